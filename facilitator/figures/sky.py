"""The sun over a day: low, high, high and low along its path, full where it is that part's time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from math import pi, sin

from .shapes import Box, Dot, Line, Shape

_STEPS = 24  # of a curve


def sky(
    stations: Sequence[int], horizon: int, rise: int, radius: int, lit: Collection[int]
) -> Iterator[Shape]:
    """A sun at each of `stations` (x); those that are `lit` are full, the others only outlined.

    The first and the last stand halfway over the horizon, which is drawn after this.
    """
    first, last = stations[0], stations[-1]
    yield Line(tuple((round(first + (last - first) * nth / _STEPS),
                      horizon - round(rise * sin(pi * nth / _STEPS)))
                     for nth in range(_STEPS + 1)), "dy-path")
    for nth, x in enumerate(stations):
        high = sin(pi * (x - first) / max(1, last - first))
        yield Dot(x, horizon - round(rise * high), radius,
                  "dy-sun" if nth in lit else "dy-sun off")
    for x in (first, last):
        yield Box(x - radius - 4, horizon, 2 * radius + 8, radius + 4, "dy-ground")
