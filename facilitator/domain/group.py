"""A group of those in the room: a table or a theme group."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Group:
    """A table or a theme group. `number` counts from 1; `name` is "" where it has none.

    `members` are people's ids; `host` is the one of them who leads (reseledare), "" for nobody.
    """

    id: str
    number: int
    name: str = ""
    members: tuple[str, ...] = ()
    host: str = ""
