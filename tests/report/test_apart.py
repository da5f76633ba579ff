"""A file that is made in a process of its own: whole, or not at all and said so.

Each in a process with one thread, as the pressroom's: here others may have been started before.
"""

import os
import subprocess
import sys
import threading

import pytest

from facilitator.report.apart import made_apart

_APART = """
import os
from facilitator.report.apart import made_apart

def broken():
    raise ValueError("inte den här gången")

def killed():
    os.kill(os.getpid(), 9)
"""


def alone(lines: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-X", "utf8", "-c", _APART + lines],
                          capture_output=True, encoding="utf-8", check=False, timeout=60)


@pytest.mark.parametrize("lines", [
    "body = bytes(range(256)) * 20_000; assert made_apart(lambda: body) == body",
    "assert int(made_apart(lambda: str(os.getpid()).encode())) != os.getpid()",
], ids=["whole however many bytes", "by another process"])  # fmt: skip
def test_bytes_come_back(lines: str) -> None:
    answer = alone(lines)
    assert (answer.returncode, answer.stderr) == (0, "")


def test_what_cannot_be_made_is_said() -> None:
    answer = alone("made_apart(broken)")
    assert answer.returncode == 1
    assert "inte den här gången" in answer.stderr
    assert "RuntimeError: a file could not be made" in answer.stderr


def test_one_that_is_killed_is_no_file() -> None:
    answer = alone("made_apart(killed)")
    assert answer.returncode == 1
    assert "RuntimeError: a file could not be made" in answer.stderr


def test_beside_threads_it_is_made_here_for_a_copy_would_wait_for_them_for_ever() -> None:
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert int(made_apart(lambda: str(os.getpid()).encode())) == os.getpid()
    finally:
        done.set()
        other.join()
