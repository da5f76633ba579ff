"""Pictures lie in the workshop's one file, with the events that name them, and go with them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.domain.refused import Refused
from facilitator.room.room import Room
from facilitator.storage.copies import check, copy, log_hash
from facilitator.storage.log import Log
from tests.cast import ANNA, BO, KINDS
from tests.kinds.judged import CEDRIC
from tests.opened import opened

from .held import ALT, BODY, NAMES, OTHER, OTHER_ALT, do, pictured, written


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with opened(written(), tmp_path) as room:
        yield room


def every_byte(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def inside(body: bytes) -> bytes:
    """Some of its bytes that lie on one page of SQLite's, and nowhere else."""
    return body[1000:1100]


def kept(path: Path) -> set[str]:
    with sqlite3.connect(path) as connection:
        return {name for name, in connection.execute("SELECT name FROM pictures")}


def test_a_picture_is_in_the_file_and_survives_a_restart(room: Room) -> None:
    pictured(room)
    room.close()
    again = Room(room.path, KINDS, lambda: "2026-05-12T12:00:00.000+00:00")
    assert again.picture(NAMES[ANNA]) == BODY
    assert again.picture("0" * 64) is None
    again.close()
    assert again.picture(NAMES[ANNA]) is None


def test_bytes_that_are_not_what_the_command_names_are_not_kept(room: Room) -> None:
    texts = pictured(room)
    seq = room.state.seq
    for body in (b"", OTHER + b"x"):
        with pytest.raises(Refused) as refused:
            do(room, "story.picture", ANNA, body, text=texts[ANNA], picture=NAMES[CEDRIC], alt=ALT)
        assert refused.value.code == "no_picture"
    assert room.state.seq == seq


def test_bytes_of_a_command_that_is_refused_or_names_none_are_not_kept(room: Room) -> None:
    texts = pictured(room)
    strange = b"\xff\xd8 something else"
    with pytest.raises(Refused):
        do(room, "story.picture", BO, strange, text=texts[ANNA], picture=NAMES[ANNA], alt=ALT)
    do(room, "workshop.rename", body=strange, title="Ny")
    assert kept(room.path) == set(NAMES.values())


def test_what_is_not_written_leaves_no_picture(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    connection = room._scribe._ledger._log._connection
    room._scribe._disk.spawn(connection.execute, "PRAGMA query_only=ON").get()
    with pytest.raises(Refused) as refused:
        pictured(room)
    assert refused.value.code == "not_saved"
    room._scribe._disk.spawn(connection.execute, "PRAGMA query_only=OFF").get()
    assert kept(room.path) == set()
    pictured(room)
    assert kept(room.path) == set(NAMES.values())


def test_a_copy_has_it_and_the_logs_hash_is_of_the_log(room: Room, tmp_path: Path) -> None:
    before = log_hash(room.path)
    pictured(room)
    made = copy(room.path, tmp_path / "kopia" / "en.db")
    assert check(made.path).hash == made.hash != before[1]
    assert kept(made.path) == set(NAMES.values())


def test_not_a_byte_is_left_of_an_erased_persons_picture(room: Room) -> None:
    texts = pictured(room)
    do(room, "story.unpicture", ANNA, text=texts[ANNA])
    assert inside(BODY) in every_byte(room.path.parent)
    do(room, "person.erase", person=ANNA.id, words="erase", decision="RS 2026/114")
    left = every_byte(room.path.parent)
    for canary in (inside(BODY), NAMES[ANNA].encode(), ALT.encode()):
        assert canary not in left
    assert inside(OTHER) in left
    assert room.picture(NAMES[ANNA]) is None
    assert room.picture(NAMES[CEDRIC]) == OTHER


def test_a_picture_may_stay_that_nobody_sent(room: Room) -> None:
    pictured(room)
    do(room, "person.erase", person=ANNA.id, words="keep", decision="RS 2026/114")
    assert room.picture(NAMES[ANNA]) == BODY
    assert ANNA.id.encode() not in b"".join(
        repr(e.data).encode() for e in room.events_after(0) if e.name == "story.pictured")


def test_the_same_picture_of_another_stays(room: Room) -> None:
    texts = pictured(room)
    do(room, "story.picture", CEDRIC, BODY, text=texts[CEDRIC], picture=NAMES[ANNA], alt=OTHER_ALT)
    do(room, "person.erase", person=ANNA.id, words="erase", decision="RS 2026/114")
    assert room.picture(NAMES[ANNA]) == BODY


def test_a_file_from_before_there_were_pictures_is_read_and_taken_on(
    room: Room, tmp_path: Path
) -> None:
    room.close()
    with sqlite3.connect(room.path) as connection:
        connection.execute("DROP TABLE pictures")
        connection.execute("DELETE FROM _sqlite_migrations WHERE name = 'm003_pictures'")
        assert Log(connection).pictures() == {}
    again = Room(room.path, KINDS, lambda: "2026-05-12T12:00:00.000+00:00")
    pictured(again)
    assert again.picture(NAMES[ANNA]) == BODY
    again.close()
