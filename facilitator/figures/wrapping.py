"""Words on as many lines as they need and no wider than their room, in any size."""

from __future__ import annotations

from .breaking import plain, shortened
from .widths import Weight, width


def wrapped(text: str, room: float, size: int, weight: Weight, most: int) -> tuple[str, ...]:
    """`text` on at most `most` lines of `room` px; what is longer ends in "…"; () for no words."""
    lines: list[str] = []
    for word in plain(text).split():
        for part in _parts(word, room, size, weight):
            joined = f"{lines[-1]} {part}" if lines else part
            if lines and width(joined, size, weight) <= room:
                lines[-1] = joined
            else:
                lines.append(part)
    if len(lines) <= most:
        return tuple(lines)
    rest = " ".join(lines[most - 1:])
    return (*lines[:most - 1], shortened(rest, room, weight, size))


def _parts(word: str, room: float, size: int, weight: Weight) -> list[str]:
    """A word, in pieces where it is wider than a line."""
    parts, rest = [], word
    while width(rest, size, weight) > room and len(rest) > 1:
        fits = next((at for at in range(len(rest) - 1, 1, -1)
                     if width(rest[:at] + "-", size, weight) <= room), 1)
        parts.append(rest[:fits] + "-")
        rest = rest[fits:]
    return [*parts, rest]


def balanced(text: str, room: float, size: int, weight: Weight, most: int) -> tuple[str, ...]:
    """The same number of lines, as even as they get: a pole of three words reads as one thing."""
    lines = wrapped(text, room, size, weight, most)
    if len(lines) < 2 or lines[-1].endswith("…"):
        return lines
    narrow = room
    while narrow > room / 2:
        tighter = wrapped(text, narrow - 8, size, weight, most)
        if len(tighter) != len(lines) or tighter[-1].endswith("…") or any(
                line.endswith("-") for line in tighter):
            break
        lines, narrow = tighter, narrow - 8
    return lines
