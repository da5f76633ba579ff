"""`facilitator suggest`: near-duplicates, a draft grouping and places for the lines of a file."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from facilitator.cli import refuse
from facilitator.suggest import (
    Catalogue,
    Embedder,
    Note,
    choose_embedder,
    clean,
    draft,
    duplicate_groups,
    place,
)
from facilitator.suggest.catalogue import SHIPPED, BrokenCatalogue, Theme, read_themes, texts
from facilitator.suggest.choosing import margins
from facilitator.suggest.embedder import Vectors
from facilitator.tables import NotReadable, read_table

_PLAIN = (".txt", ".text", ".md", "")
_LARGEST, _MOST_LINES = 5_000_000, 2_000
_NO_GROUP = ("", "-")
_HEADINGS = "text\tcluster\tname\tdup_group\tplacement"
_AT_A_TIME = 50


class _Not(Exception):  # noqa: N818 - told as a sentence
    """Why the file gives no suggestions."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line's text and the group a person has put it in, "" for none."""

    text: str
    group: str = ""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `suggest` takes to its parser."""
    parser.add_argument("file", metavar="FIL", type=Path, help="TSV, CSV, XLSX eller textfil")
    parser.add_argument("--column", default="text", metavar="KOLUMN",
                        help="kolumnen med texten (text)")
    parser.add_argument("--placed", metavar="KOLUMN",
                        help="kolumnen med grupper som en person har valt; de ändras inte")
    parser.add_argument("--catalogue", type=Path, default=SHIPPED, metavar="FIL",
                        help="temakatalog i stället för den som följer med")
    parser.add_argument("--language", choices=("sv", "en"), default="sv",
                        help="temanamnens språk (sv)")


def run(args: argparse.Namespace) -> int:
    """Print a TSV with a row for each line; 1 with a sentence when the file cannot be read."""
    try:
        lines = _lines(args.file, args.column, args.placed)
        themes = read_themes(args.catalogue)
    except (_Not, NotReadable, BrokenCatalogue) as error:
        return refuse(str(error))
    except OSError as error:
        return refuse(f"{error.filename} kan inte läsas: {error.strerror}.")
    embedder = choose_embedder()
    sys.stderr.write(f"Förslagen bygger på {embedder.word}.\n")
    _print(_suggested(lines, embedder, themes, args.language), args.placed is not None)
    return 0


def _suggested(
    lines: Sequence[Line], embedder: Embedder, themes: Sequence[Theme], language: str
) -> list[list[str]]:
    own = margins(embedder.name)
    catalogue = Catalogue.of(themes, embedder.embed(texts(themes)))
    notes = _notes(lines, embedder)
    told = list(filter(None, notes))
    proposals = {row: one for one in draft(told, (), catalogue, own, language)
                 for row in one.notes}
    alike = {row: f"d{number}" for number, group in enumerate(duplicate_groups(told, own), 1)
             for row in group}
    free = [note for note in told if not note.group]
    places = dict(zip((note.id for note in free), place(free, told, catalogue, own), strict=True))
    rows = []
    for line, note in zip(lines, notes, strict=True):
        key = note.id if note else ""
        proposal = proposals.get(key)
        cluster, name = (proposal.id, proposal.name) if proposal else (line.group, line.group)
        rows.append([line.text, cluster, name, alike.get(key, ""),
                     ";".join(one.group for one in places.get(key, ()))])
    return rows


def _notes(lines: Sequence[Line], embedder: Embedder) -> list[Note | None]:
    """A note a line, None for one without content. Ids depend on the text, not on the line's place,
    so that the same lines in another order are given the same groups."""
    vectors = [vector for begin in range(0, len(lines), _AT_A_TIME)
               for vector in _embedded(lines, begin, embedder)]
    seen: Counter[tuple[str, str]] = Counter()
    notes: list[Note | None] = []
    for line, vector in zip(lines, vectors, strict=True):
        seen[line.text, line.group] += 1
        key = f"{line.text}\t{line.group}\t{seen[line.text, line.group]}"
        notes.append(Note(key, line.text, vector, line.group) if clean(line.text) else None)
    return notes


def _embedded(lines: Sequence[Line], begin: int, embedder: Embedder) -> list[Vectors]:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{begin} av {len(lines)} ")
    return list(embedder.embed([line.text for line in lines[begin : begin + _AT_A_TIME]]))


def _lines(path: Path, column: str, placed: str | None) -> list[Line]:
    if path.suffix.lower() in _PLAIN and placed is None:
        plain = _plain(path)
        # A text file may still be a table: then its first line names the column.
        if column.lower() not in re.split(r"[\t;,|]", plain[0].lower()):
            return [Line(text) for text in plain]
    table = read_table(path)
    wanted = [name.strip().lower() for name in table.columns]
    named = [name for name in (column, placed) if name is not None]
    for name in named:
        if name.strip().lower() not in wanted:
            there = ", ".join(filter(None, table.columns))
            raise _Not(f"Kolumnen {name} finns inte i {path.name}. Där finns: {there}.")
    text, *group = (wanted.index(name.strip().lower()) for name in named)
    return [Line(row[text], _group(row[group[0]]) if group else "") for row in table.rows]


def _group(cell: str) -> str:
    return "" if cell in _NO_GROUP else cell


def _plain(path: Path) -> list[str]:
    """The lines of a text file; lines without content are left out."""
    if path.stat().st_size > _LARGEST:
        raise _Not("Filen är större än 5 MB. Dela upp den och försök igen.")
    body = path.read_bytes()
    if b"\0" in body:
        raise _Not(f"{path.name} är ingen text. Spara den som CSV eller XLSX.")
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = body.decode("cp1252", "replace")
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if not lines:
        raise _Not("Filen är tom.")
    if len(lines) > _MOST_LINES:
        raise _Not("Filen har fler än 2 000 rader. Dela upp den och försök igen.")
    return lines


def _print(rows: list[list[str]], with_placement: bool) -> None:
    heads = _HEADINGS.split("\t")
    width = len(heads) if with_placement else len(heads) - 1
    body = "".join("\t".join(" ".join(cell.split()) if any(c in cell for c in "\t\r\n") else cell
                             for cell in row[:width]) + "\n" for row in [heads, *rows])
    try:
        sys.stdout.buffer.write(body.encode("utf-8", "replace"))
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read has read enough; Python must not find out again when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
