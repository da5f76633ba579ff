"""What comes along from another workshop, as the log holds it: its shape, and how it is read."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.domain.card import HORIZONS, TYPES
from facilitator.domain.category import CATEGORY
from facilitator.domain.fields import Choice, Field, Hash, Text, Whole, clean
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.workshop import NAMINGS

CRITICAL, GIVEN, WATCH, BACKGROUND = "critical", "given", "watch", "background"
FIELDS: Mapping[str, str] = {
    CRITICAL: message("Kritisk osäkerhet"), GIVEN: message("Given förutsättning"),
    WATCH: message("Bevaka"), BACKGROUND: message("Bakgrund")}
_HIGHEST = 10**9
_MOST = 5000
_ID = Text(64, required=True)
_NAME, _WORDS = Text(300), Text(2000, lines=True)


def _refused(name: str) -> Refused:
    return Refused("not_a_parcel", message("Underlaget kan inte läsas."), field=name)


@dataclass(frozen=True, slots=True)
class Measure:
    """A number, or None where there is none."""

    def clean(self, name: str, value: object) -> float | int | None:
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise _refused(name)
        if not math.isfinite(value) or abs(value) > _HIGHEST:
            raise _refused(name)
        return value

    def schema(self) -> Mapping[str, object]:
        return {"type": ["number", "null"]}


@dataclass(frozen=True, slots=True)
class YesNo:
    """True or false."""

    def clean(self, name: str, value: object) -> bool:
        if not isinstance(value, bool):
            raise _refused(name)
        return value

    def schema(self) -> Mapping[str, object]:
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True)
class Ids:
    """Ids in a row, each once."""

    def clean(self, name: str, value: object) -> list[str]:
        if not isinstance(value, list | tuple) or len(value) > _MOST:
            raise _refused(name)
        return list(dict.fromkeys(_ID.clean(name, each) for each in value))

    def schema(self) -> Mapping[str, object]:
        return {"type": "array", "items": {"type": "string"}}


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of the same fields."""

    fields: Mapping[str, Field]

    def clean(self, name: str, value: object) -> list[dict[str, object]]:
        if not isinstance(value, list | tuple) or len(value) > _MOST:
            raise _refused(name)
        return [_row(name, each, self.fields) for each in value]

    def schema(self) -> Mapping[str, object]:
        return {"type": "array", "items": _schema(self.fields)}


@dataclass(frozen=True, slots=True)
class Names:
    """Id -> words, or id -> id."""

    def clean(self, name: str, value: object) -> dict[str, str]:
        if not isinstance(value, Mapping) or len(value) > _MOST:
            raise _refused(name)
        return {_ID.clean(name, key): _NAME.clean(name, word) for key, word in value.items()}

    def schema(self) -> Mapping[str, object]:
        return {"type": "object"}


@dataclass(frozen=True, slots=True)
class Parcel:
    """All that is brought at once; only the server makes one, of a report."""

    def clean(self, name: str, value: object) -> dict[str, object]:
        parcel = _row(name, value, PARCEL)
        if not parcel["drivers"]:
            raise _refused(name)
        return parcel

    def schema(self) -> Mapping[str, object]:
        return _schema(PARCEL)


@dataclass(frozen=True, slots=True)
class _One:
    fields: Mapping[str, Field]

    def clean(self, name: str, value: object) -> dict[str, object]:
        return _row(name, value, self.fields)

    def schema(self) -> Mapping[str, object]:
        return _schema(self.fields)


def _row(name: str, value: object, fields: Mapping[str, Field]) -> dict[str, object]:
    if not isinstance(value, Mapping) or value.keys() != fields.keys():
        raise _refused(name)
    return clean(fields, value)


def _schema(fields: Mapping[str, Field]) -> Mapping[str, object]:
    return {"type": "object", "properties": {name: each.schema() for name, each in fields.items()}}


SOURCE: Mapping[str, Field] = {
    "code": Text(20, required=True), "title": _NAME, "date": Text(21), "programme": _NAME,
    "naming": Choice(NAMINGS), "seq": Whole(0, _HIGHEST, required=True),
    "made": Text(40, required=True), "digest": Hash()}
DRIVER: Mapping[str, Field] = {
    "id": _ID, "name": _NAME, "text": _WORDS, "sort": Choice(("driver", "card", "own")),
    "cards": Ids(), "impact": Measure(), "uncertainty": Measure(), "n": Measure(),
    "priority": Measure(), "rank": Measure(), "dots": Measure(), "field": Choice(tuple(FIELDS)),
    "split": YesNo(), "result": Text(64)}
CLUSTER: Mapping[str, Field] = {
    "id": _ID, "name": _NAME, "text": _WORDS, "parent": Text(64), "cards": Ids()}
CARD: Mapping[str, Field] = {
    "id": _ID, "nr": Whole(0, _HIGHEST, required=True), "headline": _NAME, "text": _WORDS,
    "category": CATEGORY, "type": Choice(tuple(TYPES)), "horizon": Choice(tuple(HORIZONS)),
    "source": _NAME, "organisation": _NAME, "at": Text(40)}
RESULT: Mapping[str, Field] = {
    "id": _ID, "at": Text(40), "title": _NAME, "formula": Text(40), "sheets": Measure(),
    "low": Measure(), "high": Measure(), "cut_impact": Measure(), "cut_uncertainty": Measure()}
PARCEL: Mapping[str, Field] = {
    "source": _One(SOURCE), "drivers": Rows(DRIVER), "clusters": Rows(CLUSTER),
    "cards": Rows(CARD), "results": Rows(RESULT), "merged": Names()}
