"""Workshops for the gallery, made by real commands, so that no data shape can drift."""

from __future__ import annotations

import csv
import itertools
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import facilitator
from facilitator.domain.carrying_out import carried_out
from facilitator.domain.command import Command
from facilitator.domain.roles import SYSTEM, Actor, Role
from facilitator.domain.scene import Presence
from facilitator.domain.workshop import Workshop
from facilitator.founding import Wish, found
from facilitator.kinds import find_kinds
from facilitator.storage.shelf import Shelf

KINDS = find_kinds()
DESK = Actor(Role.DESK, "Processledare 1")
_BANK = Path(facilitator.__file__).parent / "rehearsal"
_IDS = itertools.count(1)


def bank(name: str) -> list[dict[str, str]]:
    """The rows of one shipped TSV."""
    with (_BANK / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, dialect="excel-tab", quoting=csv.QUOTE_NONE))


@dataclass
class Sample:
    """A workshop with a cast; `now` moves 4 seconds with every command."""

    workshop: Workshop
    now: datetime = field(
        default_factory=lambda: datetime.fromisoformat("2017-05-16T11:00:00+00:00"))
    cast: list[Actor] = field(default_factory=list)

    def do(
        self, command_name: str, actor: Actor = DESK, in_activity: str | None = None,
        /, **data: object
    ) -> str:
        """Decide and fold one command; its id. Raises `Refused`."""
        self.now += timedelta(seconds=4)
        command = Command(f"command-{next(_IDS):06}", command_name, actor, in_activity, data)
        _, self.workshop = carried_out(self.workshop, command, self.at, KINDS)
        return command.id

    @property
    def at(self) -> str:
        return self.now.isoformat(timespec="milliseconds")

    def join(self, people: int) -> None:
        """So many come in, spread over the organisations."""
        names = [row["name"] for row in bank("names.tsv")]
        seats = [o.id for o in self.workshop.organisations.values() for _ in range(o.places or 1)]
        for place in range(people):
            person = self.do("person.join", SYSTEM, name=names[place % len(names)],
                             organisation=seats[place * 7 % len(seats)] if seats else "",
                             hash=f"hash-{place}", code_hash="")
            self.cast.append(Actor(Role.PHONE, person))

    def scan(self, cards: int, *, long: bool = False) -> None:
        """So many cards from the bank; `long` fills every headline to its 80 characters."""
        rows = [row for row in bank("trends.tsv") if row["headline"]]
        for place in range(cards):
            row = dict(rows[place * 13 % len(rows)])
            if long:
                row["headline"] = (row["headline"] + " och kommunikationsinfrastrukturen i hela "
                                   "sjukvårdsregionen utvecklas")[:80]
            self.do("scan.add", self.cast[place % len(self.cast)], self.workshop.current, **row)

    def check_in(self, answers: int) -> None:
        rows = bank("checkins.tsv")
        for place, person in enumerate(self.cast[:answers]):
            row: Mapping[str, str] = rows[place * 7 % len(rows)]
            energy = int(row["energy"]) if row["energy"] else None
            self.do("checkin.answer", person, self.workshop.current, word=row["word"],
                    expectation=row["expectation"], energy=energy)

    def start(self, kind: str) -> None:
        """Start the first prepared item of that kind."""
        activity = next(a for a in map(self.workshop.activities.get, self.workshop.agenda)
                        if a and a.kind == kind and a.stage.value == "prepared")
        self.do("stage.start", activity=activity.id)

    def presence(self) -> Presence:
        """Everyone here but each twelfth."""
        people = [a.id for place, a in enumerate(self.cast) if place % 12 != 11]
        counted: dict[str, int] = {}
        for person in people:
            organisation = self.workshop.people[person].organisation
            counted[organisation] = counted.get(organisation, 0) + 1
        latest = self.workshop.people[people[-1]].organisation if people else ""
        return Presence(counted, frozenset(people), self.workshop.organisation_name(latest),
                        ("Processledare 1", "Processledare 2"))


def make(
    plan: str = "omvarld", *, people: int = 0, programme: str = "region-2050", **wish: str
) -> Sample:
    """A founded workshop with a cast."""
    with tempfile.TemporaryDirectory() as folder:
        founded = found(Shelf(Path(folder)), KINDS, Wish(
            plan, wish.pop("title", "Workshop 1 Omvärld"), programme, "2017-05-16", **wish),
            "2017-05-16T10:00:00.000+00:00")
    sample = Sample(founded.workshop)
    sample.join(people)
    return sample
