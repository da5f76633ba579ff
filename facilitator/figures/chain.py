"""A chain of events as a line of time: a dot for each, its year over it, what happened below.

The line is no scale: it says what came before what, not how long it took.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .flowing import wrapped
from .shapes import Dot, Figure, Line, Shape, Words
from .widths import Weight

_GAP = 36  # px between columns
_AXIS = 74  # px from the top of a row to its line
_DOT = 13
_BELOW = 34  # px from the line to what happened
_ROWS = 44  # px between rows
_HEAD: tuple[str, int, Weight, int] = ("ch-head", 32, 700, 38)
_WHY: tuple[str, int, Weight, int] = ("ch-why", 28, 400, 35)
_WHO: tuple[str, int, Weight, int] = ("ch-who", 28, 560, 35)


@dataclass(frozen=True, slots=True)
class Link:
    """One event: when, what, from what to what, and by whom; "" for what nobody has written."""

    year: str
    head: str
    why: str
    who: str


def chain(links: Sequence[Link], wide: int, columns: int = 3) -> Figure:
    """The events in their order, at most so many beside each other, as tall as it takes."""
    columns = max(1, min(columns, len(links)))
    column = (wide - _GAP * (columns - 1)) // columns
    shapes: list[Shape] = []
    y = 0
    for first in range(0, len(links), columns):
        row = links[first:first + columns]
        last = first + columns >= len(links)
        shapes += _line(wide, y, len(row), column, is_last=last)
        foot = y + _AXIS + _BELOW
        for nth, link in enumerate(row):
            made = list(_event(link, nth * (column + _GAP), y, column))
            shapes += made
            foot = max(foot, *(shape.y for shape in made if isinstance(shape, Words)))
        y = foot + _ROWS
    return Figure(wide, max(y - _ROWS + 14, 1), tuple(shapes))


def _line(wide: int, y: int, number: int, column: int, *, is_last: bool) -> Iterator[Shape]:
    """It goes on to the next row, or ends in an arrow after the last event."""
    end = number * (column + _GAP) - _GAP if is_last else wide
    at = y + _AXIS
    yield Line(((0, at), (end - (18 if is_last else 0), at)), "axis")
    if is_last:
        yield Line(((end, at), (end - 22, at - 12), (end - 22, at + 12), (end, at)), "ch-arrow")


def _event(link: Link, x: int, y: int, room: int) -> Iterator[Shape]:
    yield Dot(x + _DOT, y + _AXIS, _DOT, "dot")
    yield Words(x, y + _AXIS - 30, link.year or "–", "ch-year")
    at = y + _AXIS + _BELOW
    for words, (look, size, weight, line), space in (
            (link.head, _HEAD, 6), (link.why, _WHY, 6), (link.who, _WHO, 0)):
        lines = wrapped(words, room, size, weight)
        for each in lines:
            at += line
            yield Words(x, at - 6, each, look)
        at += space if lines else 0
