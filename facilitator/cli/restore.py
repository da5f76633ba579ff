"""`facilitator restore`: a copy becomes the workshop again, with the same history to the byte."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from facilitator.cli import refuse
from facilitator.storage.copies import Copy
from facilitator.storage.database import BrokenFile
from facilitator.storage.ownership import Owned, own
from facilitator.storage.restoring import Present, restore


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `restore` takes to its parser."""
    parser.add_argument("path", metavar="SÖKVÄG", type=Path, help="kopian")
    parser.add_argument("--sessions", type=Path, default=Path("sessions"),
                        help="mapp med workshoppar (sessions)")
    parser.add_argument("--replace", action="store_true",
                        help="lägg undan den som finns i replaced/ och ta kopian i stället")


def run(args: argparse.Namespace) -> int:
    """Check the copy and put it in place; 1 with a sentence when that cannot be done."""
    if not args.path.is_file():
        return refuse(f"{args.path} finns inte.")
    try:
        args.sessions.mkdir(mode=0o700, parents=True, exist_ok=True)
        made = _restored(args)
    except BrokenFile as error:
        return refuse(f"Kopian kan inte användas: {error}.")
    except Present as present:
        return refuse(f"Workshopen finns redan som {present}. Med --replace läggs den undan i "
                      "replaced/.")
    except Owned as owned:
        return refuse(f"Mappen används av {owned}. Stoppa servern först, eller återställ från "
                      "bordets sida Säkerhetskopior.")
    except OSError as error:
        return refuse(f"{args.sessions} kan inte skrivas: {error.strerror or error}.")
    sys.stdout.write(f"{made.path}: {made.events} händelser, {made.hash}\n")
    return 0


def _restored(args: argparse.Namespace) -> Copy:
    """A new file may come while a server runs, which notices it; none may be swapped under it."""
    if not args.replace:
        return restore(args.path, args.sessions)
    owner = own(args.sessions, "facilitator restore")
    try:
        return restore(args.path, args.sessions, replace=True)
    finally:
        owner.close()
