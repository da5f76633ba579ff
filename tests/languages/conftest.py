"""The English catalogue for every test that asks for it."""

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from .book import WORDS


@pytest.fixture(scope="module")
def english() -> Catalog:
    with (WORDS / "facilitator.po").open("rb") as file:
        return read_po(file, locale="en")
