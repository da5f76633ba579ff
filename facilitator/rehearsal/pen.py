"""What a simulated person has at hand to answer with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from facilitator.rehearsal.bank import Bank
from facilitator.rehearsal.seen import Seen

Command = tuple[str, dict[str, Any]]
# The number it is of, and what it says.
Own = tuple[int, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Person:
    """Whose taste and opinions they are: anything that tells one from the others."""

    who: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A command that was let through, and the number it got."""

    id: str
    name: str
    data: dict[str, Any]
    seq: int


@dataclass(frozen=True)
class Pen:
    """What a phone has at hand: chance, the bank, what the screen shows, and `done`, the ids of
    what it has sent or backed before.

    `said` are its own answers in this activity, those that can be changed or have an end, and
    `own` reads its own part as the server last told it. `waits` is True while an answer is on its
    way: what that leads to is not known yet.
    """

    rng: Random
    bank: Bank
    seen: Seen = field(default_factory=Seen)
    done: set[str] = field(default_factory=set)
    person: Person = Person()
    said: Sequence[Said] = ()
    own: Callable[[], Own] = lambda: (-1, {})
    waits: bool = False
