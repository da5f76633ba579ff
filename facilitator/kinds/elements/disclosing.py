"""Elements, given conditions, tables and worlds as they may be told: what stands now."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.contributions import told_entries
from facilitator.domain.entry import Entry
from facilitator.domain.told import Authors, Told, numbered, voices, withdrawn
from facilitator.domain.workshop import Activity, Workshop

from .filling import SAID, Filling, filling_of

_EMPTY = {"text": "", "world": "", "category": "", "type": "", "year": 0, "given": "", "group": "",
          "author": "", "organisation": "", "proxy": False}


def disclose(workshop: Workshop, activity: Activity, authors: Authors) -> Iterator[Told]:
    """Each element as it reads now, how many say the same, and what the desk has arranged."""
    filling = filling_of(activity)
    known = {given.id for given in filling.givens()}
    yield from _worlds(filling)
    # Before the elements: each of those says itself what it is an instance of.
    yield from _givens(filling, known)
    told = told_entries(workshop, activity)
    for entry in numbered(filling.entries, told):
        if entry in told:
            yield Told("elements.added", _element(workshop, entry, authors, known), at=entry.at)
            yield from voices("elements.supported", entry, len(entry.supporters))
        else:
            yield from withdrawn(entry, "elements.added", _EMPTY, "elements.withdrawn")
    if filling.seats:
        yield Told("elements.seated", {"seats": dict(filling.seats)})


def _worlds(filling: Filling) -> Iterator[Told]:
    """The desk's own; one that was taken back only where something lies in it, for its name."""
    held = {str(entry.data["world"]) for entry in filling.living()}
    for world in filling.own.values():
        gone = world.id in filling.away
        if not gone or world.id in held:
            yield Told("elements.world_added", {
                "world": world.id, "place": world.place, "name": world.name,
                "tagline": world.tagline})
        if gone and world.id in held:
            yield Told("elements.world_taken", {"world": world.id})


def _givens(filling: Filling, known: set[str]) -> Iterator[Told]:
    for each in filling.conditions.values():
        if each.id in known:
            # One that was marked on an element has its words, and says so alone.
            yield Told("elements.gave", {
                "given": each.id, "text": "" if each.entry else each.text, "item": each.item,
                "entry": each.entry})


def _element(
    workshop: Workshop, entry: Entry, authors: Authors, known: set[str]
) -> dict[str, object]:
    nobody = workshop.naming == "anonymous"
    data = entry.data
    return {"entry": entry.id, **{name: data[name] for name in SAID}, "world": data["world"],
            "given": data["given"] if data["given"] in known else "",
            "group": "" if nobody else data["group"],
            "author": authors.get(entry.author, ""), "proxy": bool(entry.proxy),
            "organisation": "" if nobody else str(entry.organisation)}
