"""Where a number lies on a ruled scale, in percent of its width: a row's drawing needs no more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .criteria import Scale


def percent(value: float, low: float, high: float) -> str:
    """How far along from `low` to `high` a value lies, as SVG reads it: "37.5%"."""
    return f"{round(100 * (value - low) / (high - low), 2):g}%"


def mark(numbers: Mapping[str, Any], scale: Scale) -> dict[str, object]:
    """The mean of one question on its scale; the middle half beside it where the room is divided.

    `at` is None where nobody gave a number.
    """
    mean, split = numbers["mean"], numbers["split"]

    def along(value: float) -> str:
        return percent(value, scale.low, scale.high)

    return {
        "at": None if mean is None else along(mean), "mean": mean, "n": numbers["n"],
        "ticks": tuple(along(step) for step in scale.steps()), "split": split,
        "from": along(numbers["q1"]) if split else None,
        "to": along(numbers["q3"]) if split else None,
    }
