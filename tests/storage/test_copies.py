"""A copy is whole and of this workshop, or it is not there."""

import os
import sqlite3
from pathlib import Path

import pytest

from facilitator.storage import copies
from facilitator.storage.copies import check, copy, log_hash
from facilitator.storage.database import BrokenFile, NotWritten, open_for_writing
from facilitator.storage.log import Log
from facilitator.storage.restoring import restore
from facilitator.storage.shelf import Shelf
from tests.cast import ANNA, CODE, Story


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
    monkeypatch.setattr("facilitator.storage.copies.vacuum_into",
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


def test_a_copy_whose_log_is_not_the_workshops_never_appears(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when a person is erased after the pages were read and before they were compared."""
    real = copies.vacuum_into

    def and_then_rewritten(source: Path, draft: Path) -> None:
        real(source, draft)
        connection = sqlite3.connect(source)
        connection.execute("UPDATE events SET data = replace(data, 'Anna', '') WHERE seq > 0")
        connection.commit()
        connection.close()

    monkeypatch.setattr(copies, "vacuum_into", and_then_rewritten)
    with pytest.raises(NotWritten):
        copy(path, tmp_path / "kopior" / "kopia.db")
    assert list((tmp_path / "kopior").iterdir()) == []


def test_what_is_written_after_the_copy_does_not_spoil_it(
    path: Path, scan: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, before = copies.vacuum_into, log_hash(path)
    more = scan.does(ANNA, "scan.add", headline="Efteråt")

    def and_then_written(source: Path, draft: Path) -> None:
        real(source, draft)
        log = Log(open_for_writing(source, {}))
        log.append(more)
        log.close()

    monkeypatch.setattr(copies, "vacuum_into", and_then_written)
    made = copy(path, tmp_path / "kopia.db")
    assert (made.events, made.hash) == before
    assert log_hash(path, until=made.events) == before


def test_a_copy_is_its_owners_from_its_first_byte(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    real = sqlite3.connect
    folder = tmp_path / "kopior"

    def looking(*given: object, **more: object) -> sqlite3.Connection:
        seen.extend(each.stat().st_mode & 0o777 for each in folder.iterdir())
        return real(*given, **more)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr(sqlite3, "connect", looking)
    copy(path, folder / "kopia.db")
    assert set(seen) == {0o600}


def test_folders_that_are_made_on_the_way_are_private_too(path: Path, tmp_path: Path) -> None:
    made = copy(path, tmp_path / "backups" / CODE / "kopia.db")
    assert {each.stat().st_mode & 0o777 for each in made.path.parents[:2]} == {0o700}


def test_a_file_of_blobs_is_no_copy_and_no_crash(tmp_path: Path) -> None:
    strange = tmp_path / "blobbar.db"
    connection = sqlite3.connect(strange)
    connection.execute("CREATE TABLE events (seq INTEGER PRIMARY KEY, at, actor, activity, name,"
                       " v, data, command_id)")
    connection.execute("INSERT INTO events VALUES (1, ?, ?, ?, ?, 1, ?, NULL)", (b"\xff",) * 5)
    connection.commit()
    connection.close()
    with pytest.raises(BrokenFile):
        check(strange)


def test_a_row_that_is_no_event_makes_no_copy(path: Path, tmp_path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("UPDATE events SET data = 'inte json' WHERE seq = 5")
    connection.commit()
    connection.close()
    with pytest.raises(BrokenFile):
        copy(path, tmp_path / "kopior" / "kopia.db")
    assert list((tmp_path / "kopior").iterdir()) == []
