"""The process that parses: limited by the kernel before it opens what a stranger sent."""

from __future__ import annotations

import csv
import io
import json
import os
import resource
import sys
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from openpyxl import load_workbook

from facilitator.domain.message import message

_MEMORY, _SECONDS = 512 << 20, 10
_ROWS, _COLUMNS, _SIGNS = 2_000, 50, 2_000
_UNPACKED = 30_000_000
_CHUNK = 1 << 16
_SEPARATORS, _NO_SEPARATOR = ";\t,|", "\x1f"
# Whatever the encoding: an entity can fetch files or grow without end.
_FORBIDDEN = tuple(word.encode(how) for word in ("<!DOCTYPE", "<!ENTITY")
                   for how in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"))


class _Not(Exception):  # noqa: N818 - told as a sentence
    """Why the file is not read."""


def main(path: Path) -> int:
    """Print `{"columns", "rows"}` or `{"why"}` as JSON."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    os.nice(10)
    try:
        told: dict[str, object] = _table(_cells(path))
    except _Not as error:
        told = {"why": str(error)}
    except MemoryError:
        told = {"why": message(
            "Filen tar för mycket minne att läsa. Spara den som CSV och försök igen.")}
    except Exception:  # noqa: BLE001 - whatever a stranger's file does to a library
        told = {"why": message(
            "Filen kan inte läsas. Spara den som CSV eller XLSX och försök igen.")}
    sys.stdout.write(json.dumps(told))
    return 0


def _cells(path: Path) -> Iterator[list[str]]:
    if zipfile.is_zipfile(path):
        _search(path)
        return _workbook(path)
    if path.read_bytes()[:2] == b"PK":
        raise _Not(message("Filen är skadad eller ingen Excelfil."))
    return _lines(path.read_bytes())


def _search(path: Path) -> None:
    """Unpack every part once, count what really comes out, and look for what is forbidden."""
    size = 0
    with zipfile.ZipFile(path) as archive:
        for member in archive.infolist():
            tail = b""
            with archive.open(member) as part:
                while chunk := part.read(_CHUNK):
                    size += len(chunk)
                    if size > _UNPACKED:
                        raise _Not(message("Filen packar upp till mer än servern tar emot."))
                    seen = (tail + chunk).upper()
                    if any(word in seen for word in _FORBIDDEN):
                        raise _Not(message(
                            "Filen innehåller en dokumenttyp eller entitet och läses inte."))
                    tail = chunk[-64:]


def _workbook(path: Path) -> Iterator[list[str]]:
    # By its content and not by what it is called.
    book = load_workbook(io.BytesIO(path.read_bytes()), read_only=True, data_only=True,
                         keep_links=False)
    sheet = book.active
    if sheet is None:
        raise _Not(message("Filen har inget blad."))
    for row in sheet.iter_rows(max_col=_COLUMNS + 1, values_only=True):
        yield ["" if cell is None else str(cell) for cell in row]


def _lines(body: bytes) -> Iterator[list[str]]:
    text = _decoded(body)
    if "\0" in text:
        raise _Not(message("Filen är ingen text. Spara den som CSV eller XLSX."))
    csv.field_size_limit(_SIGNS * _COLUMNS)
    yield from csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))


def _separator(text: str) -> str:
    """What stands between the headings; where they are one, nothing parts the lines.

    Only the first line is asked: below it people write sentences, with commas in them.
    """
    heading = next((line for line in text.splitlines() if line.strip()), "")
    outside = "".join(heading.split('"')[::2])
    found = max(_SEPARATORS, key=outside.count)
    return found if found in outside else _NO_SEPARATOR


def _decoded(body: bytes) -> str:
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return body.decode("utf-16")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return body.decode("cp1252", "replace")  # what Excel saves as "CSV" on a Swedish computer


def _table(lines: Iterable[list[str]]) -> dict[str, object]:
    rows = []
    for line in lines:
        if len(line) > _COLUMNS and any(line[_COLUMNS:]):
            raise _Not(message("Filen har fler än 50 kolumner."))
        if any(len(cell) > _SIGNS for cell in line):
            raise _Not(message("En cell har fler än 2 000 tecken."))
        cells = [cell.strip() for cell in line[:_COLUMNS]]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            rows.append(cells)
        if len(rows) > _ROWS + 1:
            raise _Not(message("Filen har fler än 2 000 rader. Dela upp den och försök igen."))
    if not rows:
        raise _Not(message("Filen är tom."))
    width = max(map(len, rows))
    filled = [row + [""] * (width - len(row)) for row in rows]
    return {"columns": filled[0], "rows": filled[1:]}


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
