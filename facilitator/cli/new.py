"""`facilitator new`: a workshop from a template, with no server needed."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from facilitator.cli import refuse
from facilitator.cli.carry import parcel_from
from facilitator.config import BadSetting, read_config
from facilitator.domain.refused import Refused
from facilitator.domain.workshop import NAMINGS
from facilitator.founding import Founded, Wish, found
from facilitator.kinds import BrokenKind, find_kinds
from facilitator.room.clock import now
from facilitator.storage.database import BrokenFile
from facilitator.storage.shelf import Shelf


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `new` takes to its parser."""
    parser.add_argument("--template", required=True, help="mall, se facilitator templates")
    parser.add_argument("--title", required=True, help="workshopens namn")
    parser.add_argument("--programme", default="", help="program, t.ex. region-2050")
    parser.add_argument("--date", default="", help="datum, ÅÅÅÅ-MM-DD (i dag)")
    parser.add_argument("--question", default="", help="frågan (mallens)")
    parser.add_argument("--naming", choices=NAMINGS, default="organisation",
                        help="vad som visas vid ett bidrag (organisation)")
    parser.add_argument("--from", dest="source", default="", metavar="KOD_ELLER_FIL",
                        help="workshopen den börjar med: kod, fil eller JSON-rapport")
    parser.add_argument("--sessions", type=Path, default=Path("sessions"),
                        help="mapp med workshoppar (sessions)")
    parser.add_argument("--json", action="store_true", help="svara med JSON")


def run(args: argparse.Namespace) -> int:
    """Make the file and tell code and links; 1 with a sentence when it cannot be made."""
    try:
        args.sessions.mkdir(mode=0o700, parents=True, exist_ok=True)
        config = read_config(args.sessions)
        kinds = find_kinds([folder / "kinds" for folder in config.methods])
        parcel = parcel_from(args.source, args.sessions, kinds) if args.source else None
        wish = Wish(args.template, args.title, args.programme, args.date or now()[:10],
                    args.question, args.naming, parcel)
        founded = found(Shelf(args.sessions), kinds, wish, now())
    except Refused as refused:
        return refuse(refused.sentence())
    except (BadSetting, BrokenKind, BrokenFile) as error:
        return refuse(str(error))
    except OSError as error:
        return refuse(f"Workshopen kunde inte skrivas i {args.sessions}: {error}.")
    told = json.dumps(_facts(founded), ensure_ascii=False) if args.json else _words(founded)
    sys.stdout.write(told + "\n")
    return 0


def _facts(founded: Founded) -> dict[str, object]:
    workshop, code = founded.workshop, founded.workshop.code
    return {
        "code": code, "phone_path": f"/w/{code}", "wall_path": f"/wall/{code}",
        "desk_path": f"/desk/{code}", "desk_key": founded.desk_key,
        "wall_key": founded.wall_key, "file": founded.path.name,
        "activities": [{"id": a.id, "kind": a.kind, "title": a.title}
                       for a in (workshop.activities[i] for i in workshop.agenda)],
    }


def _words(founded: Founded) -> str:
    code = founded.workshop.code
    return "\n".join((
        f"{founded.workshop.title} har koden {code} och ligger i {founded.path}.",
        f"Telefon  /w/{code}",
        f"Vägg     /wall/{code}?key={founded.wall_key}",
        f"Bord     /desk/{code}?key={founded.desk_key}",
    ))
