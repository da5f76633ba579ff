"""A day in somebody's life on a wall: who it is to the left, the day to the right under its sky.

All parts of the day stand beside each other where they have room; else they are parted on several
pictures, each with the sun where it is by then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .day import HEAD, TEXT, Day, Piece, head
from .faces import Face, bottom, lines_of, set_lines
from .persona import panel
from .shapes import Figure, Line, Shape, Term
from .sky import sky

LARGE = Face("dy-text a", 34, 400, 42)
_PANEL = 390  # px of who it is
_LEFT = _PANEL + 60
_GAP = 48  # px between columns
_HORIZON, _RISE, _SUN = 104, 72, 22  # px from the top, of the sun's path, of a sun
_LABELS = _HORIZON + 44  # px to where the parts' names stand
_FEW = 4  # lines that are not parted into two columns
Page = tuple[Piece, ...]  # what stands in each column


@dataclass(frozen=True, slots=True)
class _Frame:
    """A picture of `wide` × `tall` px at most, in so many columns of one face."""

    wide: int
    tall: int
    columns: int
    face: Face
    named: bool  # the names under the sky stand over their columns

    @property
    def room(self) -> int:
        return self.column(self.columns)

    @property
    def top(self) -> int:
        return (_LABELS if self.named else _HORIZON + HEAD.line + 6) + 8

    @property
    def lines(self) -> int:
        """How many have room in a column."""
        return max(1, (self.tall - 14 - self.top) // self.face.line)

    def column(self, number: int) -> int:
        return (self.wide - _LEFT - _GAP * (number - 1)) // number


def spreads(day: Day, widths: Sequence[int], share: float) -> tuple[Figure, ...]:
    """In as few pictures as it takes, each at most `share` times as tall as wide.

    Of `widths` the narrowest that has room, for it stands larger. None where who it is has no room.
    """
    number = len(day.parts)
    beside = dict.fromkeys(-(-number // pages) for pages in range(1, number + 1))
    for columns in [each for each in beside if each > 1]:
        for frame in _frames(day, widths, share, columns):
            pieces = [Piece(each.nth, lines_of(each.words, frame.room, frame.face))
                      for each in day.parts]
            if all(len(each.lines) <= frame.lines for each in pieces):
                made = _drawn(day, frame, [tuple(pieces[at:at + columns])
                                           for at in range(0, number, columns)])
                if made:
                    return made
    return _one_by_one(day, widths, share)


def _one_by_one(day: Day, widths: Sequence[int], share: float) -> tuple[Figure, ...]:
    """A part a page, in two columns; in several pages where one has no room even so."""
    frames = list(_frames(day, widths, share, 2))
    for frame in frames:
        pages: list[Page] = [page for part in day.parts for page in _pages(
            Piece(part.nth, lines_of(part.words, frame.room, frame.face)), frame.lines)]
        if len(pages) <= len(day.parts) or frame == frames[-1]:
            made = _drawn(day, frame, pages or [()])
            if made:
                return made
    return ()


def _frames(
    day: Day, widths: Sequence[int], share: float, columns: int
) -> Iterator[_Frame]:
    named = columns == len(day.labels)
    return (_Frame(wide, int(share * wide), columns, face, named)
            for face in (LARGE, TEXT) for wide in widths)


def _pages(piece: Piece, room: int) -> Iterator[Page]:
    """The lines of a part in even pages of two even columns with room for so many each."""
    number = -(-len(piece.lines) // (2 * room))
    each = -(-len(piece.lines) // max(1, number))
    for at in range(0, len(piece.lines), max(1, each)):
        lines = piece.lines[at:at + each]
        half = max(_FEW, -(-len(lines) // 2))
        yield tuple(replace(piece, lines=part, goes_on=first > 0 or at > 0)
                    for first, part in ((0, lines[:half]), (1, lines[half:])) if part)


def _drawn(day: Day, frame: _Frame, pages: Sequence[Page]) -> tuple[Figure, ...]:
    """() where who it is has no room, not even without the circle."""
    who = next((made for portrait in (True, False)
                if bottom(made := panel(day.persona, 2, 24, _PANEL - 2, portrait=portrait))
                <= frame.tall - 8), None)
    return tuple(_page(day, frame, page, who) for page in pages) if who else ()


def _page(day: Day, frame: _Frame, page: Page, who: list[Shape]) -> Figure:
    made = [*who, *_above(day, frame, {each.nth for each in page})]
    for nth, piece in enumerate(page):
        x = _LEFT + nth * (frame.room + _GAP)
        if not frame.named and not (nth and page[nth - 1].nth == piece.nth):
            made += head(day, piece, x, _HORIZON + 8, x + frame.room)
        made += set_lines(piece.lines, x, frame.top, frame.face)
    foot = bottom(made)
    made += [Line(((0, 3), (frame.wide, 3)), "dy-rule"),
             Line(((_PANEL + 28, 24), (_PANEL + 28, foot)), "dy-path")]
    return Figure(frame.wide, foot + 6, tuple(made))


def _above(day: Day, frame: _Frame, lit: set[int]) -> Iterator[Shape]:
    """The sky with the sun of this picture's parts, by name where those stand right under it."""
    step = frame.column(len(day.labels)) + _GAP
    lefts = [_LEFT + nth * step for nth in range(len(day.labels))]
    yield from sky([left + _SUN for left in lefts], _HORIZON, _RISE, _SUN, lit)
    yield Line(((_LEFT, _HORIZON), (frame.wide, _HORIZON)), "axis")
    if frame.named:
        yield from (Term(left, _LABELS - 6, label, HEAD.look)
                    for left, label in zip(lefts, day.labels, strict=True))
