"""What a board is to the suggestions: notes with their vectors, in an order of their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from .embedder import Vectors


@dataclass(frozen=True, slots=True, eq=False)
class Note:
    """A note as written, its unit vector, and the group a person has put it in ("" for none)."""

    id: str
    text: str
    vector: Vectors
    group: str = ""


def in_order(notes: Iterable[Note]) -> list[Note]:
    """The notes by text and id: what is suggested must not depend on who came first."""
    return sorted(notes, key=lambda note: (note.text, note.id))


def matrix(notes: Sequence[Note]) -> Vectors:
    """Their vectors as rows (n, d); (0, 0) for none. Raises ValueError when two lengths differ,
    which happens when vectors of two embedders are mixed."""
    return np.stack([note.vector for note in notes]) if notes else np.zeros((0, 0), np.float32)
