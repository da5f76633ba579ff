"""A number with two decimals, as a slider or a tap on a picture gives it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite

from facilitator.domain.message import message
from facilitator.domain.refused import Refused


@dataclass(frozen=True, slots=True)
class Decimal:
    """A number from `low` to `high`, kept with two decimals; None where it may be left out."""

    low: float
    high: float
    required: bool = False

    def clean(self, name: str, value: object) -> float | None:
        if value in (None, "") and not self.required:
            return None
        number = _number(value)
        if number is None:
            raise Refused("not_a_number", message("Fältet ska vara ett tal."), field=name)
        if not self.low <= number <= self.high:
            raise Refused(
                "out_of_range", message("Talet ska vara mellan {low} och {high}."),
                field=name, details={"low": self.low, "high": self.high})
        # Minus nothing is nothing: on an axis is on an axis.
        return round(number, 2) + 0.0

    def schema(self) -> Mapping[str, object]:
        kind: object = "number" if self.required else ["number", "null"]
        return {"type": kind, "minimum": self.low, "maximum": self.high}


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        # Twelve signs are more than any slider writes.
        found = float(value[:12].strip().replace(",", ".") if isinstance(value, str) else value)
    except (ValueError, OverflowError):
        return None
    return found if isfinite(found) else None
