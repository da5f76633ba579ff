"""Many drivers on two scales: a dot each, its name beside it, and who moved and who is split."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot, sqrt

from .apart import apart
from .breaking import ways
from .grid import Rect
from .ground import LINE, PAD, Ground, Label, Placed
from .placing import Placing
from .plane import QUARTERS, Frame, Plane, lines_within
from .shapes import TEXT, Anchor, Dot, Figure, Line, Shape, Term, Words
from .widths import Weight, width

__all__ = ["Frame", "Point", "scatter"]

Half = tuple[float, float]  # first and third quartile

_USUAL, _SMALLEST, _LARGEST, _SPLIT, _WAS = 9, 7, 12, 10, 6  # radii in px
_MOVED = 40  # px a dot has moved before an arrow says so


@dataclass(frozen=True, slots=True)
class Point:
    """One driver: `x` and `y` on the scales of the frame, None where nobody answered.

    `n` answered. `across` and `along` are the middle halves of x and of y. `split` says the room is
    in two camps, `was` where it stood in the first round, `hot` that its name is bold.
    """

    id: str
    name: str
    x: float | None
    y: float | None
    n: int = 0
    across: Half | None = None
    along: Half | None = None
    split: bool = False
    was: tuple[float, float] | None = None
    hot: bool = False


@dataclass(frozen=True, slots=True)
class _Spot:
    """A point where it is drawn, in px."""

    point: Point
    x: int
    y: int
    radius: int

    @property
    def weight(self) -> Weight:
        return 700 if self.point.hot else 560


def scatter(points: Sequence[Point], frame: Frame) -> Figure:
    """The figure of `points`. Each is named at its dot or has a number there that the key explains.

    Dots that lie on each other are moved apart (see `apart`). A point without a value on either
    scale is not drawn. The area of a dot goes by its n.
    """
    plane = Plane(frame)
    spots = _spots(points, plane)
    marks = [shape for spot in spots for shape in (*_whiskers(spot, plane), *_arrow(spot, plane))]
    ground = _ground(plane, spots, marks)
    titles = _titles(plane, ground)
    ordered = sorted(spots, key=lambda spot: (not spot.point.hot, not spot.point.split))
    placing = Placing([_label(spot) for spot in ordered], ground, frame.height)
    placed = placing.place()
    named = [(spot, at) for spot, at in zip(ordered, placed, strict=True) if at]
    hidden = sorted((spot for spot, at in zip(ordered, placed, strict=True) if not at),
                    key=lambda spot: (spot.y // 40, spot.x, spot.y))
    numbered = [(spot, placing.number(_numbered(spot, nth)))
                for nth, spot in enumerate(hidden, start=1)]
    texts = [*named, *((spot, at) for spot, at in numbered if at)]
    return Figure(frame.width, frame.height, (
        *plane.ground(), *plane.scales(), *marks, *titles,
        *(Line(_whole(at.leader), "leader") for _, at in texts if at.leader),
        *(Dot(s.x, s.y, s.radius, _look(s, plane.zone())) for s in spots),
        *(words for spot, at in texts for words in _words(spot, at, plane.zone())),
    ), tuple((nth, spot.point.name) for nth, spot in enumerate(hidden, start=1)))


def _spots(points: Sequence[Point], plane: Plane) -> list[_Spot]:
    known = [point for point in points if point.x is not None and point.y is not None]
    most, least = max((p.n for p in known), default=0), min((p.n for p in known), default=0)
    discs = [(float(plane.x(p.x or 0)), float(plane.y(p.y or 0)), _radius(p, least, most))
             for p in known]
    homes = [plane.home(p.x or 0, p.y or 0) for p in known]
    return [_Spot(point, round(x), round(y), radius) for point, (x, y), (*_, radius)
            in zip(known, apart(discs, homes), discs, strict=True)]


def _radius(point: Point, least: int, most: int) -> int:
    """The area grows with n, from r 7 for none to r 12 for most; 9 where all have the same n."""
    if point.split:
        return _SPLIT
    if least == most:
        return _USUAL
    return round(sqrt(_SMALLEST**2 + (_LARGEST**2 - _SMALLEST**2) * point.n / most))


def _whiskers(spot: _Spot, plane: Plane) -> Iterator[Line]:
    """The middle half on each scale, with a crossbar at each end."""
    point, spread = spot.point, plane.frame.spread
    if spread == "none" or (spread == "split" and not point.split):
        return
    look, bar = ("whisker", 8) if point.split else ("whisker thin", 5)
    if point.across:
        low, high = map(plane.x, point.across)
        yield Line(((low, spot.y - bar), (low, spot.y + bar), (low, spot.y), (high, spot.y),
                    (high, spot.y - bar), (high, spot.y + bar)), look)
    if point.along:
        low, high = map(plane.y, point.along)
        yield Line(((spot.x - bar, low), (spot.x + bar, low), (spot.x, low), (spot.x, high),
                    (spot.x - bar, high), (spot.x + bar, high)), look)


def _arrow(spot: _Spot, plane: Plane) -> Iterator[Shape]:
    """From a small hollow dot where it was, to where it is now; both are kept."""
    if spot.point.was is None:
        return
    x, y = plane.x(spot.point.was[0]), plane.y(spot.point.was[1])
    far = hypot(spot.x - x, spot.y - y)
    if far < _MOVED:
        return
    across, down = (spot.x - x) / far, (spot.y - y) / far
    tip = (spot.x - across * (spot.radius + 4), spot.y - down * (spot.radius + 4))
    neck = (tip[0] - across * 15, tip[1] - down * 15)
    ends = (tip, (neck[0] - down * 7, neck[1] + across * 7),
            (neck[0] + down * 7, neck[1] - across * 7), tip)
    begun = (x + across * _WAS, y + down * _WAS)
    if far > _WAS + spot.radius + 20:
        yield Line(_whole((begun, neck)), "arrow")
    yield Line(_whole(ends), "arrow-head")
    yield Dot(x, y, _WAS, "was")


def _ground(plane: Plane, spots: Sequence[_Spot], marks: Sequence[Shape]) -> Ground:
    inside = plane.inside
    ground = Ground(Rect(inside.left + 5, inside.top + 1, inside.right, inside.bottom - 3),
                    plane.frame.height)
    cut_x, cut_y = plane.x(plane.frame.cut_x), plane.y(plane.frame.cut_y)
    ground.edge((cut_x, inside.top), (cut_x, inside.bottom - 4))
    ground.edge((inside.left, cut_y), (inside.right - 4, cut_y))
    for shape in marks:
        if isinstance(shape, Line):
            ground.stroke(*shape.points)
        elif isinstance(shape, Dot):
            ground.dot(shape.x, shape.y, shape.radius)
    for spot in spots:
        ground.dot(spot.x, spot.y, spot.radius)
    return ground


def _titles(plane: Plane, ground: Ground) -> list[Term]:
    """The names of the quarters, each where it covers least; no name of a driver lies there."""
    titles = []
    for name in QUARTERS:
        offered = [(ground.covered(rect), nth, title, rect)
                   for nth, (title, rect) in enumerate(plane.titles(name))]
        if offered:
            *_, title, rect = min(offered, key=lambda offer: offer[:2])
            ground.close(rect)
            titles.append(title)
    return titles


def _look(spot: _Spot, zone: Rect | None) -> str:
    over = zone and zone.left < spot.x < zone.right and zone.top < spot.y < zone.bottom
    return f"dot{' split' * spot.point.split}{' sunk' if over else ''}"


def _label(spot: _Spot) -> Label:
    return Label(spot.x, spot.y, spot.radius, tuple(
        (lines, 2 * PAD + max(width(line, TEXT, spot.weight) for line in lines))
        for lines in ways(spot.point.name, spot.weight)))


def _numbered(spot: _Spot, nth: int) -> Label:
    wide = 2 * PAD + width(str(nth), TEXT, 700)
    return Label(spot.x, spot.y, spot.radius, (((str(nth),), wide),))


def _words(spot: _Spot, at: Placed, zone: Rect | None) -> Iterator[Words]:
    """The lines of a text, set towards its dot; over the zone with the zone's halo."""
    look = "name hot" if spot.point.hot else "name"
    if zone and (at.rect.left + at.rect.right) / 2 > zone.left and at.rect.overlaps(zone):
        look += " sunk"
    anchor: Anchor = "middle"
    x = (at.rect.left + at.rect.right) / 2
    if at.rect.left >= spot.x - spot.radius - PAD:
        x, anchor = at.rect.left + PAD, "start"
    elif at.rect.right <= spot.x + spot.radius + PAD:
        x, anchor = at.rect.right - PAD, "end"
    for y, line in lines_within(at.rect, at.lines, LINE):
        yield Words(round(x), y, line, look, anchor)


def _whole(spots: Sequence[tuple[float, float]]) -> tuple[tuple[int, int], ...]:
    return tuple((round(x), round(y)) for x, y in spots)
