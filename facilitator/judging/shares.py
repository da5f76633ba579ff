"""Dots on a list: how many, from how many, and what each organisation would say on its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from .statistics import LEAST

Dots = Mapping[str, Fraction | int]
# Whose it is, "" for nobody's, and the dots by item.
Ballot = tuple[str, Dots]


@dataclass(frozen=True, slots=True)
class Counted:
    """What one item got: its dots, how many people gave it any, and its shares of them (0 to 1).

    `share` is of all dots, None when there are none; `normalised` is the mean of the shares
    within each organisation, None with too few organisations.
    """

    dots: Fraction
    voters: int
    share: float | None
    normalised: float | None


def budget(items: int) -> int:
    """How many dots each gets for a list of `items`: a quarter rounded up, 3 to 10."""
    return min(max(-(-items // 4), 3), 10)


def count(
    ballots: Iterable[Ballot], items: Sequence[str], least: int = LEAST
) -> Mapping[str, Counted]:
    """What each of `items` got, in their order.

    Normalised share = the mean over organisations of (its dots on the item / all its dots):
    methods.md §2.4. An organisation without dots does not count, nor does ""; None with fewer
    than `least` that count, for the same reason as `mean_of_organisations`. Dots on anything that
    is not in `items` are left out, of the sums too. ValueError for less than no dots.
    """
    kept = _kept(ballots, items)
    dots = {item: Fraction(sum(each[item] for _, each in kept)) for item in items}
    shares = _shares(kept, items, least)
    every = sum(dots.values())
    return {
        item: Counted(
            dots[item],
            sum(each[item] > 0 for _, each in kept),
            float(dots[item] / every) if every else None,
            float(sum(shares[item]) / len(shares[item])) if shares[item] else None,
        )
        for item in items
    }


def organisation_shares(
    ballots: Iterable[Ballot], items: Sequence[str], least: int = LEAST
) -> Mapping[str, tuple[float, ...]]:
    """What each item's `normalised` is the mean of, lowest first; () where that is None.

    Each item is sorted by itself, so a place in the row is no organisation's.
    """
    shares = _shares(_kept(ballots, items), items, least)
    return {item: tuple(map(float, sorted(each))) for item, each in shares.items()}


def _kept(ballots: Iterable[Ballot], items: Sequence[str]) -> list[Ballot]:
    """The ballots with dots for exactly `items`."""
    kept: list[Ballot] = [
        (whose, {item: dots.get(item, 0) for item in items}) for whose, dots in ballots]
    if any(dots < 0 for _, each in kept for dots in each.values()):
        raise ValueError("less than no dots")
    return kept


def _shares(
    kept: Iterable[Ballot], items: Sequence[str], least: int
) -> Mapping[str, list[Fraction]]:
    """By item its share of each organisation's dots; no shares with too few organisations."""
    by_organisation: dict[str, list[Dots]] = {}
    for organisation, dots in kept:
        if organisation and any(dots.values()):
            by_organisation.setdefault(organisation, []).append(dots)
    if len(by_organisation) < least:
        return {item: [] for item in items}
    totals = {
        organisation: Fraction(sum(sum(dots.values()) for dots in its))
        for organisation, its in by_organisation.items()}
    return {
        item: [
            sum(dots[item] for dots in its) / totals[organisation]
            for organisation, its in by_organisation.items()]
        for item in items}
