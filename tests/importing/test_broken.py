"""Without one of the things that a log says, what is read in is not the same: each is needed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import pytest

from facilitator.domain import disclosing
from facilitator.domain.event import Event
from facilitator.domain.fold import fold
from facilitator.domain.workshop import Workshop
from facilitator.report.build import build
from facilitator.report.compose import compose
from facilitator.report.facts import told
from tests.cast import KINDS

from .day import MADE, day

DATA = {
    "cluster.laid": ("clusters", "places", "tops", "answers", "moved_to", "gone", "shared",
                     "counted", "changed"),
    "agenda.added": ("options", "after", "title", "minutes", "question"),
    "matrix.kept": ("company", "values", "reason", "item"),
    "rating.settled": ("questions",),
    "person.joined": ("organisation", "name"),
    "result.made": ("inputs", "parameters", "numbers", "formula", "result"),
    "scan.added": ("organisation", "author", "headline", "proxy"),
    "checkin.answered": ("word", "energy"),
    "checkin.came_from": ("came",),
    "group.formed": ("groups",),
    "dotvote.cast_on": ("things",),
    "story.begun": ("form", "world"),
    "story.wrote": ("narrative", "field", "words"),
    "cluster.proposed": ("entries", "machine", "name", "what", "cluster"),
    "axes.written": ("item", "low", "high", "definition"),
    "axes.chosen": ("first", "second", "reason"),
    "summary.added": ("text", "evidence", "place"),
    "carried.brought": ("source", "drivers", "clusters", "cards", "results", "merged"),
}  # fmt: skip
EVENTS = ("scan.supported", "scan.withdrawn", "cluster.supported", "stage.closed", "stage.revealed",
          "matrix.counted", "dotvote.item_added", "dotvote.left_out", "matrix.looked",
          "axes.supported", "axes.taken", "axes.counted",
          "wildcard.added", "wildcard.joker_withdrawn", "workshop.small_group_set",
          "agenda.removed", "organisation.added", "summary.published", "summary.left_out",
          "workshop.imported", "person.removed", "carried.chosen",
          "group.formed")  # fmt: skip
EMPTY: Mapping[type, object] = {dict: {}, list: [], str: "", bool: False, int: 0}


@cache
def stories() -> tuple[Workshop, Workshop]:
    return day().state, day("open").state


def is_the_same(events: list[Event], state: Workshop) -> bool:
    """Whether such a log would be read in as that workshop."""
    try:
        reports = [build(each, KINDS, MADE, "sv", each.editing.called("published"))
                   for each in (fold(events, KINDS), state)]
        now, then = ({**told(each), "log": None} for each in reports)
        return now == then and compose(reports[0]) == compose(reports[1])
    except (LookupError, TypeError, ValueError, AttributeError):
        return False


def without(event: Event, field: str) -> Event:
    empty = EMPTY.get(type(event.data[field]))
    return replace(event, data={**event.data, field: empty})


def test_the_stories_are_the_same_as_they_are() -> None:
    for state in stories():
        assert is_the_same(list(disclosing.disclosed(state, KINDS).events), state)


@pytest.mark.parametrize(("name", "field"), [
    (name, field) for name, fields in DATA.items() for field in fields])
def test_no_field_of_it_can_be_left_empty(name: str, field: str) -> None:
    assert not all(is_the_same([
        without(event, field) if event.name == name else event
        for event in disclosing.disclosed(state, KINDS).events], state) for state in stories())


@pytest.mark.parametrize("name", EVENTS)
def test_no_event_of_it_can_be_left_out(name: str) -> None:
    assert not all(is_the_same([
        event for event in disclosing.disclosed(state, KINDS).events if event.name != name],
        state) for state in stories())
