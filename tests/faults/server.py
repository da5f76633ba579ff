"""A real server that can be killed, frozen and started again on the same folder and port."""

from __future__ import annotations

import json
import os
import queue
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

_ROOT = Path(__file__).parents[2]
STARTS_WITHIN = 15.0
PAGE = os.sysconf("SC_PAGE_SIZE")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """`facilitator serve` over `sessions`; `program` is run instead of it for a mutation."""

    def __init__(
        self, sessions: Path, port: int = 0, program: tuple[str, ...] = ("facilitator",),
        preload: str = "", **settings: str,
    ) -> None:
        self.sessions = sessions
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._program = program
        self._environment = {**os.environ, "PYTHONPATH": str(_ROOT), **settings}
        if preload:
            self._environment["LD_PRELOAD"] = preload
        # Not beside the sessions: that disk may be made full.
        self._own = tempfile.TemporaryDirectory(prefix="facilitator-log-")
        self.log = Path(self._own.name, "server.log")
        self.process: subprocess.Popen[str]
        self.start()

    def start(self) -> float:
        """Start it; seconds until it answered."""
        began = time.monotonic()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", *self._program, "serve", "--port", str(self.port),
                 "--sessions", str(self.sessions)],
                stdout=subprocess.PIPE, stderr=log, text=True, cwd=_ROOT, env=self._environment)
        lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=_read, args=(self.process, lines), daemon=True).start()
        line = lines.get(timeout=STARTS_WITHIN)
        assert "svarar på" in line, self.log.read_text()[-3000:]
        return time.monotonic() - began

    def forget(self) -> None:
        """Remove its log, when nobody reads it any more."""
        self._own.cleanup()

    def kill(self) -> None:
        """As a power switch does it to a process."""
        self.process.kill()
        self.process.wait()

    def stop(self) -> int:
        """Ask it to end; its exit status."""
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise

    def freeze(self) -> None:
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self.process.send_signal(signal.SIGCONT)

    @property
    def rss(self) -> int:
        """Resident bytes."""
        statm = Path("/proc", str(self.process.pid), "statm").read_text()
        return int(statm.split()[1]) * PAGE

    def tracebacks(self) -> int:
        """How many the server has logged."""
        return self.log.read_text().count("Traceback (most recent call last)")


class Workshop:
    """A workshop on a server: founded by the command line, its scan opened by its desk."""

    def __init__(self, server: Server, **wish: str) -> None:
        self.server = server
        self.joined_in: list[float] = []
        given = {"template": "spaning", "title": "Fel", "programme": "region-2050",
                 "sessions": str(server.sessions), **wish}  # fmt: skip
        words = [part for name, value in given.items() for part in (f"--{name}", value)]
        told = json.loads(subprocess.run(
            [sys.executable, "-m", "facilitator", "new", "--json", *words], cwd=_ROOT, check=True,
            capture_output=True, text=True).stdout)
        self.told = told
        self.code, self.desk_key, self.wall_key = told["code"], told["desk_key"], told["wall_key"]
        self.path = server.sessions / told["file"]
        self.scan = next(a["id"] for a in told["activities"] if a["kind"] == "scan")

    def do(self, name: str, where: str | None = None, /, **data: object) -> dict[str, Any]:
        """A command of the desk's."""
        body = {"id": os.urandom(16).hex(), "name": name, "activity": where, "data": data}
        return self.post(f"/api/workshops/{self.code}/do", body)

    def open_scan(self) -> None:
        assert self.do("stage.start", activity=self.scan)["ok"]

    def join(self, people: int) -> list[tuple[str, str]]:
        """(person, key) of so many who come in, all from one address."""
        with ThreadPoolExecutor(16) as pool:
            told = list(pool.map(self._come_in, range(people)))
        return [(each["person"], each["key"]) for each in told]

    def _come_in(self, number: int) -> dict[str, Any]:
        began = time.monotonic()
        told = self.post(f"/w/{self.code}/join", {"name": f"P{number}"})
        self.joined_in.append(time.monotonic() - began)
        return told

    def report(self) -> dict[str, Any]:
        """The JSON report as it is downloaded."""
        return self._ask(Request(f"{self.server.url}/w/{self.code}/report.json",
                                 headers=self._bearer()))

    def post(self, path: str, body: object) -> dict[str, Any]:
        return self._ask(Request(f"{self.server.url}{path}", json.dumps(body).encode(), {
            "Content-Type": "application/json", "Accept": "application/json", **self._bearer()}))

    def _bearer(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.desk_key}"}

    def _ask(self, request: Request) -> dict[str, Any]:
        with urlopen(request, timeout=30) as answer:
            told: dict[str, Any] = json.load(answer)
        return told


def _read(process: subprocess.Popen[str], lines: queue.Queue[str]) -> None:
    assert process.stdout
    with process.stdout as said:
        for line in said:
            lines.put(line)
    lines.put("")
