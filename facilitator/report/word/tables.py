"""Native tables: a head that is repeated, rows that do not break, columns as wide as they need."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal
from xml.sax.saxutils import quoteattr

from facilitator.report.measure import LINE, long, wrapped

from .ooxml import paragraph, run
from .pages import NEAR, Pages
from .styles import BY_ID
from .template import WIDE

_PAD = 7.0  # pt to the right of a cell's text
_ROW = 5.5  # pt above and below a row's text, together
_LONGEST = 240.0  # pt that one column asks for at most
_WORD = 110.0  # pt of a word that a column is made wide enough for
_LEAST = 24.0
_WHOLE = 6  # rows of a table that stands on one page
TEXT, NUMBER = "TableText", "TableNumber"
_SIZE = BY_ID[TEXT].size
First = Literal["names", "tells"]  # what the first column does: it names its row, or it does not


@dataclass(frozen=True, slots=True)
class Written:
    """A cell: its paragraphs as XML, and as text with a line for each."""

    xml: str
    text: str


@dataclass(frozen=True, slots=True)
class Head:
    """A column's heading."""

    text: str
    numeric: bool = False


def cell(text: str, style: str = TEXT, look: str = "", before: str = "") -> Written:
    """A cell with one paragraph; `before` is XML before its text."""
    return Written(paragraph(style, before, run(text, look)), text)


def table(heads: Sequence[Head], rows: Sequence[Sequence[Written]], caption: str,
          pages: Pages, first: First = "names", shares: Sequence[float] = ()) -> str:
    """A table as XML. `pages` is told the heights of its head and of its rows.

    `first` says what the first column does. `caption` is its title for who cannot see it. `shares`
    are the columns' parts of the width; none lets them follow what is in them.
    """
    widths = [WIDE * share for share in shares] or _widths(heads, rows)
    grid = "".join(f'<w:gridCol w:w="{_twips(wide)}"/>' for wide in widths)
    head = [cell(each.text, NUMBER if each.numeric else TEXT) for each in heads]
    names = first == "names"
    drawn = [_row(head, widths, "<w:cantSplit/><w:tblHeader/>"),
             *(_row(row, widths, "<w:cantSplit/>") for row in rows)]
    kept = len(rows) if len(rows) <= _WHOLE else 2
    drawn[:kept] = map(_kept, drawn[:kept])
    drawn[-2:-1] = map(_kept, drawn[-2:-1])
    pages.rows([_tall(row, widths) for row in (head, *rows)], kept)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/>'
        f'<w:tblW w:w="{_twips(sum(widths))}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="0{"4A0" if names else "420"}" w:firstRow="1" w:lastRow="0" '
        f'w:firstColumn="{int(names)}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(caption)}/></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(drawn)}</w:tbl>")


def _kept(row: str) -> str:
    """A row that stays on the page of the next one."""
    return row.replace(_style(TEXT), _style(f"{TEXT}Kept")).replace(
        _style(NUMBER), _style(f"{NUMBER}Kept"))


def _style(id: str) -> str:
    return f'<w:pStyle w:val="{id}"/>'


def beside(cells: Sequence[str], wide: float) -> str:
    """Cells beside each other without lines, each `wide` pt with its paragraphs as XML."""
    each = _twips(wide)
    grid = f'<w:gridCol w:w="{each}"/>' * len(cells)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="PlainTable"/>'
        f'<w:tblW w:w="{each * len(cells)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>" + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{each}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
            for cell in cells) + "</w:tr></w:tbl>")


def _row(cells: Iterable[Written], widths: Sequence[float], properties: str) -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>" + "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{_twips(wide)}" w:type="dxa"/></w:tcPr>{each.xml}</w:tc>'
        for each, wide in zip(cells, widths, strict=True)) + "</w:tr>"


def _widths(heads: Sequence[Head], rows: Sequence[Sequence[Written]]) -> list[float]:
    """pt for each column: what its text asks for, and what is left over to the longest ones."""
    asked, least = [], []
    for nth, head in enumerate(heads):
        texts = [head.text, *(row[nth].text for row in rows)]
        lines = [line for text in texts for line in text.split("\n")]
        words = [word for line in lines for word in line.split()]
        asked.append(min(_LONGEST, max(map(_long, lines), default=0)) + _PAD + 2)
        least.append(min(_WORD, max(map(_long, words), default=0), asked[-1]) + _PAD + 2)
    least = [max(_LEAST, each) for each in least]
    if sum(least) > WIDE:
        return [WIDE * each / sum(least) for each in least]
    wanted = [max(*pair) - pair[1] for pair in zip(asked, least, strict=True)]
    spare = WIDE - sum(least)
    share = min(1.0, spare / sum(wanted)) if sum(wanted) else 0.0
    widths = [low + more * share for low, more in zip(least, wanted, strict=True)]
    if is_list(heads):
        return widths
    longest = max(range(len(widths)), key=lambda nth: (not heads[nth].numeric, widths[nth]))
    widths[longest] += WIDE - sum(widths)
    return widths


def is_list(heads: Sequence[Head]) -> bool:
    """A name and a number or two: over the whole page a row would be lost on the way."""
    return len(heads) < 4 and sum(not head.numeric for head in heads) < 2


@lru_cache(maxsize=8_192)
def _long(text: str) -> float:
    return long(text, _SIZE, bold=True)


def _tall(cells: Sequence[Written], widths: Sequence[float]) -> float:
    lines = max(len(wrapped(each.text, _SIZE * NEAR, False, wide - _PAD))
                for each, wide in zip(cells, widths, strict=True))
    return lines * _SIZE * LINE * 1.05 + _ROW


def _twips(pt: float) -> int:
    return round(pt * 20)
