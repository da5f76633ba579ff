"""The order that an editor wants things told in; what nobody has named stays where it belongs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from .document import Chapter


class _Told(Protocol):
    @property
    def id(self) -> str: ...


_Thing = TypeVar("_Thing", bound=_Told)


def arranged(chapters: Iterable[Chapter], order: Sequence[str]) -> list[Chapter]:
    """Chapters, and the parts of each, in `order`; nothing is added and nothing falls away."""
    return [replace(chapter, parts=tuple(in_order(chapter.parts, order)))
            for chapter in in_order(chapters, order)]


def in_order(things: Iterable[_Thing], order: Sequence[str]) -> list[_Thing]:
    """`things` as `order` names them; one that it does not name follows what it followed."""
    natural = list(things)
    place = {each: nth for nth, each in enumerate(order)}
    row = sorted((each for each in natural if each.id in place), key=lambda each: place[each.id])
    for nth, each in enumerate(natural):
        if each.id not in place:
            row.insert(row.index(natural[nth - 1]) + 1 if nth else 0, each)
    return row


def swapped(ids: Sequence[str], one: str, step: int) -> list[str]:
    """`ids` with `one` a step earlier (-1) or later (1); as they are where there is no step."""
    row = list(ids)
    here = row.index(one)
    there = here + step
    if 0 <= there < len(row):
        row[here], row[there] = row[there], row[here]
    return row
