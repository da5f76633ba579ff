"""Pages of a road back in time: empty, with faults and gaps, hidden, locked, long."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from facilitator.domain.group import Group
from facilitator.domain.workshop import Activity, Workshop
from facilitator.scenarios.values import World

from .sample import DESK, Sample, make

TOLD = (
    (2050, "Alla i länet når arbete, skola och vård på en timme utan egen bil"),
    (2048, "Elnätet klarar vinterveckorna utan import"),
    (2045, "Var tredje kommun delar förvaltning med sin granne"),
    (2043, "Vattnet i sjön går att dricka igen"),
    (2031, "Lagen om gemensamma förvaltningar gäller"),
    (2030, "Regionen och kommunerna har en gemensam vattenplan"),
    (2026, "Den nya regionala utvecklingsstrategin pekar ut fem stråk"),
    (2022, "Försök med anropsstyrd trafik i två kommuner har utvärderats"),
    (2019, "Ett avtal om delad statistik är undertecknat"),
    (2017, "Alla parter har utsett någon som håller i arbetet"),
)
NAMES = ("Magnetstäderna", "Världen i byn", "Fästningen", "Skafferiet")


@dataclass(frozen=True)
class Made:
    """The state of an item that has made scenarios."""

    made: tuple[World, ...]

    def worlds(self, workshop: Workshop, activity: Activity) -> tuple[World, ...]:
        del workshop, activity
        return self.made

    def world_called(self, world: str) -> str:
        return next((each.name for each in self.made if each.id == world), "")


def walking(people: int = 24, *, worlds: int = 4, **options: str) -> Sample:
    """The item is open and nobody has written; those at the first table walk the first road."""
    sample = make(people=people)
    first = next(each for each in sample.workshop.agenda
                 if sample.workshop.activities[each].kind == "talk")
    sample.do("agenda.add", kind="backcast", title="Backcasting", minutes=75,
              note="Börja bakifrån.", after=first,
              question="Vad måste ha hänt på vägen hit?", options=options)
    made = Made(tuple(World(f"world-{n}", n, name) for n, name in enumerate(NAMES[:worlds], 1)))
    held = sample.workshop.activities[first]
    sample.workshop = sample.workshop.with_activity(replace(held, state=made))
    sample.workshop = replace(sample.workshop, groups={
        f"g{n}": Group(f"g{n}", n, members=tuple(a.id for a in sample.cast[n - 1::4]))
        for n in range(1, 5)})
    sample.start("backcast")
    return sample


def walked(count: int = 10, *, long: bool = False, **options: str) -> Sample:
    """So many milestones on the first road, one on the next, with links, obstacles and faults."""
    sample = walking(**options)
    road = "wanted" if options.get("target") == "wanted" else "world-1"
    made: list[str] = []
    for nth in range(count):
        year, text = TOLD[nth % len(TOLD)]
        if long:
            text = (text + " och det kommunikationsinfrastrukturella åtagandet mellan alla parter "
                    "i hela sjukvårdsregionen fullföljs")[:120]
        made.append(sample.do("backcast.add", sample.cast[nth % len(sample.cast)],
                              sample.workshop.current, road=road, year=year, text=text,
                              actor="Regionen och kommunerna" if nth % 3 == 0 else "",
                              medel="Avtal" if nth % 4 == 1 else "", confidence=nth % 3 + 1))
    for step, needs in ((0, 1), (0, 4), (2, 4), (4, 6), (6, 3), (5, 8), (8, 5)):
        if max(step, needs) < count:
            sample.do("backcast.requires", DESK, sample.workshop.current, milestone=made[step],
                      needs=made[needs])
    for nth in (0, 2, 2):
        if nth < count:
            sample.do("backcast.hinder", sample.cast[nth], sample.workshop.current,
                      milestone=made[nth], text="Ingen äger frågan i dag")
    if count and road == "world-1":
        sample.do("backcast.add", sample.cast[1], sample.workshop.current, road="world-2",
                  year=2040, text="Bygdens egna bolag äger nätet")
    if count > 4:
        sample.do("entry.hide", DESK, sample.workshop.current, entry=made[1], reason="Dubblett")
        sample.do("backcast.withdraw", DESK, sample.workshop.current, entry=made[3])
    return sample


def road_stages(
    phone: Callable[..., str], wall: Callable[..., str], desk: Callable[..., str],
    locked: Callable[..., Sample], report: Callable[[Sample], str],
) -> dict[str, tuple[Callable[[], str], tuple[tuple[int, int, str], ...]]]:
    """The pages by name, each with the screens it is looked at on."""
    phones = ((375, 812, "light"), (375, 812, "dark"), (320, 640, "light"))
    walls = ((1920, 1080, "dark"), (1280, 720, "dark"), (1024, 768, "dark"))
    laptop = ((1366, 768, "light"),)
    return {
        "phone-backcast": (lambda: phone(walked()), phones),
        "phone-backcast-empty": (lambda: phone(walking()), phones),
        "phone-backcast-no-road": (lambda: phone(walking(worlds=0)), phones),
        "phone-backcast-wanted": (lambda: phone(_wanted(walked(target="wanted"))), phones),
        "phone-backcast-hidden": (lambda: phone(walked(wall="on_reveal")), phones),
        "phone-backcast-locked": (lambda: phone(locked(walked())), phones),
        "wall-backcast": (lambda: wall(walked()), (*walls, (1920, 1080, "light"))),
        "wall-backcast-empty": (lambda: wall(walking()), walls),
        "wall-backcast-no-road": (lambda: wall(walking(worlds=0)), walls),
        "wall-backcast-many": (lambda: wall(walked(30, long=True), 1), walls),
        "wall-backcast-hidden": (lambda: wall(walked(wall="on_reveal")), walls),
        "wall-backcast-revealed": (
            lambda: wall(locked(walked(), "stage.reveal"), 1), walls),
        "desk-backcast": (lambda: desk(walked()), (*laptop, (1024, 768, "light"),
                                                   (400, 800, "light"))),
        "desk-backcast-empty": (lambda: desk(walking(worlds=0)), laptop),
        "desk-backcast-wanted": (lambda: desk(_wanted(walked(target="wanted"))), laptop),
        "desk-backcast-locked": (lambda: desk(locked(walked())), laptop),
        "report-backcast": (lambda: report(locked(walked(), "stage.reveal")),
                            ((1366, 768, "light"), (375, 812, "light"))),
    }


def _wanted(sample: Sample) -> Sample:
    sample.do("backcast.describe", DESK, sample.workshop.current, was="",
              text="Ett län där man kan bo kvar hela livet")
    return sample
