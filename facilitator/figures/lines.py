"""Words on several lines, and strokes that are broken: what has no pattern in files of every kind.

A dashed stroke is drawn as strokes of its own, since not every writer knows of dashes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from math import ceil, hypot

from .breaking import plain, shortened
from .shapes import TEXT, Spot
from .widths import Weight, width

_DASH, _SPACE = 14, 10  # px


@lru_cache(maxsize=2_048)
def wrapped(text: str, room: int, most: int, weight: Weight = 560) -> tuple[str, ...]:
    """`text` on at most `most` lines of `room` px at 28 px text; what is longer ends in "…"."""
    lines: list[str] = []
    rest = plain(text)
    while rest and len(lines) < most - 1:
        taken = _first_line(rest, room, weight)
        lines.append(taken)
        rest = rest[len(taken):].lstrip()
    return (*lines, shortened(rest, room, weight)) if rest else tuple(lines)


def _first_line(text: str, room: int, weight: Weight) -> str:
    """As many whole words as fit; of a word that is wider than the line as much as fits."""
    taken = ""
    for word in text.split(" "):
        more = f"{taken} {word}" if taken else word
        if width(more, TEXT, weight) > room:
            break
        taken = more
    if taken:
        return taken
    kept = text
    while len(kept) > 1 and width(kept, TEXT, weight) > room:
        kept = kept[:-1]
    return kept


def broken(points: Sequence[Spot]) -> Iterator[tuple[Spot, Spot]]:
    """The dashes of a stroke through `points`."""
    for (x, y), (to_x, to_y) in pairwise(points):
        long = hypot(to_x - x, to_y - y)
        for nth in range(ceil(long / (_DASH + _SPACE))):
            begin = nth * (_DASH + _SPACE) / long
            end = min(1.0, begin + _DASH / long)
            yield ((round(x + (to_x - x) * begin), round(y + (to_y - y) * begin)),
                   (round(x + (to_x - x) * end), round(y + (to_y - y) * end)))
