"""What the worker and its client say to each other: one JSON object a line, vectors as base64.

First the worker says `{"name", "version", "word", "dimensions"}`. Asked `{"id", "texts"}` it
answers `{"id", "from", "of", "vectors"}` as often as it takes, or `{"id", "why"}` when it will not.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from .embedder import Vectors

MOST_TEXTS = 5_000
# Cleaning may shorten a text and never needs more than this of it.
MOST_SIGNS = 4_000


@dataclass(frozen=True, slots=True)
class About:
    """What the worker compares by, and the word that is shown for it."""

    name: str
    version: str
    word: str
    dimensions: int


def line(message: Mapping[str, object]) -> bytes:
    """A message as a line of ASCII: signs that are no text in UTF-8 come through too."""
    return json.dumps(message).encode("ascii") + b"\n"


def read(received: bytes) -> dict[str, Any]:
    """The message in a line. Raises ValueError when it is none."""
    message = json.loads(received)
    if not isinstance(message, dict):
        raise ValueError("not an object")
    return message


def packed(vectors: Vectors) -> list[str]:
    """Each row as base64 of its float32 bytes, the lowest first."""
    return [base64.b64encode(row.astype("<f4").tobytes()).decode() for row in vectors]


def unpacked(sent: list[str]) -> list[bytes]:
    """The bytes of each row, as they are kept with a note. Raises ValueError."""
    return [base64.b64decode(row, validate=True) for row in sent]


def vector(kept: bytes) -> Vectors:
    """A kept vector (d,) as numbers again."""
    return np.frombuffer(kept, dtype="<f4").astype(np.float32)
