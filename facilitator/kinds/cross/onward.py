"""Where a proposed name or a tagline went on to: into what a desk put back by a step back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from facilitator.domain.event import Event

_BORN = {"cross.proposed": "name", "cross.taglined": "tagline"}
_BEAR = {"cross.named": "name", "cross.taglined": "tagline"}


def onward(
    events: Iterable[Event], gone: Collection[str], instead: str
) -> Mapping[int, Mapping[str, object]]:
    """By the number of an event what becomes of the words that came from the entries `gone`.

    Only after they were written, and for the same world: who wrote the same before wrote it first.
    """
    known: set[tuple[str, str, str]] = set()
    changes: dict[int, Mapping[str, object]] = {}
    for event in events:
        data = event.data
        field = _BORN.get(event.name)
        if field and str(data["entry"]) in gone and data[field]:
            known.add((field, str(data["world"]), str(data[field])))
        bears = _BEAR.get(event.name)
        if bears and (bears, str(data["world"]), str(data[bears])) in known:
            changes[event.seq] = {bears: instead}
    return changes
