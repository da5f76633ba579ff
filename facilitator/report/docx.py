"""DOCX: the whole report in real styles, to paste from into a strategy."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.document import (
    Block,
    Card,
    Cards,
    Drawing,
    Groups,
    Heading,
    Items,
    Meter,
    Photo,
    Quotes,
    Table,
)
from facilitator.domain.message import message
from facilitator.domain.wording import Date, own, said

from .document import Chapter, Document
from .properties import region, set_properties
from .tongue import Tongue
from .unshown import unshown
from .word.blocks import write_blocks
from .word.front import SUMMARY, contents, summary, title_page
from .word.template import bytes_of, fill, template
from .word.writer import Writer

_UNSHOWN = "unshown"
_SHORT = 30  # rows of an appendix that begins no page of its own


def as_docx(document: Document, tongue: Tongue) -> bytes:
    """The document as a file. `tongue.replaced` says afterwards which signs it could not show."""
    right = tongue.text(said(message("Sammanställning {day}"), day=Date(document.made)))
    file = template(region(tongue.language), tongue.words(document.title), right)
    writer = Writer(file, tongue, _places(document))
    chapters = [*((tongue.text(chapter.title), chapter) for chapter in document.chapters),
                *((_appendix(tongue, chapter), chapter) for chapter in document.appendices)]
    title_page(writer, document)
    begins = len(writer.parts)
    summary(writer, document)
    for name, chapter in chapters:
        _chapter(writer, name, chapter)
    _say_what_was_replaced(writer, document)
    contents(writer, begins)
    fill(file, writer.body())
    set_properties(file.core_properties, document, tongue)
    return bytes_of(file)


def _appendix(tongue: Tongue, chapter: Chapter) -> str:
    return tongue.say(message("Bilaga {letter}. {title}"), letter=chapter.letter,
                      title=tongue.text(chapter.title))


def _chapter(writer: Writer, name: str, chapter: Chapter) -> None:
    is_short = bool(chapter.letter) and rows_of(chapter) <= _SHORT
    writer.heading(name, 1, chapter.id, style="Appendix" if is_short else "")
    write_blocks(writer, chapter.blocks, 1)
    for part in chapter.parts:
        writer.heading(writer.text(part.title), 2, part.id)
        told = [writer.text(part.eyebrow), writer.tongue.words(part.question)]
        if any(told):
            writer.write("Eyebrow", ": ".join(each for each in told if each))
        write_blocks(writer, part.blocks, 2)


def rows_of(chapter: Chapter) -> int:
    """About how many rows an appendix takes, of some forty-five on a page."""
    parts = chapter.parts
    blocks = (*chapter.blocks, *(block for part in parts for block in part.blocks))
    return 2 * len(parts) + sum(map(_rows, blocks))


def _rows(block: Block) -> int:
    match block:
        case Table(rows=rows):
            return 3 + len(rows)
        case Cards(rows) | Quotes(rows) | Items(rows):
            return 2 * len(rows)
        case Groups(rows):
            return sum(4 + len(group.cards) for group in rows)
        case Drawing() | Photo() | Meter():
            return 15
        case _:
            return 2


def _say_what_was_replaced(writer: Writer, document: Document) -> None:
    """The last appendix, where there is something to say."""
    told = unshown(writer.tongue)
    if told:
        letter = chr(ord("A") + len(document.appendices))
        title = said(message("Tecken som inte kunde visas"))
        rows = (Items(tuple(own(each) for each in told)),)
        chapter = Chapter(_UNSHOWN, title, blocks=rows, letter=letter)
        _chapter(writer, _appendix(writer.tongue, chapter), chapter)


def _places(document: Document) -> dict[str, str]:
    """A bookmark for everything that can be led to: Word's names are short and plain."""
    ids = dict.fromkeys((SUMMARY, *_ids(document)))
    return {id: f"_Ref{nth:08d}" for nth, id in enumerate(ids, 1) if id}


def _ids(document: Document) -> Iterator[str]:
    for chapter in (*document.chapters, *document.appendices):
        yield chapter.id
        for block in chapter.blocks:
            yield from _ids_of(block)
        for part in chapter.parts:
            yield part.id
            for block in part.blocks:
                yield from _ids_of(block)


def _ids_of(block: Block) -> Iterator[str]:
    match block:
        case Heading(_, _, id):
            yield id
        case Table():
            yield block.id
            yield from (row.id for row in block.rows)
        case Drawing() | Meter():
            yield block.id
            if isinstance(block, Drawing):
                yield from (each.id for each in block.passages)
                if block.table:
                    yield from _ids_of(block.table)
        case Quotes(rows):
            yield from (quote.id for quote in rows)
        case Cards(rows, brief) if not brief:
            yield from (id for card in rows for id in _ids_of_card(card))
        case Groups(rows):
            yield from (group.id for group in rows)
        case _:
            return


def _ids_of_card(card: Card) -> Iterator[str]:
    yield card.id
    for each in card.under:
        yield from _ids_of_card(each)
