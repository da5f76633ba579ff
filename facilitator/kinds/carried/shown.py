"""A thing that was brought, as any audience may see it: its numbers, its cards, where from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from facilitator.domain.category import BY_ID
from facilitator.domain.entry import Entry
from facilitator.domain.erasing import ERASED

from .held import CARD, Bringing, Carried, Driver
from .parcel import FIELDS
from .summary import organisations


def shown_source(now: Bringing) -> dict[str, object]:
    """Where it is from, in values."""
    source = now.source
    return {"title": source.title, "date": source.date, "programme": source.programme,
            "code": source.code, "seq": source.seq, "at": now.at}


def shown_driver(state: Carried, each: Driver, place: int, on: frozenset[str]) -> dict[str, object]:
    """`place` is where it stands among all that came."""
    cards = state.cards(each)
    return {
        "id": each.id, "place": place, "name": each.name, "text": each.text,
        "impact": each.impact, "uncertainty": each.uncertainty, "n": each.n,
        "priority": each.priority, "dots": each.dots, "field": FIELDS.get(each.field, ""),
        "critical": each.field == "critical", "split": each.split, "on": each.id in on,
        "result": each.result, "cards": 0 if each.sort == CARD else len(cards),
        "homes": organisations(cards),
    }


def shown_cards(cards: Iterable[Entry]) -> tuple[Mapping[str, object], ...]:
    """The cards behind a thing, with the organisation they were written in."""
    return tuple({
        "id": each.id, "nr": each.data["nr"], "headline": each.data["words"],
        **({"text": "", "source": "", "erased": True} if each.data["words"] == ERASED else
           {"text": each.data["text"], "source": each.data["source"], "erased": False}),
        "hidden": each.hidden,
        "category": BY_ID[str(each.data["category"])], "from": each.data["organisation"],
    } for each in cards)
