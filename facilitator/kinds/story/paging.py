"""A text that is read on the wall: cut into pages on which every line has room."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.figures.flowing import wrapped

from .spec import said_in, written_parts
from .writing import Narrative

# What story.css has room for on the wall: changed together with the sizes there.
_COLUMN, _LINES = 820, 16  # px of a column, lines of 32 px text in it
_SIZE, _COLUMNS = 32, 2


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a text: the label of where it stands (and which of several), and lines of it.

    `goes_on` where it began on the page or in the column before.
    """

    label: str
    nth: int
    words: str
    goes_on: bool = False


def pages(text: Narrative) -> tuple[tuple[tuple[Piece, ...], ...], ...]:
    """Pages of columns of pieces; one page at least for a text with words."""
    columns: list[list[Piece]] = []
    left = 0
    words = text.words
    for part in written_parts(text.form, words):
        rest = list(wrapped(said_in(part, words), _COLUMN, _SIZE, 400))
        goes_on = False
        while rest:
            # A label alone at the foot of a column leads nowhere.
            if not columns or left < 3:
                columns.append([])
                left = _LINES
            room = left - 1
            columns[-1].append(Piece(part.label, part.nth, " ".join(rest[:room]), goes_on))
            left -= min(room, len(rest)) + 2
            rest, goes_on = rest[room:], True
    made = [tuple(each) for each in columns]
    return tuple(tuple(made[first:first + _COLUMNS]) for first in range(0, len(made), _COLUMNS))
