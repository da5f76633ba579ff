"""What a Word document begins with: its title, its contents, its summary."""

from __future__ import annotations

from facilitator.domain.document import Drawing, Meter
from facilitator.domain.message import message
from facilitator.domain.wording import Date, said
from facilitator.report.document import Conclusion, Document
from facilitator.report.measure import headed
from facilitator.show.language import number

from .blocks import write_quote
from .ooxml import link, paragraph, run
from .pages import Pages, tall
from .styles import BY_ID
from .tables import beside
from .template import HIGH, WIDE
from .writer import PageOf, Writer

SUMMARY = "summary"
_MOST_LINES = 30  # of contents: more would take a second page, and then chapters alone are told
_PAGE = 30  # pt for a number of a page
_FACTS, _MOST_FACTS = 4, 6  # beside each other, as the columns of a page and at most
_PAIR, _CELL, _UNDER = 2, 8.0, 36.0  # pictures beside each other; pt beside and under one
_LEAST = 0.4  # of a picture's size, to stay on the page
_BEGIN = ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
          ' TOC \\o "LEVELS" \\h \\z \\u </w:instrText></w:r>'
          '<w:r><w:fldChar w:fldCharType="separate"/></w:r>')
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def title_page(writer: Writer, document: Document) -> None:
    """What it is, of what day, and for whom."""
    tongue = writer.tongue
    made = tongue.text(said(message("Sammanställning {day}"), day=Date(document.made)))
    programme = headed(tongue.words(document.programme), 11, True, WIDE * 0.6)
    writer.write("Cover", made, run(programme), run(f"\t{made}", "Soft"))
    writer.write("Title", tongue.words(document.title))
    for told in (tongue.words(document.question), tongue.words(document.organisation),
                 tongue.text((Date(document.date),)) if document.date else ""):
        if told:
            writer.write("Subtitle", told)


def contents(writer: Writer, at: int) -> None:
    """Headings and their pages as text, before part `at`: nothing has to be updated to be read."""
    title = writer.tongue.say(message("Innehåll"))
    parts: list[str | PageOf] = [paragraph("TOCHeading", run(title))]
    pages = Pages()
    pages.paragraph("TOCHeading", title)
    levels = 2 if len(writer.headings) <= _MOST_LINES else 1
    told = [each for each in writer.headings if each[0] <= levels]
    for nth, (level, text, bookmark) in enumerate(told):
        begin = _BEGIN.replace("LEVELS", f"1-{levels}") if nth == 0 else ""
        end = _END if nth == len(told) - 1 else ""
        pages.paragraph(f"TOC{level}", text, _PAGE)
        opened, _, closed = paragraph(
            f"TOC{level}", begin, link(bookmark, run(text), run("\t"), "\0"), end).partition("\0")
        parts += [opened, PageOf(bookmark), closed]
    writer.parts[at:at] = parts
    writer.before = pages.page


def summary(writer: Writer, document: Document) -> None:
    """The few numbers, and each conclusion with its place in the strategy and what it rests on."""
    writer.heading(writer.tongue.say(message("Sammanfattning")), 1, SUMMARY)
    _facts(writer, document)
    for each in document.conclusions:
        text = writer.tongue.words(each.text)
        writer.write("Conclusion", text, writer.mark(each.id), run(text))
        _evidence(writer, each)
    if document.conclusions and document.caveat:
        writer.write("Note", writer.tongue.say(document.caveat))
    if document.quotes:
        writer.heading(writer.tongue.say(message("Med deltagarnas ord")), 2)
    for quote in document.quotes:
        write_quote(writer, quote)
    _pictures(writer, document)


def _pictures(writer: Writer, document: Document) -> None:
    """Drawings two beside each other, smaller where the page has a little less room left.

    A meter needs the whole width.
    """
    drawings = [each for each in document.pictures if not isinstance(each, Meter)]
    rows: list[list[Drawing | Meter]] = [
        [*drawings[at:at + _PAIR]] for at in range(0, len(drawings), _PAIR)]
    rows += [[each] for each in document.pictures if isinstance(each, Meter)]
    for row in rows:
        room = WIDE / min(len(drawings), _PAIR) if row[0] in drawings else WIDE
        told = [_told(writer, each) for each in row]
        high = max(writer.share(each, WIDE) for each in row)
        under = max(tall(". ".join(each), BY_ID["Note"], room - _CELL) for each in told) + _UNDER
        left = HIGH - writer.pages.taken - under
        wide = min(room - _CELL, left / high) if left >= _LEAST * (room - _CELL) * high \
            else room - _CELL
        cells = [writer.drawn(each, wide) + paragraph(
            "Note", writer.led(each.id, title), run(f". {caption}"))
            for each, (title, caption) in zip(row, told, strict=True)]
        if row is not rows[0]:
            writer.write("Spacer", "")
        writer.parts.append(beside(cells, room))
        writer.pages.block(wide * high + under)


def _told(writer: Writer, picture: Drawing | Meter) -> tuple[str, str]:
    return writer.text(picture.title), writer.text(picture.caption)


def _facts(writer: Writer, document: Document) -> None:
    """Numbers large, what they count below: a row of cells without lines."""
    facts = document.facts
    columns = max(_FACTS, min(len(facts), _MOST_FACTS))
    for at in range(0, len(facts), columns):
        writer.parts.append(beside([
            paragraph("FactNumber", run(number(count, writer.tongue.language)))
            + paragraph("FactLabel", run(writer.text(words)))
            for count, words in facts[at:at + columns]], WIDE / columns))
        writer.pages.block(75 if columns > _FACTS else 62)
        writer.write("FactLabel", "")


def _evidence(writer: Writer, each: Conclusion) -> None:
    """Where it belongs, and what it rests on with the page that stands on."""
    place = writer.text(each.place)
    led = writer.tongue.say(message("Till RUS: {place}"), place=place) if place else ""
    if not each.evidence:
        if led:
            writer.write("Evidence", led)
        return
    before = (f"{led}. " if led else "") + writer.tongue.say(message("Bygger på")) + " "
    whole = before + ", ".join(writer.text(evidence.words) + " s. 00" for evidence in each.evidence)
    writer.pages.paragraph("Evidence", whole)
    opened, _, closed = paragraph("Evidence", run(before), "\0").partition("\0")
    writer.parts.append(opened)
    for nth, evidence in enumerate(each.evidence):
        writer.parts += [run("; ") if nth else "", writer.led(
            evidence.id, writer.text(evidence.words))]
        if evidence.id in writer.places:
            writer.parts += [run(" " + writer.tongue.say(message("s.")) + "\N{NO-BREAK SPACE}"),
                             PageOf(writer.places[evidence.id])]
    writer.parts.append(closed)
