"""Workshops that have brought what another came to, for the gallery: many, few, long, nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from facilitator.domain.roles import SYSTEM
from facilitator.web.sources import Source, lines
from tests.kinds.parcels import FORMER, MAY, parcel

from .boards import LONG, NAMES
from .sample import DESK, Sample, bank, make

Screens = tuple[tuple[int, int, str], ...]
PHONE = ((375, 812, "light"), (375, 812, "dark"), (320, 568, "light"))
WALL = ((1920, 1080, "dark"), (1280, 720, "dark"), (1024, 768, "dark"), (1920, 1080, "light"))
LAPTOP = ((1366, 768, "light"),)
BOTH = ((1366, 768, "light"), (375, 812, "light"))
_HOMES = ("Region Skåne", "Trafikverket", "Region Jämtland Härjedalen", "Vinnova",
          "Västra Götalandsregionen", "Tillväxtverket")
_FIELDS = ("critical", "given", "watch", "background")
_TITLE = "Workshop 1 Omvärld"


def large(things: int = 24, *, long: bool = False, rated: bool = True) -> dict[str, Any]:
    """So many drivers, four cards behind each, as a workshop of ninety might leave them."""
    trends = [row for row in bank("trends.tsv") if row["headline"]]
    names = (*LONG, *NAMES) if long else NAMES
    whole = parcel()
    cards, drivers = [], []
    for place in range(things):
        behind = []
        for nth in range(place * 4, place * 4 + 4):
            row = trends[nth * 13 % len(trends)]
            card = {**whole["cards"][0], "id": f"{FORMER}:k{nth}", "nr": nth + 1,
                    "headline": row["headline"], "text": row.get("text") or "",
                    "category": row.get("category") or "", "organisation": _HOMES[nth % 6]}
            cards.append(card)
            behind.append(card["id"])
        impact, uncertainty = 4.8 - place * 0.13, 1.4 + place * 1.7 % 3.4
        field = _FIELDS[2 * (impact < 3) + (uncertainty < 3)]
        numbers = {"impact": impact, "uncertainty": uncertainty, "n": 84, "rank": place + 1,
                   "priority": (impact - 1) / 4 * (uncertainty - 1) / 4, "field": field,
                   "split": place % 5 == 2, "result": f"{FORMER}:m-4.1"} if rated else {
                       **dict.fromkeys(("impact", "uncertainty", "n", "rank", "priority")),
                       "field": "", "split": False, "result": ""}
        again, nth = divmod(place, len(names))
        drivers.append({**whole["drivers"][2], "id": f"{FORMER}:d{place}", "cards": behind,
                        "name": names[nth] + (f" {again + 1}" if again else ""),
                        "text": "Från att staten bestämmer till att varje ort gör det" if place % 2
                        else "", "dots": None, **numbers})
    return {**whole, "source": {**whole["source"], "title": _TITLE}, "drivers": drivers,
            "cards": cards, "clusters": [], "merged": {}}


def carrying(brought: dict[str, Any] | None, *, start: bool = True) -> Sample:
    """The item of a workshop's first morning, with that in it."""
    sample = make(people=60, title="Workshop 2 Scenarier")
    sample.do("agenda.add", kind="carried", title="Underlag", minutes=15, note="", day=0,
              question="Vad tar vi med oss från förra gången?",
              after=sample.workshop.agenda[0], options={})
    item = next(each.id for each in sample.workshop.activities.values() if each.kind == "carried")
    if brought:
        sample.do("carried.bring", SYSTEM, item, parcel=brought)
    if start:
        sample.start("carried")
    else:
        sample.do("stage.turn_to", activity=item)
    return sample


def again() -> Sample:
    """Brought once more from a later state: something has gone, something has another name."""
    sample = carrying(large(12))
    newer = large(14)
    newer["source"] |= {"seq": 940}
    newer["drivers"][1]["name"] = "Staten drar sig tillbaka"
    newer["drivers"].pop(3)
    sample.do("carried.bring", SYSTEM, sample.workshop.current, parcel=newer)
    card = newer["drivers"][0]["cards"][0]
    sample.do("entry.hide", DESK, sample.workshop.current, entry=card, reason="Personuppgift")
    return sample


def forgotten() -> Sample:
    sample = carrying(large(12))
    sample.do("carried.forget", DESK, sample.workshop.current)
    return sample


def carried_stages(
    phone: Callable[..., str], wall: Callable[..., str], desk: Callable[..., str],
    page: Callable[..., str],
) -> dict[str, tuple[Callable[[], str], Screens]]:
    """The states of what was brought by name, as in `stages`."""
    return {
        "phone-carried": (lambda: phone(carrying(large())), PHONE),
        "phone-carried-long": (lambda: phone(carrying(large(long=True, rated=False))), PHONE),
        "phone-carried-before": (lambda: phone(carrying(large(), start=False)), PHONE),
        "phone-carried-empty": (lambda: phone(carrying(None)), PHONE),
        "wall-carried": (lambda: wall(carrying(large())), WALL),
        "wall-carried-2": (lambda: wall(carrying(large(long=True)), 1), WALL),
        "wall-carried-picture": (lambda: wall(carrying(large()), 3), WALL),
        "wall-carried-unrated": (lambda: wall(carrying(large(60, rated=False))), WALL),
        "wall-carried-before": (lambda: wall(carrying(large(), start=False)), WALL),
        "wall-carried-empty": (lambda: wall(carrying(None)), WALL),
        "desk-carried": (lambda: desk(carrying(large())), LAPTOP),
        "desk-carried-again": (lambda: desk(again()), LAPTOP),
        "desk-carried-long": (lambda: desk(carrying(large(long=True))), LAPTOP),
        "desk-carried-empty": (lambda: desk(carrying(None)), LAPTOP),
        "desk-carried-forgotten": (lambda: desk(forgotten()), LAPTOP),
        "desk-bring": (lambda: page("desk/bring.html", **_bring()), BOTH),
        "desk-bring-alone": (lambda: page("desk/bring.html", **_bring(
            sources=(), error="Filen är ändrad eller trasig, och inget har lästs in.")), BOTH),
        "desk-bring-shown": (lambda: page("desk/bring.html", **_bring(
            parcel=large(), lines=tuple(lines(large(), 20)), key="x")), BOTH),
    }


def _bring(**more: object) -> dict[str, Any]:
    sample = carrying(None)
    return {"workshop": sample.workshop, "activity": sample.workshop.now(), "error": "", "key": "",
            "parcel": None, "lines": (), "csrf": "x", "sources": (
                Source("K7M4TX", _TITLE, MAY[:10]),
                Source("PQ39WZ", "Ledarseminarium om kompetensförsörjningsstrategin", "")), **more}
