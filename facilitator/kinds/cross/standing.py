"""A result as it is read: both clouds between the axes that are crossed now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from facilitator.domain.scene import Scene
from facilitator.domain.workshop import Activity, Result, Workshop
from facilitator.judging.shown import shown_once
from facilitator.scenarios.values import Crossing

from .options import WHICH
from .state import crossing_of

Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Spread:
    """The points of one question, on the first and on the second axis; `shares` by place 1 to 4."""

    n: int
    points: tuple[Spot, ...] = ()
    mean: Spot | None = None
    q1: Spot | None = None
    q3: Spot | None = None
    shares: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """A result with its two questions. `fits` is false where other axes are crossed since."""

    result: Result
    spreads: Mapping[str, Spread]
    fits: bool = True

    @property
    def sheets(self) -> int:
        return int(str(self.result.numbers["sheets"]))

    def asked(self) -> tuple[str, ...]:
        """The questions that somebody has answered."""
        return tuple(which for which in WHICH if self.spreads[which].n)


def stands_now(scene: Scene) -> Standing | None:
    """The result that is shown; None while there is none."""
    return shown_once(scene, "points stand", stood)


def stood(workshop: Workshop, activity: Activity, result: Result) -> Standing:
    """A result as it lies between the axes of now."""
    crossing, axes = crossing_of(workshop, activity), result.parameters["axes"]
    numbers: Mapping[str, Any] = result.numbers
    turned = crossing is not None and axes == [crossing.second.id, crossing.first.id]
    return Standing(result, {which: _spread(numbers[which], turned) for which in WHICH},
                    turned or _are(crossing, axes))


def _are(crossing: Crossing | None, axes: object) -> bool:
    return crossing is not None and axes == [axis.id for axis in crossing.axes()]


def _spread(found: Mapping[str, Any], turned: bool) -> Spread:
    """What was counted; with its axes in the other order where the pair is told so now."""
    if not found["n"]:
        return Spread(0)

    def spot(values: list[float]) -> Spot:
        return (values[1], values[0]) if turned else (values[0], values[1])

    shares = found["shares"]
    return Spread(
        found["n"], tuple(map(spot, found["points"])), spot(found["mean"]), spot(found["q1"]),
        spot(found["q3"]), tuple(shares[at] for at in ((0, 3, 2, 1) if turned else range(4))))
