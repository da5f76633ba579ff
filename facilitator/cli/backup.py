"""`facilitator backup`: a checked copy of a workshop, also while it is going on."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from facilitator.cli import refuse
from facilitator.storage.copies import copy
from facilitator.storage.database import BrokenFile
from facilitator.storage.shelf import Shelf, look


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `backup` takes to its parser."""
    parser.add_argument("code", metavar="KOD", help="workshopens kod")
    parser.add_argument("path", metavar="SÖKVÄG", type=Path, help="fil eller mapp att skriva i")
    parser.add_argument("--sessions", type=Path, default=Path("sessions"),
                        help="mapp med workshoppar (sessions)")


def run(args: argparse.Namespace) -> int:
    """Copy, check and tell; 1 with a sentence when there is no such workshop or no room for it."""
    shelved = Shelf(args.sessions).find(args.code) if args.sessions.is_dir() else None
    if shelved is None:
        return refuse(f"Det finns ingen workshop {args.code} i {args.sessions}.")
    target = args.path / shelved.path.name if args.path.is_dir() else args.path
    why_not = _why_not(target, args.sessions, shelved.code)
    if why_not:
        return refuse(why_not)
    try:
        made = copy(shelved.path, target)
    except BrokenFile as error:
        return refuse(f"Workshopen kan inte läsas: {error}.")
    except OSError as error:
        return refuse(f"{target} kan inte skrivas: {error.strerror or error}.")
    sys.stdout.write(f"{made.path}: {made.events} händelser, {made.size} byte, {made.hash}\n")
    return 0


def _why_not(target: Path, sessions: Path, code: str) -> str:
    """A copy may take an older one's place, and nothing else's: least of all a workshop's."""
    if target.parent.resolve() == sessions.resolve():
        return f"Kopian kan inte ligga bland workshopparna i {sessions}. Välj en annan mapp."
    if os.path.lexists(target) and look(target).code != code:
        return f"{target} finns redan och är ingen kopia av {code}. Välj ett annat namn."
    return ""
