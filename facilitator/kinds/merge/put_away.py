"""Which drafts may be told where something was made of them, shown just now or not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from facilitator.domain.contributions import entries_of
from facilitator.domain.kept import reckoned_once
from facilitator.domain.workshop import Activity, Workshop

from .speaking import still_says
from .values import Paragraph, Scenario, Source


@runtime_checkable
class _Merges(Protocol):
    """A merging, whose texts another one may be made of."""

    scenarios: Mapping[str, Scenario]
    paragraphs: Mapping[str, Paragraph]


@dataclass(frozen=True, slots=True)
class Told:
    """`texts` are here and not hidden, ids; `away` is what is hidden, or says what is."""

    texts: frozenset[str] = frozenset()
    away: frozenset[str] = frozenset()

    def has(self, source: Source) -> bool:
        return source.text in self.texts and source.passage not in self.away


def text_id(world: str) -> str:
    """The id under which a scenario's text is handed on."""
    return f"{world}-text"


@reckoned_once
def told(workshop: Workshop, activity: Activity) -> Told:
    """What may be told of all that a merging can be made of, mergings before it among that.

    A draft that is being written on, or says something else by now, may: what was made of it has
    been shown. One that is not here at all, as in one organisation's part, may not.
    """
    del activity
    entries = [entry for each in workshop.activities.values() for entry in entries_of(each)]
    merged = tuple(_merged(workshop))
    known = Told(
        frozenset((*(entry.id for entry in entries if entry.visible),
                   *(text_id(world) for each in merged for world in each.scenarios))),
        frozenset(entry.id for entry in entries if not entry.visible))
    while more := frozenset(_saying_what_is_away(merged, known)) - known.away:
        known = Told(known.texts, known.away | more)
    return known


def _merged(workshop: Workshop) -> Iterator[_Merges]:
    return (each.state for each in workshop.activities.values() if isinstance(each.state, _Merges))


def _saying_what_is_away(merged: tuple[_Merges, ...], known: Told) -> Iterator[str]:
    return (one.id for each in merged for one in each.paragraphs.values()
            if any(not known.has(source) and still_says(one, source)
                   for source in one.wording.sources))
