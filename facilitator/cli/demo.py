"""`facilitator demo`: a workshop of Region 2050 with a crowd that writes, or one that was held."""

from facilitator.cli.serve import serve_folder  # first: it patches the standard library

# isort: split
import argparse
import sys
import tempfile
import time
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

import gevent
from gevent import subprocess

from facilitator.app import App
from facilitator.demonstration.held import SEED, hold
from facilitator.domain.command import Command
from facilitator.domain.keys import holder_of
from facilitator.domain.refused import Refused
from facilitator.domain.roles import SYSTEM, Actor, Role
from facilitator.founding import Founded, Wish, found
from facilitator.plans import plans
from facilitator.rehearsal.bank import Bank
from facilitator.room.access import new_id
from facilitator.room.clock import now
from facilitator.room.room import Room

_CARDS_AT_THE_START = 110
_WRITE_EVERY = 240
_LONGEST = 3600
_PATIENCE = 30
_PACE = 0.02
_TIME_TO_READ = 5
# The item that a workshop of scenarios goes on live with, and how many come in late.
_LIVE, _LATE = "backcast", 24


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `demo` takes to its parser."""
    parser.add_argument("--host", default="127.0.0.1", help="adress att lyssna på (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port, 0 för en ledig (8000)")
    parser.add_argument("--sessions", type=Path,
                        help="mapp att spara i (en tillfällig som tas bort)")
    parser.add_argument("--people", type=int, default=90, help="antal simulerade telefoner (90)")
    parser.add_argument("--template", choices=sorted(plans()), default="omvarld",
                        help="mall att spela (omvarld)")
    parser.add_argument("--held", action="store_true",
                        help="workshopen har redan hållits, och rapporterna finns att hämta")


def run(args: argparse.Namespace) -> int:
    """Found the workshop, serve it, let the crowd in; until Ctrl-C."""
    with ExitStack() as stack:
        sessions = args.sessions or Path(stack.enter_context(
            tempfile.TemporaryDirectory(prefix="facilitator-demo-")))
        crowds: list[subprocess.Popen[bytes]] = []

        def announce(app: App, address: str) -> None:
            if args.held:
                gevent.spawn(_show, app, address, args)
            elif _goes_on(args.template):
                gevent.spawn(_go_on, app, address, args, crowds)
            else:
                gevent.spawn(_stage, app, address, args, crowds)

        try:
            return serve_folder(sessions, args.host, args.port, announce)
        finally:
            for crowd in crowds:
                crowd.terminate()
                crowd.wait()


def _wish(args: argparse.Namespace, day: date) -> Wish:
    plan = plans()[args.template]
    return Wish(plan.name, plan.title, "region-2050", day.isoformat())


def _goes_on(template: str) -> bool:
    """True where a workshop is played up to an item near its end, and goes on from there."""
    return any(item["kind"] == _LIVE for day in plans()[template].days
               for item in day["activities"])


def _go_on(
    app: App, address: str, args: argparse.Namespace, crowds: "list[subprocess.Popen[bytes]]"
) -> None:
    """The days before have been held; today those who are late come in, and everybody writes."""
    sys.stdout.write("Spelar det som var före…\n")
    sys.stdout.flush()
    days = plans()[args.template].days
    live = next(number for number, day in enumerate(days)
                if any(item["kind"] == _LIVE for item in day["activities"]))
    first = date.today() - timedelta(days=live)
    founded = hold(app.rooms.shelf, app.rooms.kinds, _wish(args, first), first, args.people,
                   until=_LIVE)
    room = app.rooms.get(founded.workshop.code)
    if room is None:
        return
    Demonstration(room, founded, Bank.load(Random(SEED))).begin(_LIVE)  # noqa: S311
    _say("Workshopen är i gång på sista dagen. Öppna de tre i var sitt fönster, Ctrl-C avslutar.",
         address, founded)
    late = min(args.people, _LATE)
    crowds.append(_crowd(address, founded, late))
    latest = time.monotonic() + _PATIENCE
    while len(room.state.present()) < args.people + late and time.monotonic() < latest:
        gevent.sleep(0.5)
    desk = holder_of(room.state, founded.desk_key) or SYSTEM
    with suppress(Refused):
        room.handle(Command(new_id(), "group.seat", desk, None, {}))


def _crowd(address: str, founded: Founded, people: int) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "facilitator", "rehearse", address, founded.workshop.code,
         "--people", str(people), "--every", str(_WRITE_EVERY), "--seconds", str(_LONGEST)],
        stdout=subprocess.DEVNULL)


def _stage(
    app: App, address: str, args: argparse.Namespace, crowds: "list[subprocess.Popen[bytes]]"
) -> None:
    founded = found(app.rooms.shelf, app.rooms.kinds, _wish(args, date.today()), now())
    room = app.rooms.get(founded.workshop.code)
    if room is None:
        return
    demonstration = Demonstration(room, founded, Bank.load(Random(SEED)))  # noqa: S311
    demonstration.check_in()
    _say("Demonstrationen är i gång. Öppna de tre i var sitt fönster, Ctrl-C avslutar.",
         address, founded)
    crowds.append(_crowd(address, founded, args.people))
    demonstration.answer(args.people)
    demonstration.scan()


def _show(app: App, address: str, args: argparse.Namespace) -> None:
    """A workshop that ended yesterday. Nobody is in it, so there is no crowd to let in."""
    sys.stdout.write("Spelar workshopen…\n")
    sys.stdout.flush()
    first = date.today() - timedelta(days=len(plans()[args.template].days))
    founded = hold(app.rooms.shelf, app.rooms.kinds, _wish(args, first), first, args.people)
    _say("Workshopen är hållen. Rapporterna finns vid bordet, Ctrl-C avslutar.", address, founded,
         f"  rapport  {address}/w/{founded.workshop.code}/report")


def _say(sentence: str, address: str, founded: Founded, *more: str) -> None:
    code = founded.workshop.code
    sys.stdout.write("\n".join((
        sentence,
        f"  telefon  {address}/w/{code}",
        f"  vägg     {address}/wall/{code}?key={founded.wall_key}",
        f"  bord     {address}/desk/{code}?key={founded.desk_key}",
        *more, "",
    )))
    sys.stdout.flush()


@dataclass(frozen=True)
class Demonstration:
    """The first minutes of a workshop, played by the rules: every step is a command."""

    room: Room
    founded: Founded
    bank: Bank

    def check_in(self) -> None:
        """Open the first check-in, so that there is something to answer as people come in."""
        self.begin("checkin")

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
        activity = self.begin("scan")
        chance = Random(SEED)  # noqa: S311 - a demonstration is the same every time
        for _ in range(_CARDS_AT_THE_START):
            person = chance.choice(self.room.state.present())
            self._as(person.id, "scan.add", activity, self.bank.trend())

    def begin(self, kind: str) -> str:
        """Open the first item of that method; its id."""
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
