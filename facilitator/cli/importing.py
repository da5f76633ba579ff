"""`facilitator import`: a workshop from its JSON report, with no server needed."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from facilitator.cli import refuse
from facilitator.config import BadSetting, read_config
from facilitator.domain.refused import Refused
from facilitator.importing.bringing import Brought, bring
from facilitator.importing.reading import LARGEST
from facilitator.kinds import BrokenKind, find_kinds
from facilitator.room.clock import now
from facilitator.storage.database import BrokenFile
from facilitator.storage.shelf import Shelf


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `import` takes to its parser."""
    parser.add_argument("file", metavar="FIL", type=Path, help="JSON-rapporten")
    parser.add_argument("--sessions", type=Path, default=Path("sessions"),
                        help="mapp med workshoppar (sessions)")
    parser.add_argument("--code", default="",
                        help="en annan kod än rapportens; new för en som är ledig")
    parser.add_argument("--json", action="store_true", help="svara med JSON")


def run(args: argparse.Namespace) -> int:
    """Make the file and tell code and links; 1 with a sentence when it cannot be read."""
    try:
        with args.file.open("rb") as file:
            body = file.read(LARGEST + 1)
    except OSError as error:
        return refuse(f"{args.file} kan inte läsas: {error.strerror}.")
    try:
        args.sessions.mkdir(mode=0o700, parents=True, exist_ok=True)
        config = read_config(args.sessions)
        kinds = find_kinds([folder / "kinds" for folder in config.methods])
        brought = bring(Shelf(args.sessions), kinds, body, now(), args.code)
    except Refused as refused:
        if args.json:  # so that a page can say it in another language
            sys.stdout.write(json.dumps({"code": refused.code, "why": refused.why,
                                         "details": refused.details}, ensure_ascii=False) + "\n")
        return refuse(refused.sentence())
    except (BadSetting, BrokenKind, BrokenFile) as error:
        return refuse(str(error))
    except OSError as error:
        return refuse(f"Workshopen kunde inte skrivas i {args.sessions}: {error}.")
    told = json.dumps(_facts(brought), ensure_ascii=False) if args.json else "\n".join(
        _words(brought))
    sys.stdout.write(told + "\n")
    return 0


def _facts(brought: Brought) -> dict[str, object]:
    code = brought.workshop.code
    return {
        "code": code, "phone_path": f"/w/{code}", "wall_path": f"/wall/{code}",
        "desk_path": f"/desk/{code}", "desk_key": brought.desk_key,
        "wall_key": brought.wall_key, "file": brought.path.name,
        "left_out": list(brought.left_out), "unshown": list(brought.unshown),
    }


def _words(brought: Brought) -> Iterator[str]:
    code = brought.workshop.code
    yield f"{brought.workshop.title} har koden {code} och ligger i {brought.path}."
    yield f"Telefon  /w/{code}"
    yield f"Vägg     /wall/{code}?key={brought.wall_key}"
    yield f"Bord     /desk/{code}?key={brought.desk_key}"
    for title in brought.left_out:
        yield f"{title} är tomt: metoden säger inte hur det kan följa med."
    for title in brought.unshown:
        yield f"{title}: svaren följer inte med, för resultatet hade inte visats."
