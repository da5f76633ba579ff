"""What a field of a command may hold, and how a hand-typed value is made clean."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from .message import message
from .refused import Refused

# Direction overrides can make a card read as something else on the wall; the rest of the
# format characters (joiners of emoji and scripts) are left alone.
_OVERRIDES = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F])
_SPACES = re.compile(r"[^\S\n]+")
_MANY_MARKS = 8
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3])[.:]([0-5][0-9])")
_FILLERS = "\u115f\u1160\u2800\u3164\uffa0"
_SWEDISH = str.maketrans("åäöæø", "{|}|}")


class Field(Protocol):
    """One field: `clean` gives the stored value or raises `Refused` with the field's name."""

    def clean(self, name: str, value: object) -> object: ...

    def schema(self) -> Mapping[str, object]: ...


@dataclass(frozen=True, slots=True)
class Text:
    """Words: at most `limit` characters after cleaning; empty is "" unless `required`."""

    limit: int
    required: bool = False
    lines: bool = False

    def clean(self, name: str, value: object) -> str:
        if value is None:
            value = ""
        if not isinstance(value, str):
            raise Refused("not_text", message("Fältet ska vara text."), field=name)
        if any("\ud800" <= sign <= "\udfff" for sign in value):
            why = message("Texten innehåller tecken som inte går att spara.")
            raise Refused("not_text", why, field=name)
        text = tidy(value, keep_lines=self.lines)
        if self.required and not text:
            raise Refused("empty", message("Skriv något först."), field=name)
        if len(text) > self.limit:
            raise Refused(
                "too_long",
                message("Texten är {length} tecken och får vara högst {limit}. Korta den lite."),
                field=name,
                details={"length": len(text), "limit": self.limit},
            )
        return text

    def schema(self) -> Mapping[str, object]:
        return {"type": "string", "maxLength": self.limit, "minLength": int(self.required)}


@dataclass(frozen=True, slots=True)
class Choice:
    """One of `options`, or "" where nothing has been chosen and nothing must be.

    Capitals do not matter; `also` maps other spellings (in small letters) to an option.
    """

    options: tuple[str, ...]
    required: bool = False
    also: Mapping[str, str] = field(default_factory=dict)

    def clean(self, name: str, value: object) -> str:
        if value in (None, "") and not self.required:
            return ""
        wanted = value.casefold().strip() if isinstance(value, str) else ""
        found = self.also.get(wanted, wanted)
        if found not in self.options:
            raise Refused(
                "unknown_choice", message("Det valet finns inte. Välj ett av dem som visas."),
                field=name,
            )
        return found

    def schema(self) -> Mapping[str, object]:
        return {"type": "string", "enum": list(self.options) if self.required
                else ["", *self.options]}


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from `low` to `high`, or None where an answer may be left out."""

    low: int
    high: int
    required: bool = False

    def clean(self, name: str, value: object) -> int | None:
        if value in (None, "") and not self.required:
            return None
        number = int(value) if isinstance(value, str) and _is_number(value) else value
        if isinstance(number, bool) or not isinstance(number, int):
            raise Refused("not_a_number", message("Fältet ska vara ett heltal."), field=name)
        if not self.low <= number <= self.high:
            raise Refused(
                "out_of_range", message("Talet ska vara mellan {low} och {high}."),
                field=name, details={"low": self.low, "high": self.high},
            )
        return number

    def schema(self) -> Mapping[str, object]:
        kind: object = "integer" if self.required else ["integer", "null"]
        return {"type": kind, "minimum": self.low, "maximum": self.high}


@dataclass(frozen=True, slots=True)
class DateField:
    """A date as 2017-05-16, or "" for none."""

    def clean(self, name: str, value: object) -> str:
        text = str(value or "").strip()
        try:
            return date.fromisoformat(text).isoformat() if text else ""
        except ValueError:
            why = message("Skriv datumet som ÅÅÅÅ-MM-DD.")
            raise Refused("not_a_date", why, field=name) from None

    def schema(self) -> Mapping[str, object]:
        return {"type": "string", "format": "date"}


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of day as "13.00", or "" for none."""

    def clean(self, name: str, value: object) -> str:
        text = str(value or "").strip()
        if not text:
            return ""
        minutes = minutes_of_day(text)
        if minutes is None:
            raise Refused("not_a_time", message("Skriv klockslaget som 13.00."), field=name)
        return f"{minutes // 60}.{minutes % 60:02d}"

    def schema(self) -> Mapping[str, object]:
        return {"type": "string", "pattern": _CLOCK.pattern}


@dataclass(frozen=True, slots=True)
class Hash:
    """A SHA-256 in hex."""

    def clean(self, name: str, value: object) -> str:
        if not isinstance(value, str) or not re.fullmatch(r"[0-9a-f]{64}", value):
            raise Refused("not_a_hash", message("Nyckeln kan inte läsas."), field=name)
        return value

    def schema(self) -> Mapping[str, object]:
        return {"type": "string", "pattern": "[0-9a-f]{64}"}


@dataclass(frozen=True, slots=True)
class Options:
    """A small flat table of settings: short text, whole numbers and yes or no."""

    def clean(self, name: str, value: object) -> dict[str, object]:
        if value is None:
            return {}
        if not isinstance(value, Mapping) or len(value) > 20:
            raise Refused("not_options", message("Inställningarna kan inte läsas."), field=name)
        short = Text(limit=200)
        return {
            str(key): given if isinstance(given, bool | int) else short.clean(name, given)
            for key, given in value.items()
        }

    def schema(self) -> Mapping[str, object]:
        return {"type": "object"}


def clean(
    fields: Mapping[str, Field], data: Mapping[str, object],
    may_be_left_out: frozenset[str] = frozenset(),
) -> dict[str, object]:
    """Every declared field cleaned, in declared order. Unknown fields are refused by name.

    A field of `may_be_left_out` that was not sent is not in the answer either.
    """
    for name in data:
        if name not in fields:
            shown = str(name)[:40].encode(errors="replace").decode()
            raise Refused(
                "unknown_field", message("Fältet {field_name} finns inte."),
                field=shown, details={"field_name": shown},
            )
    return {name: spec.clean(name, data.get(name)) for name, spec in fields.items()
            if name in data or name not in may_be_left_out}


def minutes_of_day(text: str) -> int | None:
    """Minutes after midnight of "13.00" or "13:00"; None for what is no time."""
    found = _CLOCK.fullmatch(text)
    return int(found[1]) * 60 + int(found[2]) if found else None


def tidy(text: str, *, keep_lines: bool = False) -> str:
    """Composed (NFC), without control characters, direction overrides and stacked marks."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).translate(_OVERRIDES)
    kept: list[str] = []
    marks = 0
    for sign in text:
        category = unicodedata.category(sign)
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if marks > _MANY_MARKS:
            continue
        if category in ("Cc", "Zl", "Zp"):
            sign = "\n" if keep_lines and sign in "\n\u2028\u2029" else " "
        elif category in ("Cs", "Cn", "Co"):
            continue
        kept.append(sign)
    # Once more: what was taken out may have stood between a letter and its mark.
    tidied = unicodedata.normalize("NFC", _SPACES.sub(" ", "".join(kept)).strip())
    return tidied if any(map(_is_seen, tidied)) else ""


def _is_seen(sign: str) -> bool:
    """False for joiners, marks and fillers: a card of only these would look empty."""
    return sign not in _FILLERS and unicodedata.category(sign) not in ("Cf", "Mn", "Me", "Zs", "Cc")


def _is_number(text: str) -> bool:
    return re.fullmatch(r"-?[0-9]{1,9}", text.strip()) is not None


def swedish_order(text: str) -> str:
    """A sort key that puts å, ä and ö last."""
    return text.casefold().translate(_SWEDISH)
