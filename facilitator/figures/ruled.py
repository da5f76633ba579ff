"""Things in rows, each with its place on one or more ruled scales, and where answers differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from .breaking import plain, within
from .shapes import TEXT, Dot, Figure, Line, Shape, Term, Words
from .widths import width

_ROW, _TWO_LINES, _LINE = 50, 70, 28  # px of a row, of one whose name has two lines
_HEAD, _FOOT = 84, 8
_NAMES = 0.36  # of the width, at most
_NUMBER, _GAP, _VALUE = 58, 40, 70  # px for the rank, between columns, and for a value
_DOT, _TICK = 9, 7


@dataclass(frozen=True, slots=True)
class Mark:
    """Where one thing lies on one scale, None where nobody answered.

    `low` and `high` are the middle half of the answers, drawn where the room is `split`.
    """

    value: float | None
    low: float | None = None
    high: float | None = None
    split: bool = False


@dataclass(frozen=True, slots=True)
class Thing:
    """One row: a mark for each scale of the frame. `rank` is written before the name."""

    name: str
    rank: int | None
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Ruler:
    """One scale: its name and what its ends mean, sentences of the catalogue."""

    name: str
    low_words: str = ""
    high_words: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """The scales from `low` to `high`, both whole numbers, beside each other in `width` px."""

    rulers: tuple[Ruler, ...]
    low: int = 1
    high: int = 5
    width: int = 1776


def ruled(things: Sequence[Thing], frame: Frame) -> Figure:
    """The figure of `things` in their order. Raises ValueError for a scale without length."""
    if frame.high <= frame.low or not frame.rulers:
        raise ValueError("no scale")
    drawn = _Drawn(things, frame)
    return Figure(frame.width, drawn.height, tuple(drawn.shapes()))


class _Drawn:
    """Rows with their measures: where the names end and where each scale begins."""

    def __init__(self, things: Sequence[Thing], frame: Frame) -> None:
        self._things, self._frame = things, frame
        longest = max((width(plain(thing.name), TEXT, 560) for thing in things), default=0.0)
        self._ranked = _NUMBER if any(thing.rank for thing in things) else 0
        self._named = ceil(min(longest, frame.width * _NAMES))
        self._tall = _TWO_LINES if longest > self._named else _ROW
        count = len(frame.rulers)
        left = self._ranked + self._named + _GAP
        room = (frame.width - left - _GAP * (count - 1)) / count
        self._starts = [round(left + nth * (room + _GAP)) + _DOT for nth in range(count)]
        self._long = round(room) - _VALUE - 2 * _DOT

    @property
    def height(self) -> int:
        return _HEAD + self._tall * len(self._things) + _FOOT

    def shapes(self) -> Iterator[Shape]:
        for ruler, start in zip(self._frame.rulers, self._starts, strict=True):
            yield Term(start, 30, ruler.name, "label hot")
            yield Term(start, 66, ruler.low_words, "tick")
            yield Term(start + self._long, 66, ruler.high_words, "tick", "end")
        for nth, thing in enumerate(self._things):
            yield from self._row(thing, _HEAD + self._tall * nth + self._tall // 2)

    def _row(self, thing: Thing, middle: int) -> Iterator[Shape]:
        if thing.rank:
            yield Words(self._ranked - 20, middle + 10, str(thing.rank), "tick", "end")
        lines = within(thing.name, self._named, 560)
        for nth, line in enumerate(lines):
            y = middle + 10 - _LINE * (len(lines) - 1) // 2 + _LINE * nth
            yield Words(self._ranked, y, line, "label")
        for mark, start in zip(thing.marks, self._starts, strict=True):
            yield from self._mark(mark, start, middle)

    def _mark(self, mark: Mark, start: int, y: int) -> Iterator[Shape]:
        yield Line(((start, y), (start + self._long, y)), "leader")
        for step in range(self._frame.low, self._frame.high + 1):
            x = self._along(step, start)
            yield Line(((x, y - _TICK), (x, y + _TICK)), "leader")
        if mark.split and mark.low is not None and mark.high is not None:
            low, high = self._along(mark.low, start), self._along(mark.high, start)
            yield Line(((low, y - 8), (low, y + 8), (low, y), (high, y), (high, y - 8),
                        (high, y + 8)), "whisker")
        value = "–"
        if mark.value is not None:
            yield Dot(self._along(mark.value, start), y, _DOT, "dot split" if mark.split else "dot")
            value = f"{mark.value:.1f}".replace(".", ",")
        yield Words(start + self._long + _DOT + 12, y + 10, value, "label hot")

    def _along(self, value: float, start: int) -> int:
        frame = self._frame
        return round(start + self._long * (value - frame.low) / (frame.high - frame.low))
