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

# On the first and on the second axis, in hundredths: on an axis is exactly on it.
Spot = tuple[int, int]


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
        "mean": [_told(Fraction(sum(end), n)) for end in ends] if n else None,
        "q1": [_told(_quantile(end, 1)) for end in ends] if n else None,
        "q3": [_told(_quantile(end, 3)) for end in ends] if n else None,
        "shares": [float(share) for share in shares(spots)] if n else None,
        "points": [[x / _HUNDREDTHS, y / _HUNDREDTHS] for x, y in sorted(spots)],
    }


def shares(spots: Sequence[Spot]) -> tuple[Fraction, ...]:
    """What part of the points lies in each quadrant, by place 1 to 4; their sum is 1."""
    held = [0] * 4  # in quarters of a point
    for x, y in spots:
        right, top = _halves(x), _halves(y)
        for place, quarters in enumerate((right * top, (2 - right) * top,
                                          (2 - right) * (2 - top), right * (2 - top))):
            held[place] += quarters
    return tuple(Fraction(quarters, 4 * len(spots)) for quarters in held)


def _halves(value: int) -> int:
    """How many halves of a point are on the high side of an axis."""
    return 1 if value == 0 else 2 * (value > 0)


def _quantile(ordered: Sequence[int], quarter: int) -> Fraction:
    below, rest = divmod((len(ordered) - 1) * quarter, 4)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + Fraction(rest, 4) * (ordered[above] - ordered[below])


def _told(hundredths: Fraction) -> float:
    return float(hundredths / _HUNDREDTHS)


def _spots(placed: Sequence[Entry], crossing: Crossing, which: str) -> list[Spot]:
    pair, (first, second) = pair_of(crossing), crossing.axes()
    points = [points[which] for sheet in placed if which in (points := points_on(sheet, pair))]
    return [(round(point[first.id] * _HUNDREDTHS), round(point[second.id] * _HUNDREDTHS))
            for point in points]


def _inputs(placed: Sequence[Entry], crossing: Crossing) -> object:
    """What was counted, without whose it was, in an order that says nothing."""
    pair, axes = pair_of(crossing), [axis.id for axis in crossing.axes()]

    def row(sheet: Entry) -> list[object]:
        points: Mapping[str, Mapping[str, float]] = points_on(sheet, pair)
        return [sheet.organisation, sheet.proxy, sorted(
            [which, *(point[axis] for axis in axes)] for which, point in points.items())]

    return sorted(map(row, placed), key=repr)
