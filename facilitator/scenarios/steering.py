"""Where it is full just now and where there is room: advice for those who write, never a stop.

A place (a world, a category, a cell of both) is full when it holds at least twice the even share
and enough to tell (methods.md §2.8 asks for coverage, the threshold is our choice, as in the scan).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

Place = TypeVar("Place")

SHARES = 2
ENOUGH = 6


def fullness(counts: Mapping[Place, int], least: int = ENOUGH) -> frozenset[Place]:
    """The places that are full just now; `counts` has every place, also those that hold nothing.

    Of one place alone nothing can be told, nor of two before the other one is empty.
    """
    total = sum(counts.values())
    return frozenset(place for place, count in counts.items()
                     if count >= least and count * len(counts) >= total * SHARES)


def roomiest(counts: Mapping[Place, int], least: int = ENOUGH) -> tuple[Place, ...]:
    """The places that hold least of all, in the order given; () while nothing is full.

    So advice of going elsewhere is given only together with where to.
    """
    if not fullness(counts, least):
        return ()
    fewest = min(counts.values())
    return tuple(place for place, count in counts.items() if count == fewest)
