"""The pairs that are tested: each two axes once, asked in the same direction for everybody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2s
from itertools import combinations

from facilitator.domain.entry import Entry
from facilitator.domain.offering import Item
from facilitator.domain.workshop import Activity, Workshop
from facilitator.judging.criteria import Scale
from facilitator.judging.listing import Listing
from facilitator.judging.ratings import share_of
from facilitator.scenarios.values import Axis, Side

from .state import axial

PULL = "pull"
# Corner -> the poles that hold in it, of the first axis and the second: counted from (+, +).
CORNERS: Mapping[str, tuple[Side, Side]] = {
    "high_high": ("high", "high"), "low_high": ("low", "high"),
    "low_low": ("low", "low"), "high_low": ("high", "low")}
PULLS, PLAUSIBLE = Scale(-2, 2), Scale(1, 5)
SCALES: Mapping[str, Scale] = {PULL: PULLS, **dict.fromkeys(CORNERS, PLAUSIBLE)}
# Up to so many pairs everybody answers all: four axes. Of more each gets a share.
SHARE = 6


@dataclass(frozen=True, slots=True)
class Pair:
    """Two axes in the order that they are asked about."""

    id: str
    first: Axis
    second: Axis

    @property
    def axes(self) -> tuple[Axis, Axis]:
        return self.first, self.second

    def corner(self, corner: str) -> tuple[str, str]:
        """The two poles that hold in a corner, in people's words."""
        first, second = CORNERS[corner]
        return self.first.pole(first), self.second.pole(second)


def pair_of(one: Axis, other: Axis) -> Pair:
    """The pair of two axes: the same id and the same direction, however the desk orders them."""
    first, second = sorted((one, other), key=lambda axis: axis.id)
    told = f"{len(first.id)} {first.id}{second.id}".encode()
    return Pair(f"par-{blake2s(told, digest_size=8).hexdigest()}", first, second)


def pairs_of(axes: tuple[Axis, ...]) -> tuple[Pair, ...]:
    """Every two of some axes."""
    return tuple(pair_of(one, other) for one, other in combinations(axes, 2))


def pairs_in(workshop: Workshop, activity: Activity) -> tuple[Pair, ...]:
    """The pairs that the room is asked about."""
    return pairs_of(axial(activity).axes(workshop, activity))


def listed(pairs: tuple[Pair, ...]) -> Listing:
    """The pairs as a list to judge; its cards are the axes."""
    return Listing(tuple(Item(pair.id, f"{pair.first.name} × {pair.second.name}", "", "pair",
                              (pair.first.id, pair.second.id)) for pair in pairs))


def share_size(activity: Activity, pairs: tuple[Pair, ...]) -> int | None:
    """How many pairs each gets at a time; None where everybody answers all of them."""
    wanted = activity.options.get("share")
    size = wanted if isinstance(wanted, int) and wanted else SHARE
    return size if len(pairs) > size else None


def to_answer(activity: Activity, pairs: tuple[Pair, ...], sheet: Entry | None) -> tuple[str, ...]:
    """The pairs that somebody is asked about: their share, or all."""
    ids = tuple(pair.id for pair in pairs)
    if share_size(activity, pairs) is None:
        return ids
    return tuple(pair for pair in share_of(sheet) if pair in ids)
