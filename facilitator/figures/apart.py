"""Dots that lie on each other are moved apart, so that each driver has a dot to point at.

Ratings are often alike, and equal ones are the normal case in a small room. A shared dot with a
count would say how many but not which, so equal dots are fanned out instead, just far enough for
every one to be seen. The exact values are in the table. No dot is moved over a border that says
which quadrant it is in.
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


def apart(
    discs: Sequence[Disc], inside: Rect, borders: tuple[float, float]
) -> tuple[tuple[float, float], ...]:
    """The centres of `discs`, moved as little as lets each be seen, inside `inside`.

    `borders` are the x and the y that none may cross; one that lies on a border is free.
    """
    homes = [_home(x, y, inside, borders) for x, y, _ in discs]
    crowds = Counter((x, y) for x, y, _ in discs)
    nearest = _TIGHT if max(crowds.values(), default=0) > _MANY else _LOOSE
    at = _fanned(discs, nearest)
    for _ in range(_ROUNDS):
        if not _pushed(at, [r * nearest for *_, r in discs]):
            break
        for index, home in enumerate(homes):
            x, y = at[index]
            at[index] = (min(max(x, home.left), home.right), min(max(y, home.top), home.bottom))
    return tuple(at)


def _home(x: float, y: float, inside: Rect, borders: tuple[float, float]) -> Rect:
    across, down = borders
    return Rect(
        across + 1 if x > across else inside.left, down + 1 if y > down else inside.top,
        across - 1 if x < across else inside.right, down - 1 if y < down else inside.bottom)


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
