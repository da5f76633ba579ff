"""Measure a workshop of scenarios: every table fills its world, tells of it, or goes back from it.

Figures, not a verdict: nothing here passes or fails. The workshop is played up to the item that is
measured, by the rules and with the people whose phones then come in; what was acknowledged is held
against the file afterwards.
"""

import argparse
import asyncio
import os
import sqlite3
import tempfile
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from bench_room import Server, comma, load, versions
from board_crowd import Crowd, until

from facilitator.demonstration.held import hold
from facilitator.domain.keys import key_hash
from facilitator.domain.workshop import Workshop
from facilitator.founding import Wish
from facilitator.kinds import find_kinds
from facilitator.plans import plans
from facilitator.rehearsal.bank import Bank
from facilitator.rehearsal.figures import percentile
from facilitator.rehearsal.ledger import Acknowledged
from facilitator.rehearsal.phone import Phone
from facilitator.rehearsal.sockets import allow_sockets
from facilitator.scenarios.handed import worlds_before
from facilitator.storage.shelf import Shelf

TEMPLATE = "scenarier"
MOMENTS = ("elements", "story", "backcast")
MOST_RUNS, MOST_SECONDS = 10, 300.0
SETTLED = 5.0
# How often a phone writes, and how often a pen is at rest long enough to be saved; seconds.
WRITES_EVERY, SAVES_EVERY = 5.0, 2.0
EXTRA = 20
WIDTHS = (10, 9, 22, 22, 9, 9, 7, 8, 7)


@dataclass(frozen=True)
class Run:
    """What one run showed: times in ms, how much was sent, and what must not happen."""

    sent: int
    receipt: list[float]
    screens: list[float]
    faults: Counter[str]
    cpu: float
    rss: float


@dataclass(frozen=True)
class Setting:
    """The workshop in its file, as it stood when the item was opened, and its phones' keys."""

    path: Path
    state: Workshop
    keys: dict[str, str]
    desk_key: str
    wall_key: str


def main() -> None:
    args = parsed()
    print(f"Dator: {os.cpu_count()} kärnor, belastning före {load()}")
    print("Versioner: " + ", ".join(versions()))
    print(f"{args.people} telefoner vid bord om sju, en vägg och ett bord, {args.seconds:g} s; "
          f"median av {args.runs} körningar; ms\n")
    print(line("moment", "skickat", "till kvitto 50/95/99", "till alla skärmar", "förlorat",
               "dubbelt", "nekat", "CPU %", "RSS MB"))
    for moment in args.moments:
        print(row(moment, [one_run(args, moment) for _ in range(args.runs)]), flush=True)
    print(f"\nBelastning efter {load()}")


def one_run(args: argparse.Namespace, moment: str) -> Run:
    """A fresh workshop and server for each run."""
    with tempfile.TemporaryDirectory() as folder:
        setting = played(Path(folder), args.people, moment)
        server = Server(folder)
        try:
            tables = Tables(server.url, setting, moment, args.seed)
            said, began, ended = asyncio.run(written(tables, args.seconds))
            cpu, rss = server.used(began, ended)
        finally:
            server.stop()
        faults = tables.faults()
        acknowledged = {each.id for each in tables.phones.ledger.acknowledged}
        with closing(sqlite3.connect(f"file:{setting.path}?mode=ro", uri=True)) as file:
            logged = Counter(row[0] for row in file.execute(
                "SELECT command_id FROM events WHERE command_id IS NOT NULL"))
        faults["förlorat"] += len(acknowledged - logged.keys())
        faults["dubbelt"] += sum(logged[each] > 1 for each in acknowledged)
        return Run(len(said), [(each.answered - each.sent) * 1000 for each in said],
                   tables.phones.times(said), faults, cpu, rss)


def played(folder: Path, people: int, moment: str) -> Setting:
    """The workshop up to the item, and the keys of those who are in it."""
    made = (f"nyckel-{number:05}" for number in count())
    secrets: list[str] = []

    def secret() -> str:
        secrets.append(next(made))
        return secrets[-1]

    founded = hold(Shelf(folder), find_kinds(), Wish(
        TEMPLATE, plans()[TEMPLATE].title, "region-2050", date.today().isoformat()),
        date.today(), people, secret=secret, until=moment)
    holders = {hashed: key.holder for hashed, key in founded.workshop.keys.items()}
    return Setting(founded.path, founded.workshop,
                   {holders[key_hash(each)]: each for each in secrets},
                   founded.desk_key, founded.wall_key)


class Tables(Crowd):
    """Everybody at their tables, with the phone they came in with."""

    def __init__(self, url: str, setting: Setting, moment: str, seed: int) -> None:
        state = setting.state
        super().__init__(url, {
            "code": state.code, "desk_key": setting.desk_key, "wall_key": setting.wall_key,
            "activities": [{"kind": each.kind, "id": each.id}
                           for each in state.activities.values()]}, seed)
        self.moment = moment
        self.item = next(each for each in state.agenda if state.activities[each].kind == moment)
        self._setting = setting
        self._worlds = worlds_before(state, state.activities[self.item])
        self._by_person: dict[str, Phone] = {}
        self._bank = Bank.load(Random(seed))
        self._texts: dict[Phone, str] = {}

    async def come(self) -> None:
        for person, key in self._setting.keys.items():
            await self._enter(self.phones, key)
            self._by_person[person] = self.phones.people[-1]
        await self._enter(self.wall, self._setting.wall_key)
        await self._enter(self.desks, self._setting.desk_key)
        await self._do("stage.start", self.item)
        if self.moment == "story":
            hosts = (self._by_person[group.host] for group in self._setting.state.groups.values()
                     if group.host in self._by_person)
            for number, pen in enumerate(hosts):
                self._texts[pen] = self._send(pen, "story.begin", self.item, {
                    "form": "frontpage", "world": self._worlds[number % len(self._worlds)].id})
            await self._answered(self.phones)

    async def write(self, seconds: float) -> list[Acknowledged]:
        """Each writes at its own moments; what was let through."""
        loop = asyncio.get_running_loop()
        before = len(self.phones.ledger.acknowledged)
        writers = list(self._texts) or self.phones.people
        every = SAVES_EVERY if self._texts else WRITES_EVERY
        for phone in writers:
            at = loop.time() + self._rng.uniform(0, every)
            while at < loop.time() + seconds:
                loop.call_at(at, self._say, phone)
                at += every
        await asyncio.sleep(seconds)
        await self._answered(self.phones)
        said = [each for each in self.phones.ledger.acknowledged[before:] if each.paced]
        last = max((each.seq for each in said), default=0)
        await until(lambda: self.phones.screens.all_reached(last) is not None)
        return said

    def _say(self, phone: Phone) -> None:
        headline = str(self._bank.trend()["headline"])
        world = self._rng.choice(self._worlds).id
        data: dict[str, Any] = {
            "elements": {"world": world, "text": headline, "category": "ekonomi", "type": "state"},
            "backcast": {"road": world, "text": headline, "year": self._rng.randint(2027, 2050)},
            "story": {"text": self._texts.get(phone, ""), "field": "lead", "words": headline,
                      "was": 0},
        }[self.moment]
        does = {"elements": "elements.add", "backcast": "backcast.add", "story": "story.write"}
        self._send(phone, does[self.moment], self.item, data, paced=True)


async def written(tables: Tables, seconds: float) -> tuple[list[Acknowledged], float, float]:
    """Everybody comes in and writes; what was let through, and when it began and ended."""
    await tables.come()
    await asyncio.sleep(SETTLED)
    began = time.time()
    said = await tables.write(seconds)
    ended = time.time()
    await tables.leave()
    return said, began, ended


def row(moment: str, runs: list[Run]) -> str:
    # Faults are added up, not averaged away.
    faults = sum((run.faults for run in runs), Counter())
    return line(
        moment, round(median(run.sent for run in runs)),
        *(shares([getattr(run, what) for run in runs]) for what in ("receipt", "screens")),
        faults["förlorat"] + faults["obesvarade"], faults["dubbelt"] + faults["dubbla svar"],
        faults["nekade"], comma(median(run.cpu for run in runs), 0),
        comma(median(run.rss for run in runs), 0))


def shares(runs: list[list[float]]) -> str:
    """p50 / p95 / p99, each the median of the runs'."""
    return " / ".join(comma(median(percentile(times, share) or 0.0 for times in runs))
                      for share in (0.5, 0.95, 0.99))


def line(*cells: object) -> str:
    return "  ".join(f"{cell!s:>{width}}" for cell, width in zip(cells, WIDTHS, strict=True))


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/bench worlds", description=__doc__)
    parser.add_argument("--people", type=int, default=100, choices=range(10, 501), metavar="N")
    parser.add_argument("--seconds", type=seconds, default=20.0)
    parser.add_argument("--runs", type=int, default=3, choices=range(1, MOST_RUNS + 1), metavar="N")
    parser.add_argument("--moments", nargs="+", choices=MOMENTS, default=MOMENTS)
    parser.add_argument("--seed", type=int, default=2050)
    args = parser.parse_args()
    allow_sockets(args.people + EXTRA)
    return args


def seconds(text: str) -> float:
    value = float(text)
    if not 1 <= value <= MOST_SECONDS:
        raise ValueError
    return value


if __name__ == "__main__":
    main()
