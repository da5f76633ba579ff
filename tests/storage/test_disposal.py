"""Gallring is all or nothing, at whatever moment the process is killed."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from facilitator.storage.accounts import Accounts
from facilitator.storage.copies import copy
from facilitator.storage.disposal import clear_older, files_of, finish
from facilitator.storage.installation import INSTALLATION
from facilitator.storage.shelf import Shelf
from facilitator.storage.veils import Veils
from tests.cast import ANNA, CODE, Story

ROOT = Path(__file__).parents[2]
CANARY = "Kanariefågelns sista sång"
MOST_KILLS = 120


def holding(sessions: Path) -> list[str]:
    return sorted(str(path.relative_to(sessions)) for path in sessions.rglob("*")
                  if path.is_file() and CANARY.encode() in path.read_bytes())


def test_killed_at_any_moment_everything_is_there_or_nothing(tmp_path: Path, scan: Story) -> None:
    """A real process, at each of its changes to the folder in turn, and then the next start."""
    template = tmp_path / "mall"
    template.mkdir()
    for number in range(200):
        scan.card(ANNA, f"{CANARY} {number}", text="fyllnad " * 40)
    # Called otherwise than after its code, which only the file itself tells then.
    path = Shelf(template).create("omvarld", scan.events)
    for name in (f"backups/{CODE}/20260512T090000000000-omvarld.db", "replaced/omvarld.db",
                 "en kopia.db"):
        copy(path, template / name)
    Accounts(template / INSTALLATION).close()
    before = holding(template)
    assert len(before) == 4
    outcomes = set()
    for number in range(1, MOST_KILLS):
        sessions = tmp_path / "försök"
        shutil.rmtree(sessions, ignore_errors=True)
        shutil.copytree(template, sessions)
        done = subprocess.run(
            [sys.executable, "-m", "tests.storage.killed", str(number), "dispose", "-",
             str(sessions)],
            cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False)  # fmt: skip
        assert done.returncode in (0, -signal.SIGKILL)
        accounts = Accounts(sessions / INSTALLATION)
        finish(accounts, sessions, sessions / "backups")
        there = Shelf(sessions).find(CODE) is not None
        assert (there, holding(sessions)) in ((True, before), (False, []))
        assert bool(accounts.disposals()) != there
        assert accounts.unfinished_disposals() == []
        assert not list(sessions.rglob("*.gallras"))
        accounts.close()
        outcomes.add((done.returncode, there))
        if done.returncode == 0:
            break
    assert number > 12
    assert outcomes == {(-9, True), (-9, False), (0, False)}


@pytest.mark.parametrize("link", [os.link, os.symlink])
def test_an_older_file_that_is_the_workshop_under_another_name_takes_nothing_with_it(
    link: Callable[[Path, Path], None], tmp_path: Path, scan: Story
) -> None:
    path = Shelf(tmp_path).create(f"omvarld-{CODE.lower()}", scan.events)
    (tmp_path / "replaced").mkdir()
    second = tmp_path / "replaced" / path.name
    link(path, second)
    clear_older(tmp_path, CODE, path, tmp_path / "backups" / CODE)
    assert not os.path.lexists(second)
    assert Shelf(tmp_path).find(CODE) is not None


def test_a_write_ahead_log_that_a_crash_parted_from_its_file_goes_too(
    tmp_path: Path, scan: Story
) -> None:
    path = Shelf(tmp_path).create(f"omvarld-{CODE.lower()}", scan.events)
    aside = tmp_path / "replaced"
    aside.mkdir()
    mine, others = aside / f"{path.name}-wal", aside / "annat-annan2.db-wal"
    for each in (mine, others):
        each.write_text(CANARY)
    clear_older(tmp_path, CODE, path, tmp_path / "backups" / CODE)
    assert (mine.exists(), others.exists()) == (False, True)


def test_keys_of_a_workshop_whose_name_goes_on_alike_stay(tmp_path: Path) -> None:
    mine, others = Veils(tmp_path / "dag.db"), Veils(tmp_path / "dag.2.db")
    for each in (mine, others, Veils(tmp_path / "d*.db")):
        each.make("scan-2", os.urandom)
    assert list(mine.read()) == ["scan-2"]
    for stem in ("dag", "d*"):
        for path in files_of(tmp_path, CODE, tmp_path / f"{stem}.db", tmp_path / "backups"):
            path.unlink()
    assert list(others.read()) == ["scan-2"]
