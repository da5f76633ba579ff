"""Putting a copy back: the same history, nothing written over, and no moment without a workshop."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from facilitator.storage.aside import keep_aside, quarantine, quarantined, set_aside
from facilitator.storage.copies import copy, log_hash
from facilitator.storage.database import open_for_writing
from facilitator.storage.log import Log
from facilitator.storage.restoring import Present, restore
from facilitator.storage.shelf import Shelf
from tests.cast import ANNA, CODE, Story

ROOT = Path(__file__).parents[2]
WHEN = "2026-05-12T12:00:00.000+00:00"
MOST_KILLS = 60


@pytest.fixture
def path(tmp_path: Path, scan: Story) -> Path:
    sessions = tmp_path / "sessions"
    sessions.mkdir()
    return Shelf(sessions).create(f"omvarld-{CODE.lower()}", scan.events)


def written(path: Path, story: Story, headline: str) -> None:
    """One more card, left in the write-ahead log as a crash leaves it."""
    log = Log(open_for_writing(path, {}))
    log.append(story.does(ANNA, "scan.add", headline=headline))
    crashed = {each: each.read_bytes() for each in path.parent.iterdir()
               if each.name.startswith(path.name)}
    log.close()
    for each, body in crashed.items():
        each.write_bytes(body)


def replaced(sessions: Path) -> list[Path]:
    return sorted((sessions / "replaced").glob("*.db"))


def test_restored_elsewhere_it_is_the_same_workshop(path: Path, tmp_path: Path) -> None:
    made = copy(path, tmp_path / "kopia.db")
    other = tmp_path / "annan"
    other.mkdir()
    back = restore(made.path, other)
    assert back.hash == log_hash(path)[1]
    found = Shelf(other).find(CODE)
    assert found
    assert found.path == back.path
    assert back.path.stat().st_mode & 0o777 == 0o600


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
    (aside,) = replaced(path.parent)
    assert log_hash(aside) == later


def test_a_copy_with_a_write_ahead_log_beside_it_is_restored_whole(
    path: Path, scan: Story, tmp_path: Path
) -> None:
    written(path, scan, "Bara i loggen")
    taken = tmp_path / "taget för hand"
    shutil.copytree(path.parent, taken)
    before = log_hash(taken / path.name)
    back = restore(taken / path.name, tmp_path)
    assert before[0] == len(scan.events)
    assert log_hash(back.path) == before


def test_what_is_laid_aside_has_its_write_ahead_log_in_it(
    path: Path, scan: Story, tmp_path: Path
) -> None:
    made = copy(path, tmp_path / "kopia.db")
    written(path, scan, "Bara i loggen")
    restore(made.path, path.parent, replace=True)
    (aside,) = replaced(path.parent)
    alone = tmp_path / "ensam.db"
    alone.write_bytes(aside.read_bytes())
    assert log_hash(alone)[0] == made.events + 1


@pytest.mark.parametrize("replace", [False, True])
def test_a_damaged_file_of_the_same_name_is_not_written_over(
    replace: bool, path: Path, tmp_path: Path
) -> None:
    """It tells no code any more, so only its name says that it is there."""
    made = copy(path, tmp_path / path.name)
    spoilt = os.urandom(9000)
    path.write_bytes(spoilt)
    if replace:
        restore(made.path, path.parent, replace=True)
        assert replaced(path.parent)[0].read_bytes() == spoilt
        assert log_hash(path)[1] == made.hash
    else:
        with pytest.raises(Present):
            restore(made.path, path.parent)
        assert path.read_bytes() == spoilt


def test_another_workshop_of_that_name_is_never_laid_aside(
    path: Path, tmp_path: Path, empty_room: Story
) -> None:
    made = copy(path, tmp_path / path.name)
    other = Story()
    other.does(empty_room.events[0].actor, "workshop.make", code="ANNAN2", title="En annan")
    path.unlink()
    Shelf(path.parent).create(path.stem, other.events)
    before = path.read_bytes()
    with pytest.raises(Present):
        restore(made.path, path.parent, replace=True)
    assert path.read_bytes() == before


def test_a_stray_write_ahead_log_is_not_taken_for_the_copys(path: Path, tmp_path: Path) -> None:
    made = copy(path, tmp_path / "kopia.db")
    path.unlink()
    stray = path.with_name(f"workshop-{CODE.lower()}.db-wal")
    stray.write_bytes(os.urandom(5000))
    restore(made.path, path.parent)
    assert not stray.exists()
    assert (path.parent / "replaced" / stray.name).exists()


def test_twice_replaced_is_twice_kept(path: Path, tmp_path: Path) -> None:
    made = copy(path, tmp_path / "kopia.db")
    for _ in range(3):
        restore(made.path, path.parent, replace=True)
    assert len(replaced(path.parent)) == 3


def test_killed_at_any_moment_it_is_the_old_workshop_or_the_new(
    path: Path, scan: Story, tmp_path: Path
) -> None:
    """A real process, at each of its changes to the folder in turn: it is never neither."""
    made = copy(path, tmp_path / "kopia.db")
    written(path, scan, "Efter kopian")
    old, outcomes = log_hash(path), set[str]()
    for number in range(1, MOST_KILLS):
        sessions = tmp_path / "försök"
        shutil.rmtree(sessions, ignore_errors=True)
        shutil.copytree(path.parent, sessions)
        done = subprocess.run(
            [sys.executable, "-m", "tests.storage.killed", str(number), "restore",
             str(made.path), str(sessions)],
            cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False)  # fmt: skip
        assert done.returncode in (0, -signal.SIGKILL)
        found = Shelf(sessions).find(CODE)
        assert found
        assert log_hash(found.path) in (old, (made.events, made.hash))
        outcomes.add(f"{done.returncode} {found.events}")
        Shelf(sessions).settle()
        assert not list(sessions.glob(".*.draft"))
        # What was there is there still, in place or laid aside.
        everywhere = [log_hash(each) for each in (found.path, *replaced(sessions))]
        assert old in everywhere
        if done.returncode == 0:
            break
    assert number > 10
    assert outcomes == {f"-9 {old[0]}", f"-9 {made.events}", f"0 {made.events}"}


def test_a_quarantined_file_is_kept_with_when_and_what_was_found(path: Path) -> None:
    body = path.read_bytes()
    moved = quarantine(path, "sidan 3 är skadad", WHEN)
    assert moved.read_bytes() == body
    assert not path.exists()
    ((found, why),) = quarantined(path.parent)
    assert (found, "sidan 3 är skadad" in why, WHEN in why) == (moved, True, True)
    assert {each.stat().st_mode & 0o777 for each in moved.parent.iterdir()} == {0o600}


def test_two_of_the_same_name_are_both_kept(path: Path) -> None:
    body = path.read_bytes()
    first = quarantine(path, "x", WHEN)
    path.write_bytes(body)
    path.chmod(0o600)
    assert quarantine(path, "y", WHEN) != first
    assert len(quarantined(path.parent)) == 2


@pytest.mark.parametrize("crash_after", [0, 1, 2])
def test_a_file_that_is_moved_away_is_never_left_without_its_write_ahead_log(
    crash_after: int, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside = path.with_name(f"{path.name}-wal")
    beside.write_bytes(b"x")
    moves, move = [0], os.replace

    def crashing(*given: Path) -> None:
        if moves[0] == crash_after:
            raise KeyboardInterrupt
        moves[0] += 1
        move(*given)

    monkeypatch.setattr(os, "replace", crashing)
    with contextlib.suppress(KeyboardInterrupt):
        set_aside(path, path.parent / "quarantine")
    assert beside.exists() or not path.exists()


def test_what_is_kept_aside_shares_no_byte_with_what_is_in_place(path: Path) -> None:
    kept = keep_aside(path, path.parent / "replaced")
    kept.write_bytes(bytes(kept.stat().st_size))
    assert len(list(Log(open_for_writing(path, {})).read())) > 0
