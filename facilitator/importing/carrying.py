"""What another workshop may begin with of one: its drivers, and what they rest on, by reference.

It is read of the JSON report and of nothing else, so that no more goes on than every report tells.
An id of what came along begins with the code of the workshop it is from.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from facilitator.domain.chapter import Kinds
from facilitator.domain.held_on import held_on
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.workshop import Workshop
from facilitator.report.build import build
from facilitator.report.facts import as_json, told

from .checking import checked
from .reading import read
from .things import Things, carried_id

MOST_THINGS, MOST_CARDS = 400, 4000
Parcel = dict[str, Any]


def parcel_of_file(body: bytes, kinds: Kinds) -> Parcel:
    """What a JSON report hands on, once it has been held against itself. Raises `Refused`."""
    parcel = read(body)
    workshop = checked(parcel, kinds)
    report = told(build(workshop, kinds, parcel.made, "sv"))
    return parcel_of(report, hashlib.sha256(body).hexdigest(), held_on(workshop))


def parcel_of_workshop(workshop: Workshop, kinds: Kinds, at: str) -> Parcel:
    """What a workshop hands on as it stands. Raises `Refused` where it has nothing to."""
    report = build(workshop, kinds, at, "sv")
    body = as_json(report)
    return parcel_of(told(report), hashlib.sha256(body).hexdigest(), held_on(workshop))


def parcel_of(report: Mapping[str, Any], digest: str, held: str) -> Parcel:
    """The same of a report that is known to be one. `held` is when its workshop was."""
    head = report["workshop"]
    code = str(head["code"])
    things = Things.of(report["activities"])
    cards = things.cards_behind()
    if not things.found:
        raise Refused("nothing_to_carry", message(
            "{title} har inget att ta med: där finns varken kluster, bedömningar eller kort."),
            details={"title": head["title"]})
    if len(things.found) > MOST_THINGS or len(cards) > MOST_CARDS:
        raise Refused("too_much", message(
            "{title} har mer än {things} saker eller {cards} kort, och det är för mycket att ta "
            "med."), details={"title": head["title"], "things": MOST_THINGS, "cards": MOST_CARDS})
    return {
        "source": {
            "code": code, "title": head["title"], "date": held, "programme": head["programme"],
            "naming": head["naming"], "seq": head["seq"], "made": head["made"], "digest": digest},
        "drivers": list(_drivers(code, things)),
        "clusters": [{
            "id": carried_id(code, each["id"]), "name": each["name"],
            "text": each["definition"], "parent": _one(code, each["parent"]),
            "cards": _ids(code, each["entries"]),
        } for each in things.groups.values()],
        "cards": [_card(code, card) for card in cards],
        "results": [{**each, "id": carried_id(code, each["id"])}
                    for each in things.results.values()],
        "merged": {carried_id(code, gone): carried_id(code, into)
                   for gone, into in things.merged.items()},
    }


def _drivers(code: str, things: Things) -> Iterator[Parcel]:
    for item, found in things.ranked():
        own = found["sort"] != "card"
        yield {
            # The words of a card stand on the card alone: there they are hidden and erased.
            "id": carried_id(code, item), "name": found["name"] if own else "",
            "text": found["text"] if own else "", "sort": found["sort"],
            "cards": _ids(code, [card for card in found["cards"] if card in things.cards]),
            **{name: found.get(name) for name in (
                "impact", "uncertainty", "n", "priority", "rank", "dots")},
            "field": found.get("field") or "", "split": bool(found.get("split")),
            "result": _one(code, found.get("result"))}


def _card(code: str, card: Mapping[str, Any]) -> Parcel:
    return {"id": carried_id(code, card["id"]), "nr": card["nr"],
            **{name: str(card.get(name) or "") for name in (
                "headline", "text", "category", "type", "horizon", "source", "organisation", "at")}}


def _ids(code: str, ids: Sequence[str]) -> list[str]:
    return [carried_id(code, each) for each in ids]


def _one(code: str, item: str | None) -> str:
    return carried_id(code, item) if item else ""
