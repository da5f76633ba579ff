"""A picture that goes out by itself: over it what it is, where and when; under it what signs mean.

In a document the words around it say that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from facilitator.figures.shapes import TEXT

from .measure import wrapped
from .paint import paint
from .sketch import Piece, Sketch

_TITLE = 34  # px
_AIR = 26  # px between the words and the drawing, or the edge of the paper
_EDGE = 10  # px over the first line
_NARROWEST = 720  # px of the paper
_LINE = 1.3  # of a text's size, from one line to the next


@dataclass(frozen=True, slots=True)
class Around:
    """The words around a picture: `title` and `whence` above, `signs` below, "" for none."""

    title: str
    whence: str
    signs: str = ""


def with_words(drawn: Sketch, around: Around) -> Sketch:
    """`drawn` on a higher paper, with its words above and below, in lines as wide as it is."""
    # A small drawing stands on a paper as wide as its words need: enlarged as a whole they shout.
    drawn = replace(drawn, width=max(drawn.width, _NARROWEST))
    room = drawn.width + 2 * drawn.left
    above = [*_lines(around.title, _TITLE, "q", room), *_lines(around.whence, TEXT, "tick", room)]
    below = list(_lines(around.signs, TEXT, "tick", room))
    head, foot = (_tall(lines) + _AIR if lines else 0 for lines in (above, below))
    top, bottom = drawn.top - head, drawn.top + drawn.height
    return replace(
        drawn, top=top, height=head + drawn.height + foot,
        pieces=(*_set(above, top + _EDGE), *drawn.pieces, *_set(below, bottom)))


def _lines(words: str, size: int, look: str, room: float) -> Iterator[tuple[str, int, str]]:
    if words:
        yield from ((line, size, look) for line in wrapped(words, size, look == "q", room))


def _tall(lines: Sequence[tuple[str, int, str]]) -> int:
    return round(sum(size * _LINE for _, size, _ in lines))


def _set(lines: Iterable[tuple[str, int, str]], top: float) -> Iterator[Piece]:
    for line, size, look in lines:
        yield Piece("text", {**paint("words", look), "x": 0, "y": round(top + size),
                             "text-anchor": "start"}, line)
        top += size * _LINE
