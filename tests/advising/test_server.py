"""The real server and the real model: what is suggested at the desk, and no process left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from facilitator.suggest.meaning import Meaning, NoMeaning
from tests.browser.serving import Room, served

SCAN = "scan-2"


@pytest.fixture(autouse=True)
def _model() -> None:
    try:
        Meaning()
    except NoMeaning as error:
        pytest.skip(str(error))


WORKER, RECKONER = "facilitator.suggest.worker", "facilitator.advising.reckoner"


def children(process: int, which: str = WORKER) -> list[int]:
    """A server's processes of one kind."""
    found = subprocess.run(["pgrep", "-P", str(process), "-f", which],
                           capture_output=True, text=True, check=False)
    return [int(line) for line in found.stdout.split()]


def until(true: Callable[[], object], seconds: float = 30) -> None:
    latest = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < latest, "it never came"
        time.sleep(0.05)


def writes(room: Room, *headlines: str) -> None:
    key = room.join("Bo", "Vinnova")
    for headline in headlines:
        room.do("scan.add", SCAN, key=key, headline=headline)


def alive(process: int) -> bool:
    """False for one that has ended, also while nobody has asked how."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_the_worker_starts_with_the_first_card_and_ends_with_the_server(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        room = server.found()
        room.do("stage.start", activity=SCAN)
        assert children(server.process) == []
        writes(room, "AI tar över handläggningen")
        until(lambda: children(server.process) and children(server.process, RECKONER))
        (worker,), (reckoner,) = (children(server.process, each) for each in (WORKER, RECKONER))
    assert not alive(worker)
    assert not alive(reckoner)


@pytest.mark.parametrize("which", [WORKER, RECKONER])
def test_one_that_is_killed_costs_nothing_and_comes_again(tmp_path: Path, which: str) -> None:
    with served(tmp_path) as server:
        room = server.found()
        room.do("stage.start", activity=SCAN)
        writes(room, "AI tar över handläggningen")
        until(lambda: children(server.process, which))
        (worker,) = children(server.process, which)
        os.kill(worker, signal.SIGKILL)
        writes(room, "Havet stiger vid kusten", "Unga flyttar från landsbygden")
        until(lambda: children(server.process, which) not in ([], [worker]))
        entries = next(a for a in room.report()["activities"] if a["id"] == SCAN)["entries"]
        assert len(entries) == 3


@pytest.mark.skipif(sys.platform != "linux", reason="looks in /proc")
def test_a_server_that_is_killed_leaves_no_process(tmp_path: Path) -> None:
    with pytest.raises(AssertionError):  # it does not end well
        _killed(tmp_path)


def _killed(folder: Path) -> None:
    with served(folder) as server:
        room = server.found()
        room.do("stage.start", activity=SCAN)
        writes(room, "AI tar över handläggningen")
        until(lambda: children(server.process) and children(server.process, RECKONER))
        left = [*children(server.process), *children(server.process, RECKONER)]
        os.kill(server.process, signal.SIGKILL)
        until(lambda: not any(map(alive, left)))


def test_off_starts_nothing(tmp_path: Path) -> None:
    with served(tmp_path, FACILITATOR_SUGGESTIONS="off") as server:
        room = server.found()
        room.do("stage.start", activity=SCAN)
        writes(room, "AI tar över handläggningen", "AI tar över all handläggning")
        time.sleep(1)  # that nothing comes can only be waited for
        assert children(server.process) + children(server.process, RECKONER) == []
