"""A trend radar: a sector a category, a ring a horizon, and a sign for each thing that is coming.

The nearer the middle, the sooner. Things of one cell are strewn over it by the golden ratio, which
leaves no two on each other; where in its cell a sign lies says nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import cos, pi, sin, sqrt

from .grid import Rect
from .ground import DOWN, LINE, PAD, UP, Ground, Label, Placed
from .placing import Placing
from .plane import lines_within
from .shapes import TEXT, Anchor, Dot, Figure, Line, Shape, Spot, Term, Words
from .widths import width

_HOLE, _RADIUS = 56, 416  # px from the middle to the first ring and to the rim
_TOP = 44  # px over the rim
_SIGN, _LARGEST, _MORE = 11, 17, 2  # px from a sign's middle to its corners, and for each backer
_GOLDEN = (sqrt(5) - 1) / 2
_EDGE = 14  # px that a sign keeps from the borders of its cell
_NAMES = 52  # and from the border that the rings are named on
_OUT = 26  # px from the rim to the sign of a sector

# From the middle, sides in times of the size: the signs that categories have wherever they stand.
OUTLINES: Mapping[str, tuple[tuple[float, float], ...]] = {
    "ek": ((0, -1), (1, 0), (0, 1), (-1, 0)),
    "po": (),
    "in": ((-0.84, -0.84), (0.84, -0.84), (0.84, 0.84), (-0.84, 0.84)),
    "so": ((0, -0.94), (1, 0.9), (-1, 0.9)),
    "te": ((0, -0.96), (1, -0.22), (0.62, 0.94), (-0.62, 0.94), (-1, -0.22)),
    "el": ((-0.5, -0.88), (0.5, -0.88), (1, 0), (0.5, 0.88), (-0.5, 0.88), (-1, 0)),
    "la": ((-0.52, -0.96), (0.52, -0.96), (0.52, 0.96), (-0.52, 0.96)),
}


@dataclass(frozen=True, slots=True)
class Blip:
    """One thing: `sector` and `ring` are places in the frame's. `backers` say the same.

    It is drawn with its number `nr`, which the key names.
    """

    nr: int
    name: str
    sector: int
    ring: int
    backers: int = 0


@dataclass(frozen=True, slots=True)
class Frame:
    """Sectors are (what it is called, its sign, a key of OUTLINES), rings the nearest first.

    What they are called are sentences of the catalogue.
    """

    sectors: tuple[tuple[str, str], ...]
    rings: tuple[str, ...]
    width: int = 1240

    @property
    def height(self) -> int:
        return 2 * (_TOP + _RADIUS) + 34

    @property
    def middle(self) -> Spot:
        return self.width // 2, _TOP + _RADIUS


@dataclass(frozen=True, slots=True)
class _Seen:
    """A thing where it is drawn, in px."""

    blip: Blip
    x: int
    y: int
    size: int


def radar(blips: Sequence[Blip], frame: Frame) -> Figure:
    """The figure of `blips`, each with its number, for the key: names would lie in each other's
    sectors.

    Raises ValueError for a radar without sectors or rings.
    """
    if not frame.sectors or not frame.rings:
        raise ValueError("no sectors or no rings")
    seen = _strewn(blips, frame)
    ground = _ground(seen, frame)
    placing = Placing([], ground, frame.height)
    texts = [at for each in seen if (at := placing.number(_number(each)))]
    return Figure(frame.width, frame.height, (
        *_rings(frame), *_sectors(frame),
        *(Line(tuple((round(x), round(y)) for x, y in at.leader), "leader")
          for at in texts if at.leader),
        *(_sign(frame.sectors[each.blip.sector][1], each.x, each.y, each.size) for each in seen),
        *(words for at in texts for words in _words(at)),
        *_horizons(frame)), tuple(sorted((each.blip.nr, each.blip.name) for each in seen)))


def _rings(frame: Frame) -> Iterator[Shape]:
    for nth in range(len(frame.rings)):
        yield Dot(*frame.middle, round(_reach(frame, nth + 1)), "ring")


def _reach(frame: Frame, ring: int) -> float:
    """px from the middle to where a ring begins; to the rim for one more than there are."""
    return _HOLE + (_RADIUS - _HOLE) * ring / len(frame.rings)


def _turn(frame: Frame, sector: float) -> float:
    """The angle at which a sector begins: the first one at the top, then as the clock goes."""
    return 2 * pi * sector / len(frame.sectors) - pi / 2


def _at(frame: Frame, turn: float, far: float) -> Spot:
    x, y = frame.middle
    return round(x + far * cos(turn)), round(y + far * sin(turn))


def _sectors(frame: Frame) -> Iterator[Shape]:
    """The borders between sectors, and at the rim of each its sign and name."""
    for nth, (name, sign) in enumerate(frame.sectors):
        turn = _turn(frame, nth)
        yield Line((_at(frame, turn, _HOLE), _at(frame, turn, _RADIUS)), "cut")
        middle = _turn(frame, nth + 0.5)
        x, y = _at(frame, middle, _RADIUS + _OUT)
        yield _sign(sign, x, y, _LARGEST)
        across = cos(middle)
        anchor: Anchor = "middle" if abs(across) < 0.2 else "start" if across > 0 else "end"
        beside = 0 if anchor == "middle" else 28 if across > 0 else -28
        below = 10 if beside else 50 if sin(middle) > 0 else -26
        yield Term(x + beside, y + below, name, "label hot", anchor)


def _horizons(frame: Frame) -> Iterator[Shape]:
    """What each ring is called, on the border at the top."""
    for nth, name in enumerate(frame.rings):
        x, y = _at(frame, _turn(frame, 0), _reach(frame, nth + 1))
        yield Term(x, y + 32, name, "name hot", "middle")


def _strewn(blips: Sequence[Blip], frame: Frame) -> list[_Seen]:
    """The things in their cells: evenly by surface outwards, by the golden ratio around."""
    crowds = Counter((blip.sector, blip.ring) for blip in blips)
    come: Counter[tuple[int, int]] = Counter()
    seen = []
    for blip in blips:
        cell = (blip.sector, blip.ring)
        nth, crowd = come[cell], crowds[cell]
        come[cell] += 1
        near, far = (_reach(frame, blip.ring) + _EDGE, _reach(frame, blip.ring + 1) - _EDGE)
        reach = sqrt(near**2 + (far**2 - near**2) * (nth + 0.5) / crowd)
        share = (0.5 + (nth + 2 * blip.ring) * _GOLDEN) % 1
        begin = _turn(frame, blip.sector) + _kept(frame, blip.sector, reach)
        end = _turn(frame, blip.sector + 1) - _kept(frame, blip.sector + 1, reach)
        seen.append(_Seen(blip, *_at(frame, begin + (end - begin) * share, reach),
                          min(_LARGEST, _SIGN + _MORE * blip.backers)))
    return seen


def _kept(frame: Frame, border: int, reach: float) -> float:
    """The angle that a sign keeps from a border between sectors; the rings are named on one."""
    free = _NAMES if border % len(frame.sectors) == 0 else _EDGE
    return min(free / reach, pi / len(frame.sectors) / 2)


def _sign(sign: str, x: int, y: int, size: int) -> Shape:
    corners = OUTLINES[sign]
    if not corners:
        return Dot(x, y, round(size * 0.94), f"sign {sign}")
    spots = tuple((round(x + size * across), round(y + size * down)) for across, down in corners)
    return Line((*spots, spots[0]), f"sign {sign}")


def _ground(seen: Sequence[_Seen], frame: Frame) -> Ground:
    """What texts keep clear of: signs, what the rings are called, and the borders a little."""
    ground = Ground(Rect(4, 4, frame.width - 4, frame.height - 4), frame.height)
    for nth in range(len(frame.sectors)):
        turn = _turn(frame, nth)
        ground.edge(_at(frame, turn, _HOLE), _at(frame, turn, _RADIUS))
        ground.dot(*_at(frame, _turn(frame, nth + 0.5), _RADIUS + _OUT), _LARGEST)
    for shape in (*_horizons(frame), *_sectors(frame)):
        if isinstance(shape, Term):
            ground.close(_taken(shape))
    for each in seen:
        ground.dot(each.x, each.y, each.size)
    return ground


def _taken(term: Term) -> Rect:
    """The surface of a sentence, a fifth wider: in another language it may be longer."""
    wide = width(term.sentence, TEXT, 700) * 1.2
    left = {"start": term.x, "middle": term.x - wide / 2, "end": term.x - wide}[term.anchor]
    return Rect(left, term.y - UP, left + wide, term.y + DOWN)


def _number(each: _Seen) -> Label:
    nr = str(each.blip.nr)
    return Label(each.x, each.y, each.size, (((nr,), 2 * PAD + width(nr, TEXT, 560)),))


def _words(at: Placed) -> Iterator[Words]:
    for y, line in lines_within(at.rect, at.lines, LINE):
        yield Words(round((at.rect.left + at.rect.right) / 2), y, line, "name", "middle")
