"""Dots that lie on each other are moved apart, so that each driver has a dot to point at.

Ratings are often alike, and equal ones are the normal case in a small room. A shared dot with a
count would say how many but not which, so equal dots are fanned out instead, just far enough for
every one to be seen. The exact values are in the table. No dot is moved out of the quarter that it
belongs to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import cos, hypot, pi, sin, sqrt

from .grid import Rect

_LOOSE, _TIGHT = 1.1, 0.7  # between two centres, of the sum of the radii
_MANY = 12  # equal ones, from which they lie tight, so that the heap stays near its place
_GOLDEN = pi * (3 - sqrt(5))
_ROUNDS = 40

Disc = tuple[float, float, float]  # x, y, radius in px


def apart(discs: Sequence[Disc], homes: Sequence[Rect]) -> tuple[tuple[float, float], ...]:
    """The centres of `discs`, moved as little as lets each be seen, none out of its own home.

    `homes` are one a disc, in px, and their edges belong to them.
    """
    crowds = Counter((x, y) for x, y, _ in discs)
    nearest = _TIGHT if max(crowds.values(), default=0) > _MANY else _LOOSE
    at = _kept(_fanned(discs, nearest), homes)
    for _ in range(_ROUNDS):
        if not _pushed(at, [r * nearest for *_, r in discs]):
            break
        at = _kept(at, homes)
    return tuple(at)


def _kept(at: Sequence[tuple[float, float]], homes: Sequence[Rect]) -> list[tuple[float, float]]:
    return [(min(max(x, home.left), home.right), min(max(y, home.top), home.bottom))
            for (x, y), home in zip(at, homes, strict=True)]


def _fanned(discs: Sequence[Disc], nearest: float) -> list[tuple[float, float]]:
    """Equal centres in a sunflower's order, which fills a round evenly however many they are."""
    seen: dict[tuple[int, int], int] = {}
    at = []
    for x, y, radius in discs:
        spot = (round(x), round(y))
        nth = seen[spot] = seen.get(spot, -1) + 1
        far = nearest * radius * 1.1 * sqrt(nth)
        at.append((x + far * cos(nth * _GOLDEN), y + far * sin(nth * _GOLDEN)))
    return at


def _pushed(at: list[tuple[float, float]], radii: Sequence[float]) -> int:
    """Push every pair nearer than the sum of its `radii` apart; how many pairs there were."""
    order = sorted(range(len(at)), key=lambda index: (at[index][0], index))
    widest = 2 * max(radii, default=0)
    pushed = 0
    for place, one in enumerate(order):
        for other in order[place + 1:]:
            if at[other][0] - at[one][0] > widest + 4:
                break
            (x, y), (to_x, to_y) = at[one], at[other]
            gap = hypot(to_x - x, to_y - y)
            lacking = radii[one] + radii[other] - gap
            if lacking <= 0.5:
                continue
            pushed += 1
            angle = (one + other) * _GOLDEN
            across, down = (((to_x - x) / gap, (to_y - y) / gap) if gap > 0.01
                            else (cos(angle), sin(angle)))
            half = lacking / 2
            at[one] = (x - across * half, y - down * half)
            at[other] = (to_x + across * half, to_y + down * half)
    return pushed
