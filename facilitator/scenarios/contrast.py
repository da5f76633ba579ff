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
from itertools import combinations

from .likeness import is_alike
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


def contrast(
    worlds: Sequence[str], categories: Iterable[str], elements: Iterable[Element]
) -> Contrast:
    """In which categories the worlds differ. Fewer than two worlds can not."""
    free = tuple(each for each in elements if not each.given)
    compared, differing = [], []
    for category in categories if len(worlds) > 1 else ():
        texts = [[each.text for each in free if (each.world, each.category) == (world, category)]
                 for world in worlds]
        if not all(texts):
            continue
        compared.append(category)
        if all(_differ(one, other) for one, other in combinations(texts, 2)):
            differing.append(category)
    return Contrast(tuple(compared), tuple(differing))


def _differ(one: Sequence[str], other: Sequence[str]) -> bool:
    return not any(is_alike(text, like) for text in one for like in other)


def same_in_several(worlds: Iterable[str], elements: Iterable[Element]) -> tuple[Same, ...]:
    """The pairs of elements that say the same in different worlds, whatever their category."""
    known = frozenset(worlds)
    free = [each for each in elements if not each.given and each.world in known]
    return tuple(Same(one, other) for one, other in combinations(free, 2)
                 if one.world != other.world and is_alike(one.text, other.text))
