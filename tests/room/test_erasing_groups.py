"""Who is erased sits nowhere, in no event either, and no table is called after them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.domain.command import Command
from facilitator.domain.fold import fold
from facilitator.room.room import Room
from tests.cast import ANNA, BO, KARIN, KINDS, Story, scanning
from tests.opened import opened

NAME, FIRM = "Kanarie Fågelsson", "Fågelssons Eget AB"


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """Anna has a firm of her own, sits, is moved, leads, sits again; one table bears her name."""
    story: Story = scanning()
    story.does(ANNA, "person.change", name=NAME, organisation=FIRM)
    story.does(KARIN, "group.form", way="organisation")
    firms = next(g.id for g in story.state.groups.values() if ANNA.id in g.members)
    story.does(KARIN, "group.host", group=firms, person=ANNA.id)
    story.does(KARIN, "group.add", name=f"Bordet med {NAME}")
    story.does(KARIN, "group.rename", group="g1", name="Norrsken")
    story.does(KARIN, "group.move", person=ANNA.id, group="g1")
    story.does(KARIN, "group.form", way="code", number=2)
    story.does(ANNA, "group.sit", group="g2")
    story.does(BO, "group.sit", group="g2")
    with opened(story, tmp_path) as room:
        yield room


def erase(room: Room, words: str) -> None:
    room.handle(Command("radera-anna", "person.erase", KARIN, None, {
        "person": ANNA.id, "words": words, "decision": "RS 2026/114"}))


@pytest.mark.parametrize("words", ["keep", "erase"])
def test_an_erased_person_leaves_every_table_of_every_event(words: str, room: Room) -> None:
    erase(room, words)
    groups = [event for event in room.events_after(0) if event.name.startswith("group.")]
    assert ANNA.id not in repr(groups)
    for gone in (NAME, FIRM):
        assert gone not in repr(groups)
        assert gone not in repr(room.state)
    assert room.state.groups["g2"].members == (BO.id,)
    assert fold(room.events_after(0), KINDS) == room.state
    told = b"".join(path.read_bytes() for path in room.path.parent.rglob("*") if path.is_file())
    assert NAME.encode() not in told
    assert FIRM.encode() not in told


def test_the_others_and_the_tables_stay(room: Room) -> None:
    before = room.state.groups
    erase(room, "keep")
    assert [group.number for group in room.state.groups.values()] == [
        group.number for group in before.values()]
    assert "Norrsken" in repr([e for e in room.events_after(0) if e.name == "group.renamed"])


def test_undoing_afterwards_brings_nobody_back(room: Room) -> None:
    erase(room, "keep")
    room.handle(Command("angra-1", "undo.last", KARIN))
    assert ANNA.id not in repr(room.state.groups)
