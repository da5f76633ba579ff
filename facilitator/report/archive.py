"""The archive's package: every format, tables one by one, what the records are, and their sums."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from functools import partial

from facilitator.show.language import say

from .apart import made_apart
from .build import Report
from .filing import as_text, metadata, readme
from .formats import FORMATS, Format
from .naming import different, safe_name
from .parts import README
from .printing import Printer, Progress
from .tables import as_csv_of
from .zipping import Zip

SUMS = "SHA256SUMS"
TABLES = "tabeller"
# The archive is told that it is this one.
_SEPARATOR = ";"


def archive(printer: Printer, progress: Progress) -> bytes:
    """One ZIP. `sha256sum -c SHA256SUMS` inside it accepts every other file."""
    sums: dict[str, str] = {}
    with Zip(printer.at) as box:
        for name, body in (*_copies(printer, progress), *_tables(printer.tables())):
            box.put(name, body)
            sums[name] = hashlib.sha256(body).hexdigest()
        for name, body in _papers(printer, sums).items():
            box.put(name, body)
            sums[name] = hashlib.sha256(body).hexdigest()
        box.put(SUMS, "".join(f"{sums[name]}  {name}\n" for name in sums).encode())
        return box.done()


def _copies(printer: Printer, progress: Progress) -> Iterator[tuple[str, bytes]]:
    forms = list(FORMATS.values())
    for done, form in enumerate(forms):
        progress(done, len(forms), say(printer.language, form.label))
        body = made_apart(partial(printer.copy, form, separator=_SEPARATOR))
        yield from _files(form, body, printer.workshop.code)


def _files(form: Format, body: bytes, code: str) -> Iterator[tuple[str, bytes]]:
    """A format that is a ZIP of its own is laid out as a folder: an archive keeps no nests."""
    if form.mime != "application/zip":
        # Two formats may be files of one sort.
        yield f"{code}-{form.name}.{form.ending}" if form.ending else f"{code}.{form.name}", body
        return
    with zipfile.ZipFile(io.BytesIO(body)) as inner:
        for each in inner.infolist():
            if not each.is_dir():
                yield f"{form.name}/{each.filename}", inner.read(each)


def _tables(report: Report) -> Iterator[tuple[str, bytes]]:
    """Each table as a CSV file, numbered in the agenda's order."""
    taken: list[str] = []
    tables = [(section, sheet) for section in report.sections for sheet in section.sheets]
    for number, (section, sheet) in enumerate(tables, 1):
        title = safe_name(say(report.language, sheet.part) + " " + sheet.title, sheet.title)
        taken.append(different(f"{number:02} {title}", taken))
        yield f"{TABLES}/{taken[-1]}.csv", as_csv_of(report, section, sheet, _SEPARATOR)


def _papers(printer: Printer, sums: Mapping[str, str]) -> dict[str, bytes]:
    told = metadata(printer, tuple(sums))
    return {
        "metadata.json": json.dumps(told, ensure_ascii=False, indent=1).encode(),
        "metadata.txt": as_text(told).encode(),
        README: readme(printer).encode(),
    }
