"""`facilitator demo`: the Region 2050 programme, a live Workshop 1 and a crowd that writes."""

from facilitator.cli.serve import serve_folder  # first: it patches the standard library

# isort: split
import argparse
import sys
import tempfile
import time
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random

import gevent
from gevent import subprocess

from facilitator.app import App
from facilitator.domain.command import Command
from facilitator.domain.keys import holder_of
from facilitator.domain.refused import Refused
from facilitator.domain.roles import SYSTEM, Actor, Role
from facilitator.founding import Founded, Wish, found
from facilitator.rehearsal.bank import Bank
from facilitator.room.access import new_id
from facilitator.room.clock import now
from facilitator.room.room import Room

_SEED = 2050
_CARDS_AT_THE_START = 110
_WRITE_EVERY = 240
_LONGEST = 3600
_PATIENCE = 30
_PACE = 0.02
_TIME_TO_READ = 5


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `demo` takes to its parser."""
    parser.add_argument("--host", default="127.0.0.1", help="adress att lyssna på (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port, 0 för en ledig (8000)")
    parser.add_argument("--sessions", type=Path,
                        help="mapp att spara i (en tillfällig som tas bort)")
    parser.add_argument("--people", type=int, default=90, help="antal simulerade telefoner (90)")


def run(args: argparse.Namespace) -> int:
    """Found the workshop, serve it, let the crowd in; until Ctrl-C."""
    with ExitStack() as stack:
        sessions = args.sessions or Path(stack.enter_context(
            tempfile.TemporaryDirectory(prefix="facilitator-demo-")))
        crowds: list[subprocess.Popen[bytes]] = []

        def announce(app: App, address: str) -> None:
            gevent.spawn(_stage, app, address, args.people, crowds)

        try:
            return serve_folder(sessions, args.host, args.port, announce)
        finally:
            for crowd in crowds:
                crowd.terminate()
                crowd.wait()


def _stage(
    app: App, address: str, people: int, crowds: "list[subprocess.Popen[bytes]]"
) -> None:
    founded = found(app.rooms.shelf, app.rooms.kinds, Wish(
        "omvarld", "Workshop 1 Omvärld", "region-2050", now()[:10]), now())
    room = app.rooms.get(founded.workshop.code)
    if room is None:
        return
    demonstration = Demonstration(room, founded, Bank.load(Random(_SEED)))  # noqa: S311
    demonstration.check_in()
    sys.stdout.write(_links(address, founded))
    sys.stdout.flush()
    crowds.append(subprocess.Popen(
        [sys.executable, "-m", "facilitator", "rehearse", address, founded.workshop.code,
         "--people", str(people), "--every", str(_WRITE_EVERY),
         "--seconds", str(_LONGEST)],
        stdout=subprocess.DEVNULL))
    demonstration.answer(people)
    demonstration.scan()


def _links(address: str, founded: Founded) -> str:
    code = founded.workshop.code
    return "\n".join((
        "Demonstrationen är i gång. Öppna de tre i var sitt fönster, Ctrl-C avslutar.",
        f"  telefon  {address}/w/{code}",
        f"  vägg     {address}/wall/{code}?key={founded.wall_key}",
        f"  bord     {address}/desk/{code}?key={founded.desk_key}",
        "",
    ))


@dataclass(frozen=True)
class Demonstration:
    """The first minutes of a workshop, played by the rules: every step is a command."""

    room: Room
    founded: Founded
    bank: Bank

    def check_in(self) -> None:
        """Open the first check-in, so that there is something to answer as people come in."""
        self._start("checkin")

    def answer(self, people: int) -> None:
        """Let those who come in answer, one after the other, until all are in or time is up."""
        activity = str(self.room.state.current)
        latest = time.monotonic() + _PATIENCE
        answered: set[str] = set()
        while len(answered) < people and time.monotonic() < latest:
            for person in self.room.state.present():
                if person.id not in answered:
                    answered.add(person.id)
                    self._as(person.id, "checkin.answer", activity, self.bank.checkin())
            gevent.sleep(0.2)
        gevent.sleep(_TIME_TO_READ)

    def scan(self) -> None:
        """Open the scan with the cards that came in its first minutes."""
        activity = self._start("scan")
        chance = Random(_SEED)  # noqa: S311 - a demonstration is the same every time
        for _ in range(_CARDS_AT_THE_START):
            person = chance.choice(self.room.state.present())
            self._as(person.id, "scan.add", activity, self.bank.trend())

    def _start(self, kind: str) -> str:
        state = self.room.state
        activity = next(a for a in state.agenda if state.activities[a].kind == kind)
        desk = holder_of(state, self.founded.desk_key) or SYSTEM
        self.room.handle(Command(new_id(), "stage.start", desk, None, {"activity": activity}))
        return activity

    def _as(self, person: str, name: str, activity: str, data: Mapping[str, object]) -> None:
        """One person's command; refused when somebody at the desk has moved on, and then so."""
        with suppress(Refused):
            self.room.handle(
                Command(new_id(), name, Actor(Role.PHONE, person), activity, data))
        gevent.sleep(_PACE)
