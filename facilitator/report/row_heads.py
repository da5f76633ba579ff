"""Row headers in a printed table: Typst's own word for them is shut in the library that runs it.

`pdf.header-cell` asks for the feature "a11y-extras", which `typst.compile` has no way to hand in.
So a cell that names its row is set in `strong`, and its tag is changed in the file: each new tag
is as long as the old one, so that nothing in the file has to move.
"""

from __future__ import annotations

import re

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_TABLE = re.compile(rb"xref\s+0 (\d+)\s+")
_ENTRY = 20  # bytes of an object's place
_CELL = re.compile(
    rb"(\d+) 0 obj\n<</Type/StructElem/S/T(D)/P \d+ 0 R(/A\[)(<</O/Table/Headers\[[^\]]*\]>>)"
    rb"(\])?[^\n]*?/K\[(\d+)( 0 R)?")
_STRONG = b"%d 0 obj\n<</Type/StructElem/S/Strong/P %d 0 R"
_ROW = b"<</O/Table/Scope/Row>>"


def with_row_heads(pdf: bytes) -> bytes:
    """`pdf` with each cell of a table that begins in strong as the header of its row.

    The lists of headers that cells have tell of columns alone, and a reader that finds one asks no
    further. They go: then the scope of each header says what it heads.
    """
    made, places = bytearray(pdf), _places(pdf)
    for at in places:
        cell = _CELL.match(pdf, at)
        if cell is None:
            continue
        id, child = int(cell[1]), int(cell[6])
        is_head = bool(cell[7]) and pdf.startswith(_STRONG % (child, id), places[child])
        begin, end = cell.span(4)
        if is_head:
            made[cell.start(2):cell.end(2)] = b"H"
        elif cell[5]:
            begin, end = cell.start(3), cell.end(5)
        made[begin:end] = (_ROW if is_head else b"").ljust(end - begin)
    return bytes(made)


def _places(pdf: bytes) -> list[int]:
    """Where each object begins, by its number; nothing where the file tells it another way."""
    start = _START.search(pdf, max(0, len(pdf) - 64))
    table = start and _TABLE.match(pdf, int(start[1]))
    if not table:
        return []
    first = table.end()
    return [int(pdf[at:at + 10]) for at in range(first, first + _ENTRY * int(table[1]), _ENTRY)]
