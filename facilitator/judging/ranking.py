"""Places in a ranking: equals share one, and a shortlist takes all of them or none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any


def competition_ranks(scores: Mapping[str, float | Fraction | None]) -> Mapping[str, int | None]:
    """The place of each item, the highest score first; equals share a place: 1, 2, 2, 4.

    An item without a score has no place, and takes none from another.
    """
    ranks: dict[str, int | None] = dict.fromkeys(scores)
    scored = [(score, item) for item, score in scores.items() if score is not None]
    scored.sort(key=lambda pair: pair[0], reverse=True)
    for place, (score, item) in enumerate(scored):
        before = scored[place - 1] if place else None
        ranks[item] = ranks[before[1]] if before and before[0] == score else place + 1
    return ranks


def first(ranks: Mapping[str, int | None], most: int) -> tuple[str, ...]:
    """The items of the `most` first places in their order, equals as they came in `ranks`.

    A tie is never split (methods.md §2.4). All that share the last place come along, so there may
    be more than `most`: "the five with most dots" leaves out nobody who has as many as the fifth,
    and a facilitator drops one more easily than they miss one. Where no support at all must not
    be carried along by a tie, its items are given no rank.
    """
    placed = [(rank, item) for item, rank in ranks.items() if rank is not None and rank <= most]
    return tuple(item for _, item in sorted(placed, key=lambda pair: pair[0]))


def moved(
    ranks: Mapping[str, int | None], other_ranks: Mapping[str, int | None]
) -> Mapping[str, int]:
    """How many places higher each item is in `other_ranks`, below 0 for lower.

    Only those that changed place and have one in both.
    """
    places = {item: (rank, other_ranks.get(item)) for item, rank in ranks.items()}
    return {
        item: rank - other
        for item, (rank, other) in places.items()
        if rank is not None and other is not None and rank != other
    }


def ranked(
    found: Mapping[str, Mapping[str, Any]], called: str,
    score: Callable[[Mapping[str, Any], str], float | None],
) -> dict[str, dict[str, Any]]:
    """Each thing's answers with its score and its rank, for people and for organisations.

    `score` makes one number of a thing's answers and of which mean of them to take, "mean" or
    "fair_mean". The score is kept as `called`, with "fair_" before it for organisations.
    """
    told = {item: dict(answers) for item, answers in found.items()}
    for before in ("", "fair_"):
        scores = {item: score(answers, f"{before}mean") for item, answers in found.items()}
        ranks = competition_ranks(scores)
        for item, row in told.items():
            row |= {f"{before}{called}": scores[item], f"{before}rank": ranks[item]}
    both = {item: row for item, row in told.items()
            if row[called] is not None and row[f"fair_{called}"] is not None}
    for item, places in moved(
        competition_ranks({item: row[called] for item, row in both.items()}),
        competition_ranks({item: row[f"fair_{called}"] for item, row in both.items()}),
    ).items():
        told[item]["moved"] = places
    return told


def places_moved(answers: Mapping[str, Any]) -> int:
    """How many places higher a thing stands where each organisation weighs the same, among those
    that have a place in both rankings: else one that has none would move all below it."""
    return int(answers.get("moved", 0))
