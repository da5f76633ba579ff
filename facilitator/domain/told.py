"""An event as it may be told to anybody: what happened, and nothing of who did it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from .entry import Entries, Entry


@dataclass(frozen=True, slots=True)
class Told:
    """One event of a log that is given away.

    `at` is ISO 8601 UTC, "" for one whose time is not told: it gets that of the event before.
    `voiced` is true for what one person did and is counted for: each such event gets an actor of
    its own that stands nowhere else, so no two can be seen to come from the same person.
    """

    name: str
    data: Mapping[str, object] = field(default_factory=dict)
    at: str = ""
    activity: str | None = None
    voiced: bool = False


# A person whose name is told -> the id by which the log that is given away knows that person.
Authors = Mapping[str, str]


def voices(name: str, entry: Entry, number: int) -> Iterator[Told]:
    """So many voices for an entry, each somebody's and nobody can say whose."""
    for _ in range(number):
        yield Told(name, {"entry": entry.id}, voiced=True)


def numbered(entries: Entries, told: Iterable[Entry]) -> tuple[Entry, ...]:
    """Those that a log must tell of for each to keep its number: up to the last of `told`."""
    last = max((entry.nr for entry in told), default=0)
    return tuple(entry for entry in entries if entry.nr <= last)


def withdrawn(entry: Entry, name: str, empty: Mapping[str, object], back: str) -> Iterator[Told]:
    """What stands for a contribution that is not told: its place among the others is kept.

    `empty` is the data of the event `name` without a word in it; `back` withdraws it. Whether it
    was hidden, withdrawn, erased or not shown is not told either.
    """
    yield Told(name, {"entry": entry.id, **empty})
    yield Told(back, {"entry": entry.id})


def whole(value: object) -> int | None:
    """A whole number of some data, None for whatever else stands there."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def ids(value: object) -> list[str]:
    """A list of ids of some data; [] for whatever else stands there."""
    return [str(each) for each in value] if isinstance(value, list | tuple) else []
