"""Whether a pole sounds like a wish: an axis from good to bad gives one utopia and no choice."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("wishes.txt")


@cache
def _wish() -> re.Pattern[str]:
    lines = _FILE.read_text("utf-8").splitlines()
    words = (line.strip() for line in lines if line.strip() and not line.startswith("#"))
    told = "|".join(re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
                    for word in words)
    return re.compile(rf"\b(?:{told})\b", re.IGNORECASE)


def sounds_like_a_wish(low: str, high: str) -> str:
    """The first word of the two poles that says good or bad, "" where there is none."""
    found = _wish().search(low) or _wish().search(high)
    return found[0] if found else ""
