"""Every fault writes its line; the table stands at the end of the run."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from .checker import Verdict
from .server import Server, Workshop

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
def seed() -> int:
    return SEED


@pytest.fixture
def line(request: pytest.FixtureRequest) -> Callable[[str, str, Verdict], None]:
    """Write the fault's line; its time runs from the beginning of the test."""
    began = time.monotonic()

    def write(fault: str, size: str, verdict: Verdict) -> None:
        request.config.stash.setdefault(_LINES, []).append(
            Line(fault, size, verdict.lost, verdict.doubled, time.monotonic() - began))

    return write


@pytest.fixture
def sessions(tmp_path: Path) -> Path:
    folder = tmp_path / "sessions"
    folder.mkdir()
    return folder


@pytest.fixture
def server(sessions: Path) -> Iterator[Server]:
    running = Server(sessions)
    yield running
    running.thaw()
    assert running.stop() == 0


@pytest.fixture
def workshop(server: Server) -> Workshop:
    """A workshop with its scan open."""
    made = Workshop(server)
    made.open_scan()
    return made


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    lines = config.stash.get(_LINES, [])
    if not lines:
        return
    terminalreporter.section(f"faults, CHAOS_SEED={SEED}")
    write = terminalreporter.write_line
    write(f"{'fault':<46}{'size':<42}{'lost':>6}{'doubled':>9}{'time':>9}")
    for each in lines:
        write(f"{each.fault:<46}{each.size:<42}{each.lost:>6}{each.doubled:>9}"
              f"{each.seconds:>7.1f} s")
