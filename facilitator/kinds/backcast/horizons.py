"""The years of a road: where it ends, where it begins, and the stops between."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.workshop import Activity, Workshop

FIRST, LAST = 1900, 2200
_USUAL = "2050, 2040, 2035, 2030"
_MOST = 8
NOW, PERIOD, GOAL = message("i år"), message("RUS-period"), message("målet")


@dataclass(frozen=True, slots=True)
class Years:
    """A row of years as "2050, 2040", the latest first; "" for the usual ones."""

    def clean(self, name: str, value: object) -> str:
        text = str(value or "").strip()
        found = re.findall(r"\d+", text)
        years = {int(each) for each in found if len(each) <= len(str(LAST))}
        if re.sub(r"[\d\s,;]", "", text) or len(found) > _MOST or \
                any(not FIRST <= each <= LAST for each in years) or len(years) < len(set(found)):
            raise Refused("not_years", message(
                "Skriv högst {most} årtal med komma emellan, till exempel 2050, 2040, 2030."),
                field=name, details={"most": _MOST})
        return ", ".join(str(each) for each in sorted(years, reverse=True))

    def schema(self) -> Mapping[str, object]:
        return {"type": "string", "pattern": "^([0-9]{4}(, [0-9]{4})*)?$"}


@dataclass(frozen=True, slots=True)
class Horizon:
    """A stop on the way, and a sentence of the catalogue about it, "" for none."""

    year: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """The years of a road from `now` to `goal`, and its `stops`, the earliest first."""

    now: int
    goal: int
    stops: tuple[Horizon, ...]

    def before(self, year: int) -> int:
        """The stop before a year: where one goes on, walking back."""
        return max((stop.year for stop in self.stops if stop.year < year), default=self.now)


def span_of(workshop: Workshop, activity: Activity) -> Span:
    """The years as the agenda says, with this one: the year of the workshop, never of a clock.

    A workshop without a date is of the year in which the item began; before that, of its first
    stop.
    """
    asked = [int(each) for each in activity.option("years", _USUAL).split(",")]
    goal = max(asked)
    dated = (workshop.date or activity.started or "")[:4]
    now = int(dated) if dated.isdigit() else min(asked)
    period = activity.options.get("rus")
    years = {each: "" for each in asked if now < each < goal}
    if isinstance(period, int) and now < period < goal:
        years[period] = PERIOD
    if now < goal:
        years[now] = NOW
    years[goal] = GOAL
    return Span(now, goal, tuple(Horizon(year, years[year]) for year in sorted(years)))
