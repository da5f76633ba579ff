"""Acknowledged means on disk, once, in order; and a bad command or a full disk ends nothing."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import gevent
import pytest

from facilitator.domain.command import Command, Receipt
from facilitator.domain.contributions import entries_of
from facilitator.domain.event import Event
from facilitator.domain.refused import Refused
from facilitator.domain.roles import Actor, Role
from facilitator.room.change import Change
from facilitator.room.room import Room
from facilitator.storage.database import BrokenFile, NotWritten, open_for_reading
from facilitator.storage.log import Log
from tests.cast import ANNA, BO, KARIN, KINDS, SCAN, everything_in

COMMANDS = 500


def card(number: int | str, actor: Actor = ANNA) -> Command:
    return Command(f"kort-{number:0>6}", "scan.add", actor, SCAN, {"headline": f"Kort {number}"})


def on_disk(path: Path) -> list[str]:
    """The ids of the commands that another program finds in the file now."""
    connection = open_for_reading(path)
    rows = connection.execute(
        "SELECT command_id FROM events WHERE command_id LIKE 'kort-%' ORDER BY seq").fetchall()
    connection.close()
    return [row[0] for row in rows]


@pytest.fixture
def reader(room: Room) -> Iterator[sqlite3.Connection]:
    """A second, reading connection that stays open."""
    connection = open_for_reading(room.path)
    yield connection
    connection.close()


def unwritten_at_receipt(room: Room, reader: sqlite3.Connection, commands: int = 60) -> list[str]:
    """Those whose receipt came before the file had them, seen at the moment of the receipt."""
    missing: list[str] = []

    def send(number: int) -> None:
        receipt = room.handle(card(number))
        found = reader.execute("SELECT command_id FROM events WHERE seq = ?", (receipt.seq,))
        if found.fetchone() != (card(number).id,):
            missing.append(card(number).id)

    gevent.joinall([gevent.spawn(send, number) for number in range(commands)], raise_error=True)
    return missing


def test_a_receipt_comes_after_the_commit(room: Room, reader: sqlite3.Connection) -> None:
    assert unwritten_at_receipt(room, reader) == []


def test_a_log_that_answers_before_it_has_written_is_caught(
    room: Room, reader: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The check above must be able to fail: here is the bug it is for."""
    late: list[Event] = []
    monkeypatch.setattr(Log, "append", lambda log, events, *_: late.extend(events))
    assert len(unwritten_at_receipt(room, reader)) == 60


def test_nobody_is_told_before_it_is_on_disk(room: Room, reader: sqlite3.Connection) -> None:
    told: list[tuple[int, int]] = []

    def listener(change: Change) -> None:
        written = reader.execute("SELECT max(seq) FROM events").fetchone()[0]
        told.append((change.events[-1].seq, written))

    room.on_change(listener)
    gevent.joinall([gevent.spawn(room.handle, card(n)) for n in range(50)], raise_error=True)
    assert told
    assert all(seq <= written for seq, written in told)


def test_five_hundred_at_once_are_a_few_transactions(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    groups: list[int] = []
    append = Log.append

    def counted(log: Log, events: list[Event], *rest: object) -> None:
        groups.append(len(events))
        append(log, events, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Log, "append", counted)
    jobs = [gevent.spawn(room.handle, card(n)) for n in range(COMMANDS)]
    gevent.joinall(jobs, raise_error=True)
    assert sum(groups) == COMMANDS
    assert len(groups) <= 10
    assert sorted(job.value.seq for job in jobs) == list(
        range(jobs[0].value.seq, jobs[0].value.seq + COMMANDS))  # fmt: skip


def test_the_order_of_each_sender_is_kept(room: Room) -> None:
    def send(actor: Actor, first: int) -> None:
        for number in range(first, first + 40):
            room.handle(card(number, actor))

    gevent.joinall([gevent.spawn(send, ANNA, 0), gevent.spawn(send, BO, 1000)], raise_error=True)
    stored = on_disk(room.path)
    for start in ("kort-0000", "kort-0010"):
        own = [command for command in stored if command.startswith(start)]
        assert own == sorted(own)
        assert len(own) == 40


def test_what_was_sent_at_once_is_stored_in_the_order_it_was_sent(room: Room) -> None:
    gevent.joinall([gevent.spawn(room.handle, card(n)) for n in range(100)], raise_error=True)
    assert on_disk(room.path) == [card(n).id for n in range(100)]


def test_the_same_id_again_gets_the_same_receipt(room: Room) -> None:
    assert room.handle(card(1)) == room.handle(card(1))
    assert on_disk(room.path) == [card(1).id]


def test_the_same_id_in_the_same_group_is_one(room: Room) -> None:
    jobs = [gevent.spawn(room.handle, card(1)) for _ in range(20)]
    gevent.joinall(jobs, raise_error=True)
    assert len({job.value for job in jobs}) == 1
    assert on_disk(room.path) == [card(1).id]


def test_a_resend_after_the_activity_closed_gets_its_old_receipt(room: Room) -> None:
    receipt = room.handle(card(1))
    room.handle(Command("command-close", "stage.close", KARIN))
    assert room.handle(card(1)) == receipt
    with pytest.raises(Refused):
        room.handle(card(2))


def test_a_resend_after_a_restart_gets_its_old_receipt(room: Room) -> None:
    receipt = room.handle(card(1))
    room.close()
    again = Room(room.path, KINDS, lambda: "2026-05-12T12:00:00.000+00:00")
    assert again.handle(card(1)) == receipt
    again.close()
    assert on_disk(room.path) == [card(1).id]


def test_anothers_id_is_refused(room: Room) -> None:
    room.handle(card(1, ANNA))
    with pytest.raises(Refused) as refused:
        room.handle(card(1, BO))
    assert refused.value.code == "id_taken"


def test_anothers_id_in_the_same_group_is_refused(room: Room) -> None:
    jobs = [gevent.spawn(outcome, room, card(1, actor)) for actor in (ANNA, BO)]
    gevent.joinall(jobs, raise_error=True)
    assert isinstance(jobs[0].value, Receipt)
    assert jobs[1].value.code == "id_taken"


def outcome(room: Room, command: Command) -> Receipt | Refused:
    try:
        return room.handle(command)
    except Refused as refused:
        return refused


def test_a_refused_command_stops_nobody_in_its_group(room: Room) -> None:
    wrong = Command("kort-wrong", "scan.add", ANNA, SCAN, {"headline": ""})
    jobs = [gevent.spawn(outcome, room, command) for command in (card(1), wrong, card(2))]
    gevent.joinall(jobs, raise_error=True)
    assert jobs[1].value.code == "empty"
    assert on_disk(room.path) == [card(1).id, card(2).id]


def test_a_refused_command_is_not_remembered(room: Room) -> None:
    room.handle(Command("command-close", "stage.close", KARIN))
    with pytest.raises(Refused):
        room.handle(card(1))
    room.handle(Command("command-reopen", "stage.reopen", KARIN))
    assert room.handle(card(1)).seq == room.state.seq


def test_a_command_that_changes_nothing_is_answered(room: Room) -> None:
    seq = room.state.seq
    same = Command("command-wall", "wall.show", KARIN, None, {"what": "activity"})
    assert room.handle(same) == Receipt(seq)
    assert room.state.seq == seq


def test_a_bug_in_one_command_ends_neither_its_group_nor_the_room(room: Room) -> None:
    stranger = Actor(Role.PHONE, "nobody-who-joined")
    jobs = [gevent.spawn(room.handle, command)
            for command in (card(1), card(2, stranger), card(3))]  # fmt: skip
    gevent.joinall(jobs)
    assert isinstance(jobs[1].exception, KeyError)
    assert on_disk(room.path) == [card(1).id, card(3).id]
    assert room.handle(card(4))


def test_a_listener_that_fails_keeps_nothing_from_the_others(
    room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    heard: list[Change] = []
    room.on_change(lambda change: 1 / 0)  # type: ignore[arg-type, return-value]
    room.on_change(heard.append)
    room.handle(card(1))
    room.handle(card(2))
    assert [event.command_id for change in heard for event in change.events] == [
        card(1).id, card(2).id]  # fmt: skip
    assert "a listener failed" in caplog.text


def test_what_fails_after_the_write_gives_no_number_twice(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(room._scribe, "forget_closed", lambda state: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            room.handle(card(1))
    assert room.handle(card(2)).seq == room.handle(card(1)).seq + 1


def test_a_listener_sees_before_and_after(room: Room) -> None:
    heard: list[Change] = []
    room.on_change(heard.append)
    before = room.state
    room.handle(card(1))
    assert (heard[0].before, heard[0].after) == (before, room.state)


@pytest.fixture
def fill(room: Room) -> Callable[[bool], None]:
    """Make the disk full, or not: SQLite itself refuses to let the file grow."""

    def filled(full: bool) -> None:
        # The room's own connection: no other may write. It is asked on the disk's own thread.
        connection = room._scribe._ledger._log._connection
        pages = connection.execute("PRAGMA page_count").fetchone()[0] if full else 1 << 30
        room._scribe._disk.spawn(connection.execute, f"PRAGMA max_page_count={pages}").get()

    return filled


def long_card(number: int) -> Command:
    data = {"headline": f"Kort {number}", "text": "vatten " * 55}
    return Command(f"kort-{number:06}", "scan.add", ANNA, SCAN, data)


def fill_up(room: Room) -> int:
    """Write until it is refused; the number of the first card that was not saved."""
    for number in range(200):
        answer = outcome(room, long_card(number))
        if isinstance(answer, Refused):
            assert answer.code == "not_saved"
            return number
    raise AssertionError("the disk was never full")


def test_a_full_disk_is_told_and_changes_nothing(room: Room, fill: Callable[[bool], None]) -> None:
    fill(True)
    heard: list[Change] = []
    first = fill_up(room)
    room.on_change(heard.append)
    before = room.state
    assert isinstance(outcome(room, long_card(first)), Refused)
    assert room.state == before
    assert not room.saving
    assert heard == []
    assert on_disk(room.path) == [long_card(number).id for number in range(first)]
    fill(False)


def test_when_there_is_room_again_a_resend_is_saved(
    room: Room, fill: Callable[[bool], None]
) -> None:
    fill(True)
    first = fill_up(room)
    fill(False)
    receipt = room.handle(long_card(first))
    assert receipt.seq == room.state.seq
    assert room.saving
    assert on_disk(room.path) == [long_card(number).id for number in range(first + 1)]


def test_what_was_accepted_is_finished_before_the_room_closes(room: Room) -> None:
    jobs = [gevent.spawn(room.handle, card(n)) for n in range(300)]
    gevent.sleep(0)
    room.close()
    gevent.joinall(jobs, raise_error=True, timeout=5)
    assert on_disk(room.path) == [card(n).id for n in range(300)]


def test_a_closed_room_asks_to_send_again(room: Room) -> None:
    room.close()
    with pytest.raises(Refused) as refused:
        room.handle(card(1))
    assert refused.value.code == "busy"


def test_a_reopened_room_stands_where_it_stood(room: Room) -> None:
    room.handle(card(1))
    before = room.state
    room.close()
    again = Room(room.path, KINDS, lambda: "")
    assert again.state == before
    again.close()


def test_a_closed_room_leaves_one_file(room: Room) -> None:
    room.handle(card(1))
    room.close()
    assert [path.name for path in room.path.parent.iterdir()] == [room.path.name]


@pytest.mark.parametrize("data", ["[]", "null", "{", '{"entry": 1}'])
def test_a_log_that_makes_no_sense_is_a_broken_file(data: str, path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("INSERT INTO events VALUES (99, '', 'desk:Karin', ?, 'entry.hidden', 1, ?,"
                       " NULL)", (SCAN, data))  # fmt: skip
    connection.commit()
    connection.close()
    with pytest.raises(BrokenFile):
        Room(path, KINDS, lambda: "")


def test_numbers_of_cards_follow_the_order_of_the_log(room: Room) -> None:
    gevent.joinall([gevent.spawn(room.handle, card(n)) for n in range(20)], raise_error=True)
    entries = entries_of(room.state.activities[SCAN])
    assert [entry.nr for entry in entries] == list(range(1, 21))
    assert ANNA.id in everything_in(entries)


def test_a_commit_that_fails_after_it_has_reached_the_disk_is_no_failure(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    append = Log.append

    def late(log: Log, events: list[Event], *rest: object) -> None:
        append(log, events, *rest)  # type: ignore[arg-type]
        raise NotWritten("disk I/O error")

    monkeypatch.setattr(Log, "append", late)
    receipt = room.handle(card(1))
    assert receipt.seq == room.state.seq
    assert room.handle(card(1)) == receipt
    assert on_disk(room.path) == [card(1).id]


def test_where_it_cannot_be_known_at_once_it_is_found_out_before_the_next_write(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[Change] = []
    room.on_change(heard.append)
    append = Log.append

    def late(log: Log, events: list[Event], *rest: object) -> None:
        append(log, events, *rest)  # type: ignore[arg-type]
        raise NotWritten("disk I/O error")

    with monkeypatch.context() as failing:
        failing.setattr(Log, "append", late)
        failing.setattr(Log, "holds", lambda log, events: False)
        assert isinstance(outcome(room, card(1)), Refused)
    second = room.handle(card(2))
    assert room.handle(card(1)).seq == second.seq - 1
    assert on_disk(room.path) == [card(1).id, card(2).id]
    assert [e.command_id for change in heard for e in change.events] == [card(1).id, card(2).id]
    assert room.saving


def test_a_held_lock_costs_nothing_but_time(room: Room) -> None:
    other = sqlite3.connect(room.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    job = gevent.spawn(outcome, room, card(1))
    refused = job.get()
    assert isinstance(refused, Refused)
    assert (refused.code, room.saving) == ("not_saved", False)
    assert [alarm.grave for alarm in room.alarms.ringing()] == [True]
    other.execute("ROLLBACK")
    other.close()
    room.handle(card(1))
    assert room.alarms.ringing() == ()
    assert on_disk(room.path) == [card(1).id]


def test_a_file_that_may_only_be_read_is_told_and_heals(room: Room) -> None:
    connection = room._scribe._ledger._log._connection
    room._scribe._disk.spawn(connection.execute, "PRAGMA query_only=ON").get()
    assert isinstance(outcome(room, card(1)), Refused)
    room._scribe._disk.spawn(connection.execute, "PRAGMA query_only=OFF").get()
    room.handle(card(1))
    assert on_disk(room.path) == [card(1).id]
