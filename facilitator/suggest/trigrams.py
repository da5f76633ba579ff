"""How alike two notes are written: the trigrams they share, whatever their words mean."""

from __future__ import annotations

from functools import lru_cache

from .cleaning import words
from .lexicon import stop_words


@lru_cache(maxsize=8_192)
def trigrams(cleaned: str) -> frozenset[str]:
    """Three signs at a time from each word that tells something; the word's ends are signs too.

    A text of stop words alone is taken as it stands, so that it is like itself.
    """
    said = words(cleaned)
    telling = [word for word in said if word not in stop_words()] or said
    return frozenset(
        padded[place : place + 3]
        for padded in (f" {word} " for word in telling)
        for place in range(len(padded) - 2)
    )


def dice(one: frozenset[str], other: frozenset[str]) -> float:
    """2·|A∩B| / (|A|+|B|), 0 to 1 (Dice 1945, Ecology 26:297); 0 where both are empty."""
    size = len(one) + len(other)
    return 2 * len(one & other) / size if size else 0.0
