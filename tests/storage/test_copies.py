"""A copy is whole or is not there; a restored one has the same history; nothing is overwritten."""

import os
import sqlite3
from pathlib import Path

import pytest

from facilitator.storage.copies import (
    Present,
    check,
    copy,
    log_hash,
    quarantine,
    quarantined,
    restore,
)
from facilitator.storage.database import BrokenFile, open_for_writing
from facilitator.storage.log import Log
from facilitator.storage.shelf import Shelf
from tests.cast import CODE, Story


@pytest.fixture
def path(tmp_path: Path, scan: Story) -> Path:
    sessions = tmp_path / "sessions"
    sessions.mkdir()
    return Shelf(sessions).create(f"omvarld-{CODE.lower()}", scan.events)


def test_a_copy_has_the_same_history_while_the_file_is_being_written(
    path: Path, scan: Story, tmp_path: Path
) -> None:
    writer = Log(open_for_writing(path, {}))
    made = copy(path, tmp_path / "kopior" / "kopia.db")
    assert (made.events, made.hash) == log_hash(path)
    assert made.events == len(scan.events)
    writer.close()
    assert sorted(p.name for p in (tmp_path / "kopior").iterdir()) == ["kopia.db"]


def test_the_hash_tells_any_history_from_another(path: Path, tmp_path: Path) -> None:
    before = log_hash(path)
    connection = sqlite3.connect(path)
    connection.execute("UPDATE events SET at = at || 'x' WHERE seq = 3")
    connection.commit()
    connection.close()
    assert log_hash(path) != before


def test_only_its_owner_may_read_a_copy(path: Path, tmp_path: Path) -> None:
    made = copy(path, tmp_path / "kopior" / "kopia.db")
    assert made.path.stat().st_mode & 0o777 == 0o600
    assert made.path.parent.stat().st_mode & 0o777 == 0o700


def test_a_copy_that_fails_its_check_never_appears(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "kopia.db"
    copy(path, target)
    before = target.read_bytes()
    monkeypatch.setattr(os, "replace", lambda *names: pytest.fail("it was put in place"))
    real = sqlite3.connect
    monkeypatch.setattr("facilitator.storage.copies._vacuum_into",
                        lambda source, draft: draft.write_bytes(before[:6000]))
    with pytest.raises(BrokenFile):
        copy(path, target)
    assert real is sqlite3.connect
    assert target.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


@pytest.mark.parametrize("spoil", [
    lambda body: body[: len(body) // 2], lambda body: body[:4096] + os.urandom(4096) + body[8192:],
    lambda body: b"", lambda body: b"inte en databas" * 500,
], ids=["cut", "flipped", "empty", "text"])  # fmt: skip
def test_a_spoilt_copy_is_not_a_copy(spoil: object, path: Path, tmp_path: Path) -> None:
    spoilt = tmp_path / "trasig.db"
    spoilt.write_bytes(spoil(path.read_bytes()))  # type: ignore[operator]
    with pytest.raises(BrokenFile):
        check(spoilt)
    with pytest.raises(BrokenFile):
        restore(spoilt, path.parent, replace=True)
    assert log_hash(path)[0] > 0


def test_a_copy_with_events_missing_in_the_middle_is_not_whole(path: Path, tmp_path: Path) -> None:
    made = copy(path, tmp_path / "kopia.db")
    connection = sqlite3.connect(made.path)
    connection.execute("DELETE FROM events WHERE seq = 4")
    connection.commit()
    connection.close()
    with pytest.raises(BrokenFile):
        check(made.path)


def test_restored_elsewhere_it_is_the_same_workshop(path: Path, tmp_path: Path) -> None:
    made = copy(path, tmp_path / "kopia.db")
    other = tmp_path / "annan"
    other.mkdir()
    back = restore(made.path, other)
    assert back.hash == log_hash(path)[1]
    found = Shelf(other).find(CODE)
    assert found
    assert found.path == back.path


def test_what_is_there_is_never_overwritten(path: Path, tmp_path: Path) -> None:
    made = copy(path, tmp_path / "kopia.db")
    with pytest.raises(Present, match=path.name):
        restore(made.path, path.parent)


def test_to_replace_is_to_lay_aside(path: Path, tmp_path: Path) -> None:
    made = copy(path, tmp_path / "kopia.db")
    connection = open_for_writing(path, {})
    connection.execute("UPDATE events SET at = 'senare' WHERE seq = 1")
    connection.close()
    later = log_hash(path)
    restore(made.path, path.parent, replace=True)
    assert log_hash(path)[1] == made.hash
    (aside,) = [p for p in (path.parent / "replaced").iterdir() if p.suffix == ".db"]
    assert log_hash(aside) == later


def test_a_stray_write_ahead_log_is_not_taken_for_the_copys(path: Path, tmp_path: Path) -> None:
    made = copy(path, tmp_path / "kopia.db")
    path.unlink()
    stray = path.with_name(f"workshop-{CODE.lower()}.db-wal")
    stray.write_bytes(os.urandom(5000))
    restore(made.path, path.parent)
    assert not stray.exists()
    assert (path.parent / "replaced" / stray.name).exists()


def test_a_quarantined_file_is_kept_with_what_was_found(path: Path) -> None:
    body = path.read_bytes()
    moved = quarantine(path, "sidan 3 är skadad")
    assert moved.read_bytes() == body
    assert not path.exists()
    ((found, why),) = quarantined(path.parent)
    assert (found, "sidan 3 är skadad" in why) == (moved, True)


def test_two_of_the_same_name_are_both_kept(path: Path) -> None:
    body = path.read_bytes()
    first = quarantine(path, "x")
    path.write_bytes(body)
    assert quarantine(path, "y") != first
    assert len(quarantined(path.parent)) == 2
