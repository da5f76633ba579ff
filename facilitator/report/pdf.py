"""PDF: the document as a tagged file that anybody can read aloud, and an archive can keep."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import typst

from facilitator.domain.message import message

from .coverage import FAMILIES
from .document import Document
from .press import pdf_of
from .row_heads import with_row_heads
from .set_blocks import Plain
from .set_texts import Lost, Speaker
from .setting import set_document
from .tongue import Tongue

_STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]


def as_pdf(document: Document, tongue: Tongue) -> bytes:
    """PDF/UA-1 and PDF/A-2a, with the shipped fonts inside; the same bytes for the same document.

    What could not be shown is added to `tongue.replaced` and listed at the end of the file.
    Raises typst.TypstError.
    """
    speaker = Speaker(tongue.language, isolates=True)
    values = set_document(document, speaker)
    values["lost"] = _lost(speaker, speaker.lost())
    values["families"] = FAMILIES
    tongue.replaced.update(speaker.tongue.replaced)
    made = _moment(document.made)
    values["day"] = [made.year, made.month, made.day]
    try:
        return _set(values, made, _STANDARDS)
    except typst.TypstError as error:
        return _second_try(values, made, speaker, error)


def _second_try(
    values: Plain, made: datetime, speaker: Speaker, error: typst.TypstError
) -> bytes:
    """A report with a fault that is told is better than none."""
    sys.stderr.write(f"PDF/UA-1: {error.message}\n")
    values["fault"] = speaker.say(message(
        "Filen följer inte fullt ut standarderna för tillgängliga och arkiverade dokument."))
    return _set(values, made, [])


def _set(values: Plain, made: datetime, standards: list[typst.PDFStandard]) -> bytes:
    return with_row_heads(pdf_of("report.typ", values, standards, int(made.timestamp())))


def _lost(speaker: Speaker, lost: tuple[Lost, ...]) -> Plain | None:
    if not lost:
        return None
    return {
        "title": speaker.say(message("Tecken som inte kunde visas")),
        "words": speaker.say(message(
            "De här tecknen finns inte i rapportens typsnitt. I texten står □ i deras ställe.")),
        "columns": [speaker.say(name) for name in (
            message("Kod"), message("Namn"), message("Antal gånger"))],
        "rows": [[each.code, each.name, speaker.number(each.times)] for each in lost],
    }


def _moment(made: str) -> datetime:
    """When the report was made; a fixed day where that is unknown, so that bytes stay the same."""
    try:
        at = datetime.fromisoformat(made)
    except ValueError:
        at = datetime(2000, 1, 1, tzinfo=UTC)
    return at if at.tzinfo else at.replace(tzinfo=UTC)
