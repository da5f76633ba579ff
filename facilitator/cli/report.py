"""`facilitator report`: the summary in a format, straight from the file."""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path

from facilitator.cli import refuse
from facilitator.domain.making import organisation_named
from facilitator.report.formats import FORMATS
from facilitator.show.language import LANGUAGES
from facilitator.storage.shelf import Shelf

from .printer import NotOpened, open_printer


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `report` takes to its parser."""
    parser.add_argument("workshop", metavar="KOD_ELLER_FIL", help="koden eller filen")
    parser.add_argument("--format", required=True, choices=tuple(FORMATS), help="format")
    parser.add_argument("--organisation", default="", help="bara den organisationens del")
    parser.add_argument("--version", default="published", metavar="published|draft|N",
                        help="vad redaktören har publicerat, utkastet eller en version (published)")
    parser.add_argument("--output", required=True, type=Path, help="fil att skriva")
    parser.add_argument("--separator", choices=(",", ";"), default=",",
                        help="skiljetecken i CSV (,)")
    parser.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0], help="språk (sv)")
    parser.add_argument("--sessions", type=Path, default=Path("sessions"),
                        help="mapp med workshoppar (sessions)")


def run(args: argparse.Namespace) -> int:
    """Write the report; 1 with a sentence when there is no such workshop or it is broken."""
    path = _find(args.workshop, args.sessions)
    if path is None:
        return refuse(f"Det finns ingen workshop {args.workshop} i {args.sessions}.")
    try:
        printer = open_printer(path, args.sessions, args.language)
    except NotOpened as error:
        return refuse(str(error))
    home = organisation_named(printer.workshop, args.organisation)
    if args.organisation and home is None:
        return refuse(f"{args.organisation} finns inte i {printer.workshop.title}.")
    if home and not FORMATS[args.format].parted:
        return refuse(f"Formatet {args.format} finns bara för hela workshopen.")
    if printer.workshop.editing.called(args.version) is None:
        return refuse(f"Version {args.version} finns inte i {printer.workshop.title}.")
    try:
        _replace(args.output, printer.copy(
            FORMATS[args.format], home.id if home else "", args.separator, args.version))
    except OSError as error:
        return refuse(f"{args.output} kan inte skrivas: {error.strerror}.")
    return 0


def _find(wanted: str, sessions: Path) -> Path | None:
    as_file = Path(wanted)
    if as_file.is_file():
        return as_file
    shelved = Shelf(sessions).find(wanted) if sessions.is_dir() else None
    return shelved.path if shelved else None


def _replace(output: Path, body: bytes) -> None:
    """The whole file or none of it."""
    handle, draft = tempfile.mkstemp(dir=output.absolute().parent, prefix=".report-")
    with os.fdopen(handle, "wb") as file:
        file.write(body)
    Path(draft).chmod(0o644)
    Path(draft).replace(output)
