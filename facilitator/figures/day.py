"""A day in somebody's life on paper: who it is, and below it the parts of the day along a line.

Beside each part the sun stands where it is by then. Nothing is cut: what has no room goes on in the
next picture. `day_spread` is the same on a wall.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .faces import Face, bottom, lines_of, set_lines
from .persona import Persona, strip
from .shapes import Figure, Line, Shape, Term
from .sky import sky

HEAD = Face("dy-head", 34, 700, 44)
TEXT = Face("dy-text", 28, 400, 36)
_GUTTER, _SUN, _RISE = 204, 17, 58  # px beside the words on paper; of a sun there
_TILE = 152  # px of its sky
_GAP = 34  # px between parts


@dataclass(frozen=True, slots=True)
class Hours:
    """What happens in a part of the day: its place among them all, and people's words."""

    nth: int
    words: str


@dataclass(frozen=True, slots=True)
class Day:
    """`parts` are those with words; `labels` and `goes_on` are sentences of the catalogue."""

    persona: Persona
    parts: tuple[Hours, ...]
    labels: tuple[str, ...]
    goes_on: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """One picture of several, and the parts of the day that begin in it."""

    figure: Figure
    begun: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines of a part; `goes_on` where it began before."""

    nth: int
    lines: tuple[str, ...]
    goes_on: bool = False

    @property
    def height(self) -> int:
        """px on paper, with the space after it."""
        return max(_RISE + _SUN + 24, HEAD.line + len(self.lines) * TEXT.line) + _GAP


def leaves(day: Day, wide: int, tall: int) -> tuple[Leaf, ...]:
    """The day on paper, in as few pictures of `wide` × `tall` px as it takes."""
    top = _top(day, wide)
    pieces = [Piece(part.nth, lines_of(part.words, wide - _GUTTER, TEXT)) for part in day.parts]
    pages = _cut(pieces, bottom(top) + _GAP, tall)
    for lower in range(tall, tall // 3, -40):
        even = _cut(pieces, bottom(top) + _GAP, lower)
        if len(even) > len(pages):
            break
        pages = even
    return tuple(_leaf(day, page, top if not nth else [], wide) for nth, page in enumerate(pages))


def _top(day: Day, wide: int) -> list[Shape]:
    made = [Line(((0, 3), (wide, 3)), "dy-rule"), *strip(day.persona, 0, 28, wide, _GUTTER)]
    if day.parts:
        y = bottom(made) + 20
        made.append(Line(((0, y), (wide, y)), "between"))
    return made


def _cut(pieces: Sequence[Piece], top: int, tall: int) -> list[list[Piece]]:
    """Parts in pages; one is parted only where a page of its own has no room for it."""
    pages: list[list[Piece]] = [[]]
    y = top
    for piece in pieces:
        rest = piece
        while rest.lines:
            if pages[-1] and y + rest.height - _GAP > tall:
                pages.append([])
                y = _GAP
            room = max(3, (tall - y - HEAD.line) // TEXT.line)
            taken = replace(rest, lines=rest.lines[:room])
            pages[-1].append(taken)
            y += taken.height
            rest = replace(rest, lines=rest.lines[room:], goes_on=True)
    return pages


def _leaf(day: Day, page: Sequence[Piece], top: list[Shape], wide: int) -> Leaf:
    made: list[Shape] = [*top]
    if not top:
        made.append(Line(((0, 3), (wide, 3)), "dy-rule"))
    y = bottom(made) + _GAP
    for nth, piece in enumerate(page):
        made += _beside(day, piece, y, wide)
        foot = y + piece.height
        if nth < len(page) - 1:
            x = _TILE // 2
            made.append(Line(((x, y + _RISE + _SUN + 22), (x, foot - 6)), "dy-path"))
        y = foot
    return Leaf(Figure(wide, bottom(made) + 14, tuple(made)),
                tuple(each.nth for each in page if not each.goes_on))


def _beside(day: Day, piece: Piece, y: int, wide: int) -> Iterator[Shape]:
    """The sun to the left, the part's name and words to the right."""
    horizon = y + _RISE + _SUN + 4
    step = (_TILE - 2 * _SUN) / 3
    stations = [round(_SUN + nth * step) for nth in range(len(day.labels))]
    yield from (each for each in sky(stations, horizon, _RISE, _SUN, (piece.nth,))
                if each.look != "dy-sun off")
    yield Line(((0, horizon), (_TILE, horizon)), "axis")
    yield from head(day, piece, _GUTTER, y, wide)
    yield from set_lines(piece.lines, _GUTTER, y + HEAD.line, TEXT)


def head(day: Day, piece: Piece, x: int, y: int, right: int) -> Iterator[Shape]:
    """The name of a part, and whether it began before."""
    yield Term(x, y + HEAD.line - 12, day.labels[piece.nth], HEAD.look)
    if piece.goes_on:
        yield Term(right, y + HEAD.line - 12, day.goes_on, "dy-label", "end")
