"""How a deck ends: who took part, in columns."""

from __future__ import annotations

from facilitator.domain.document import Table
from facilitator.domain.message import message
from facilitator.report.measure import fitted, long

from .ink import line
from .slides import OF, Deck, Slide
from .template import BODY

_COLUMNS, _ROWS, _GAP = 3, 13, 36
_SIZES, _STEP = (20, 17, 15, 13, 12), 26  # pt; the last from one row to the next, at least
_TOLD = message("Hur många som deltog av organisationens platser")


def who_took_part(deck: Deck, table: Table, title: str) -> None:
    """A row for each of the table: its name, and how many came of its places; 39 a slide."""
    tongue, room = deck.tongue, _COLUMNS * _ROWS
    pages = [table.rows[at:at + room] for at in range(0, len(table.rows), room)]
    column = (BODY[2] - _GAP * (_COLUMNS - 1)) / _COLUMNS
    told = [[tongue.text(cell.text) for cell in row.cells] for row in table.rows]
    rows = -(-max(map(len, pages)) // _COLUMNS)
    step = min(2 * _STEP, BODY[3] * 0.9 / rows)
    size = next((each for each in _SIZES if each <= step * 0.6 and all(
        long(name, each) + _wide(each) <= column for name, *_ in told)), _SIZES[-1])
    for nr, page in enumerate(pages, 1):
        slide = deck.slide(deck.part(title, nr, len(pages)))
        _page(slide, told[room * (nr - 1):room * (nr - 1) + len(page)], size, step)


def _page(slide: Slide, told: list[list[str]], size: float, step: float) -> None:
    x, y, wide, _ = BODY
    tongue = slide.deck.tongue
    column = (wide - _GAP * (_COLUMNS - 1)) / _COLUMNS
    rows = -(-len(told) // _COLUMNS)
    for nth, (name, places, came) in enumerate(told):
        left, top = x + (column + _GAP) * (nth // rows), y + step * (nth % rows)
        slide.rule(left, top, column)
        room, high = column - _wide(size), size * 1.3
        shown = tongue.say(OF, n=came, of=places) if places != "–" else came
        slide.text([line(fitted(name, size, False, room, 1), size)], (left, top + 4, room, high))
        slide.text([line(shown, size, True, align="r")],
                   (left + room, top + 4, _wide(size), high))
        slide.note(f"{name}: {shown}")
    slide.text([line(tongue.say(_TOLD), 13, colour="ink-soft")],
               (x, y + step * rows + 12, wide, 18))


def _wide(size: float) -> float:
    """pt for the numbers of a row."""
    return size * 5.2
