"""A copy or a restoration that is killed at any of its steps is the old one or the new one."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from time import monotonic, sleep

import pytest

from facilitator.storage.copies import check, log_hash

from .checker import Verdict
from .server import Server, Workshop

pytestmark = pytest.mark.faults
Write = Callable[[str, str, Verdict], None]
ROOT = Path(__file__).parents[2]
KILLS, DECISIVE = 20, 5


class Steps:
    """Runs `facilitator …` until its nth touch of anything in a folder."""

    def __init__(self, library: Path, folder: Path, counted: Path) -> None:
        self._environment = {**os.environ, "PYTHONPATH": str(ROOT), "LD_PRELOAD": str(library),
                             "KILL_UNDER": str(folder), "KILL_COUNT": str(counted)}  # fmt: skip
        self._counted = counted

    def count(self, *words: object) -> int:
        """Run it to its end; how many touches that took."""
        assert self._run({}, *words) == 0
        return int(self._counted.read_text())

    def kill(self, at: int, *words: object) -> None:
        assert self._run({"KILL_AT": str(at)}, *words) == -9

    def _run(self, more: dict[str, str], *words: object) -> int:
        return subprocess.run(
            [sys.executable, "-m", "facilitator", *map(str, words)], cwd=ROOT,
            stdout=subprocess.DEVNULL, env={**self._environment, **more}).returncode


def points(steps: int, seed: int) -> Iterator[int]:
    """Where to kill: the last ones, in which it is decided, and others by chance."""
    earlier = range(1, steps - DECISIVE + 1)
    yield from sorted(Random(seed).sample(earlier, min(KILLS - DECISIVE, len(earlier))))
    yield from range(steps - DECISIVE + 1, steps + 1)


def compared(path: Path, cards: int) -> None:
    """Wait until the file holds every card's vector: from then on no copy takes more touches."""
    latest = monotonic() + 60
    while True:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            (kept,) = connection.execute("SELECT count(*) FROM vectors").fetchone()
        if kept == cards:
            return
        assert monotonic() < latest, f"{kept} vectors of {cards} cards"
        sleep(0.05)


def test_f18_a_copy_that_is_killed_is_the_old_one_or_the_new_one(
    server: Server, workshop: Workshop, tmp_path: Path, compiled: Callable[[str], Path],
    seed: int, line: Write,
) -> None:  # fmt: skip
    folder = tmp_path / "kopior"
    folder.mkdir()
    target = folder / "kopia.db"
    steps = Steps(compiled("killed"), folder, tmp_path / "steg")
    words = ("backup", workshop.code, target, "--sessions", server.sessions)
    steps.count(*words)
    older, old = target.read_bytes(), log_hash(target)
    for number in range(20):
        assert workshop.do("scan.add", workshop.scan, headline=f"Kort {number}")["ok"]
    compared(workshop.path, 20)
    count, new = steps.count(*words), log_hash(workshop.path)
    found = []
    for at in points(count, seed):
        target.write_bytes(older)
        steps.kill(at, *words)
        check(target)
        found.append(log_hash(target) == old)
        assert found[-1] or log_hash(target) == new
    assert set(found) == {True, False}, "every kill came before it was decided, or after"
    steps.count(*words)
    assert os.listdir(folder) == ["kopia.db"]
    line("F18 kill while copying", f"{len(found)} kills at {count} steps", Verdict())


@pytest.fixture
def two_days(server: Server, tmp_path: Path) -> Iterator[tuple[Path, Path]]:
    """A sessions folder without a server, and an earlier copy of its workshop."""
    workshop = Workshop(server)
    workshop.open_scan()
    earlier = tmp_path / "tidigare.db"
    subprocess.run([sys.executable, "-m", "facilitator", "backup", workshop.code, str(earlier),
                    "--sessions", str(server.sessions)], cwd=ROOT, check=True,
                   stdout=subprocess.DEVNULL)  # fmt: skip
    for number in range(20):
        assert workshop.do("scan.add", workshop.scan, headline=f"Kort {number}")["ok"]
    server.kill()  # so that its write-ahead log lies beside the file
    assert workshop.path.with_name(f"{workshop.path.name}-wal").exists()
    yield workshop.path, earlier
    server.start()


def test_f18_a_restoration_that_is_killed_leaves_the_old_or_the_new(
    two_days: tuple[Path, Path], tmp_path: Path, compiled: Callable[[str], Path], seed: int,
    line: Write,
) -> None:  # fmt: skip
    path, earlier = two_days
    kept = tmp_path / "orört"
    shutil.copytree(path.parent, kept)
    words = ("restore", earlier, "--sessions", path.parent, "--replace")
    steps = Steps(compiled("killed"), path.parent, tmp_path / "steg")
    old, new = log_hash(path), log_hash(earlier)
    count = steps.count(*words)
    assert log_hash(path) == new
    found = []
    for at in points(count, seed):
        shutil.rmtree(path.parent)
        shutil.copytree(kept, path.parent)
        steps.kill(at, *words)
        check(path)
        found.append(log_hash(path) == old)
        assert found[-1] or log_hash(path) == new
        if not found[-1]:
            (aside,) = (path.parent / "replaced").glob("*.db")
            assert log_hash(aside) == old
    assert set(found) == {True, False}, "every kill came before it was decided, or after"
    line("F18 kill while restoring", f"{len(found)} kills at {count} steps", Verdict())
