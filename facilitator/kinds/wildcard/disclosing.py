"""The jokers that people added, as they may be told."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.results import items_told
from facilitator.domain.told import Told, withdrawn
from facilitator.domain.workshop import Activity, Workshop

from .jokers import jokers_of

_EMPTY = {"name": "", "text": "", "author": "", "organisation": "", "proxy": False}


def disclose(workshop: Workshop, activity: Activity) -> Iterator[Told]:
    """Those in the list with their words; of one put away that it is, where a result has it."""
    jokers, spoken = jokers_of(activity), items_told(workshop)
    away = jokers.put_away()
    for entry in jokers.added():
        if entry.id in away - spoken:
            continue
        if entry.id in away:
            yield from withdrawn(entry, "wildcard.added", _EMPTY, "wildcard.joker_withdrawn")
        else:
            yield Told("wildcard.added", {
                "entry": entry.id, **_EMPTY, "name": str(entry.data["name"]),
                "text": str(entry.data["text"])})
