"""The result of the pair test as it is read: pairs by rank, with components and warnings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from facilitator.domain.message import message
from facilitator.domain.scene import Scene
from facilitator.domain.stage import Stage
from facilitator.domain.workshop import Activity, Result, Workshop
from facilitator.judging.shown import shown_once
from facilitator.scenarios.values import Axis, Crossing

from .numbers import is_dependent, is_empty
from .pairs import CORNERS, PULL, Pair, pair_of
from .state import axial, every_axis
from .wishes import sounds_like_a_wish

DEPENDENT = message("Hänger ihop: det ena drar med sig det andra.")
EMPTY = message("Tomt hörn: nästan ingen kan tänka sig det.")
WISH = message("Den ena polen låter som en önskan. Skulle någon kunna leva i båda?")


@dataclass(frozen=True, slots=True)
class Row:
    """One pair of a result. `answers` has the numbers of each question and of the whole.

    `empty` are the corners that hardly anybody can picture, in people's words; `wishes` the names
    of axes that sound like good and bad.
    """

    pair: Pair
    answers: Mapping[str, Any]
    empty: tuple[tuple[str, str], ...] = ()
    wishes: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return self.pair.id

    @property
    def rank(self) -> int | None:
        return self.answers["rank"]  # type: ignore[no-any-return]

    @property
    def score(self) -> float | None:
        return self.answers["score"]  # type: ignore[no-any-return]

    @property
    def priority(self) -> float:
        """sqrt(P_A · P_B), as it was weighed: 1 for an uncertainty without any."""
        first, second = self.answers["priority_first"], self.answers["priority_second"]
        return float(((1 if first is None else first) * (1 if second is None else second)) ** 0.5)

    @property
    def weighed(self) -> bool:
        """True where either uncertainty has a priority."""
        return any(self.answers[f"priority_{each}"] is not None for each in ("first", "second"))

    @property
    def dependent(self) -> bool:
        return is_dependent(self.answers["independence"])

    @property
    def n(self) -> tuple[int, int]:
        """(the fewest, the most) that have answered one of its questions."""
        numbers = [self.answers[asked]["n"] for asked in (PULL, *CORNERS)]
        return min(numbers), max(numbers)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What speaks against it, sentences of the catalogue."""
        return (*([DEPENDENT] if self.dependent else ()), *([EMPTY] if self.empty else ()),
                *([WISH] if self.wishes else ()))


@dataclass(frozen=True, slots=True)
class Standing:
    """A result with its pairs by rank; what nobody could answer comes last."""

    result: Result
    rows: tuple[Row, ...]

    def row(self, crossing: Crossing) -> Row | None:
        """The pair that was chosen, None where it was never tested."""
        chosen = pair_of(crossing.first, crossing.second).id
        return next((row for row in self.rows if row.id == chosen), None)


def stands_now(scene: Scene) -> Standing | None:
    """The result that is shown; None while there is none."""
    return shown_once(scene, "pairs stand", stood)


def stood(workshop: Workshop, activity: Activity, result: Result) -> Standing:
    """A result with what its axes are called. A pair of which one has been hidden is in none."""
    known = every_axis(workshop, activity)
    items: Mapping[str, Mapping[str, Any]] = result.numbers["items"]  # type: ignore[assignment]
    rows = [_row(Pair(pair, known[found["first"]], known[found["second"]]), found)
            for pair, found in items.items()
            if found["first"] in known and found["second"] in known]
    return Standing(result, tuple(sorted(rows, key=lambda row: (row.rank is None, row.rank or 0))))


def _row(pair: Pair, found: Mapping[str, Any]) -> Row:
    empty = tuple(pair.corner(corner) for corner in CORNERS if is_empty(found[corner]))
    return Row(pair, found, empty, tuple(
        axis.name for axis in pair.axes if sounds_like_a_wish(axis.low, axis.high)))


def told_choice(scene: Scene) -> Crossing | None:
    """The pair that was chosen, as reports tell it: what comes after works with it at once."""
    return axial(scene.activity).crossing(scene.workshop, scene.activity)


def shown_choice(scene: Scene) -> Crossing | None:
    """The same for wall and phones, once the item is shown."""
    shown = scene.activity.stage in (Stage.REVEALED, Stage.ARCHIVED)
    return told_choice(scene) if shown else None


def axis_words(axis: Axis) -> dict[str, object]:
    """An axis as any audience may see it."""
    return {"id": axis.id, "name": axis.name, "low": axis.low, "high": axis.high,
            "definition": axis.definition, "indicator": axis.indicator,
            "wish": sounds_like_a_wish(axis.low, axis.high)}
