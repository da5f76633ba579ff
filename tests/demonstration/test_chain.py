"""From a scenario's front page back to the cards of the first workshop, and who they are from."""

import json
from functools import cache

import pytest

from facilitator.report.build import build
from facilitator.report.facts import as_json
from tests.cast import KINDS
from tests.report.links import Thing, behind, broken, things_in

from .test_held import played

PEOPLE = 90
MADE = "2026-05-15T08:00:00.000+00:00"


@cache
def things() -> dict[str, Thing]:
    """Everything in the JSON report that has an id."""
    state = played("scenarier", PEOPLE).state
    return things_in(json.loads(as_json(build(state, KINDS, MADE, "sv")))["activities"])


def front_pages() -> list[Thing]:
    return [each for each in things().values() if each.get("form") == "frontpage"]


def test_every_link_leads_to_something() -> None:
    assert sum(len(thing.get("derived_from", [])) for thing in things().values()) > 100
    assert broken(things()) == []


def test_there_are_four_worlds_each_with_its_front_page() -> None:
    assert len(front_pages()) == 4
    assert len({each["world"] for each in front_pages()}) == 4


@pytest.mark.parametrize("number", range(4))
def test_a_front_page_leads_to_cards_and_those_to_organisations(number: int) -> None:
    cards = [each for each in behind(things(), front_pages()[number]) if each.get("headline")]
    assert len(cards) >= 3
    assert len({each["organisation"] for each in cards if each.get("organisation")}) >= 3
