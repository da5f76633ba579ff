"""A made workshop to report on: cards in clusters, a large matrix, many organisations."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import facilitator
from facilitator.domain.carrying_out import carried_out
from facilitator.domain.command import Command
from facilitator.domain.event import Event
from facilitator.domain.roles import SYSTEM, Actor, Role
from facilitator.domain.workshop import Workshop
from facilitator.judging.listing import listing
from facilitator.kinds import find_kinds
from facilitator.storage.shelf import Shelf

CODE, DESK = "BENCH2", Actor(Role.DESK, "Bordet")
CARDS, CLUSTERS, DRIVERS, ORGANISATIONS, PEOPLE = 500, 20, 60, 24, 96
_BANK = Path(facilitator.__file__).parent / "rehearsal"
_BEGAN = datetime(2026, 5, 12, 8, 0, tzinfo=UTC)


@dataclass
class Maker:
    """Decides and folds one command after another; the clock goes a second for each."""

    random: Random
    kinds: object = field(default_factory=find_kinds)
    workshop: Workshop = field(default_factory=Workshop)
    events: list[Event] = field(default_factory=list)
    ids: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def do(self, name: str, actor: Actor = SYSTEM, where: str | None = None, /,
           **data: object) -> str:  # fmt: skip
        """One command that is allowed; its id."""
        nth = next(self.ids)
        command = Command(f"gjort-{nth:06}", name, actor, where, data)
        at = (_BEGAN + timedelta(seconds=nth)).isoformat(timespec="milliseconds")
        made, self.workshop = carried_out(self.workshop, command, at, self.kinds)
        self.events += made
        return command.id

    def item(self, kind: str, title: str, question: str, **options: object) -> str:
        """A new last item of the agenda, started; its id."""
        self.do("agenda.add", kind=kind, title=title, question=question, minutes=30, note="",
                options=options)
        activity = self.workshop.agenda[-1]
        self.do("stage.start", DESK, None, activity=activity)
        return activity


def make(folder: Path, seed: int = 2050) -> Path:
    """The file of the workshop, in `folder`."""
    maker = Maker(Random(seed))
    people = _gather(maker)
    scan = maker.item("scan", "Spaning", "Vad förändras i din del av världen till 2050?")
    _write(maker, people)
    maker.do("stage.close", DESK, scan)
    clusters = maker.item("cluster", "Klustring", "Vilka drivkrafter ser vi tillsammans?")
    _place(maker, scan, clusters)
    maker.do("stage.close", DESK, clusters)
    maker.do("stage.reveal", DESK, clusters)
    matrix = maker.item("matrix", "Påverkan och osäkerhet", "Hur viktigt, hur osäkert?", of="own")
    _rate(maker, matrix, people)
    maker.do("stage.close", DESK, matrix)
    maker.do("stage.reveal", DESK, matrix)
    return Shelf(folder).create("bench", maker.events)


def _gather(maker: Maker) -> list[Actor]:
    maker.do("workshop.make", code=CODE, title="Workshop 1 Omvärld", naming="organisation",
             programme="Region 2050", date="2026-05-12", question="Vad förändras till 2050?")
    for nth in range(ORGANISATIONS):
        maker.do("organisation.add", name=f"Region {_NAMES[nth]}", type="region", places=4)
    maker.do("workshop.add_day", title="Dag 1", start="9.00")
    people = []
    for nth in range(PEOPLE):
        person = maker.do("person.join", name=f"Person {nth}", hash=f"{nth:064x}", code_hash="",
                          organisation=f"o{nth % ORGANISATIONS + 1}")
        people.append(Actor(Role.PHONE, person))
    return people


def _write(maker: Maker, people: list[Actor]) -> None:
    trends = _bank("trends.tsv")
    for nth in range(CARDS):
        trend = trends[nth % len(trends)]
        maker.do("scan.add", people[nth % len(people)], None,
                 **{**trend, "headline": f"{trend['headline'][:70]} ({nth})"})


def _place(maker: Maker, scan: str, clusters: str) -> None:
    cards = list(maker.workshop.activities[scan].state.entries.by_id)  # type: ignore[attr-defined]
    share = len(cards) // CLUSTERS
    for nth in range(CLUSTERS):
        maker.do("cluster.make", DESK, clusters, name=f"Drivkraft {nth + 1}",
                 definition="Från stöd i enstaka moment till att arbetet tas över helt.",
                 entries=cards[nth * share:(nth + 1) * share])


def _rate(maker: Maker, matrix: str, people: list[Actor]) -> None:
    drivers = _bank("drivers.tsv")
    for nth in range(DRIVERS):
        name = next(iter(drivers[nth % len(drivers)].values()))
        maker.do("matrix.add_item", DESK, matrix, name=f"{name[:50]} {nth + 1}", text="")
    for person in people:
        maker.do("matrix.draw", person, matrix)
        for entry in listing(maker.workshop, maker.workshop.activities[matrix]).ids():
            rated = {axis: maker.random.randint(1, 5) for axis in ("impact", "uncertainty")}
            maker.do("matrix.rate", person, matrix, entry=entry, **rated)


def _bank(name: str) -> list[dict[str, str]]:
    with (_BANK / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, dialect="excel-tab", quoting=csv.QUOTE_NONE))


_NAMES = (
    "Blekinge", "Dalarna", "Gotland", "Gävleborg", "Halland", "Jämtland Härjedalen",
    "Jönköpings län", "Kalmar län", "Kronoberg", "Norrbotten", "Skåne", "Stockholm",
    "Sörmland", "Uppsala", "Värmland", "Västerbotten", "Västernorrland", "Västmanland",
    "Västra Götaland", "Örebro län", "Östergötland", "Mälaren", "Öresund", "Norrland",
)
