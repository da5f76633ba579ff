"""Axes, worlds and what is written in them, as one method hands them on to the next.

Every value knows what it was made of (`derived_from`, ids): so a sentence of a scenario is followed
back to its elements, its world, the axes, the drivers, their cards and who wrote those.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from facilitator.domain.offering import Item

Side = Literal["low", "high"]


@dataclass(frozen=True, slots=True)
class Axis:
    """An uncertainty with two plausible poles, neither of them the good one (methods.md §2.6).

    `item` is the driver it was made of, None for one that a desk wrote by hand. `definition` says
    what is meant, `indicator` how one would see which way it goes.
    """

    id: str
    name: str
    low: str
    high: str
    definition: str = ""
    indicator: str = ""
    item: Item | None = None

    def pole(self, side: Side) -> str:
        """The pole at that end, in people's words."""
        return self.low if side == "low" else self.high

    @property
    def derived_from(self) -> tuple[str, ...]:
        """The driver it was made of."""
        return (self.item.id,) if self.item else ()


@dataclass(frozen=True, slots=True)
class Crossing:
    """Two axes that were chosen together, and why. `first` lies down, `second` stands up."""

    first: Axis
    second: Axis
    reason: str = ""

    def axes(self) -> tuple[Axis, Axis]:
        return self.first, self.second


@dataclass(frozen=True, slots=True)
class Stand:
    """Which pole of an axis holds in a world."""

    axis: str
    side: Side


@dataclass(frozen=True, slots=True)
class World:
    """A scenario: a corner of the cross, or what editors have merged of a room's own drafts.

    `place` is its number from 1: its colour and pattern (`scenario-1` … `scenario-5`). `stands`
    are its poles, () for one that is no corner. `made_of` are drafts that went into it, ids.
    """

    id: str
    place: int
    name: str
    tagline: str = ""
    stands: tuple[Stand, ...] = ()
    made_of: tuple[str, ...] = ()

    @property
    def derived_from(self) -> tuple[str, ...]:
        """The axes it stands between, or the drafts it was merged of."""
        return (*(stand.axis for stand in self.stands), *self.made_of)


@dataclass(frozen=True, slots=True)
class Given:
    """A condition that holds in every world. `item` is the driver it came from, "" for none."""

    id: str
    text: str
    item: str = ""


@dataclass(frozen=True, slots=True)
class Element:
    """One thing that is so in a world (methods.md §2.8).

    `category` is an id of EPISTEL, "" for none; `type` a key of `elements.TYPES`; `year` 0 for
    none; `given` the condition that it is an instance of, "" for none. `group` is the group that
    wrote it, an id.
    """

    id: str
    world: str
    text: str
    category: str = ""
    type: str = ""
    year: int = 0
    given: str = ""
    group: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph or field of a text. `groups` are those whose words it has, ids."""

    id: str
    words: str
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A text: `form` is a key of `forms.FORMS`. `world` is "" for a draft that has none.

    `group` is the group whose pen wrote it. `elements` are those it speaks of, ids.
    """

    id: str
    world: str
    form: str
    title: str
    group: str = ""
    passages: tuple[Passage, ...] = ()
    elements: tuple[str, ...] = ()
