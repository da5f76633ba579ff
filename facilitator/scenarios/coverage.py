"""Where worlds are filled and where they are thin: how many of each category stands in each world.

Source: methods.md §2.8, the coverage matrix scenario × category. When a hole is worth a word is our
own choice, as in the scan.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .steering import fullness

Cell = tuple[str, str]
# A hole is told of once the worlds hold so many elements for each category.
ENOUGH_EACH = 1 / 2


@dataclass(frozen=True, slots=True)
class Coverage:
    """`counts` has every cell (world, category), the empty too; the worlds and categories in order.

    What has no category is counted in `unplaced`, by world, and in no cell.
    """

    worlds: tuple[str, ...]
    categories: tuple[str, ...]
    counts: Mapping[Cell, int]
    unplaced: Mapping[str, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values()) + sum(self.unplaced.values())

    def of_world(self, world: str) -> int:
        """How many elements a world has, with and without a category."""
        return self.unplaced[world] + sum(self.counts[world, each] for each in self.categories)

    def of_category(self, category: str) -> int:
        return sum(self.counts[world, category] for world in self.worlds)

    @property
    def tells(self) -> bool:
        """True once there is enough to say that a cell is a hole and not only not yet written."""
        return 0 < len(self.counts) * ENOUGH_EACH <= sum(self.counts.values())

    def holes(self) -> tuple[Cell, ...]:
        """The cells that hold nothing, once that can be told."""
        return tuple(cell for cell, count in self.counts.items() if not count) \
            if self.tells else ()

    def holes_in(self, world: str) -> tuple[str, ...]:
        """The categories that a world has nothing in, once that can be told."""
        return tuple(category for where, category in self.holes() if where == world)

    def full(self) -> frozenset[Cell]:
        """The cells that are full just now."""
        return fullness(self.counts)

    def full_worlds(self) -> frozenset[str]:
        """The worlds that are full just now."""
        return fullness({world: self.of_world(world) for world in self.worlds})


def coverage(
    worlds: Iterable[str], categories: Iterable[str], elements: Iterable[Cell]
) -> Coverage:
    """How `elements` (world, category) lie. One of another category than these has none.

    An element of no world of these is not counted at all.
    """
    rows, columns = tuple(worlds), tuple(categories)
    counts = {(world, category): 0 for world in rows for category in columns}
    unplaced = dict.fromkeys(rows, 0)
    for world, category in elements:
        if (world, category) in counts:
            counts[world, category] += 1
        elif world in unplaced:
            unplaced[world] += 1
    return Coverage(rows, columns, counts, unplaced)
