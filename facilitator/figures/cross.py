"""Two axes and the four worlds between them: what they are called, or where a room put its points.

Wall and report draw the same. All of it can be read without colour: worlds by number and pattern,
points by shape.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot, sqrt
from typing import Literal

from .shapes import TEXT, Anchor, Box, Dot, Figure, Line, Shape, Term, Words
from .world_marks import MARK, mark
from .wrapping import balanced, wrapped

Where = Literal["top_left", "top_right", "bottom_left", "bottom_right"]
Which = Literal["here", "there"]

WIDTH, HEIGHT = 1776, 712  # px of the wall between head and foot
_SIDE = 232  # px of a pole beside the cross
_TOP, _FOOT = 84, 50  # px of the poles above and below it
_STEP = 34  # px from line to line of 28 px text


@dataclass(frozen=True, slots=True)
class Poles:
    """What the axes are called, and what stands at their ends as the cross is looked at."""

    across: str
    up: str
    left: str
    right: str
    top: str
    bottom: str


@dataclass(frozen=True, slots=True)
class Corner:
    """A world in its corner. `lines` are what may become its name; `told` are sentences of it."""

    where: Where
    place: int
    name: str = ""
    tagline: str = ""
    lines: tuple[str, ...] = ()
    told: tuple[tuple[str, tuple[tuple[str, object], ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Cloud:
    """The points of one question, -1 to 1 to the right and upwards; `look` is their shape.

    `q1` and `q3` are the corners of the box in which the middle half lies, axis by axis.
    """

    look: Which
    label: tuple[str, tuple[tuple[str, object], ...]]
    points: tuple[tuple[float, float], ...]
    mean: tuple[float, float]
    q1: tuple[float, float]
    q3: tuple[float, float]


def named(corners: Sequence[Corner], poles: Poles, unnamed: str) -> Figure:
    """The cross with what its worlds are called; `unnamed` is asked where there is no name yet."""
    left, right, bottom = _SIDE, WIDTH - _SIDE, HEIGHT - _FOOT
    x, y = WIDTH // 2, (_TOP + bottom) // 2
    shapes: list[Shape] = [
        Line(((x, _TOP), (x, bottom)), "axis"), Line(((left, y), (right, y)), "axis"),
        *_upright(poles, x), *_beside(poles, WIDTH, y, _SIDE - 18, (3, 5))]
    for corner in corners:
        at = x + 44 if "right" in corner.where else left + 28
        room = (right if "right" in corner.where else x) - at - 24
        top = _TOP + 12 if "top" in corner.where else y + 28
        shapes += _world(corner, at, top, room, unnamed)
    return Figure(WIDTH, HEIGHT, tuple(shapes))


def _upright(poles: Poles, x: int) -> Iterator[Shape]:
    """The name of the standing axis above its upper pole, and its lower pole below."""
    room = WIDTH - 2 * _SIDE
    for line in wrapped(poles.up, room, TEXT, 400, 1):
        yield Words(x, 26, line, "tick", "middle")
    for line in wrapped(poles.top, room, TEXT, 700, 1):
        yield Words(x, 62, line, "label hot", "middle")
    for line in wrapped(poles.bottom, room, TEXT, 700, 1):
        yield Words(x, HEIGHT - 9, line, "label hot", "middle")


def _beside(
    poles: Poles, right: int, y: int, room: int, most: tuple[int, int]
) -> Iterator[Shape]:
    """The poles of the lying axis at the middle of their sides, its name above the left one.

    `most` lines of the name and of a pole have room.
    """
    ends: tuple[tuple[int, str, str, Anchor], ...] = (
        (0, poles.across, poles.left, "start"), (right, "", poles.right, "end"))
    for x, name, pole, anchor in ends:
        above = wrapped(name, room, TEXT, 400, most[0])
        lines = balanced(pole, room, TEXT, 700, most[1])
        first = y + 10 - _STEP * (len(lines) - 1) // 2
        for nth, line in enumerate(above):
            yield Words(x, first - _STEP * (len(above) - nth), line, "tick", anchor)
        for nth, line in enumerate(lines):
            yield Words(x, first + _STEP * nth, line, "label hot", anchor)


def _world(corner: Corner, x: int, top: int, room: int, unnamed: str) -> Iterator[Shape]:
    yield from mark(x, top, corner.place)
    text = x + MARK + 20
    room -= MARK + 20
    if not corner.name:
        yield Term(text, top + 40, unnamed, "question")
        for nth, line in enumerate(corner.lines):
            for cut in wrapped(line, room, TEXT, 560, 1):
                yield Words(text, top + 88 + 42 * nth, cut, "label")
        return
    lines = wrapped(corner.name, room, 60, 800, 2)
    look, size, step, first = "world-name", 60, 64, 48
    if len(lines) > 1:
        look, size, step, first = "world-name long", 44, 48, 40
        lines = wrapped(corner.name, room, size, 800, 2)
    for nth, line in enumerate(lines):
        yield Words(text, top + first + step * nth, line, look)
    below = top + first + step * (len(lines) - 1) + 50
    for nth, line in enumerate(wrapped(corner.tagline, room, 32, 400, 3)):
        yield Words(text, below + 40 * nth, line, "tagline")


# Where points lie: the plane in the middle, the worlds in two columns beside it.
_COLUMN = 428  # px of a column
_INSET = 14  # px from the plane's edge to its outermost point
_POINT, _MOST = 8, 18  # radii of one point, and of the most that lie on one spot
_MEAN = 17


def placed(corners: Sequence[Corner], poles: Poles, clouds: Sequence[Cloud]) -> Figure:
    """The cross with a room's points, their mean and their middle half; worlds stand beside."""
    plane = _Plane(_COLUMN + 24, _TOP, WIDTH - _COLUMN - 24, HEIGHT - _FOOT)
    x, y = plane.spot((0, 0))
    shapes: list[Shape] = [
        Box(plane.left, plane.top, plane.right - plane.left, plane.bottom - plane.top, "plane"),
        Line(((x, plane.top), (x, plane.bottom)), "axis"),
        Line(((plane.left, y), (plane.right, y)), "axis"),
        *_upright(poles, x), *_beside(poles, WIDTH, y, _COLUMN - 20, (2, 3))]
    for corner in corners:
        shapes += _column(corner)
    for cloud in clouds:
        shapes += (_point(cloud.look, spot, number) for spot, number in sorted(
            Counter(map(plane.spot, cloud.points)).items()))
    for cloud in clouds:
        shapes.append(_box(cloud, plane))
    shapes += _way(clouds, plane)
    for cloud in clouds:
        shapes.append(_point(f"{cloud.look} mean", plane.spot(cloud.mean), 0))
    shapes += _labels(clouds, plane)
    return Figure(WIDTH, HEIGHT, tuple(shapes))


@dataclass(frozen=True, slots=True)
class _Plane:
    """The surface that points lie on, in px."""

    left: int
    top: int
    right: int
    bottom: int

    def spot(self, point: tuple[float, float]) -> tuple[int, int]:
        across = (self.right - self.left) / 2 - _INSET
        up = (self.bottom - self.top) / 2 - _INSET
        return (round((self.left + self.right) / 2 + across * point[0]),
                round((self.top + self.bottom) / 2 - up * point[1]))


def _column(corner: Corner) -> Iterator[Shape]:
    is_right = "right" in corner.where
    x = WIDTH - _COLUMN if is_right else 0
    lines = wrapped(corner.name, _COLUMN - MARK - 16, 34, 800, 2)
    tall = 44 * max(1, len(lines)) + 40 * len(corner.told)
    top = _TOP if "top" in corner.where else HEIGHT - _FOOT - tall - 4
    yield from mark(x, top, corner.place)
    for nth, line in enumerate(lines):
        yield Words(x + MARK + 16, top + 38 + 42 * nth, line, "q")
    below = top + max(MARK, 42 * len(lines)) + 36
    if not lines:
        below = top + 34
    for nth, (sentence, details) in enumerate(corner.told):
        yield Term(x + MARK + 16, below + 36 * nth, sentence, "label", "start", details)


def _point(look: str, spot: tuple[int, int], number: int) -> Shape:
    """A circle for where we are, a diamond for where we are heading; the area grows with n."""
    x, y = spot
    radius = min(_MOST, round(_POINT * sqrt(number))) if number else _MEAN
    if look.startswith("here"):
        return Dot(x, y, radius, look)
    reach = round(radius * 1.3)
    return Line(((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y), (x, y - reach)),
                look)


def _box(cloud: Cloud, plane: _Plane) -> Shape:
    """The middle half of the points on each axis."""
    left, bottom = plane.spot(cloud.q1)
    right, top = plane.spot(cloud.q3)
    return Box(left, top, max(2, right - left), max(2, bottom - top), f"spread {cloud.look}")


def _way(clouds: Sequence[Cloud], plane: _Plane) -> Iterator[Shape]:
    """An arrow from where we are to where we are heading, where there is room for one."""
    if len(clouds) < 2:
        return
    (x, y), (to_x, to_y) = (plane.spot(cloud.mean) for cloud in clouds[:2])
    far = hypot(to_x - x, to_y - y)
    if far < 90:
        return
    across, down = (to_x - x) / far, (to_y - y) / far
    tip = (to_x - across * 30, to_y - down * 30)
    neck = (tip[0] - across * 18, tip[1] - down * 18)
    yield Line(_whole((x + across * 22, y + down * 22), neck), "way")
    yield Line(_whole(tip, (neck[0] - down * 10, neck[1] + across * 10),
                      (neck[0] + down * 10, neck[1] - across * 10), tip), "way-head")


def _labels(clouds: Sequence[Cloud], plane: _Plane) -> Iterator[Shape]:
    """What each mean is: above the higher and below the lower, so that they never meet."""
    ordered = sorted(clouds, key=lambda cloud: plane.spot(cloud.mean)[1])
    for nth, cloud in enumerate(ordered):
        x, y = plane.spot(cloud.mean)
        above = y - 32 if nth == 0 and y - 64 > plane.top else y + 54
        below = y + 54 if y + 60 < plane.bottom else y - 32
        sentence, details = cloud.label
        yield Term(min(max(x, plane.left + 110), plane.right - 110),
                   above if nth == 0 else below, sentence, "name hot", "middle", details)


def _whole(*spots: tuple[float, float]) -> tuple[tuple[int, int], ...]:
    return tuple((round(x), round(y)) for x, y in spots)
