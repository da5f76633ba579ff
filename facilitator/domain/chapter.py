"""A part of the rules that belongs to the workshop and not to a method, all of one shape."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from .command import Command, Rule
from .event import Draft, Event
from .kind import Kind
from .workshop import Undo, Workshop

Kinds = Mapping[str, Kind[Any]]


def words_of(kinds: Kinds) -> frozenset[str]:
    """The fields of events that hold people's own words, whatever the method."""
    return frozenset().union(*(kind.words for kind in kinds.values()))


@dataclass(frozen=True, slots=True)
class Chapter:
    """`decide(workshop, command, at, kinds)`, `apply(workshop, event, kinds)`, and its rules.

    `events` names every event the chapter applies. `undo(workshop, event)` sees the workshop
    as it was before the event.
    """

    commands: tuple[Rule, ...]
    events: frozenset[str]
    decide: Callable[[Workshop, Command, str, Kinds], list[Draft]]
    apply: Callable[[Workshop, Event, Kinds], Workshop]
    undo: Callable[[Workshop, Event], Undo | None] = lambda workshop, event: None  # noqa: ARG005
