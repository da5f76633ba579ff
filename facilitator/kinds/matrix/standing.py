"""Where each driver stands: its values, its field, its place in the ranking, how it moved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from facilitator.domain.message import message
from facilitator.domain.scene import Scene
from facilitator.domain.workshop import Activity, Result, Workshop
from facilitator.judging.histograms import split_on
from facilitator.judging.listing import first_result, names
from facilitator.judging.pointing import look_of
from facilitator.judging.quadrants import Quadrant, Rule, cut, quadrant
from facilitator.judging.ranking import places_moved
from facilitator.judging.shown import shown_once

from .questions import IMPACT, UNCERTAINTY

QUADRANTS = {
    Quadrant.CRITICAL: message("Kritisk osäkerhet"), Quadrant.GIVEN: message("Given förutsättning"),
    Quadrant.WATCH: message("Bevaka"), Quadrant.BACKGROUND: message("Bakgrund")}


@dataclass(frozen=True, slots=True)
class Look:
    """By which numbers the matrix is drawn.

    `statistic` is "mean" or "median", `weight` "people" or "organisations": with organisations it
    is always the mean of their means. `rule` says where the fields are cut, `spread` whose middle
    half of the answers is drawn: "split" or "all".
    """

    statistic: str
    weight: str
    rule: Rule
    spread: str = "split"

    @property
    def words(self) -> str:
        """What is drawn, as a sentence of the catalogue."""
        if self.weight == "organisations":
            return message("Medelvärde av organisationernas medelvärden")
        return message("Median") if self.statistic == "median" else message("Medelvärde")


@dataclass(frozen=True, slots=True)
class Driver:
    """One driver as it is drawn. `x` is uncertainty, `y` impact, None where nobody knew.

    `across` and `along` are the middle half of the answers (q1, q3) on those axes. `split` are the
    questions the room is divided on. `moved` is how many places higher it stands when each
    organisation weighs the same. `was` is (x, y) of the first round.
    """

    id: str
    name: str
    x: float | None
    y: float | None
    n: int
    across: tuple[float, float] | None
    along: tuple[float, float] | None
    split: tuple[str, ...]
    field: Quadrant | None
    rank: int | None
    moved: int
    answers: Mapping[str, Any]
    was: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A result as it is looked at: drivers by rank, the cuts (x, y), and what was chosen."""

    result: Result
    look: Look
    cut: tuple[float | None, float | None]
    drivers: tuple[Driver, ...]
    earlier: Result | None = None

    def split(self) -> tuple[Driver, ...]:
        """Those the room is most divided on first."""
        flagged = (each for each in self.drivers if each.split)
        return tuple(sorted(flagged, key=lambda d: -max(
            d.answers[name]["disagreement"] for name in d.split)))

    def answers(self) -> tuple[int, int]:
        """(the fewest, the most) that have answered for a driver: with shares not everybody."""
        numbers = [driver.n for driver in self.drivers if driver.n] or [0]
        return min(numbers), max(numbers)

    def rounds(self) -> tuple[int, int] | None:
        """(how many answered in the first round, and in this one) where arrows are drawn.

        They need not be the same people, and a reader must know that the numbers differ.
        """
        if self.earlier is None or not any(driver.was for driver in self.drivers):
            return None
        first, second = self.earlier.numbers["sheets"], self.result.numbers["sheets"]
        return int(str(first)), int(str(second))

    def within(self, field: Quadrant) -> tuple[Driver, ...]:
        return tuple(each for each in self.drivers if each.field is field)


def look(activity: Activity) -> Look:
    """What the desk has chosen, what the agenda says, or the usual."""
    rule: Rule = "relative" if look_of(activity, "cut", "absolute") == "relative" else "absolute"
    return Look(look_of(activity, "statistic", "mean"), look_of(activity, "weight", "people"), rule,
                look_of(activity, "spread", "split"))


def stands_now(scene: Scene) -> Standing | None:
    """The result that is shown, as it is looked at; None while there is none."""
    return shown_once(scene, "stands", stood)


def stood(workshop: Workshop, activity: Activity, result: Result) -> Standing:
    """A result as it is looked at."""
    chosen = look(activity)
    items: Mapping[str, Mapping[str, Any]] = result.numbers["items"]  # type: ignore[assignment]
    low, high = _scale(result)
    at = {item: (_value(each, UNCERTAINTY.id, chosen), _value(each, IMPACT.id, chosen))
          for item, each in items.items()}
    cuts = (cut((x for x, _ in at.values()), chosen.rule, low, high),
            cut((y for _, y in at.values()), chosen.rule, low, high))
    called = names(workshop, activity, items)
    earlier = first_result(workshop, activity)
    drivers = (_driver(item, called[item], each, at[item], cuts, chosen, earlier)
               for item, each in items.items())
    ranked = sorted(drivers, key=lambda d: (d.rank is None, d.rank or 0))
    return Standing(result, chosen, cuts, tuple(ranked), earlier)


def _driver(
    item: str, name: str, answers: Mapping[str, Any], at: tuple[float | None, float | None],
    cuts: tuple[float | None, float | None], chosen: Look, earlier: Result | None,
) -> Driver:
    x, y = at
    fair = chosen.weight == "organisations"
    return Driver(
        item, name, x, y, min(answers[each.id]["n"] for each in (IMPACT, UNCERTAINTY)),
        _middle(answers[UNCERTAINTY.id]), _middle(answers[IMPACT.id]),
        split_on(answers, (IMPACT, UNCERTAINTY)),
        quadrant(y, x, cuts[1], cuts[0]), answers["fair_rank" if fair else "rank"],
        places_moved(answers), answers, _was(item, chosen, earlier))


def _value(answers: Mapping[str, Any], criterion: str, chosen: Look) -> float | None:
    if chosen.weight == "organisations":
        value = answers[criterion]["fair_mean"]
    else:
        value = answers[criterion][chosen.statistic]
    return None if value is None else float(value)


def _middle(numbers: Mapping[str, Any]) -> tuple[float, float] | None:
    return None if numbers["q1"] is None else (numbers["q1"], numbers["q3"])


def _was(item: str, chosen: Look, earlier: Result | None) -> tuple[float, float] | None:
    before: Any = earlier.numbers["items"].get(item) if earlier else None  # type: ignore[attr-defined]
    if before is None:
        return None
    x, y = (_value(before, each.id, chosen) for each in (UNCERTAINTY, IMPACT))
    return None if x is None or y is None else (x, y)


def _scale(result: Result) -> tuple[int, int]:
    return int(str(result.parameters["low"])), int(str(result.parameters["high"]))
