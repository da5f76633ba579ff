"""A field with a number for each of several things, as a form with a row for each sends it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .fields import Text, Whole
from .message import message
from .refused import Refused


@dataclass(frozen=True, slots=True)
class Amounts:
    """Id -> a whole number from `low` to `high`, or None; at most `most` of them."""

    low: int
    high: int
    most: int

    def clean(self, name: str, value: object) -> dict[str, int | None]:
        given = {} if value is None else value
        if not isinstance(given, Mapping) or len(given) > self.most:
            raise Refused("not_amounts", message("Listan kan inte läsas."), field=name)
        each, number = Text(64, required=True), Whole(self.low, self.high)
        return {each.clean(name, key): number.clean(name, one) for key, one in given.items()}

    def schema(self) -> Mapping[str, object]:
        return {"type": "object", "maxProperties": self.most,
                "additionalProperties": Whole(self.low, self.high).schema()}
