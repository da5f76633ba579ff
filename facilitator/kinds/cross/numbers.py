"""Where the room put its points, in numbers: the middle, how far apart, and how many a quadrant.

A share says how a room placed its points and never how likely a world is (methods.md §2.7).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from facilitator.domain.conclusion import Conclusion
from facilitator.domain.entry import Entry
from facilitator.domain.workshop import Activity, Workshop
from facilitator.judging.sheets import counted, turnout
from facilitator.scenarios.values import Crossing

from .corners import pair_of
from .options import WHICH
from .state import cross_of, crossing_of, points_on

FORMULA = "cross-1"
_HUNDREDTHS = 100
_HALF = Fraction(1, 2)

Spot = tuple[Fraction, Fraction]


def conclude(workshop: Workshop, activity: Activity) -> Conclusion | None:
    """The numbers of both questions; None while nobody has put a point anywhere.

    Nor where the points that a result was made of stayed in the workshop this was imported from.
    """
    crossing = crossing_of(workshop, activity)
    if crossing is None:
        return None
    placed = placed_by(workshop, activity, crossing)
    if not placed and (not activity.results or cross_of(activity).before):
        return None
    return Conclusion(
        inputs=[_inputs(placed, crossing),
                [[axis.id, axis.name, axis.low, axis.high] for axis in crossing.axes()]],
        formula=FORMULA,
        parameters={"axes": [axis.id for axis in crossing.axes()]},
        numbers={**{which: summed(_spots(placed, crossing, which)) for which in WHICH},
                 **turnout(placed)})


def placed_by(
    workshop: Workshop, activity: Activity, crossing: Crossing
) -> tuple[Entry, ...]:
    """The sheets that count and have a point between these axes."""
    pair = pair_of(crossing)
    return tuple(sheet for sheet in counted(workshop, activity) if points_on(sheet, pair))


def summed(spots: Sequence[Spot]) -> dict[str, object]:
    """n, mean, quartiles (type 7) by axis, the share of each quadrant by place, and the points.

    A point on an axis counts half in each of the two quadrants, one at the origin a quarter in
    each of the four. The points are in an order that says nothing of whose they are.
    """
    n = len(spots)
    ends = [sorted(spot[end] for spot in spots) for end in (0, 1)]
    return {
        "n": n,
        "mean": [float(sum(end) / n) for end in ends] if n else None,
        "q1": [float(_quantile(end, Fraction(1, 4))) for end in ends] if n else None,
        "q3": [float(_quantile(end, Fraction(3, 4))) for end in ends] if n else None,
        "shares": [float(share) for share in shares(spots)] if n else None,
        "points": sorted([float(x), float(y)] for x, y in spots),
    }


def shares(spots: Sequence[Spot]) -> tuple[Fraction, ...]:
    """What part of the points lies in each quadrant, by place 1 to 4; their sum is 1."""
    held = [Fraction(0)] * 4
    for x, y in spots:
        right, top = _part(x), _part(y)
        for place, part in enumerate((right * top, (1 - right) * top,
                                      (1 - right) * (1 - top), right * (1 - top))):
            held[place] += part
    return tuple(part / len(spots) for part in held)


def _part(value: Fraction) -> Fraction:
    """How much of a point is on the high side of an axis."""
    return _HALF if value == 0 else Fraction(value > 0)


def _quantile(ordered: Sequence[Fraction], share: Fraction) -> Fraction:
    place = (len(ordered) - 1) * share
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def _spots(placed: Sequence[Entry], crossing: Crossing, which: str) -> list[Spot]:
    pair, (first, second) = pair_of(crossing), crossing.axes()
    points = [points[which] for sheet in placed if which in (points := points_on(sheet, pair))]
    return [(_exact(point[first.id]), _exact(point[second.id])) for point in points]


def _exact(value: float) -> Fraction:
    return Fraction(round(value * _HUNDREDTHS), _HUNDREDTHS)


def _inputs(placed: Sequence[Entry], crossing: Crossing) -> object:
    """What was counted, without whose it was, in an order that says nothing."""
    pair, axes = pair_of(crossing), [axis.id for axis in crossing.axes()]

    def row(sheet: Entry) -> list[object]:
        points: Mapping[str, Mapping[str, float]] = points_on(sheet, pair)
        return [sheet.organisation, sheet.proxy, sorted(
            [which, *(point[axis] for axis in axes)] for which, point in points.items())]

    return sorted(map(row, placed), key=repr)
