"""Every picture of the report as files: SVG and PNG, its numbers as CSV, and a list of them all.

Each says by itself what it is and whence: it goes on without the document.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from facilitator.domain.document import Bars, Drawing, Meter, Photo, Table
from facilitator.domain.message import message
from facilitator.domain.wording import Number
from facilitator.show.language import long_date

from .anchors import blocks_in
from .defuse import defused
from .document import Document
from .marks import mark
from .pictures import alt, png, svg
from .sent_alone import Around
from .set_texts import Speaker
from .tongue import Tongue

_BOM = "\ufeff"
_NEVER = (1980, 1, 1, 0, 0, 0)  # the same pictures are the same bytes
_LONGEST = 48  # letters of a file's name


def as_pictures(document: Document, tongue: Tongue) -> bytes:
    """A ZIP: NN-title.svg, .png (2,000 px wide) and .csv for each picture, and a list of them.

    What no font can show is added to `tongue.replaced`. Raises typst.TypstError.
    """
    speaker = Speaker(tongue.language)
    folder = BytesIO()
    with ZipFile(folder, "w", ZIP_DEFLATED) as packed:
        listed = [_heads(speaker)]
        for nth, block in enumerate(_pictures(document), start=1):
            name = f"{nth:02d}-{_slug(speaker.text(block.title))}"
            around = _around(block, document, speaker)
            drawn = replace(block, table=None) if isinstance(block, Drawing) else block
            _put(packed, f"{name}.svg", svg(drawn, speaker.tongue, around).encode())
            _put(packed, f"{name}.png", png(drawn, speaker.tongue, around=around), ZIP_STORED)
            rows = list(_numbers(block, speaker))
            if rows:
                _put(packed, f"{name}.csv", _csv(rows))
            listed.append([name, *_told(block, document, speaker)])
        for photo in _photos(document):
            caption = speaker.text(photo.caption).rstrip(".")
            name = f"{len(listed):02d}-{_slug(caption)}"
            _put(packed, f"{name}.jpg", photo.body, ZIP_STORED)
            listed.append([name, caption, _day(document), "", "", speaker.words(photo.alt)])
        _put(packed, f"{_slug(speaker.say(message('Bilder')))}.csv", _csv(listed))
    tongue.replaced.update(speaker.tongue.replaced)
    return folder.getvalue()


def _pictures(document: Document) -> Iterator[Drawing | Meter]:
    """Each picture once, in the order they are told."""
    seen: set[str] = set()
    for block in blocks_in((*document.chapters, *document.appendices)):
        if isinstance(block, Drawing | Meter) and block.id not in seen:
            seen.add(block.id)
            yield block


def _photos(document: Document) -> Iterator[Photo]:
    """What people have added; as they are, since nothing may be drawn into them."""
    for block in blocks_in((*document.chapters, *document.appendices)):
        if isinstance(block, Photo):
            yield block


def _around(block: Drawing | Meter, document: Document, speaker: Speaker) -> Around:
    signs = block.caption if isinstance(block, Meter) else block.signs
    whence = (speaker.line(document.title), speaker.line(document.organisation), _day(document),
              f"n = {speaker.number(answered)}" if (answered := _answered(block)) else "")
    return Around(speaker.line(speaker.text(block.title)), ", ".join(filter(None, whence)),
                  speaker.text(signs))


def _heads(speaker: Speaker) -> list[str]:
    return [speaker.say(head) for head in (
        message("Fil"), message("Titel"), message("Datum"), "n", message("Bildtext"),
        message("Vad bilden visar"))]


def _told(block: Drawing | Meter, document: Document, speaker: Speaker) -> list[str]:
    return [speaker.text(block.title), _day(document), speaker.text((Number(_answered(block)),)),
            speaker.text(block.caption), alt(block, speaker.tongue)]


def _day(document: Document) -> str:
    return long_date(document.date or document.made, document.language)


def _answered(block: Drawing | Meter) -> int | None:
    """How many answers, or cards, it is drawn from."""
    return block.n if isinstance(block, Drawing) else sum(row.number for row in block.rows)


def _numbers(block: Drawing | Meter, speaker: Speaker) -> Iterator[list[str]]:
    if isinstance(block, Meter):
        yield [speaker.say(message("Område")), speaker.say(message("Antal"))]
        for row in block.rows:
            yield [speaker.say(mark(row.category).name), speaker.number(row.number)]
    elif block.table:
        yield from _rows(block.table, speaker)
    elif block.bars:
        yield from _series(block.bars, speaker)
    elif block.passages:
        yield [speaker.say(message("Del")), speaker.say(message("Text"))]
        for each in block.passages:
            yield [speaker.text(each.told), speaker.words(each.words)]


def _rows(table: Table, speaker: Speaker) -> Iterator[list[str]]:
    """The table's own columns; what it marks rows with has a column of its own, if it marks any."""
    marks = [", ".join(filter(None, (speaker.text(cell.flag) for cell in row.cells)))
             for row in table.rows]
    is_marked = any(marks)
    yield [*(speaker.text(column.text) for column in table.columns),
           *([speaker.say(message("Märkt"))] if is_marked else [])]
    for row, mark_of in zip(table.rows, marks, strict=True):
        yield [*(speaker.text(cell.text) for cell in row.cells), *([mark_of] if is_marked else [])]


def _series(bars: Bars, speaker: Speaker) -> Iterator[list[str]]:
    yield ["", *(speaker.text(name) for name, _ in bars.series)]
    for nth, name in enumerate(bars.names):
        yield [speaker.text(name), *(speaker.text((Number(row[nth], percent=bars.percent),))
                                     for _, row in bars.series)]


def _csv(rows: Iterable[list[str]]) -> bytes:
    """With a semicolon and a byte order mark, as a Swedish spreadsheet opens it."""
    sheet = StringIO()
    csv.writer(sheet, delimiter=";", lineterminator="\r\n").writerows(
        [defused(cell) for cell in row] for row in rows)
    return (_BOM + sheet.getvalue()).encode()


def _slug(title: str) -> str:
    """A title as a file's name that every system can hold."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST].strip("-") or "bild"


def _put(packed: ZipFile, name: str, content: bytes, how: int = ZIP_DEFLATED) -> None:
    info = ZipInfo(name, _NEVER)
    info.compress_type = how
    info.external_attr = 0o644 << 16
    packed.writestr(info, content)
