"""What names must keep clear of, and what each place for a name costs."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot

from .breaking import Lines
from .grid import Cells, Grid, Rect, Thread, cells_of, in_common, thread_of

UP, DOWN = 23, 7  # px of a line above and below the line its letters stand on
LINE = 31  # px from one line of a name to the next
PAD = 5  # px kept free on both sides of a text, so that two numbers are not read as one
_MARGIN = 4  # px around a dot where another's name may be taken for its own
_DOT, _STROKE, _EDGE = 1.5, 4.0, 3.0  # the cost of a taken cell
_LED = 10.0  # and of a leader line's step through a dot's margin or a stroke

Stroke = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Label:
    """A text that belongs to a dot; `ways` are its lines and its width with padding in px, the best
    first."""

    x: float
    y: float
    radius: float
    ways: tuple[tuple[Lines, float], ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a label stands; `leader` is the stroke from its dot, empty when it touches it."""

    lines: Lines
    rect: Rect
    leader: Stroke = ()


@dataclass(frozen=True, slots=True)
class Lead:
    """A leader line."""

    cost: float
    stroke: Stroke
    thread: Thread


UNLED = Lead(0, (), ())


@dataclass(frozen=True, slots=True)
class Offer:
    """A place that a label may take, written in one of its ways: its upper left corner, what it
    costs and the cells it needs."""

    cost: float
    way: int
    left: float
    top: float
    cells: Cells
    lead: Lead

    def placed(self, label: Label) -> Placed:
        """The label in that place."""
        lines, wide = label.ways[self.way]
        right, bottom = self.left + wide, self.top + height_of(lines)
        return Placed(lines, Rect(self.left, self.top, right, bottom), self.lead.stroke)


class Ground:
    """The picture under the names: what they must not cover, and what they had better not."""

    __slots__ = ("_closed", "_dots", "_edges", "_inside", "_soft", "_strokes")

    def __init__(self, inside: Rect, height: float) -> None:
        self._inside = inside
        self._closed, self._dots, self._strokes, self._edges, self._soft = (
            Grid(height) for _ in range(5))

    def close(self, rect: Rect) -> None:
        """No name may lie here."""
        self._closed.take(rect.cells())

    def dot(self, x: float, y: float, radius: float) -> None:
        """A dot lies here: nothing may cover it."""
        self.close(Rect(x - radius, y - radius, x + radius, y + radius))
        reach = radius + _MARGIN
        for grid in (self._dots, self._soft):
            grid.take(Rect(x - reach, y - reach, x + reach, y + reach).cells())

    def stroke(self, *spots: tuple[float, float]) -> None:
        """A whisker or an arrow runs here."""
        self._strokes.take_thread(thread_of(spots))
        self._soft.take_thread(thread_of(spots))

    def edge(self, *spots: tuple[float, float]) -> None:
        """The border of a zone runs here."""
        self._edges.take_thread(thread_of(spots))
        self._soft.take_thread(thread_of(spots))

    def covered(self, rect: Rect) -> int:
        """How many cells of dots and strokes a text at `rect` would cover."""
        cells = rect.cells()
        return self._dots.taken(cells) + self._strokes.taken(cells)

    def lead(self, label: Label, x: float, y: float) -> Lead:
        """A leader line from the edge of the label's dot to (x, y), with what it costs."""
        far = hypot(x - label.x, y - label.y) or 1.0
        reach = min(1.0, label.radius / far)
        stroke = ((label.x + (x - label.x) * reach, label.y + (y - label.y) * reach), (x, y))
        thread = thread_of(stroke)
        cost = _LED * (self._dots.on_thread(thread) + self._strokes.on_thread(thread))
        return Lead(cost, stroke, thread)

    def offer(
        self, label: Label, way: int, left: float, top: float, dear: float, lead: Lead = UNLED
    ) -> Offer | None:
        """The place whose upper left corner that is, None where it must not be.

        `dear` is what it costs beside what it covers and its leader.
        """
        lines, wide = label.ways[way]
        cells = self.room(left, top, left + wide, top + height_of(lines))
        if cells is None:
            return None
        if self._soft.touches(cells):
            near = self._dots.taken(cells) - in_common(cells, _margin_of(label))
            dear += (_DOT * max(0, near) + _STROKE * self._strokes.taken(cells)
                     + _EDGE * self._edges.taken(cells))
        return Offer(dear + lead.cost, way, left, top, cells, lead)

    def room(self, left: float, top: float, right: float, bottom: float) -> Cells | None:
        """The cells of a text there, None where it would cover a dot or leave the frame."""
        inside = self._inside
        if (left < inside.left or right > inside.right or top < inside.top
                or bottom > inside.bottom):
            return None
        cells = cells_of(left, top, right, bottom)
        return None if self._closed.touches(cells) else cells

    def holds(self, x: float, y: float) -> bool:
        """Whether a leader line may end there."""
        inside = self._inside
        return inside.left <= x <= inside.right and inside.top <= y <= inside.bottom


def _margin_of(label: Label) -> Cells:
    """The margin of a label's own dot, where it may well stand."""
    reach = label.radius + _MARGIN
    return cells_of(label.x - reach, label.y - reach, label.x + reach, label.y + reach)


def height_of(lines: Lines) -> float:
    """px from the top of the first line to the bottom of the last."""
    return UP + DOWN + LINE * (len(lines) - 1)
