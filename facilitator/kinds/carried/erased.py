"""Where the words of a card that is erased here stood in the log: in every bringing of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from facilitator.domain.event import Event

_WORDS = ("headline", "text", "source")


def onward(
    events: Iterable[Event], gone: Collection[str], instead: str
) -> Mapping[int, Mapping[str, object]]:
    """By the number of an event its cards, with `instead` for the words of those that are gone."""
    return {event.seq: {"cards": [_without(card, gone, instead) for card in _cards(event)]}
            for event in events if any(card["id"] in gone for card in _cards(event))}


def _cards(event: Event) -> list[Any]:
    found: Any = event.data.get("cards") if event.name == "carried.brought" else None
    return list(found or ())


def _without(card: Any, gone: Collection[str], instead: str) -> Mapping[str, object]:
    if card["id"] not in gone:
        return dict(card)
    return {**card, "organisation": "", **{name: instead if card[name] else "" for name in _WORDS}}
