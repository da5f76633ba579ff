"""Which places of a drawing are taken, in cells of 4 px: one whole number holds a row of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, hypot

CELL = 4  # px
_STEP = 1.5 * CELL

# The bits of a row that a rectangle touches, its first row, and the row after its last.
Cells = tuple[int, int, int]
# Row and bit of each step of a stroke.
Thread = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in px: `right` and `bottom` lie just outside it."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Rect) -> bool:
        """Whether the two share any surface."""
        return (self.left < other.right and other.left < self.right
                and self.top < other.bottom and other.top < self.bottom)

    def within(self, other: Rect) -> bool:
        """Whether no part of it lies outside `other`."""
        return (self.left >= other.left and self.right <= other.right
                and self.top >= other.top and self.bottom <= other.bottom)

    def cells(self) -> Cells:
        """Every cell that it touches: two rectangles that share no cell do not overlap."""
        return cells_of(self.left, self.top, self.right, self.bottom)


class Grid:
    """Taken cells. The bits of a row are asked all at once: that is what makes placing quick."""

    __slots__ = ("_rows",)

    def __init__(self, height: float) -> None:
        self._rows = [0] * (ceil(height / CELL) + 1)

    def take(self, cells: Cells) -> None:
        """Mark cells; rows below the drawing are left out."""
        mask, first, after = cells
        for row in range(first, min(after, len(self._rows))):
            self._rows[row] |= mask

    def give_back(self, cells: Cells) -> None:
        """Unmark cells that nothing else has taken."""
        mask, first, after = cells
        for row in range(first, min(after, len(self._rows))):
            self._rows[row] &= ~mask

    def take_thread(self, thread: Thread) -> None:
        """Mark the cells of a stroke; what runs above or below the drawing is left out."""
        for row, bit in thread:
            if 0 <= row < len(self._rows):
                self._rows[row] |= bit

    def give_back_thread(self, thread: Thread) -> None:
        """Unmark the cells of a stroke that crosses no other."""
        for row, bit in thread:
            if 0 <= row < len(self._rows):
                self._rows[row] &= ~bit

    def touches(self, cells: Cells) -> bool:
        """Whether any of the cells is taken."""
        mask, first, after = cells
        for row in self._rows[first:after]:  # noqa: SIM110 - asked 10,000 times for a picture
            if row & mask:
                return True
        return False

    def taken(self, cells: Cells) -> int:
        """How many of the cells are taken."""
        mask, first, after = cells
        return sum([(row & mask).bit_count() for row in self._rows[first:after]])

    def on_thread(self, thread: Thread) -> int:
        """How many steps of a stroke inside the drawing lie in taken cells."""
        rows = self._rows
        return sum([1 for row, bit in thread if rows[row] & bit])


def cells_of(left: float, top: float, right: float, bottom: float) -> Cells:
    """As `Rect.cells`."""
    first = max(0, int(left // CELL))
    mask = ((1 << max(0, ceil(right / CELL) - first)) - 1) << first
    return mask, max(0, int(top // CELL)), max(0, ceil(bottom / CELL))


def in_common(one: Cells, other: Cells) -> int:
    """How many cells two have in common."""
    rows = min(one[2], other[2]) - max(one[1], other[1])
    return (one[0] & other[0]).bit_count() * rows if rows > 0 else 0


def thread_of(spots: Sequence[tuple[float, float]]) -> Thread:
    """Points along a stroke, at most a cell and a half apart, none to the left of the drawing."""
    found: list[tuple[int, int]] = []
    for (x, y), (to_x, to_y) in pairwise(spots):
        steps = max(1, ceil(hypot(to_x - x, to_y - y) / _STEP))
        across, down = (to_x - x) / steps / CELL, (to_y - y) / steps / CELL
        x, y = x / CELL, y / CELL
        found += [(int(y + down * step), 1 << int(x + across * step))
                  for step in range(steps + 1)]
    return tuple(found)
