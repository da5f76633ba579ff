"""Groups by average linkage: the two groups whose notes are most alike on average are joined."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt

Distances = npt.NDArray[np.floating[Any]]


def average_linkage(
    distances: Distances, apart: Iterable[tuple[int, int]], farthest: float
) -> list[list[int]]:
    """Rows in groups, singles among them, from distances (n, n); `apart` never meet.

    Average linkage (Sokal and Michener 1958) by chains of nearest neighbours, in O(n²) (Murtagh
    1983, The Computer Journal 26:354; Müllner 2011, arXiv:1109.2378). Chains end in the same
    groups as joining the nearest pair each time, also with pairs held apart: at an endless
    distance a mean stays endless. Joins beyond `farthest` are not made. Ties go to the lower row.
    """
    between = np.array(distances, dtype=np.float64)
    np.fill_diagonal(between, np.inf)
    for one, other in apart:
        between[one, other] = between[other, one] = np.inf
    members: dict[int, list[int]] = {row: [row] for row in range(len(between))}
    chain: list[int] = []
    waiting = set(members)
    while waiting:
        if not chain:
            chain.append(min(waiting))
        tip = chain[-1]
        nearest = int(between[tip].argmin())
        if not between[tip, nearest] <= farthest:
            # Nobody will ever come nearer than they are now: this group is as it will be.
            waiting.discard(chain.pop())
        elif len(chain) > 1 and between[tip, chain[-2]] <= between[tip, nearest]:
            kept, gone = sorted((chain.pop(), chain.pop()))
            _join(between, members, kept, gone)
            waiting.discard(gone)
        else:
            chain.append(nearest)
    return sorted(sorted(rows) for rows in members.values())


def _join(between: Distances, members: dict[int, list[int]], kept: int, gone: int) -> None:
    ours, theirs = len(members[kept]), len(members[gone])
    mean = (between[kept] * ours + between[gone] * theirs) / (ours + theirs)
    mean[[kept, gone]] = np.inf
    between[kept], between[:, kept] = mean, mean
    between[gone], between[:, gone] = np.inf, np.inf
    members[kept] += members.pop(gone)
