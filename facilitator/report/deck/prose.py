"""What is told in words, as paragraphs of a slide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from facilitator.domain.document import (
    Block,
    Cards,
    Heading,
    Items,
    Paragraph,
    Quote,
    Quotes,
    Table,
)
from facilitator.report.measure import fitted, wrapped
from facilitator.report.tongue import Tongue

from .ink import INDENT, Line, Run, line
from .template import BODY

_NARROW = 560  # pt, of text with drawings beside it
_SIZES = {"lead": 22, "plain": 18, "soft": 14}


def lines_of(block: Block, tongue: Tongue) -> Iterator[Line]:
    """A block of text; one that is a picture has none."""
    match block:
        case Heading(text, level):
            yield line(tongue.text(text), 20 if level == 1 else 18, True, before=10)
        case Paragraph(text, look):
            yield line(tongue.text(text), _SIZES[look], before=10,
                       colour="ink-soft" if look == "soft" else "ink")
        case Items(rows):
            yield from (line(tongue.text(row), 18, before=5, bullet="•") for row in rows)
        case Quotes(rows):
            for quote in rows:
                yield from quoted(quote, tongue, 18)
        case Cards(rows):
            yield from (line(tongue.words(card.headline), 18, before=5, bullet="•")
                        for card in rows)
        case Table():
            yield from _rows(block, tongue)
        case _:
            return


def quoted(quote: Quote, tongue: Tongue, size: float) -> Iterator[Line]:
    """What one person wrote, and under it what is told of it."""
    yield line(f"”{tongue.words(quote.words)}”", size, before=10)
    if quote.told:
        told = line(tongue.text(quote.told), 14, colour="ink-soft", before=1)
        yield replace(told, follows=True)


def held(each: Line, room: float = _NARROW, lines: int = 0) -> Line:
    """A paragraph, cut where no slide could hold it; it stands whole in the other formats.

    `lines` is how many of `room` pt it may have, 0 for what fills two thirds of a slide.
    """
    run = each.runs[0]
    most = lines or int(BODY[3] * 2 / 3 / (run.size * 1.23))
    inside = room - (INDENT if each.bullet else 0)
    if len(wrapped(each.text, run.size, run.bold, inside)) <= most:
        return each
    words = fitted(each.text, run.size, run.bold, inside, most)
    return replace(each, runs=(replace(run, text=words),))


def _rows(table: Table, tongue: Tongue) -> Iterator[Line]:
    """A table as rows of text: what names the row, then each cell that says something."""
    for row in table.rows:
        rest = [f"{tongue.text(column.text)} {tongue.text(cell.text)}"
                for nth, (column, cell) in enumerate(zip(table.columns, row.cells, strict=True))
                if nth != table.heads and cell.text]
        head = tongue.text(row.cells[table.heads].text)
        yield Line((Run(head, 16, True), Run("  " + ", ".join(rest), 14, colour="ink-soft")),
                   before=4)
