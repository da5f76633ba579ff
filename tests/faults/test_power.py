"""The power goes: what was acknowledged is what the disk had been told to keep."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
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


@pytest.fixture
def shim(compiled: Callable[[str], Path]) -> Path:
    return compiled("powerloss")


def cut(folder: Path, shim: Path, synchronous: str, receipts: int) -> tuple[int, int]:
    """Write until so many receipts, pull the plug; (acknowledged, lost)."""
    shadow = folder / "disk"
    shadow.mkdir(parents=True)
    path = Shelf(folder).create("omvarld", scanning().events)
    shutil.copyfile(path, shadow / str(path).replace("/", "%"))
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
    _as_the_disk_had_it(folder, shadow)
    room = Room(path, KINDS, lambda: "")  # opens, checks, recovers and folds
    stored = {event.command_id for event in room.events_after(0)}
    room.close()
    return len(told), len(set(told) - stored)


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
    told = lost = 0
    for number in range(CUTS):
        one_told, one_lost = cut(tmp_path / str(number), shim, synchronous,
                                 chance.randrange(100, 400))
        told, lost = told + one_told, lost + one_lost
    control = ", must lose (control)" if loses else ""
    line(f"F2 power loss, synchronous={synchronous}", f"{CUTS} cuts, {told} receipts{control}",
         Verdict(lost=lost))
    assert (lost > 0) == loses
