"""Sentences, numbers and dates in the language of the one who reads."""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from datetime import date, datetime
from decimal import ROUND_HALF_UP, localcontext
from functools import lru_cache
from pathlib import Path

from babel.dates import format_date
from babel.numbers import format_decimal

LANGUAGES = ("sv", "en")
_CATALOGUES = Path(__file__).parent.parent / "languages"


@lru_cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The translations of `language`; Swedish is what the sentences are written in."""
    return gettext.translation("facilitator", _CATALOGUES, [language], fallback=True)


def say(language: str, sentence: str, details: Mapping[str, object] | None = None) -> str:
    """`sentence` in `language`, with its {placeholders} filled in."""
    spoken = catalogue(language).gettext(sentence) if sentence else ""
    return spoken.format_map(dict(details)) if details else spoken


def say_counted(language: str, one: str, many: str, n: int) -> str:
    """The one of two sentences that goes with `n`, in `language`."""
    return catalogue(language).ngettext(one, many, n)


def number(value: float | None, language: str, decimals: int = 1) -> str:
    """A number with the language's decimal sign, "–" for none."""
    if value is None:
        return "–"
    form = "#,##0" if float(value).is_integer() else "#,##0." + "0" * decimals
    return _shown(value, form, language)


def fixed(value: float | None, language: str, decimals: int = 1) -> str:
    """A number with as many decimals as are asked for, also where they are zero; "–" for none."""
    if value is None:
        return "–"
    return _shown(value, "#,##0." + "0" * decimals, language)


def _shown(value: float, form: str, language: str) -> str:
    """A half is rounded up, as in an office program: the same number is the same in every file."""
    with localcontext(rounding=ROUND_HALF_UP):
        return format_decimal(value, format=form, locale=language)


def size(value: int, language: str) -> str:
    """Bytes as people read them: "310 kB", "1,2 MB"."""
    if value < 1_000_000:
        return f"{number(max(1, round(value / 1000)), language)} kB"
    return f"{fixed(value / 1_000_000, language)} MB"


def long_date(value: str, language: str) -> str:
    """An ISO date as "16 maj 2017", first/last as "16–18 maj 2017"; else the text itself."""
    first, _, last = value.partition("/")
    try:
        days = [date.fromisoformat(each[:10]) for each in (first, last or first)]
    except ValueError:
        return value
    begins = "d" if days[0].replace(day=1) == days[1].replace(day=1) else \
        "d MMMM" if days[0].year == days[1].year else "d MMMM yyyy"
    told = format_date(days[1], "d MMMM yyyy", locale=language)
    return f"{format_date(days[0], begins, locale=language)}–{told}" if days[0] < days[1] else told


def clock_time(value: str) -> str:
    """The local clock time of an ISO time, "14.32"."""
    return datetime.fromisoformat(value).astimezone().strftime("%H.%M")


def minutes(seconds: float) -> str:
    """Seconds as "12:40"."""
    whole = max(0, round(seconds))
    return f"{whole // 60}:{whole % 60:02d}"
