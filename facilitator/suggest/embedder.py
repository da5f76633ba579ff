"""What turns texts into vectors that can be compared, and how far its figures can be trusted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]


class Strength(IntEnum):
    """How sure a suggestion is, in the three steps that are shown; never a percentage."""

    FAINT = 1
    CLEAR = 2
    STRONG = 3


@dataclass(frozen=True, slots=True)
class Margins:
    """Where an embedder's similarities begin to mean something, as measured by the bench.

    `duplicate` is for meaning's share `weight` of a cosine plus the rest of trigram Dice; `group`
    for the mean similarity within a group; `clear` and `strong` are the steps that are shown;
    `catalogue` is the catalogue's share of a likeness, 0 where it does not help.
    """

    weight: float
    duplicate: float
    group: float
    clear: float
    strong: float
    catalogue: float


class Embedder(Protocol):
    """Texts in, unit vectors out. The same text has the same vector, whatever else is asked."""

    name: str
    version: str
    word: str
    dimensions: int

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors (len(texts), dimensions), float32; all zero for a text without content."""


def unit(vectors: Vectors) -> Vectors:
    """Each row at length one; a row of zeros stays so."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    divided = vectors / np.where(lengths > 0, lengths, 1)
    return np.asarray(divided, dtype=np.float32)
