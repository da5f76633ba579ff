"""The two embedders; what needs the model is skipped where it cannot load."""

import pytest

from facilitator.suggest import Catalogue
from facilitator.suggest.meaning import Meaning, NoMeaning
from facilitator.suggest.spelling import Spelling

from .board import catalogue_of


@pytest.fixture(scope="session")
def spelling() -> Spelling:
    return Spelling()


@pytest.fixture(scope="session")
def meaning() -> Meaning:
    try:
        return Meaning()
    except NoMeaning as error:
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def themes(meaning: Meaning) -> Catalogue:
    return catalogue_of(meaning)
