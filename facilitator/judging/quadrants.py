"""Impact against uncertainty: where a driver stands, and how much it asks for attention."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from statistics import median
from typing import Literal

Rule = Literal["absolute", "relative"]


class Quadrant(StrEnum):
    """The four fields: by high or low impact, and high or low uncertainty (methods.md §2.5)."""

    CRITICAL = "critical"  # high, high
    GIVEN = "given"  # high impact, low uncertainty
    WATCH = "watch"  # low impact, high uncertainty
    BACKGROUND = "background"  # low, low


def priority(
    impact: float | None, uncertainty: float | None, low: int, high: int
) -> float | None:
    """P = (impact - low) / (high - low) · (uncertainty - low) / (high - low), of two means: 0 to 1.

    methods.md §2.5, to twelve decimals. None where either is missing.
    """
    if impact is None or uncertainty is None:
        return None
    # Products of floats that are one number may differ in the last bit: a tie would be split.
    return round((impact - low) / (high - low) * ((uncertainty - low) / (high - low)), 12)


def cut(values: Iterable[float | None], rule: Rule, low: int, high: int) -> float | None:
    """Where high begins on one axis, of the drivers' means on it.

    "absolute" is the middle of the scale, whatever the values are. "relative" is the median of
    the values that exist, None when none does. ValueError for another rule.
    """
    if rule == "absolute":
        return (low + high) / 2
    if rule == "relative":
        there = [value for value in values if value is not None]
        return median(there) if there else None
    raise ValueError(f"no rule for a cut: {rule}")


def quadrant(
    impact: float | None,
    uncertainty: float | None,
    cut_impact: float | None,
    cut_uncertainty: float | None,
) -> Quadrant | None:
    """The field of a driver from its two means; None where a mean or a cut is missing.

    What lies on the cut is high: at 3.0 of 1 to 5 the room has not said that it is low, and a
    driver that is kept too long costs a glance where one that is put away costs a scenario.
    """
    if impact is None or uncertainty is None or cut_impact is None or cut_uncertainty is None:
        return None
    if impact >= cut_impact:
        return Quadrant.CRITICAL if uncertainty >= cut_uncertainty else Quadrant.GIVEN
    return Quadrant.WATCH if uncertainty >= cut_uncertainty else Quadrant.BACKGROUND
