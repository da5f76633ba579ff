"""The process is killed while it writes: every receipt that was given is on disk."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

from facilitator.room.room import Room
from tests.cast import KINDS

ROOT = Path(__file__).parents[2]
RECEIPTS = 300


def test_every_receipt_before_a_kill_is_on_disk(path: Path) -> None:
    writer = subprocess.Popen(
        [sys.executable, "-m", "tests.room.writer", str(path)], cwd=ROOT,
        stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)})  # fmt: skip
    assert writer.stdout
    told = [writer.stdout.readline().strip() for _ in range(RECEIPTS)]
    writer.kill()
    # What it had said by then counts as well; the last line may be cut short.
    told += [line.strip() for line in writer.stdout.readlines() if line.endswith("\n")]
    assert writer.wait() == -9
    writer.stdout.close()

    room = Room(path, KINDS, lambda: "")  # opens, checks and folds: the file is whole
    stored = [event.command_id for event in room.events_after(0)]
    room.close()
    assert len(told) >= RECEIPTS
    assert set(told) <= set(stored)
    check = sqlite3.connect(path)
    assert check.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    check.close()
