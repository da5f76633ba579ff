"""Whether two short sentences say nearly the same, by their words alone.

A rule and no judgement, so that anybody can follow it: the same words in another order and with
other endings are the same, a "not" or another number is not.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil

# More of the words than this must be shared, of all that stand in either.
SHARED = 3 / 4
_STEM = 6
_WORD = re.compile(r"\w+")
_EMPTY = frozenset(_WORD.findall(
    "att av de den det dem en ett för från har hos i in kan med och om på sig som till är blir "
    "vara vi man"))
_NOT = frozenset(_WORD.findall("aldrig icke ingen inget inga inte utan"))


@dataclass(frozen=True, slots=True)
class Form:
    """A sentence as it is compared: beginnings of its words, its numbers, and whether it denies."""

    stems: frozenset[str]
    numbers: frozenset[str]
    denies: bool


@lru_cache(maxsize=4096)
def normal_form(text: str) -> Form:
    """Small letters, no signs, no small words, every word cut to its first six letters."""
    words = _WORD.findall(text.casefold())
    told = [word for word in words if word not in _EMPTY] or words
    return Form(frozenset(word[:_STEM] for word in told),
                frozenset(word for word in words if any(map(str.isdigit, word))),
                any(word in _NOT for word in words))


def is_alike(one: str, other: str) -> bool:
    """True where both say nearly the same."""
    first, second = normal_form(one), normal_form(other)
    if first == second:
        return True
    if first.denies != second.denies or first.numbers != second.numbers:
        return False
    every = first.stems | second.stems
    return len(first.stems & second.stems) > SHARED * len(every)


def alike_pairs(texts: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """The places of all that say nearly the same, two and two, the earlier first; in order.

    Of two that share more than three quarters of all their words, one of the few rarest words of
    the one is among the few rarest of the other: only such are compared, whatever the number.
    """
    forms = [normal_form(text) for text in texts]
    often = Counter(stem for form in forms for stem in form.stems)
    seen: dict[str, list[int]] = defaultdict(list)
    found: set[tuple[int, int]] = set()
    for place, form in enumerate(forms):
        rarest = sorted(form.stems, key=lambda stem: (often[stem], stem)) or [""]
        few = rarest[:len(rarest) - ceil(SHARED * len(rarest)) + 1]
        known = {other for stem in few for other in seen[stem]}
        found |= {(other, place) for other in known if is_alike(texts[other], texts[place])}
        for stem in few:
            seen[stem].append(place)
    return tuple(sorted(found))
