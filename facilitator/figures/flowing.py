"""Running text in a column: as many lines as it takes, none wider than the column."""

from __future__ import annotations

from .breaking import cleaned
from .widths import Weight, width

_VOWELS = frozenset("aeiouyåäöéü")
_BACK = 6  # letters that a break may lie before the last that has room
_LEAST = 3  # letters before a break
_SOFT = "\u00ad"


def wrapped(text: str, room: float, size: int, weight: Weight) -> tuple[str, ...]:
    """The lines of `text`; a word that is wider than `room` px is broken, and nothing is cut."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _paragraph(cleaned(paragraph).replace(_SOFT, ""), room, size, weight)
    return tuple(lines)


def _paragraph(text: str, room: float, size: int, weight: Weight) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if width(longer, size, weight) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        *whole, line = _broken(word, room, size, weight)
        lines += whole
    return [*lines, line] if line else lines


def _broken(word: str, room: float, size: int, weight: Weight) -> list[str]:
    """A word in as many pieces as it takes; one sign at least in each."""
    pieces = []
    while width(word, size, weight) > room and len(word) > 1:
        most = 1
        while most < len(word) - 1 and width(word[:most + 1] + "-", size, weight) <= room:
            most += 1
        at = _joint(word, most)
        # Where not even a sign and its hyphen have room the sign stands alone.
        hyphen = "-" if width(word[:at] + "-", size, weight) <= room else ""
        pieces.append(word[:at] + hyphen)
        word = word[at:]
    return [*pieces, word]


def _joint(word: str, most: int) -> int:
    """Where a syllable begins, near the end of what has room; else right there."""
    low = word.lower()
    for at in range(most, max(_LEAST, most - _BACK) - 1, -1):
        if at + 1 < len(low) and low[at] not in _VOWELS and low[at].isalpha() \
                and low[at + 1] in _VOWELS:
            return at
    return most
