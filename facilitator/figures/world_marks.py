"""The mark of a scenario: its number on its colour, in a square with a pattern of its own."""

from __future__ import annotations

from collections.abc import Iterator

from .shapes import Box, Line, Shape, Words

MARK = 52  # px
_STEP = 9  # px from one stroke of a pattern to the next
_TILE = 34  # px of the plain square that the number stands on


def mark(x: int, y: int, place: int, size: int = MARK) -> Iterator[Shape]:
    """The mark of place 1 to 5 with its upper left corner at (x, y).

    Each place has a pattern around its number, so that it is known in black and white as well: 1 is
    filled, 2 slanting, 3 lying, 4 standing, 5 crossed.
    """
    look = f"w{place}"
    yield Box(x, y, size, size, f"world-fill {look}" if place == 1 else f"world-edge {look}")
    for points in strokes(x, y, size, place):
        yield Line(points, f"hatch {look}")
    inset = (size - _TILE) // 2
    yield Box(x + inset, y + inset, _TILE, _TILE, f"world-fill {look}")
    yield Words(x + size // 2, y + size // 2 + 10, str(place), "on-world", "middle")


def strokes(x: int, y: int, size: int, place: int) -> Iterator[tuple[tuple[int, int], ...]]:
    """The strokes of a place's pattern in a square."""
    steps = range(_STEP, size, _STEP)
    if place in (2, 5):
        for step in range(_STEP, 2 * size, _STEP):
            low, high = max(0, step - size), min(step, size)
            yield (x + low, y + high if step <= size else y + size), (
                x + high, y + low if step > size else y)
    if place == 5:
        for step in range(_STEP, 2 * size, _STEP):
            low, high = max(0, step - size), min(step, size)
            yield (x + size - low, y + (high if step <= size else size)), (
                x + size - high, y + (low if step > size else 0))
    if place == 3:
        yield from (((x, y + step), (x + size, y + step)) for step in steps)
    if place == 4:
        yield from (((x + step, y), (x + step, y + size)) for step in steps)
