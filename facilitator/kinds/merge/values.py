"""Scenarios, where each draft lies, and the paragraphs of a text: values of which no part is lost.

What two editors may change at once stands apart (words, place, life), each with the number of the
event that left it so: an edit or an undo sees whether it still is what somebody looked at.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

# What becomes of a thing that is there no longer; of one that went into another, that one's id.
TAKEN_OUT, UNDONE = "taken out", "undone"


@dataclass(frozen=True, slots=True)
class Life:
    """`gone` is "" for what is there."""

    gone: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True)
class Words:
    """A name or a tagline; `at` is the event that wrote it."""

    words: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True)
class Scenario:
    """A scenario in the making. `place` from 1 is its colour and pattern."""

    id: str
    nr: int
    place: int
    name: Words
    tagline: Words = field(default_factory=Words)
    life: Life = field(default_factory=Life)


@dataclass(frozen=True, slots=True)
class Lying:
    """The scenario that a draft lies under, "" for none, since event `at`."""

    world: str
    at: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """A passage of a draft, whose it is, and its words when it was taken."""

    text: str
    passage: str
    groups: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a paragraph says and what it was made of; `at` is what an edit must have seen."""

    words: str
    sources: tuple[Source, ...] = ()
    at: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """The scenario that a paragraph stands in, and where: by rank."""

    world: str
    rank: Fraction
    at: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `nr` counts all that were ever made."""

    id: str
    nr: int
    wording: Wording
    place: Place
    life: Life = field(default_factory=Life)


@dataclass(frozen=True, slots=True)
class Liked:
    """Who has a draft like it. `nr` is that of an entry: so it is known what a lock has closed."""

    nr: int
    voices: tuple[str, ...] = ()


Value = Scenario | Lying | Paragraph | Words | Wording | Place | Life | None
# What a step changed: (sort, id, part) -> (before, after); None is "not there".
Key = tuple[str, str, str]
Changes = Mapping[Key, tuple[Value, Value]]


@dataclass(frozen=True, slots=True)
class Step:
    """What one event of a desk changed, and the sentence for it.

    One that is not `whole` may be taken back in part: of ten drafts those that nobody has moved.
    """

    seq: int
    sentence: str
    details: Mapping[str, object]
    changes: Changes
    whole: bool = True
