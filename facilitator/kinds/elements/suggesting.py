"""What may be given in all worlds: what the room has found important and little uncertain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from facilitator.domain.results import shown_result
from facilitator.domain.workshop import Activity, Result, Workshop
from facilitator.judging.listing import names
from facilitator.judging.quadrants import Quadrant, cut, quadrant

from .filling import filling_of

MOST = 8
_IMPACT, _UNCERTAINTY = "impact", "uncertainty"


@dataclass(frozen=True, slots=True)
class Suggested:
    """A driver that a result found given: its id and its name."""

    item: str
    name: str


def suggested(workshop: Workshop, activity: Activity) -> tuple[Suggested, ...]:
    """The drivers of the nearest shown result in the field "given", but those taken already.

    The field is that of methods.md §2.5, cut at the middle of the scale. The most important first.
    """
    for each in reversed(workshop.before(activity)):
        result = shown_result(each)
        found = _given(result) if result else {}
        if found:
            taken = {condition.item for condition in filling_of(activity).conditions.values()
                     if not condition.away}
            called = names(workshop, each, found)
            ranked = sorted(found, key=lambda item: -found[item])
            return tuple(Suggested(item, called[item][:120]) for item in ranked
                         if called[item] and item not in taken)[:MOST]
    return ()


def _given(result: Result) -> dict[str, float]:
    """Driver -> its mean impact, of those in the field; {} for a result of other questions."""
    items = result.numbers.get("items")
    low, high = result.parameters.get("low"), result.parameters.get("high")
    if not (isinstance(items, Mapping) and isinstance(low, int) and isinstance(high, int)):
        return {}
    middle = cut((), "absolute", low, high)
    found: dict[str, float] = {}
    for item, row in items.items():
        impact, uncertainty = (_mean(row, name) for name in (_IMPACT, _UNCERTAINTY))
        if impact is not None and quadrant(
                impact, uncertainty, middle, middle) is Quadrant.GIVEN:
            found[str(item)] = impact
    return found


def _mean(row: Any, name: str) -> float | None:
    answers = row.get(name) if isinstance(row, Mapping) else None
    mean = answers.get("mean") if isinstance(answers, Mapping) else None
    return float(mean) if isinstance(mean, int | float) else None
