"""Worlds that a room fills with elements, for the gallery."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from facilitator.domain.group import Group

from .sample import DESK, Sample, bank, make

WORLDS = (
    ("Magnetstäderna", "Fyra nav drar till sig talang och kapital."),
    ("Världen i byn", "Uppkopplade orter säljer till hela världen."),
    ("Fästningen", "Försörjning och försvar styr var vi bygger."),
    ("Skafferiet", "Länen föder och värmer sig själva."),
    ("Den långa väntan på staten", "Ingen bestämmer och alla hoppas att någon annan gör det."),
)
GIVEN = ("Andelen över 80 år fördubblas", "Arbetskraften räcker inte till vård och omsorg",
         "Medeltemperaturen stiger minst två grader och skyfallen blir fler i hela landet")
LONG = (" och det märks först i de minsta kommunerna långt från järnvägen, universiteten "
        "och sjukhusen där allt färre bor kvar")
Screens = tuple[tuple[int, int, str], ...]


def filling(
    elements: int, *, people: int = 90, worlds: int = 4, tables: int = 12, long: bool = False,
    naming: str = "organisation", **options: Any
) -> Sample:
    """So many elements in so many worlds of the desk's own; the tables are spread over them."""
    sample = make(people=people, naming=naming)
    sample.do("agenda.add", kind="elements", title="Scenarioelement", minutes=60, note="",
              question="Hur är det att leva i scenariot 2050?", options=options,
              after=sample.workshop.agenda[0])
    item = next(each.id for each in sample.workshop.activities.values()
                if each.kind == "elements")
    ids = [sample.do("elements.add_world", DESK, item, name=name, tagline=tagline)
           for name, tagline in WORLDS[:worlds]]
    if tables:
        sample.workshop = replace(sample.workshop, groups={f"g{n}": Group(
            f"g{n}", n, "Bord vid fönstret" if n == 2 else "",
            tuple(a.id for place, a in enumerate(sample.cast) if place % tables == n - 1),
            sample.cast[n - 1].id) for n in range(1, tables + 1)})
        if worlds:
            sample.do("elements.spread", DESK, item)
    sample.start("elements")
    given = [sample.do("elements.give", DESK, item, text=text) for text in GIVEN] if worlds else []
    for place, row in zip(range(elements), _rows(), strict=False):
        world = ids[place * 7 % 11 % len(ids)]
        shows = given[place % len(given)] if place % 9 == 4 else ""
        text = f"{row['text']}{LONG}"[:118] if long else row["text"]
        if place % 13 == 5:
            text, row = "Byarna har egna elnät", {**row, "type": "state"}
        sample.do("elements.add", sample.cast[place % len(sample.cast)], item,
                  **{**row, "text": text, "world": world, "given": shows,
                     "category": row["category"] if "fields" not in options and place % 17 else "",
                     "year": int(row["year"]) if row["year"] else None})
    for place, person in enumerate(sample.cast[40:60]):
        entries = tuple(sample.workshop.activities[item].state.entries)  # type: ignore[attr-defined]
        if entries and entries[place % len(entries)].author != person.id:
            sample.do("elements.support", person, item, entry=entries[place % len(entries)].id)
    return sample


def _rows() -> list[dict[str, str]]:
    rows = bank("elements.tsv")
    return [rows[place * 5 % len(rows)] for place in range(len(rows) * 10)]


def step(sample: Sample, *steps: str) -> Sample:
    """The desk locks it, or shows it."""
    for name in steps:
        sample.do(f"stage.{name}")
    return sample


def lost(sample: Sample) -> Sample:
    """The desk takes one world back, and hides an element of another."""
    item = str(sample.workshop.current)
    state = sample.workshop.activities[item].state
    sample.do("elements.take_world", DESK, item, world=next(iter(state.own)))  # type: ignore[attr-defined]
    entry = tuple(state.entries)[-1]  # type: ignore[attr-defined]
    sample.do("entry.hide", DESK, item, entry=entry.id, reason="Personuppgift")
    return sample


def element_stages(
    phone: Callable[..., str], wall: Callable[..., str], desk: Callable[..., str],
    report: Callable[[Sample], str],
) -> Mapping[str, tuple[Callable[[], str], Screens]]:
    """The pages of an item in which worlds are filled, for every audience and stage."""
    hand: Screens = ((375, 812, "light"), (375, 812, "dark"), (320, 640, "light"))
    screen: Screens = ((1920, 1080, "dark"), (1280, 720, "dark"), (1024, 768, "dark"))
    both: Screens = (*screen, (1920, 1080, "light"))
    laptop: Screens = ((1366, 768, "light"), (1024, 768, "light"))
    areas: dict[str, Any] = {
        "fields": "areas", "areas": "Bostäder;Kompetensförsörjning;Transporter;Hälsa och vård"}
    return {
        "phone-elements": (lambda: phone(filling(90)), hand),
        "phone-elements-host": (lambda: phone(filling(90), 3), hand),
        "phone-elements-late": (lambda: phone(filling(60, tables=0), 89), hand),
        "phone-elements-none": (lambda: phone(filling(0, worlds=0)), hand),
        "phone-elements-areas": (lambda: phone(filling(20, **areas)), hand),
        "phone-elements-anonymous": (lambda: phone(filling(40, naming="anonymous")), hand),
        "phone-elements-locked": (lambda: phone(step(filling(90), "close")), hand),
        "wall-elements-none": (lambda: wall(filling(0, worlds=0)), screen),
        "wall-elements-0": (lambda: wall(filling(0)), screen),
        "wall-elements": (lambda: wall(filling(90)), both),
        "wall-elements-400": (lambda: wall(filling(400, worlds=5, long=True)), both),
        "wall-elements-locked": (lambda: wall(step(filling(120), "close")), both),
        "wall-elements-page": (lambda: wall(step(filling(120), "close"), 2), both),
        "wall-elements-page-long": (
            lambda: wall(step(filling(400, worlds=5, long=True), "close", "reveal"), 3), screen),
        "desk-elements-0": (lambda: desk(filling(0, worlds=0, tables=0)), laptop),
        "desk-elements": (lambda: desk(lost(filling(120))), laptop),
        "desk-elements-locked": (lambda: desk(step(filling(120), "close")), laptop),
        "report-elements": (
            lambda: report(step(filling(120), "close", "reveal")),
            ((1366, 768, "light"), (375, 812, "light"))),
    }
