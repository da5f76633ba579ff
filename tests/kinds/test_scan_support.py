"""To say the same as somebody else instead of writing it once more."""

import sqlite3
from pathlib import Path

import pytest

from facilitator.domain.command import Command
from facilitator.domain.contributions import entries_of
from facilitator.domain.entry import Entry
from facilitator.domain.roles import SYSTEM, Role
from facilitator.kinds.cluster.shown import Shown
from facilitator.room.room import Room
from facilitator.storage.shelf import Shelf
from tests.cast import ANNA, BO, KARIN, KINDS, SCAN, Story, everything_in, scanning
from tests.kinds.test_scan import events_for, room_pictures

KIND = KINDS["scan"]


def card(story: Story, entry: str = "kort-anna") -> Entry:
    return entries_of(story.activity(SCAN)).get(entry)


@pytest.fixture
def story(scan: Story) -> Story:
    scan.card(ANNA, "AI tar över", id="kort-anna")
    return scan


def test_a_voice_counts_once_and_can_be_taken_back(story: Story) -> None:
    story.does(BO, "scan.support", entry="kort-anna")
    assert story.does(BO, "scan.support", entry="kort-anna") == []
    assert card(story).supporters == (BO.id,)
    story.does(BO, "scan.unsupport", entry="kort-anna")
    assert story.does(BO, "scan.unsupport", entry="kort-anna") == []
    assert card(story).supporters == ()


def test_nobody_backs_ones_own_card_nor_one_that_is_gone(story: Story) -> None:
    assert story.refuses(ANNA, "scan.support", entry="kort-anna").code == "own"
    story.does(KARIN, "entry.hide", SCAN, entry="kort-anna", reason="fel")
    assert story.refuses(BO, "scan.support", entry="kort-anna").code == "withdrawn"
    assert story.refuses(BO, "scan.support", entry="annat").code == "no_such_entry"


def test_only_phones_and_only_while_it_is_open(story: Story) -> None:
    assert story.refuses(KARIN, "scan.support", entry="kort-anna").code == "not_allowed"
    story.does(KARIN, "stage.close")
    assert story.refuses(BO, "scan.support", entry="kort-anna").code == "closed"


def test_how_many_say_the_same_is_shown_and_never_who(story: Story) -> None:
    story.does(BO, "scan.support", entry="kort-anna")
    assert "'same': 1" in room_pictures(story)
    assert "'same': 1" in everything_in(KIND.desk(story.scene(SCAN)))
    assert BO.id not in room_pictures(story)
    assert BO.id not in events_for(Role.WALL, story) + events_for(Role.PHONE, story)
    assert "kort-anna" in everything_in(KIND.mine(story.scene(SCAN), BO.id))
    assert KIND.facts(story.scene(SCAN))["entries"][0]["supported_by"] == 1  # type: ignore[index]


def test_a_stack_counts_cards_and_voices_each_person_once(story: Story) -> None:
    story.card(BO, "AI kommer", id="kort-bo")
    story.does(BO, "scan.support", entry="kort-anna")
    story.does(ANNA, "scan.support", entry="kort-bo")
    story.does(SYSTEM, "agenda.add", kind="cluster", title="Klustring", minutes=60, question="?",
               note="")  # fmt: skip
    story.does(KARIN, "stage.start", "cluster-5")
    assert Shown.of(story.scene("cluster-5")).support("kort-anna") == 2
    story.does(KARIN, "cluster.stack", entries=["kort-bo"], top="kort-anna")
    assert Shown.of(story.scene("cluster-5")).support("kort-anna") == 2


def test_cards_are_compared_only_where_phones_may_see_them() -> None:
    for others, seen in (("at_once", 1), ("never", 0), ("on_reveal", 0)):
        story = scanning(others=others)
        story.card(ANNA, "AI tar över", id="kort-anna")
        assert len(KIND.comparable(story.activity(SCAN))) == seen


@pytest.fixture
def room(tmp_path: Path, story: Story) -> Room:
    return Room(Shelf(tmp_path).create("omvarld", story.events), KINDS, lambda: story.now)


def supports(room: Room, name: str = "support") -> None:
    room.handle(Command(f"bo-{name}-ett", f"scan.{name}", BO, SCAN, {"entry": "kort-anna"}))


def counted(room: Room) -> int:
    with sqlite3.connect(room.path) as reader:
        return int(reader.execute("SELECT supported FROM ideas").fetchone()[0])


def test_an_erased_persons_voice_goes_with_them(room: Room) -> None:
    supports(room)
    assert (counted(room), len(entries_of(room.state.activities[SCAN]).get(
        "kort-anna").supporters)) == (1, 1)
    room.handle(Command("radera-bo", "person.erase", KARIN, None, {
        "person": BO.id, "words": "keep", "decision": "RS 1"}))
    assert entries_of(room.state.activities[SCAN]).get("kort-anna").supporters == ()
    assert counted(room) == 0
    assert f"phone:{BO.id}".encode() not in b"".join(
        each.read_bytes() for each in room.path.parent.iterdir() if each.is_file())
    room.close()


def test_a_voice_taken_back_is_not_counted_in_the_file(room: Room) -> None:
    supports(room)
    supports(room, "unsupport")
    assert counted(room) == 0
    room.close()


def test_where_nobody_is_named_a_voice_is_a_masks(tmp_path: Path) -> None:
    story = scanning(naming="anonymous")
    room = Room(Shelf(tmp_path).create("omvarld", story.events), KINDS, lambda: story.now)
    room.handle(Command("kort-anna", "scan.add", ANNA, SCAN, {"headline": "AI tar över"}))
    supports(room)
    (voice,) = entries_of(room.state.activities[SCAN]).get("kort-anna").supporters
    assert voice == room.known_as(BO).id != BO.id
    room.close()
