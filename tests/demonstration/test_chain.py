"""From a scenario's front page back to the cards of the first workshop, and who they are from."""

import json
from functools import cache
from typing import Any

import pytest

from facilitator.report.build import build
from facilitator.report.facts import as_json
from tests.cast import KINDS

from .test_held import played

PEOPLE = 90
MADE = "2026-05-15T08:00:00.000+00:00"
Thing = dict[str, Any]


@cache
def things() -> dict[str, Thing]:
    """Everything in the JSON report that has an id."""
    state = played("scenarier", PEOPLE).state
    found: dict[str, Thing] = {}

    def gather(value: object) -> None:
        if isinstance(value, dict):
            if isinstance(value.get("id"), str):
                found.setdefault(value["id"], value)
            for each in value.values():
                gather(each)
        elif isinstance(value, list):
            for each in value:
                gather(each)

    for activity in json.loads(as_json(build(state, KINDS, MADE, "sv")))["activities"]:
        gather({name: activity[name] for name in ("id", "kind", "entries", "clusters", "results")})
    return found


def behind(thing: Thing) -> list[Thing]:
    """What it was made of, and what that was made of, to the end."""
    found: dict[str, Thing] = {}
    to_follow = list(thing.get("derived_from", []))
    while to_follow:
        each = to_follow.pop()
        if each not in found:
            found[each] = things()[each]
            to_follow += found[each].get("derived_from", [])
    return list(found.values())


def front_pages() -> list[Thing]:
    return [each for each in things().values() if each.get("form") == "frontpage"]


def test_every_link_leads_to_something() -> None:
    links = [(thing["id"], each) for thing in things().values()
             for each in thing.get("derived_from", [])]
    assert len(links) > 100
    assert [link for link in links if link[1] not in things()] == []


def test_there_are_four_worlds_each_with_its_front_page() -> None:
    assert len(front_pages()) == 4
    assert len({each["world"] for each in front_pages()}) == 4


@pytest.mark.parametrize("number", range(4))
def test_a_front_page_leads_to_cards_and_those_to_organisations(number: int) -> None:
    cards = [each for each in behind(front_pages()[number]) if each.get("headline")]
    assert len(cards) >= 3
    assert len({each["organisation"] for each in cards if each.get("organisation")}) >= 3
