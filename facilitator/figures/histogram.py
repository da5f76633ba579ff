"""How the answers lie on a scale: a column a value with its count, a split room's camps marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from .shapes import TEXT, Box, Figure, Line, Shape, Words

_UNDER, _OVER = 40, TEXT + 2  # px for the scale under the columns, and for the counts over them
_LIFT = 7  # px from a column to its count
_GAP = 8
# What two camps are: a dip between two tops that goes below this share of the lower one, and
# neither top smaller than that share of all answers. Else somebody alone would be called a camp.
_DIP, _CAMP = 0.75, 0.1


@dataclass(frozen=True, slots=True)
class Frame:
    """px of the wall, and the number that the first column stands for."""

    width: int = 420
    height: int = 132
    low: int = 1


def histogram(counts: Sequence[int], frame: Frame = Frame()) -> Figure:
    """Columns for `counts` from `frame.low` on, at most ten; the tops of two camps in the accent.

    How many answered stands over each; a column without answers is a gap on the line. Raises
    ValueError for no columns.
    """
    if not counts:
        raise ValueError("no columns")
    base = frame.height - _UNDER
    wide = (frame.width - _GAP * (len(counts) - 1)) / len(counts)
    most, marked = max(counts), camps(counts)
    shapes: list[Shape] = []
    steps: list[Shape] = []  # apart, so that they are read on after each other
    for nth, count in enumerate(counts):
        left = round(nth * (wide + _GAP))
        right = round(nth * (wide + _GAP) + wide)
        if count:
            tall = max(3, round((base - _OVER) * count / most))
            shapes.append(Box(left, base - tall, right - left, tall,
                              "column top" if nth in marked else "column"))
            shapes.append(Words((left + right) // 2, base - tall - _LIFT, str(count),
                                "label hot" if nth in marked else "label", "middle"))
        steps.append(Words((left + right) // 2, frame.height - 8, str(frame.low + nth), "tick",
                           "middle"))
    line = Line(((0, base), (frame.width, base)), "base")
    return Figure(frame.width, frame.height, (*shapes, *steps, line))


def camps(counts: Sequence[int]) -> frozenset[int]:
    """The columns where the two camps of a room have their tops; of a room in one, its top alone.

    A top is higher than the columns beside it; equal neighbours are one top. Two tops are two
    camps when the lowest column between them is at most three quarters of the lower top and each
    holds at least a tenth of the answers. Of several such pairs it is the one with most answers,
    and of those the one furthest apart. Where all answers are spread evenly there is no top.
    """
    tops = _tops(counts)
    pairs = [(one, other) for one, other in combinations(tops, 2)
             if _apart(counts, one, other)]
    if pairs:
        one, other = max(pairs, key=lambda pair: (
            counts[pair[0][0]] + counts[pair[1][0]], pair[1][0] - pair[0][-1]))
        return frozenset((*one, *other))
    highest = max(tops, key=lambda top: counts[top[0]], default=range(0))
    return frozenset(highest)


def _tops(counts: Sequence[int]) -> list[range]:
    """Runs of equal columns that are higher than what is beside them on either side."""
    tops, begun = [], 0
    for at in range(1, len(counts) + 1):
        if at < len(counts) and counts[at] == counts[begun]:
            continue
        before = counts[begun - 1] if begun else 0
        after = counts[at] if at < len(counts) else 0
        if counts[begun] > max(before, after) and at - begun < len(counts):
            tops.append(range(begun, at))
        begun = at
    return tops


def _apart(counts: Sequence[int], one: range, other: range) -> bool:
    lower = min(counts[one[0]], counts[other[0]])
    lowest = min(counts[one[-1] + 1:other[0]])
    return lowest <= lower * _DIP and lower >= sum(counts) * _CAMP
