"""What suggestions are made of, and what they say: values that the floors hand to each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Note:
    """A card as it is compared: its words, the group a person has put it in ("" for none), and
    the card it lies under in a stack ("" for none)."""

    id: str
    text: str
    group: str = ""
    under: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposed group that stands unanswered, with its cards as it was last drawn up.

    `named_after` is the card whose words stand for a name where no theme has one.
    """

    id: str
    cards: tuple[str, ...]
    name: str = ""
    named_after: str = ""
    strength: int = 1


@dataclass(frozen=True, slots=True)
class Material:
    """What an item of the agenda wants suggestions for, and what people have said about them.

    `groups`: id -> name. Pairs are (card, card), the lesser id first: `apart` must not meet in
    a draft, `unlike` do not say the same. `not_in` are (card, group) that somebody rejected.
    `draft_wanted` is the number of the event that asked for a draft, 0 for none; `drawn_by` the
    command by which the server hands one in.
    """

    notes: tuple[Note, ...] = ()
    groups: Mapping[str, str] = field(default_factory=dict)
    apart: frozenset[Pair] = frozenset()
    unlike: frozenset[Pair] = frozenset()
    not_in: frozenset[Pair] = frozenset()
    standing: tuple[Draft, ...] = ()
    draft_wanted: int = 0
    drawn_by: str = ""


@dataclass(frozen=True, slots=True)
class Alike:
    """Cards that say nearly the same. The id depends on the cards and on nothing else."""

    id: str
    cards: tuple[str, ...]
    strength: int


@dataclass(frozen=True, slots=True)
class Belonging:
    """A group that a card may belong to, and why: the closest card there and the words shared.

    `strength` is 1 to 3. `shared` are words of the card's own text, `shared_there` of the other's.
    """

    group: str
    strength: int
    closest: str
    shared: tuple[str, ...] = ()
    shared_there: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Advice:
    """What is suggested now. Nothing of it is so until somebody at the desk says yes.

    `word` is how texts are compared, a catalogue sentence, "" for no suggestions at all.
    `waiting` counts cards that are not compared yet; `resting` is true while the worker is away.
    `places`: unplaced card -> the likeliest groups, the best first.
    """

    word: str = ""
    waiting: int = 0
    resting: bool = False
    alike: tuple[Alike, ...] = ()
    places: Mapping[str, tuple[Belonging, ...]] = field(default_factory=dict)


def pair(one: str, other: str) -> Pair:
    """Two ids as a pair, the lesser first."""
    return (one, other) if one < other else (other, one)
