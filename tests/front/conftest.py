"""A browser for each file of tests, and the screens in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from .browser import browser
from .screens import Screens


@pytest.fixture(scope="module")
def look() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def screens(look: Browser) -> Iterator[Screens]:
    opened = Screens(look)
    yield opened
    opened.close()
