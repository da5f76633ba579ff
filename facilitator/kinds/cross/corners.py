"""The four corners between two axes: which worlds they are, and where each lies when looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.figures.cross import Where
from facilitator.scenarios.values import Axis, Crossing, Side, Stand

# By place: which pole of the first and which of the second axis (methods.md §2.7, Q1 to Q4).
_PLACES: tuple[tuple[Side, Side], ...] = (
    ("high", "high"), ("low", "high"), ("low", "low"), ("high", "low"))


@dataclass(frozen=True, slots=True)
class Corner:
    """A corner of the cross; `place` is its number, `stands` its two poles."""

    world: str
    place: int
    stands: tuple[Stand, Stand]

    def side(self, axis: str) -> Side:
        return next(stand.side for stand in self.stands if stand.axis == axis)


def is_crossed(crossing: Crossing) -> bool:
    """False for an axis that was crossed with itself: it has no four corners."""
    return crossing.first.id != crossing.second.id


def pair_of(crossing: Crossing) -> str:
    """The pair as a key, the same whichever of them is the first."""
    return "+".join(sorted(axis.id for axis in crossing.axes()))


def corners(activity: str, crossing: Crossing) -> tuple[Corner, ...]:
    """The four worlds by their places.

    A world's id is made of its poles alone: neither turning the cross nor another order of the
    same two axes makes it another world.
    """
    return tuple(
        _corner(activity, place, (Stand(crossing.first.id, first),
                                  Stand(crossing.second.id, second)))
        for place, (first, second) in enumerate(_PLACES, start=1))


def _corner(activity: str, place: int, stands: tuple[Stand, Stand]) -> Corner:
    parts = sorted(f"{stand.axis}{stand.side[0]}" for stand in stands)
    return Corner(":".join((activity, *parts)), place, stands)


@dataclass(frozen=True, slots=True)
class View:
    """How the cross is looked at: the axis that lies down, the one that stands, and which pole of
    each is to the right and on top."""

    across: Axis
    up: Axis
    right: Side
    top: Side

    def where(self, corner: Corner) -> Where:
        """Where a corner lies."""
        is_right = corner.side(self.across.id) == self.right
        if corner.side(self.up.id) == self.top:
            return "top_right" if is_right else "top_left"
        return "bottom_right" if is_right else "bottom_left"

    def seen(self, point: Mapping[str, float]) -> tuple[float, float]:
        """A point as it is looked at: to the right and upwards are plus."""
        return (point[self.across.id] * _sign(self.right), point[self.up.id] * _sign(self.top))

    @property
    def signs(self) -> tuple[int, int]:
        return _sign(self.right), _sign(self.top)

    @property
    def poles(self) -> tuple[str, str, str, str]:
        """What stands to the left, to the right, on top and at the bottom."""
        return (self.across.pole(_other(self.right)), self.across.pole(self.right),
                self.up.pole(self.top), self.up.pole(_other(self.top)))


def view_of(crossing: Crossing, across: Mapping[str, str], flipped: frozenset[str]) -> View:
    """The view of a pair; the first axis lies down where nothing else is said."""
    first, second = crossing.axes()
    lying, standing = (second, first) if across.get(pair_of(crossing)) == second.id else (
        first, second)
    return View(lying, standing, _high_end(lying, flipped), _high_end(standing, flipped))


def _high_end(axis: Axis, flipped: frozenset[str]) -> Side:
    return "low" if axis.id in flipped else "high"


def _other(side: Side) -> Side:
    return "low" if side == "high" else "high"


def _sign(side: Side) -> int:
    return 1 if side == "high" else -1
