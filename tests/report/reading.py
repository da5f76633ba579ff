"""Reads a produced file back: its words as a person would read them, and every byte it hides."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from html import unescape

import pikepdf
import pypdfium2
from openpyxl import load_workbook

_TAG = re.compile(r"<[^>]*>")
_STYLE = re.compile(r"<(style|script)\b.*?</\1>", re.DOTALL)


def words_in(body: bytes) -> str:
    """The words of a file, whatever its format, with single spaces between them."""
    return " ".join(" ".join(_words(body)).split())


def everything_in(body: bytes) -> str:
    """All text that stands anywhere in a file: what is read, and what only a program finds."""
    return "\n".join(_everything(body))


def _words(body: bytes) -> Iterator[str]:
    if body.startswith(b"%PDF"):
        yield from pdf_pages(body)
    elif body.startswith(b"PK"):
        yield from _zipped_words(body)
    elif body.lstrip().startswith(b"<"):
        yield unescape(_TAG.sub(" ", _STYLE.sub(" ", body.decode())))
    else:
        yield body.decode("utf-8-sig", "replace")


def pdf_pages(body: bytes) -> list[str]:
    """The text of each page."""
    document = pypdfium2.PdfDocument(body)
    pages = []
    for page in document:
        text = page.get_textpage()
        # A hyphen at the end of a line is the setter's; pdfium tells it as U+FFFE.
        pages.append(re.sub(r"[\ufffe\xad]\s*", "", text.get_text_bounded()))
        text.close()
        page.close()
    document.close()
    return pages


def _zipped_words(body: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        names = archive.namelist()
        if "xl/workbook.xml" in names:
            yield from _cells(body)
            return
        for name in names:
            if name.endswith(".xml"):
                yield _xml_words(archive.read(name).decode())
            elif not name.endswith((".png", "/", ".rels", ".ttf")):
                yield from _words(archive.read(name))


def _cells(body: bytes) -> Iterator[str]:
    for sheet in load_workbook(io.BytesIO(body)):
        for row in sheet.iter_rows():
            yield from (str(cell.value) for cell in row if cell.value is not None)


def _xml_words(text: str) -> str:
    """Runs of one paragraph belong together; paragraphs and cells stand apart."""
    apart = re.sub(r"</(?:w:p|a:p|w:tc|a:tc|c:v|c:pt)>", " ", text)
    return unescape(_TAG.sub("", apart))


def _everything(body: bytes) -> Iterator[str]:
    yield body.decode("utf-8", "replace")
    if body.startswith(b"%PDF"):
        yield from pdf_pages(body)
        yield from _pdf_strings(body)
    elif body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            yield "\n".join(archive.namelist())
            for name in archive.namelist():
                yield from _everything(archive.read(name))
        yield from _zipped_words(body)


def _pdf_strings(body: bytes) -> Iterator[str]:
    """Titles, alt texts, XMP, outlines: every string and every stream that is not a picture."""
    with pikepdf.open(io.BytesIO(body)) as pdf:
        for thing in pdf.objects:
            yield from _strings(thing, 0)


def _strings(thing: object, depth: int) -> Iterator[str]:
    if isinstance(thing, pikepdf.String):
        yield str(thing)
    elif isinstance(thing, pikepdf.Stream):
        yield from _strings(thing.stream_dict, depth + 1)
        if thing.get("/Subtype") in ("/XML", "/Metadata", None) and "/Length1" not in thing:
            try:
                yield thing.read_bytes().decode("utf-8", "replace")
            except pikepdf.PdfError:
                return
    elif isinstance(thing, pikepdf.Dictionary) and depth < 4:
        for key in list(thing.keys()):
            value = thing[key]
            if not getattr(value, "is_indirect", False):
                yield from _strings(value, depth + 1)
    elif isinstance(thing, pikepdf.Array) and depth < 4:
        for value in list(thing):  # type: ignore[call-overload]
            if not getattr(value, "is_indirect", False):
                yield from _strings(value, depth + 1)
