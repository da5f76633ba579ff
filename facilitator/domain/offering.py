"""What one item of the agenda hands on to the next: things with a name that can be judged.

A method's state that offers things has the functions of `Offers`, so that a vote never asks which
method they come from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Protocol, runtime_checkable

from .workshop import Activity, Workshop

Sentence = tuple[str, Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that can be judged.

    `text` says from what to what. `cards` are the ids of the cards it is made of, itself where it
    is one. `sort` is "driver" for what people have made of cards, "card", or "own" for what
    a desk wrote into the list.
    """

    id: str
    name: str
    text: str = ""
    sort: str = "card"
    cards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cast:
    """A thing as it stood when something was cast on it: its name, its cards, and how much."""

    item: str
    name: str
    cards: tuple[str, ...]
    number: Fraction | int


@dataclass(frozen=True, slots=True)
class Followed:
    """Where it lies now: by item, and by card for those that lie in none.

    `left` was cast on things without cards that are gone: it lies nowhere, and is not lost.
    `changes` are sentences of the catalogue with their details, in the order of what was cast.
    """

    by_item: Mapping[str, Fraction] = field(default_factory=dict)
    by_card: Mapping[str, Fraction] = field(default_factory=dict)
    left: Fraction = Fraction(0)
    changes: tuple[Sentence, ...] = ()

    @property
    def total(self) -> Fraction:
        return sum((*self.by_item.values(), *self.by_card.values()), self.left)


@runtime_checkable
class Offers(Protocol):
    """The state of a method whose outcome others judge."""

    def offered(self, workshop: Workshop, activity: Activity) -> tuple[Item, ...]:
        """What it hands on, in its own order; nothing while there is no outcome."""
        ...


@runtime_checkable
class Makes(Offers, Protocol):
    """The state of a method whose things are its own: it knows what became of each."""

    def called(self, item: str) -> str:
        """What a thing is or was called, "" where it had no name or never was."""
        ...

    def living(self, item: str) -> str:
        """The thing itself, or the one it went into; "" when both are gone."""
        ...

    def followed(self, cast: Iterable[Cast]) -> Followed:
        """Where what was cast on its things lies now; nothing is lost or made more of."""
        ...


def handed_on(workshop: Workshop) -> Mapping[str, tuple[str, ...]]:
    """Card -> the names of what people have made of it, in the items that make such things."""
    found: dict[str, tuple[str, ...]] = {}
    for activity in workshop.activities.values():
        if isinstance(activity.state, Makes):
            for item in activity.state.offered(workshop, activity):
                for card in item.cards if item.sort == "driver" and item.name else ():
                    if item.name not in found.get(card, ()):
                        found[card] = (*found.get(card, ()), item.name)
    return found
