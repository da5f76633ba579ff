"""Words on as many lines as they need and no wider than their room, in any size."""

from __future__ import annotations

from .breaking import joints_of, plain, shortened
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


def balanced(text: str, room: float, size: int, weight: Weight, most: int) -> tuple[str, ...]:
    """The same in as many lines, as even as they get: a pole of three words reads as one thing."""
    lines = wrapped(text, room, size, weight, most)
    narrow = room - 8
    while len(lines) > 1 and not _is_cut(lines) and narrow > room / 2:
        tighter = wrapped(text, narrow, size, weight, most)
        if len(tighter) != len(lines) or _is_cut(tighter):
            break
        lines, narrow = tighter, narrow - 8
    return lines


def _is_cut(lines: tuple[str, ...]) -> bool:
    return any(line.endswith(("…", "-")) for line in lines)


def _parts(word: str, room: float, size: int, weight: Weight) -> list[str]:
    """A word, in pieces where it is wider than a line: at a joint, else where the line is full."""
    parts, rest = [], word
    while width(rest, size, weight) > room and len(rest) > 1:
        at = _last((*joints_of(rest),), rest, room, size, weight) or _last(
            tuple(range(1, len(rest))), rest, room, size, weight) or 1
        parts.append(rest[:at] + "-")
        rest = rest[at:]
    return [*parts, rest]


def _last(
    places: tuple[int, ...], word: str, room: float, size: int, weight: Weight
) -> int | None:
    """The last of `places` at which the first part and its hyphen still fit."""
    return max((at for at in places if width(word[:at] + "-", size, weight) <= room),
               default=None)
