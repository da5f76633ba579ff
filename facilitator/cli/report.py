"""`facilitator report`: the summary in a format, straight from the file."""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path

from facilitator.cli import refuse
from facilitator.config import BadSetting, read_config
from facilitator.domain.fold import fold
from facilitator.kinds import BrokenKind, find_kinds
from facilitator.paths import asset
from facilitator.report.build import build
from facilitator.report.formats import FORMATS, Press
from facilitator.report.part import part_of
from facilitator.room.clock import now
from facilitator.show.environment import make_environment
from facilitator.show.language import LANGUAGES
from facilitator.storage.database import BrokenFile, open_for_reading
from facilitator.storage.log import Log
from facilitator.storage.shelf import Shelf
from facilitator.web.assets import Assets

# Known by name; they are written in a release to come.
_TO_COME = ("pdf", "docx", "pptx")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `report` takes to its parser."""
    parser.add_argument("workshop", metavar="KOD_ELLER_FIL", help="koden eller filen")
    parser.add_argument("--format", required=True, choices=(*FORMATS, *_TO_COME), help="format")
    parser.add_argument("--organisation", default="", help="bara den organisationens del")
    parser.add_argument("--output", required=True, type=Path, help="fil att skriva")
    parser.add_argument("--separator", choices=(",", ";"), default=",",
                        help="skiljetecken i CSV (,)")
    parser.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0], help="språk (sv)")
    parser.add_argument("--sessions", type=Path, default=Path("sessions"),
                        help="mapp med workshoppar (sessions)")


def run(args: argparse.Namespace) -> int:
    """Write the report; 1 with a sentence when there is no such workshop or it is broken."""
    if args.format in _TO_COME:
        return refuse(f"Formatet {args.format} finns inte än. Välj något av {', '.join(FORMATS)}.")
    path = _find(args.workshop, args.sessions)
    if path is None:
        return refuse(f"Det finns ingen workshop {args.workshop} i {args.sessions}.")
    try:
        config = read_config(args.sessions)
        kinds = find_kinds([folder / "kinds" for folder in config.methods])
        connection = open_for_reading(path)
        workshop = fold(Log(connection).read(), kinds)
        connection.close()
    except (BadSetting, BrokenKind) as error:
        return refuse(str(error))
    except (BrokenFile, ValueError, KeyError, TypeError) as error:
        return refuse(f"{path.name} kan inte läsas: {error}.")
    if args.organisation:
        part = part_of(workshop, args.organisation)
        if part is None:
            return refuse(f"{args.organisation} finns inte i {workshop.title}.")
        workshop = part
    folders = [asset("templates"), *(folder / "templates" for folder in config.methods)]
    environment = make_environment(folders, args.language, str)
    body = FORMATS[args.format].write(
        build(workshop, kinds, now(), args.language), Press(environment, _css(), args.separator))
    try:
        _replace(args.output, body)
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


def _css() -> str:
    return Assets(asset("static")).self_contained("report.css")

