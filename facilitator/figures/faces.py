"""Ways to set people's words: a face is a class in figures.css, and what that class says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .flowing import wrapped
from .shapes import Box, Dot, Line, Shape, Term, Words
from .widths import Weight


@dataclass(frozen=True, slots=True)
class Face:
    """A way to set a text: its class in figures.css, and what that class says."""

    look: str
    size: int
    weight: Weight
    line: int


def lines_of(text: str, room: float, face: Face) -> tuple[str, ...]:
    """The lines of `text` in `room` px."""
    return wrapped(text, room, face.size, face.weight)


def set_lines(lines: Iterable[str], x: int, y: int, face: Face) -> Iterator[Words]:
    """Lines of one text from `y` down."""
    for nth, line in enumerate(lines, start=1):
        yield Words(x, y + nth * face.line - face.line // 5, line, face.look)


def set_text(text: str, x: int, y: int, room: float, face: Face) -> Iterator[Words]:
    """A text from `y` down, in as many lines as it takes."""
    return set_lines(lines_of(text, room, face), x, y, face)


def fitting(faces: tuple[Face, ...], text: str, room: float, lines: int) -> Face:
    """The largest in which a text has room on so many lines; the smallest where it has in none."""
    return next((face for face in faces if len(lines_of(text, room, face)) <= lines), faces[-1])


def bottom(shapes: Iterable[Shape]) -> int:
    """px from the top to where the lowest of them ends; 0 for none."""
    lowest = 0
    for shape in shapes:
        match shape:
            case Line(points):
                lowest = max(lowest, *(y for _, y in points))
            case Box():
                lowest = max(lowest, shape.y + shape.height)
            case Dot():
                lowest = max(lowest, shape.y + shape.radius)
            case Words() | Term():
                lowest = max(lowest, shape.y + 8)
    return lowest
