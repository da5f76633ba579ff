"""How much room a text takes in Calibri: no office program reckons it for a file.

Calibri is measured with the widths of Source Sans 3, which is 2–8 % wider: that is the slack for
the font that another PC puts in its place.
"""

from __future__ import annotations

from functools import lru_cache

from facilitator.figures.widths import width

LINE = 1.23  # Calibri's line in times of its size
_EXACT = 100


def long(text: str, size: float, bold: bool = False) -> float:
    """The length of `text` on one line, in pt."""
    return width(text, _EXACT, 700 if bold else 400) * size / _EXACT


@lru_cache(maxsize=4_096)
def wrapped(text: str, size: float, bold: bool, room: float) -> tuple[str, ...]:
    """The lines of `text` in `room` pt; a word that is longer than a line is broken anywhere."""
    return tuple(line for row in text.split("\n") for line in _row(row, size, bold, room))


def tall(text: str, size: float, bold: bool, room: float) -> float:
    """The height of `text` in `room` pt, in pt."""
    return len(wrapped(text, size, bold, room)) * size * LINE


def fitted(text: str, size: float, bold: bool, room: float, lines: int) -> str:
    """`text`, or as much of it with "…" as `lines` lines of `room` pt hold."""
    rows = wrapped(text, size, bold, room)
    if len(rows) <= lines:
        return text
    last = rows[lines - 1]
    while last and long(last + "…", size, bold) > room:
        last = last[:-1]
    # Joined without a space where a word was broken, so that it breaks there again.
    kept = text[:_length_of(text, rows[:lines - 1])]
    return (kept + last.rstrip(" ,.;:–-")) + "…"


def headed(text: str, size: float, bold: bool, room: float) -> str:
    """`text` for the head of every page: on one line, cut where it is longer."""
    return fitted(" ".join(text.split()), size, bold, room, 1)


def _length_of(text: str, rows: tuple[str, ...]) -> int:
    """How many signs of `text` stand on `rows`, the blanks after them too."""
    at = 0
    for row in rows:
        at += len(row)
        while at < len(text) and text[at] in " \n":
            at += 1
    return at


def _row(text: str, size: float, bold: bool, room: float) -> list[str]:
    rows, row = [], ""
    for word in text.split(" "):
        longer = f"{row} {word}" if row else word
        if long(longer, size, bold) <= room:
            row = longer
            continue
        if row:
            rows.append(row)
        *whole, row = _pieces(word, size, bold, room)
        rows += whole
    return [*rows, row]


def _pieces(word: str, size: float, bold: bool, room: float) -> list[str]:
    pieces, piece = [], ""
    for sign in word:
        if piece and long(piece + sign, size, bold) > room:
            pieces.append(piece)
            piece = ""
        piece += sign
    return [*pieces, piece]
