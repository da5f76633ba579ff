"""What a room says of two axes in numbers (methods.md §2.6): are they worth crossing?

The numbers are this product's own and not a published index: independence
Ind = 1 - |mean pull| / 2, and PairScore = sqrt(P_A · P_B) · Ind · (least plausible corner's
mean) / 5, where P is an uncertainty's priority from the matrix (§2.5), 1 where it has none. They
put pairs in an order to talk about. The facilitator decides, and writes why.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict
from math import sqrt
from typing import Any

from facilitator.domain.entry import Entry
from facilitator.judging.ranking import competition_ranks
from facilitator.judging.rated import spoken
from facilitator.judging.statistics import summarise

from .pairs import CORNERS, PULL, SCALES, Pair

# Below it two axes tell the same story twice; a corner below it is a world nobody can picture.
DEPENDENT, EMPTY, PLAUSIBLE_ENOUGH = 0.5, 2.0, 3


def independence(pull: float | None) -> float | None:
    """1 where one axis leaves the other free, 0 where it decides it; None where nobody knew."""
    return None if pull is None else 1 - abs(pull) / 2


def pair_score(
    first: float | None, second: float | None, free: float | None, least: float | None
) -> float | None:
    """PairScore from 0 to 1, to twelve decimals; a missing priority weighs 1.

    None where independence or the least plausible corner is missing.
    """
    if free is None or least is None:
        return None
    weight = sqrt((1 if first is None else first) * (1 if second is None else second))
    # Products of floats that are one number may differ in the last bit: a tie would be split.
    return round(weight * free * least / 5, 12)


def least_corner(means: Mapping[str, float | None]) -> float | None:
    """The mean of the corner that is least plausible; None while any has none."""
    there = [mean for mean in means.values() if mean is not None]
    return min(there) if len(there) == len(CORNERS) else None


def is_empty(corner: Mapping[str, Any]) -> bool:
    """True for a corner below 2 in the mean, or that nobody gives a three."""
    if not corner["n"]:
        return False
    return bool(corner["mean"] < EMPTY or not sum(corner["counts"][PLAUSIBLE_ENOUGH - 1:]))


def is_dependent(free: float | None) -> bool:
    """True for axes so correlated that their worlds would stand too close."""
    return free is not None and free < DEPENDENT


def pair_numbers(
    sheets: Collection[Entry], pairs: Collection[Pair], weights: Mapping[str, float]
) -> dict[str, dict[str, Any]]:
    """Pair -> its numbers with their components and rank, as JSON's values."""
    found = {pair.id: _numbers(sheets, pair, weights) for pair in pairs}
    ranks = competition_ranks({pair: each["score"] for pair, each in found.items()})
    return {pair: {**each, "rank": ranks[pair]} for pair, each in found.items()}


def _numbers(
    sheets: Collection[Entry], pair: Pair, weights: Mapping[str, float]
) -> dict[str, Any]:
    answers = {asked: _summary(sheets, pair.id, asked) for asked in SCALES}
    first, second = (weights.get(axis.item.id) if axis.item else None for axis in pair.axes)
    free = independence(answers[PULL]["mean"])
    least = least_corner({corner: answers[corner]["mean"] for corner in CORNERS})
    return {"first": pair.first.id, "second": pair.second.id, **answers,
            "priority_first": first, "priority_second": second, "independence": free,
            "least": least, "score": pair_score(first, second, free, least)}


def _summary(sheets: Collection[Entry], pair: str, asked: str) -> dict[str, Any]:
    values = [value for each in spoken(sheets, pair, asked).values() for value in each]
    summary = summarise(values, SCALES[asked].low, SCALES[asked].high)
    return {**asdict(summary), "counts": list(summary.counts)}
