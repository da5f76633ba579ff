"""The transport under test, served by a process of its own on a free loopback port."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from .raw_phone import close_all, http_json, until

_APP = Path(__file__).with_name("served_app.py")
_ROOT = Path(__file__).parents[3]


class Served:
    """The running test program."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self._errors = folder / "stderr"
        environ = {**os.environ, "PYTHONPATH": str(_ROOT)}
        with self._errors.open("ab") as errors:
            self.process = subprocess.Popen(
                [sys.executable, str(_APP), *arguments],
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                env=environ,
            )
        assert self.process.stdout
        self.port = int(self.process.stdout.readline() or 0)

    def state(self) -> dict:
        return http_json(self.port, "GET", "/state")

    def fan(self, first: int, count: int, **order: float) -> int:
        """Send numbered patches to everyone present; how many went out."""
        body = {"first": first, "count": count, **order}
        return http_json(self.port, "POST", "/fan", body)["sent"]

    def present(self, count: int) -> None:
        """Wait until this many are in the room and no session lingers.

        One that never finished its handshake does for ten seconds (`halfway.py`).
        """
        until(lambda: (s := self.state())["present"] == count and s["sessions"] == count, 30.0)

    def errors(self) -> str:
        """What was logged since the last question."""
        text = self._errors.read_text()
        self._errors.write_text("")
        return text

    def stop(self) -> int:
        self.process.terminate()
        try:
            return self.process.wait(10)
        finally:
            self.process.kill()
            self.process.wait()
            if self.process.stdout:
                self.process.stdout.close()


@pytest.fixture(scope="module")
def one_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    served = Served(tmp_path_factory.mktemp("served"), json.dumps(None))
    yield served
    assert served.stop() == 0


@pytest.fixture
def served(one_server: Served) -> Iterator[Served]:
    """An empty room; the test must leave no word in the log that it has not asked for."""
    one_server.present(0)
    yield one_server
    close_all()
    assert one_server.process.poll() is None
    assert one_server.errors() == ""


@pytest.fixture
def impatient(tmp_path: Path) -> Iterator[Served]:
    """One that waits a second, not ten, for those who have opened and asked for nothing."""
    served = Served(tmp_path, json.dumps(None), "0", "10", "1")
    yield served
    close_all()
    assert served.stop() == 0
