"""Similarity of words: pieces of three to five signs, weighed by how rare they are.

The openly degraded way, where meaning cannot be had: it finds notes written alike, and knows
nothing of two that say the same in other words. Weights as in Spärck Jones 1972, Journal of
Documentation 28:11; pieces share 2,048 places by their checksum (Weinberger et al. 2009,
arXiv:0902.2206), so a vector depends on its text alone and never on the board.
"""

from __future__ import annotations

import math
import zlib
from collections import Counter
from collections.abc import Sequence
from functools import cache

import numpy as np

from .cleaning import clean, words
from .embedder import Margins, Vectors, unit
from .lexicon import statements, stop_words

MARGINS = Margins(weight=0.6, duplicate=0.45, group=0.3, clear=0.2, strong=0.4, catalogue=0.0)


class Spelling:
    """Vectors of 2,048 floats; nothing to load, under a millisecond a note."""

    name = "spelling"
    version = "spelling-1"
    word = "ordlikhet"
    dimensions = 2_048

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors (len(texts), 2048)."""
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        rarity, unseen = _rarity()
        for row, text in enumerate(texts):
            for piece, times in Counter(_pieces(clean(text))).items():
                where = zlib.crc32(piece.encode())
                sign = 1 if where & 1 else -1
                weight = (1 + math.log(times)) * rarity.get(piece, unseen)
                vectors[row, (where >> 1) % self.dimensions] += sign * weight
        return unit(vectors)


@cache
def _rarity() -> tuple[dict[str, float], float]:
    """For each piece of the shipped statements ln((1+n)/(1+df))+1, and for one not in them."""
    known = statements()
    seen = Counter(piece for text in known for piece in set(_pieces(clean(text))))
    whole = 1 + len(known)
    return {p: math.log(whole / (1 + df)) + 1 for p, df in seen.items()}, math.log(whole) + 1


def _pieces(cleaned: str) -> list[str]:
    said = words(cleaned)
    telling = [word for word in said if word not in stop_words()] or said
    return [
        padded[place : place + length]
        for padded in (f" {word} " for word in telling)
        for length in (3, 4, 5)
        for place in range(len(padded) - length + 1)
    ]
