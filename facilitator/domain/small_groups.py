"""Figures by organisation that tell on nobody: small ones are hidden beyond reckoning.

The total is taken to be known, and the rule too: it stands here. A figure of fewer than three is
hidden unless a workshop says another.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

LEAST = 3


@dataclass(frozen=True, slots=True)
class Shown:
    """`counts` by group, None where hidden; `total` over all groups."""

    counts: Mapping[str, int | None]
    total: int


def shown_counts(counts: Mapping[str, int], least: int = LEAST) -> Shown:
    """What may be shown of how many answered in each group; those below `least` are hidden.

    Complementary suppression: where all that are hidden have the same count, those of the next
    larger count are hidden with them, all of them. Then any two of the hidden could have each
    other's counts, with the same outcome, so that not even one who knows rule and total can
    reckon one out. Where there is no next, everything is hidden, also who has not answered.
    A group that nobody answered in is else shown as 0. One group alone is its total.
    """
    values = sorted({count for count in counts.values() if count})
    hidden = [value for value in values if value < least]
    if len(hidden) == 1:
        hidden = values[:2]
    total = sum(counts.values())
    if len(hidden) == 1 or _is_even(counts.values(), total, least):
        return Shown(dict.fromkeys(counts), total)
    return Shown({name: None if count in hidden else count for name, count in counts.items()},
                 total)


def _is_even(counts: Collection[int], total: int, least: int) -> bool:
    """True when every group has the same small count, or one answer has moved from that.

    That everything is hidden would tell the first from the total, if it could not be the second.
    """
    each, left_over = divmod(total, max(1, len(counts)))
    return not left_over and 0 < each < least and sum(abs(c - each) for c in counts) <= 2


def may_refresh(answers_before: int, answers: int, least: int = LEAST) -> bool:
    """True when a live view may be renewed: the difference of two views tells of as many."""
    return answers - answers_before >= least
