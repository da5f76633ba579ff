"""Copies are made by themselves, at the end, and without what had to be erased."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import gevent
import pytest

from facilitator.domain.command import Command
from facilitator.room.copies import Copies
from facilitator.room.room import Room
from facilitator.room.rooms import BrokenFile, Rooms
from facilitator.storage.copies import log_hash
from facilitator.storage.shelf import Shelf
from tests.cast import ANNA, CODE, KARIN, KINDS, SCAN, Story

NOW = "2026-05-12T12:00:00.000+00:00"


class Clock:
    """A clock that goes an hour for each look."""

    def __init__(self) -> None:
        self.time = datetime(2026, 5, 12, 9, tzinfo=UTC)

    def __call__(self) -> str:
        self.time += timedelta(hours=1)
        return self.time.isoformat(timespec="milliseconds")


@pytest.fixture
def rooms(tmp_path: Path, scan: Story) -> Iterator[Rooms]:
    shelf = Shelf(tmp_path)
    shelf.create(f"omvarld-{CODE.lower()}", scan.events)
    rooms = Rooms(shelf, KINDS, lambda: NOW)
    yield rooms
    rooms.close()


@pytest.fixture
def copies(rooms: Rooms, tmp_path: Path) -> Iterator[Copies]:
    copies = Copies(tmp_path, rooms.all_open, Clock(), 5)
    rooms.on_open(copies.follow)
    yield copies
    copies.close()


@pytest.fixture
def room(rooms: Rooms, copies: Copies) -> Room:
    found = rooms.get(CODE)
    assert found
    return found


def card(number: int) -> Command:
    data = {"headline": f"Kanariekort {number}"}
    return Command(f"kort-{number:06}", "scan.add", ANNA, SCAN, data)


def until(holds: Callable[[], object]) -> None:
    with gevent.Timeout(5):
        while not holds():
            gevent.sleep(0.01)


def test_a_copy_holds_every_receipt_given_before_it(room: Room, copies: Copies) -> None:
    for number in range(50):
        room.handle(card(number))
    seq = room.state.seq
    writing = [gevent.spawn(room.handle, card(number)) for number in range(50, 100)]
    made = copies.make(room)
    gevent.joinall(writing, raise_error=True)
    assert made
    assert made.events >= seq


def test_what_was_written_is_copied_and_what_was_only_read_is_not(
    room: Room, copies: Copies
) -> None:
    copies._copy_what_changed()
    assert copies.kept(CODE) == []
    room.handle(card(1))
    copies._copy_what_changed()
    copies._copy_what_changed()
    assert len(copies.kept(CODE)) == 1


def test_the_end_of_a_workshop_is_copied(room: Room, copies: Copies) -> None:
    room.handle(Command("avsluta-1", "workshop.end", KARIN))
    until(lambda: copies.kept(CODE))
    assert log_hash(copies.kept(CODE)[0].path) == log_hash(room.path)


def test_the_end_of_the_server_is_copied(room: Room, copies: Copies) -> None:
    room.handle(card(1))
    copies.close()
    assert len(copies.kept(CODE)) == 1


def test_an_erased_person_is_in_no_copy(room: Room, copies: Copies, tmp_path: Path) -> None:
    room.handle(card(1))
    copies.make(room)
    (old,) = copies.kept(CODE)
    body = old.path.read_bytes()
    assert b"Kanariekort" in body
    for folder in ("replaced", "quarantine"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"aldre-{CODE.lower()}.db").write_bytes(body)
    room.handle(Command("radera-1", "person.erase", KARIN, None, {
        "person": ANNA.id, "words": "erase", "decision": "RS 2026/114"}))
    until(lambda: copies.kept(CODE) and copies.kept(CODE)[0].path != old.path)
    for path in tmp_path.rglob("*"):
        assert path.is_dir() or b"Kanariekort" not in path.read_bytes()


def test_the_newest_twelve_are_kept_and_one_for_each_day_before(
    room: Room, copies: Copies
) -> None:
    for number in range(60):
        room.handle(card(number % 40 + number * 100))
        assert copies.make(room)
    kept = copies.kept(CODE)
    days = [each.at[:10] for each in kept[12:]]
    assert len(days) == len(set(days))
    assert 12 < len(kept) <= 12 + 3


def test_a_copy_that_cannot_be_made_is_told_at_the_desk(room: Room, copies: Copies) -> None:
    copies.folder(CODE).parent.write_text("i vägen")
    assert copies.make(room) is None
    assert [alarm.grave for alarm in room.alarms.ringing()] == [False]
    copies.folder(CODE).parent.unlink()
    assert copies.make(room)
    assert room.alarms.ringing() == ()


def test_going_back_to_a_copy_lays_aside_what_was_there(
    rooms: Rooms, room: Room, copies: Copies
) -> None:
    room.handle(card(1))
    made = copies.make(room)
    assert made
    room.handle(card(2))
    rooms.replace(CODE, made.path)
    again = rooms.get(CODE)
    assert again
    assert again is not room
    assert again.state.seq == made.events
    assert log_hash(again.path)[1] == made.hash
    aside = list((rooms.shelf.folder / "replaced").glob("*.db"))
    assert log_hash(aside[0])[0] == made.events + 1


# Damage


def flip(path: Path) -> None:
    """Four kilobytes of noise in the middle of the file (reliability.md F20)."""
    body = bytearray(path.read_bytes())
    middle = len(body) // 2 // 4096 * 4096
    body[middle:middle + 4096] = bytes(range(256)) * 16
    path.write_bytes(body)


def cut(path: Path) -> None:
    body = path.read_bytes()
    path.write_bytes(body[: len(body) - 4096])


@pytest.mark.parametrize("harm", [flip, cut])
def test_a_damaged_file_is_moved_away_and_the_others_live_on(
    harm: Callable[[Path], None], tmp_path: Path, scan: Story
) -> None:
    shelf = Shelf(tmp_path)
    for number in range(60):
        scan.card(ANNA, f"Kort {number}", text="fyllnad " * 40)
    path = shelf.create(f"omvarld-{CODE.lower()}", scan.events)
    harm(path)
    body = path.read_bytes()
    rooms = Rooms(shelf, KINDS, lambda: NOW)
    for _ in range(2):
        with pytest.raises(BrokenFile):
            rooms.get(CODE)
    ((moved, why),) = rooms.quarantined()
    assert moved.read_bytes() == body
    assert path.name in why
    assert not path.exists()
    rooms.close()
