"""Copies are made by themselves, at the end, and without what had to be erased."""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import gevent
import pytest

from facilitator.domain.command import Command
from facilitator.room.copies import Copies
from facilitator.room.room import Room
from facilitator.room.rooms import BrokenFile, Rooms
from facilitator.storage.accounts import Accounts
from facilitator.storage.copies import log_hash
from facilitator.storage.database import open_for_writing
from facilitator.storage.disposal import Disposal
from facilitator.storage.log import Log
from facilitator.storage.shelf import Shelf
from tests.cast import ANNA, CODE, KARIN, KINDS, SCAN, Story

NOW = "2026-05-12T12:00:00.000+00:00"


class Clock:
    """A clock that goes an hour for each look."""

    def __init__(self, hour: int = 9) -> None:
        self.time = datetime(2026, 5, 12, hour, tzinfo=UTC)

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


def erasure() -> Command:
    return Command("radera-1", "person.erase", KARIN, None, {
        "person": ANNA.id, "words": "erase", "decision": "RS 2026/114"})


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


def test_a_copy_that_fails_again_and_again_is_logged_once(
    room: Room, copies: Copies, caplog: pytest.LogCaptureFixture
) -> None:
    copies.folder(CODE).parent.write_text("i vägen")
    for _ in range(3):
        assert copies.make(room) is None
    assert len([each for each in caplog.records if "no copy" in each.message]) == 1
    copies.folder(CODE).parent.unlink()


def test_what_was_written_before_a_crash_is_copied_after_it(
    rooms: Rooms, room: Room, copies: Copies, tmp_path: Path
) -> None:
    copies.make(room)
    room.handle(card(1))
    seq = room.state.seq
    rooms.close()  # without a last copy, as when the power goes
    again = Rooms(rooms.shelf, KINDS, lambda: NOW)
    later = Copies(tmp_path, again.all_open, Clock(23), 5)
    again.on_open(later.follow)
    assert again.get(CODE)
    later._copy_what_changed()
    assert log_hash(later.kept(CODE)[0].path)[0] == seq
    later.close()
    again.close()


def test_the_copy_that_is_gone_back_to_is_not_thinned_out_under_it(
    rooms: Rooms, room: Room, copies: Copies
) -> None:
    for number in range(14):
        room.handle(card(number))
        copies.make(room)
    oldest = copies.kept(CODE)[-1].path
    copies.make(room, spare=oldest)
    rooms.replace(CODE, oldest)
    again = rooms.get(CODE)
    assert again
    assert log_hash(again.path) == log_hash(oldest)


def test_as_many_are_kept_as_the_setting_says(rooms: Rooms, tmp_path: Path) -> None:
    copies = Copies(tmp_path, rooms.all_open, lambda: f"2026-05-12T09:00:00.{next(ticks):06}", 0, 3)
    ticks = iter(range(100))
    room = rooms.get(CODE)
    assert room
    for _ in range(8):
        copies.make(room)
    assert len(copies.kept(CODE)) == 3 + 1  # and the last one of the day before those
    copies.close()


def test_an_erasure_takes_what_was_laid_aside_and_half_made_copies(
    rooms: Rooms, room: Room, copies: Copies, tmp_path: Path
) -> None:
    room.handle(card(1))
    made = copies.make(room)
    assert made
    rooms.replace(CODE, made.path)
    again = rooms.get(CODE)
    assert again
    half = copies.folder(CODE) / ".20260512T090000000000-x.db.draft"
    half.write_bytes(made.path.read_bytes())
    assert list((tmp_path / "replaced").glob("*.db"))
    again.handle(erasure())
    until(lambda: copies.kept(CODE) and copies.kept(CODE)[0].path != made.path)
    for path in tmp_path.rglob("*"):
        assert path.is_dir() or b"Kanariekort" not in path.read_bytes(), path


def test_copies_that_an_erasure_left_in_a_crash_go_at_the_next_start(
    rooms: Rooms, room: Room, copies: Copies, tmp_path: Path
) -> None:
    room.handle(card(1))
    made = copies.make(room)
    assert made
    kept = made.path.read_bytes()
    room.handle(erasure())
    until(lambda: copies.kept(CODE) and copies.kept(CODE)[0].path != made.path)
    copies.kept(CODE)[0].path.unlink()
    made.path.write_bytes(kept)  # as if it had ended between the erasure and the copies
    rooms.close()
    again = Rooms(rooms.shelf, KINDS, lambda: NOW)
    later = Copies(tmp_path, again.all_open, Clock(23), 0)
    again.on_open(later.follow)
    assert again.get(CODE)
    until(lambda: later.kept(CODE) and later.kept(CODE)[0].path != made.path)
    assert not made.path.exists()
    later.close()
    again.close()


def test_a_copy_that_waited_while_the_workshop_was_disposed_of_is_not_made(
    rooms: Rooms, room: Room, copies: Copies, tmp_path: Path
) -> None:
    accounts = Accounts(tmp_path / "installation.sqlite")
    with copies.paused():
        waits = gevent.spawn(copies.make, room)
        gevent.sleep(0.01)
        line = Disposal(CODE, "Omvärld", NOW, "Karin", "RS 2026/9", 2, 0)
        rooms.dispose(CODE, accounts, copies.folder(CODE), line)
    assert waits.get() is None
    assert not copies.folder(CODE).exists()
    assert copies.code(CODE) == ""
    accounts.close()


def test_a_file_that_cannot_be_opened_does_not_end_the_copies(
    room: Room, copies: Copies, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With every handle taken SQLite says so as it connects; the next copy is made again."""
    def fails(*_given: object, **_more: object) -> None:
        raise sqlite3.OperationalError("unable to open database file")

    with monkeypatch.context() as full:
        full.setattr("facilitator.storage.copies.sqlite3.connect", fails)
        assert copies.make(room) is None
    assert room.alarms.rings("copy")
    assert copies.make(room)


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


def spoil_a_row(path: Path, *further: str) -> None:
    """The file is whole to SQLite, and one event in it is no event."""
    connection = sqlite3.connect(path)
    for statement in ("UPDATE events SET data = 'inte json' WHERE seq = 5", *further):
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_log_with_a_row_that_is_no_event_is_moved_away(tmp_path: Path, scan: Story) -> None:
    shelf = Shelf(tmp_path)
    path = shelf.create(f"omvarld-{CODE.lower()}", scan.events)
    spoil_a_row(path)
    rooms = Rooms(shelf, KINDS, lambda: NOW)
    with pytest.raises(BrokenFile):
        rooms.get(CODE)
    ((moved, why),) = rooms.quarantined()
    assert (moved.exists(), path.exists(), NOW in why) == (True, False, True)
    rooms.close()


def test_a_file_from_a_newer_version_is_left_where_it_is(tmp_path: Path, scan: Story) -> None:
    shelf = Shelf(tmp_path)
    path = shelf.create(f"omvarld-{CODE.lower()}", scan.events)
    spoil_a_row(path, "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
                      " VALUES ('workshop', 'm999_things_to_come', '2031-01-01')")
    before = log_hash(path)
    rooms = Rooms(shelf, KINDS, lambda: NOW)
    with pytest.raises(BrokenFile, match="newer version"):
        rooms.get(CODE)
    assert (log_hash(path), rooms.quarantined()) == (before, [])
    rooms.close()


def log_lines(path: Path) -> tuple[int, str]:
    return log_hash(path)


def test_a_method_that_fails_moves_no_file(tmp_path: Path, scan: Story) -> None:
    """A file that our code cannot fold may be whole: the fault may be the code's."""
    shelf = Shelf(tmp_path)
    scan.card(ANNA, "Vattnet stiger")
    path = shelf.create(f"omvarld-{CODE.lower()}", scan.events)

    class Faulty(type(KINDS["scan"])):  # type: ignore[misc]
        def apply(self, state: object, event: object) -> object:
            raise KeyError("entry")

    rooms = Rooms(shelf, {**KINDS, "scan": Faulty()}, lambda: NOW)
    with pytest.raises(BrokenFile):
        rooms.get(CODE)
    assert (path.exists(), rooms.quarantined()) == (True, [])
    rooms.close()


@pytest.mark.parametrize("keep", [0, 32, 4128])
def test_noise_for_a_write_ahead_log_is_an_older_workshop_and_not_a_crash(
    keep: int, tmp_path: Path, scan: Story
) -> None:
    """What the log held after the noise began is gone; what stands in the file is whole."""
    shelf = Shelf(tmp_path)
    path = shelf.create(f"omvarld-{CODE.lower()}", scan.events)
    log = Log(open_for_writing(path, {}))
    log.append(scan.does(ANNA, "scan.add", headline="I loggen"))
    crashed = {each: each.read_bytes() for each in tmp_path.iterdir()}
    log.close()
    for each, body in crashed.items():
        noise = bytes(range(255, -1, -1)) * (len(body) // 256 + 1)
        each.write_bytes(body[:keep] + noise[keep:len(body)] if each.name.endswith("-wal")
                         else body)
    path.with_name(f"{path.name}-shm").unlink()
    shelf.settle()
    rooms = Rooms(shelf, KINDS, lambda: NOW)
    room = rooms.get(CODE)
    assert room
    assert room.state.seq == len(scan.events) - 1
    rooms.close()
