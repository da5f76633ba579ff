"""An event: what happened, in the past tense, numbered in the order of the log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .roles import Actor


@dataclass(frozen=True, slots=True)
class Draft:
    """An event before it has a number: what `decide` answers with."""

    name: str
    data: Mapping[str, object] = field(default_factory=dict)
    activity: str | None = None
    v: int = 1


@dataclass(frozen=True, slots=True)
class Event:
    """A numbered event. `at` is UTC in ISO 8601 with milliseconds; `seq` counts from 1."""

    seq: int
    at: str
    actor: Actor
    activity: str | None
    name: str
    v: int
    data: Mapping[str, object]
    command_id: str | None = None
