"""A server started as everybody starts it, and workshops made by the command line."""

import json
import os
import signal
import subprocess
import sys
import uuid
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from random import Random
from time import sleep
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from facilitator.cli import main
from facilitator.rehearsal.bank import Bank

_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Room:
    """One workshop on one server, and the keys that its founder was told."""

    address: str
    code: str
    desk_key: str
    wall_key: str
    activities: Mapping[str, str]

    @property
    def phone_url(self) -> str:
        return f"{self.address}/w/{self.code}"

    @property
    def wall_url(self) -> str:
        return f"{self.address}/wall/{self.code}?key={self.wall_key}"

    @property
    def desk_url(self) -> str:
        return f"{self.address}/desk/{self.code}?key={self.desk_key}"

    def join(self, name: str = "", organisation: str = "") -> str:
        """A person comes in by a program; the person's key."""
        told = _post(f"{self.phone_url}/join", {"name": name, "organisation": organisation})
        return str(told["key"])

    def do(self, name: str, where: str | None = None, /, key: str = "", **data: object) -> str:
        """One command through the corridor, at the desk unless a person's key is given; its id."""
        command = uuid.uuid4().hex
        _post(
            f"{self.address}/api/workshops/{self.code}/do",
            {"id": command, "name": name, "activity": where, "data": data},
            key or self.desk_key,
        )
        return command

    def report(self) -> dict[str, Any]:
        """The workshop as the download tells it to programs."""
        return _ask(Request(f"{self.phone_url}/report.json",
                            headers={"Authorization": f"Bearer {self.desk_key}"}))  # fmt: skip

    def fill(self, cards: int, activity: str = "scan-2", seed: int = 2050) -> None:
        """So many cards from the rehearsal's bank, written by five people."""
        bank = Bank.load(Random(seed))
        writers = [
            self.join(bank.name(), organisation)
            for organisation in ("Region Dalarna", "Region Skåne", "Vinnova", "", "Boverket")
        ]
        trends = [bank.trend() for _ in range(cards)]
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(
                lambda pair: self.do("scan.add", activity, key=writers[pair[0] % 5], **pair[1]),
                enumerate(trends),
            ))  # fmt: skip


@dataclass(frozen=True)
class Served:
    """A running server and its folder."""

    address: str
    sessions: Path
    setup_url: str
    process: int

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """Inside, the server takes everything in and answers nothing, as one that is swamped."""
        os.kill(self.process, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(self.process, signal.SIGCONT)

    def found(self, title: str = "Omvärld 2050", **wish: str) -> Room:
        """A new workshop, by `facilitator new`; `wish` are its further arguments."""
        given = {
            "template": "spaning", "programme": "region-2050", "title": title,
            "sessions": str(self.sessions), **wish,
        }  # fmt: skip
        told = StringIO()
        with redirect_stdout(told):
            status = main(["new", "--json", *_flags(given)])
        assert status == 0
        facts = json.loads(told.getvalue())
        return Room(
            self.address, facts["code"], facts["desk_key"], facts["wall_key"],
            {each["id"]: each["title"] for each in facts["activities"]},
        )  # fmt: skip


@contextmanager
def served(sessions: Path, **settings: str) -> Iterator[Served]:
    """A server on a free loopback port, stopped by SIGTERM, which must end well."""
    process = subprocess.Popen(
        [sys.executable, "-m", "facilitator", "serve", "--port", "0", "--sessions",
         str(sessions)],
        stdout=subprocess.PIPE, text=True, cwd=_ROOT,
        env={**os.environ, "PYTHONPATH": str(_ROOT), **settings},
    )  # fmt: skip
    assert process.stdout
    try:
        address = process.stdout.readline().split()[-1]
        setup = process.stdout.readline().split()[-1]
        yield Served(address, sessions, setup, process.pid)
    finally:
        process.terminate()
        status = process.wait(10)
        process.stdout.close()
    assert status == 0


def _flags(given: Mapping[str, str]) -> Iterable[str]:
    return (part for name, value in given.items() for part in (f"--{name}", value))


def _post(url: str, body: object, key: str = "") -> dict[str, Any]:
    return _ask(Request(url, json.dumps(body).encode(), {
        "Content-Type": "application/json", "Accept": "application/json",
        "Authorization": f"Bearer {key}"}))  # fmt: skip


def _ask(request: Request) -> dict[str, Any]:
    """The answer; one that writes faster than a person may waits as long as it is told."""
    while True:
        try:
            with urlopen(request) as answer:
                told: dict[str, Any] = json.load(answer)
                return told
        except HTTPError as error:
            with error:
                said = error.read().decode()
            if '"code":"slow"' not in said:
                raise AssertionError(f"{request.full_url}: {said}") from None
            sleep(json.loads(said)["retry_ms"] / 1000)
