"""The result of a dot vote as it is read: things by rank, with both ways of weighing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from facilitator.domain.scene import Scene
from facilitator.domain.workshop import Activity, Result, Workshop
from facilitator.judging.listing import names
from facilitator.judging.shown import shown_once


@dataclass(frozen=True, slots=True)
class Row:
    """One thing: `moved` is how many places higher it stands when each organisation weighs the
    same. `goes_on` is true above the cut."""

    id: str
    name: str
    dots: float
    voters: int
    share: float | None
    fair_share: float | None
    rank: int
    fair_rank: int | None
    moved: int
    goes_on: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """A result with its rows, the most dots first."""

    result: Result
    rows: tuple[Row, ...]

    @property
    def numbers(self) -> Mapping[str, Any]:
        return self.result.numbers

    @property
    def is_fair(self) -> bool:
        """True where enough organisations have voted for weighing them alike."""
        return any(row.fair_share is not None for row in self.rows)


def stands_now(scene: Scene) -> Standing | None:
    """The result that is shown; None while there is none."""
    return shown_once(scene, "dots stand", stood)


def stood(workshop: Workshop, activity: Activity, result: Result) -> Standing:
    """A result with what its things are called."""
    numbers: Mapping[str, Any] = result.numbers
    called = names(workshop, activity, numbers["order"])
    first = set(numbers["first"])
    return Standing(result, tuple(
        _row(item, called[item], numbers["items"][item], item in first)
        for item in numbers["order"]))


def _row(item: str, name: str, found: Mapping[str, Any], goes_on: bool) -> Row:
    fair = found["fair_rank"]
    return Row(item, name, found["dots"], found["voters"], found["share"], found["fair_share"],
               found["rank"], fair, 0 if fair is None else found["rank"] - fair, goes_on)
