"""What a scan leaves behind: its chapter, its table and its facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from facilitator.domain.card import (
    HORIZONS,
    author_name,
    full_card,
    organisation_name,
    organisations_in,
    told_card,
)
from facilitator.domain.category import EPISTEL, UNPLACED
from facilitator.domain.contributions import told_entries
from facilitator.domain.document import (
    Block,
    Card,
    Cards,
    Count,
    Finding,
    Heading,
    Meter,
    Paragraph,
    Telling,
)
from facilitator.domain.entry import Entry
from facilitator.domain.kind import Sheet
from facilitator.domain.message import message, messages
from facilitator.domain.offering import handed_on
from facilitator.domain.scene import Scene
from facilitator.domain.wording import Own, Text, counted, figure_of, joined, said

from .gaps import ENOUGH_TO_TELL, gap_meter
from .trends import trends


def report(scene: Scene) -> Telling | None:
    """How many cards each field has and where it is thin; every card stands in the appendix.

    None while the wall shows none: what the room has not seen is in no report.
    """
    cards = told_entries(scene.workshop, scene.activity)
    if not cards:
        return None
    return Telling((Paragraph(_came_in(cards)), _meter(scene, cards), *_thin(cards),
                    *trends(scene, cards)),
                   appendix=tuple(_every(scene, cards)),
                   facts=((len(cards), counted(messages("kort", "kort"), len(cards))),),
                   findings=_gaps(scene, cards))


def ours(scene: Scene, organisation: str) -> Telling | None:
    """The cards of one organisation, each with where it ended; None where it wrote none."""
    cards = tuple(e for e in told_entries(scene.workshop, scene.activity)
                  if organisation and e.organisation == organisation)
    if not cards:
        return None
    lying = handed_on(scene.workshop)
    rows = tuple(_ended(told_card(scene, e, at_home=True), lying.get(e.id, ())) for e in cards)
    return Telling((Paragraph(counted(messages("{n} kort kom från oss.", "{n} kort kom från oss."),
                                      len(cards))), Cards(rows)),
                   facts=((len(cards), counted(messages("kort från oss", "kort från oss"),
                                               len(cards))),))


def _ended(card: Card, names: tuple[str, ...]) -> Card:
    where = tuple(said(message("ligger i ”{name}”"), name=name) for name in names)
    return replace(card, about=joined((*where, card.about)))


def _gaps(scene: Scene, cards: tuple[Entry, ...]) -> tuple[Finding, ...]:
    """Where few have looked: what a reader must know of the picture, and homework may go there."""
    thin = [row for row in gap_meter(cards) if row["gap"]]
    if not thin:
        return ()
    names = joined([said(str(row["name"])) for row in thin])
    few = sum(int(str(row["count"])) for row in thin)
    return (Finding(said(message("Vi har få spaningar om {names}: {few} av {n} kort."), names=names,
                         few=few, n=len(cards)), (f"{scene.activity.id}-fields",)),)


def _thin(cards: tuple[Entry, ...]) -> Iterator[Block]:
    """The gaps in words: fields and horizons with few cards or none."""
    rows = [row for row in gap_meter(cards) if row["id"]]
    placed = sum(int(str(row["count"])) for row in rows)
    yield Heading(said(message("Luckor")))
    told = [_few([row for row in rows if row["gap"]]) if placed >= ENOUGH_TO_TELL else
            said(message("För få kort har ett område för att säga var det finns luckor."))]
    used = {str(card.data["horizon"]) for card in cards} & HORIZONS.keys()
    if used and len(used) < len(HORIZONS):
        told.append(said(message("Inget kort har tidshorisonten {horizons}."), horizons=joined(
            [said(words) for when, words in HORIZONS.items() if when not in used])))
    if placed < len(cards):
        told.append(counted(messages("{n} kort har inget område.", "{n} kort har inget område."),
                            len(cards) - placed))
    yield Paragraph(joined(told, " "))


def _few(gaps: list[Mapping[str, object]]) -> Text:
    if not gaps:
        return said(message("Inget område har påfallande få kort."))
    names = joined([(*said(str(row["name"])), Own(" ("), *figure_of(int(str(row["count"]))),
                     Own(")")) for row in gaps])
    return said(message("Få eller inga kort: {names}."), names=names)


def _came_in(cards: tuple[Entry, ...]) -> Text:
    organisations = organisations_in(cards)
    if not organisations:
        return counted(messages("{n} kort kom in.", "{n} kort kom in."), len(cards))
    return counted(messages("{n} kort kom in, från {organisations}.",
                            "{n} kort kom in, från {organisations}."), len(cards),
                   organisations=counted(messages("{n} organisation", "{n} organisationer"),
                                         organisations))


def _meter(scene: Scene, cards: tuple[Entry, ...]) -> Meter:
    rows = gap_meter(cards)
    gaps = sum(bool(row["gap"]) for row in rows)
    told = said(message("Varje tecken är ett kort. Lucka: under en tredjedel av en jämn del.")) \
        if gaps else said(message("Varje tecken är ett kort."))
    return Meter(f"{scene.activity.id}-fields", said(message("Kort per område")), told, tuple(
        Count(str(row["id"]), int(str(row["count"])), bool(row["gap"])) for row in rows))


def _every(scene: Scene, cards: tuple[Entry, ...]) -> Iterator[Block]:
    for category in (*EPISTEL, UNPLACED):
        held = tuple(e for e in cards if e.data["category"] == category.id)
        if held:
            yield Heading(said(category.name), count=len(held))
            yield Cards(tuple(told_card(scene, e) for e in held))


def sheets(scene: Scene) -> tuple[Sheet, ...]:
    return (Sheet(
        "spaning", scene.activity.title,
        (("nr", message("Nr")), ("headline", message("Rubrik")),
         ("text", message("Beskrivning")), ("category", message("Område")),
         ("type", message("Typ")), ("horizon", message("Tidshorisont")),
         ("source", message("Källa")), ("organisation", message("Organisation")),
         ("name", message("Namn")), ("same", message("Säger samma")),
         ("proxy", message("Inskrivet åt någon")),
         ("at", message("Tid"))),
        tuple({**full_card(scene, e), "proxy": message("ja") if e.proxy else ""}
              for e in told_entries(scene.workshop, scene.activity)),
        spoken=frozenset({"category", "type", "horizon", "proxy"}),
    ),)


def facts(scene: Scene) -> Mapping[str, object]:
    cards = told_entries(scene.workshop, scene.activity)
    return {
        "entries": [{
            "id": e.id, "nr": e.nr, **e.data,
            "organisation": organisation_name(scene, e),
            "cluster": None, "derived_from": [], "at": e.at, "proxy": e.proxy,
            "supported_by": len(e.supporters),
            **({"name": author_name(scene, e)} if scene.workshop.naming == "open" else {}),
        } for e in cards],
        "clusters": [],
        "results": {"by_category": {
            str(row["id"]) or "none": row["count"] for row in gap_meter(cards)}},
    }
