"""How far worlds differ: the share of the categories in which no two of them say the same.

Source: methods.md §2.8, "contrast = share of categories where the four differ", and the mistake it
warns of, "same element in all four". What "differ" means is our own choice: two worlds differ in a
category when nothing in the one says nearly the same as something in the other (`likeness`). Only
categories that every world has filled are compared, for an empty cell differs from everything. What
is an instance of a given condition is left out: it must be the same in all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .likeness import alike_pairs
from .values import Element


@dataclass(frozen=True, slots=True)
class Contrast:
    """`compared` are the categories that every world has filled, `differing` those of them in
    which every two worlds differ, in order."""

    compared: tuple[str, ...]
    differing: tuple[str, ...]

    @property
    def share(self) -> float | None:
        """From 0 to 1; None where nothing can be compared."""
        return len(self.differing) / len(self.compared) if self.compared else None


@dataclass(frozen=True, slots=True)
class Same:
    """Two elements of two worlds that say nearly the same, the older one first."""

    first: Element
    second: Element


def same_in_several(worlds: Iterable[str], elements: Iterable[Element]) -> tuple[Same, ...]:
    """The pairs of elements that say the same in different worlds, whatever their category."""
    known = frozenset(worlds)
    free = [each for each in elements if not each.given and each.world in known]
    pairs = ((free[one], free[other]) for one, other in alike_pairs([e.text for e in free]))
    return tuple(Same(one, other) for one, other in pairs if one.world != other.world)


def contrast(
    worlds: Sequence[str], categories: Iterable[str], elements: Iterable[Element],
    same: Iterable[Same],
) -> Contrast:
    """In which categories the worlds differ, where `same` are all that say the same in several.

    Fewer than two worlds can not differ.
    """
    filled = {(each.world, each.category) for each in elements if not each.given}
    compared = tuple(category for category in categories if len(worlds) > 1
                     and all((world, category) in filled for world in worlds))
    shared = {pair.first.category for pair in same if pair.first.category == pair.second.category}
    return Contrast(compared, tuple(each for each in compared if each not in shared))
