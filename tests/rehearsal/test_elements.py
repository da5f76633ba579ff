"""The crowd fills worlds: at a table its own, else one of those on the screen."""

from collections import Counter
from dataclasses import replace

import pytest
from screen import Screen, crowd

from facilitator.domain.group import Group
from facilitator.kinds.elements.filling import filling_of
from tests.kinds.test_elements import ELEMENTS, filling


@pytest.fixture
def screen() -> Screen:
    return Screen(filling())


def test_the_worlds_are_read_from_the_screen(screen: Screen) -> None:
    assert screen.patch().worlds == {"w1", "w2", "w3", "w4"}


def test_without_worlds_there_is_nothing_to_say() -> None:
    screen = Screen(filling(worlds=0))
    (hand,) = crowd(screen, 1)
    assert hand.answers() is None


def test_everybody_writes_into_some_world_and_each_world_gets_its_own(screen: Screen) -> None:
    hands = crowd(screen, 20)
    for hand in hands:
        assert hand.answers()
        assert hand.answers()
    entries = filling_of(screen.story.activity(ELEMENTS)).entries
    assert len(entries) == 40
    assert len(Counter(entry.data["world"] for entry in entries)) == 4


def test_at_a_table_one_writes_into_the_tables_world(screen: Screen) -> None:
    hands = crowd(screen, 3)
    story = screen.story
    story.state = replace(story.state, groups={
        "g": Group("g", 1, "", tuple(f"person-{n}" for n in range(3)))})
    from_desk = filling_of(story.activity(ELEMENTS))
    story.state = story.state.with_activity(replace(
        story.activity(ELEMENTS), state=replace(from_desk, seats={"g": "w3"})))
    for hand in hands:
        hand.answers()
    entries = filling_of(story.activity(ELEMENTS)).entries
    assert {entry.data["world"] for entry in entries} == {"w3"}
