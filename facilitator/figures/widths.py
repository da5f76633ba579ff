"""How wide a text is in the shipped font, known without a browser."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

Weight = Literal[400, 560, 700, 800]

# What the font does not have comes from another one: emoji are the widest of what people write.
_UNKNOWN = 1_300
_TABLE = Path(__file__).parent / "advances.tsv"


@lru_cache(maxsize=4_096)
def width(text: str, size: int, weight: Weight) -> float:
    """The width of `text` in px, set in `size` px without kerning, which only makes it narrower.

    A character that the font lacks counts as 1.3 times the size.
    """
    advances = _advances(weight)
    return sum(advances.get(sign, _UNKNOWN) for sign in text) * size / 1_000


@cache
def _advances(weight: Weight) -> dict[str, int]:
    """From a character to its advance in thousandths of the text size."""
    lines = _TABLE.read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    column = rows[0].index(str(weight))
    return {chr(int(row[0], 16)): int(row[column]) for row in rows[1:]}
