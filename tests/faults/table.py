"""The table of faults: each test writes its line, all are printed at the end of the run."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from .checker import Verdict

SEED = int(os.environ.get("CHAOS_SEED", "2050"))
_LINES = pytest.StashKey[list["Line"]]()


@dataclass(frozen=True)
class Line:
    """What one fault came to."""

    fault: str
    size: str
    lost: int
    doubled: int
    seconds: float


@pytest.fixture
def line(request: pytest.FixtureRequest) -> Callable[[str, str, Verdict], None]:
    """Write the fault's line; its time runs from the beginning of the test."""
    began = time.monotonic()

    def write(fault: str, size: str, verdict: Verdict) -> None:
        request.config.stash.setdefault(_LINES, []).append(
            Line(fault, size, verdict.lost, verdict.doubled, time.monotonic() - began))

    return write


def print_table(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """What every fault came to, if any was run."""
    lines = config.stash.get(_LINES, [])
    if not lines:
        return
    terminalreporter.section(f"faults, CHAOS_SEED={SEED}")
    write = terminalreporter.write_line
    write(f"{'fault':<46}{'size':<42}{'lost':>6}{'doubled':>9}{'time':>9}")
    for each in lines:
        write(f"{each.fault:<46}{each.size:<42}{each.lost:>6}{each.doubled:>9}"
              f"{each.seconds:>7.1f} s")
