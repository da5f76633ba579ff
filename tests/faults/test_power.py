"""The power goes: what was acknowledged is what the disk had been told to keep."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from facilitator.room.room import Room
from facilitator.storage.shelf import Shelf
from tests.cast import KINDS, scanning

from .checker import Verdict

pytestmark = pytest.mark.faults
ROOT = Path(__file__).parents[2]
CUTS = 6
# Receipts: before SQLite first folds its write-ahead log into the file, and after.
EARLY, LATE = (100, 400), (1500, 3000)


@pytest.fixture
def shim(compiled: Callable[[str], Path]) -> Path:
    return compiled("powerloss")


@dataclass(frozen=True)
class Cut:
    """How many receipts were given and lost; `folded`: the write-ahead log had been folded into
    the file by then and begun anew, which is when most can go wrong."""

    told: int
    lost: int
    folded: bool


def cut(folder: Path, shim: Path, synchronous: str, receipts: int) -> Cut:
    """Write until so many receipts, and pull the plug."""
    shadow = folder / "disk"
    shadow.mkdir(parents=True)
    path = Shelf(folder).create("omvarld", scanning().events)
    kept = shadow / str(path).replace("/", "%")
    shutil.copyfile(path, kept)
    at_first = kept.stat().st_size
    writer = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.writer", str(path), synchronous], cwd=ROOT,
        stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "LD_PRELOAD": str(shim),
             "SHADOW": str(shadow)})  # fmt: skip
    assert writer.stdout
    told = [writer.stdout.readline().strip() for _ in range(receipts)]
    writer.kill()
    told += [row.strip() for row in writer.stdout.readlines() if row.endswith("\n")]
    writer.wait()
    writer.stdout.close()
    folded = kept.stat().st_size > at_first
    _as_the_disk_had_it(folder, shadow)
    room = Room(path, KINDS, lambda: "")  # opens, checks, recovers and folds
    stored = {event.command_id for event in room.events_after(0)}
    room.close()
    return Cut(len(told), len(set(told) - stored), folded)


def _as_the_disk_had_it(folder: Path, shadow: Path) -> None:
    for path in folder.glob("omvarld*"):
        path.unlink()
    for kept in shadow.iterdir():
        if not kept.name.endswith(".draft"):
            shutil.copyfile(kept, kept.name.replace("%", "/"))


@pytest.mark.parametrize(("synchronous", "loses"), [("FULL", False), ("NORMAL", True)])
def test_f2_the_power_goes(
    synchronous: str, loses: bool, shim: Path, tmp_path: Path, seed: int,
    line: Callable[[str, str, Verdict], None],
) -> None:  # fmt: skip
    chance = Random(seed)
    cuts = [cut(tmp_path / str(number), shim, synchronous, chance.randrange(*span))
            for number, span in enumerate((EARLY, LATE) * (CUTS // 2))]  # fmt: skip
    lost = sum(each.lost for each in cuts)
    assert {each.folded for each in cuts} == {True, False}
    control = ", must lose" if loses else ""
    line(f"F2 power loss, synchronous={synchronous}",
         f"{CUTS} cuts, {sum(each.told for each in cuts)} receipts{control}", Verdict(lost=lost))
    assert (lost > 0) == loses
