"""Figures by organisation that tell on nobody: small ones are hidden beyond reckoning.

Complementary suppression; a figure of fewer than three is hidden unless a workshop says another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

LEAST = 3


@dataclass(frozen=True, slots=True)
class Shown:
    """`counts` by group, None where hidden; `total` over all, None where it would tell."""

    counts: Mapping[str, int | None]
    total: int | None


def shown_counts(counts: Mapping[str, int], least: int = LEAST) -> Shown:
    """What may be shown of how many answered in each group; those below `least` are hidden.

    A group nobody answered in is shown as 0. When the hidden ones could be reckoned out from the
    total and the rest, the smallest group that is shown is hidden too, and so on; when none is
    left, the total is hidden.
    """
    hidden = {name for name, count in counts.items() if 0 < count < least}
    rest = sorted((name for name in counts if name not in hidden and counts[name]),
                  key=lambda name: (counts[name], name))
    # While only small ones are hidden a reader knows that each is below the threshold.
    highest = least - 1
    while hidden and _can_be_reckoned([counts[name] for name in hidden], highest):
        if not rest:
            return Shown(_without(counts, hidden), None)
        hidden.add(rest.pop(0))
        highest = max(counts[name] for name in hidden) + 1
    return Shown(_without(counts, hidden), sum(counts.values()))


def may_refresh(answers_before: int, answers: int, least: int = LEAST) -> bool:
    """True when a live view may be renewed: the difference of two views tells of as many."""
    return answers - answers_before >= least


def _without(counts: Mapping[str, int], hidden: set[str]) -> dict[str, int | None]:
    return {name: None if name in hidden else count for name, count in counts.items()}


def _can_be_reckoned(counts: Sequence[int], highest: int) -> bool:
    """True when the sum leaves some of these only one value from 1 to `highest`."""
    total, others = sum(counts), len(counts) - 1
    low = max(1, total - others * highest)
    high = min(highest, total - others)
    return low == high
