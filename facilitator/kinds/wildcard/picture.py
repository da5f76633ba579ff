"""A joker as a pair of bars on one scale from 0 to 1: impact above, preparedness below it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from facilitator.judging.criteria import Scale
from facilitator.judging.ruled import percent

from .questions import IMPACT, PREPARED


def pair(answers: Mapping[str, Any], scale: Scale) -> dict[str, object]:
    """Where each bar ends and how wide the gap between them is, None where a mean is missing.

    `split` are the ends (x, y) of the bars that the room is divided on.
    There is no gap where one is better prepared than it would hit.
    """
    impact, prepared = answers[IMPACT.id]["mean"], answers[PREPARED.id]["mean"]
    gap = None if impact is None or prepared is None or impact <= prepared else percent(
        scale.low + impact - prepared, scale.low, scale.high)
    return {
        "impact": _share(impact, scale), "prepared": _share(prepared, scale),
        "impact_at": _along(impact, scale), "prepared_at": _along(prepared, scale), "gap": gap,
        "vulnerability": answers["vulnerability"],
        "split": tuple((_along(answers[each.id]["mean"], scale), height) for each, height
                       in ((IMPACT, "27%"), (PREPARED, "73%")) if answers[each.id]["split"]),
        "ticks": tuple(percent(step, scale.low, scale.high) for step in scale.steps()),
    }


def _along(mean: float | None, scale: Scale) -> str | None:
    return None if mean is None else percent(mean, scale.low, scale.high)


def _share(mean: float | None, scale: Scale) -> float | None:
    return None if mean is None else (mean - scale.low) / (scale.high - scale.low)
