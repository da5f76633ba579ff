"""`facilitator carry`: what a workshop hands on to another, read from its file or its report."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from facilitator.cli import refuse
from facilitator.config import BadSetting, read_config
from facilitator.domain.chapter import Kinds
from facilitator.domain.fold import fold
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.workshop import Workshop
from facilitator.importing.carrying import Parcel, parcel_of_file, parcel_of_workshop
from facilitator.importing.reading import LARGEST
from facilitator.kinds import BrokenKind, find_kinds
from facilitator.room.clock import now
from facilitator.storage.log import Log
from facilitator.storage.reading import BrokenFile, NotWritten, open_for_reading
from facilitator.storage.shelf import Shelf


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `carry` takes to its parser."""
    parser.add_argument("workshop", metavar="KOD_ELLER_FIL",
                        help="koden, workshopens fil eller dess JSON-rapport")
    parser.add_argument("--sessions", type=Path, default=Path("sessions"),
                        help="mapp med workshoppar (sessions)")
    parser.add_argument("--json", action="store_true", help="svara med JSON")


def run(args: argparse.Namespace) -> int:
    """Tell what would come along; 1 with a sentence when nothing can."""
    try:
        config = read_config(args.sessions)
        kinds = find_kinds([folder / "kinds" for folder in config.methods])
        parcel = parcel_from(args.workshop, args.sessions, kinds)
    except Refused as refused:
        if args.json:  # so that a page can say it in another language
            sys.stdout.write(json.dumps({"code": refused.code, "why": refused.why,
                                         "details": refused.details}, ensure_ascii=False) + "\n")
        return refuse(refused.sentence())
    except (BadSetting, BrokenKind) as error:
        return refuse(str(error))
    told = json.dumps(parcel, ensure_ascii=False) if args.json else "\n".join(_words(parcel))
    sys.stdout.write(told + "\n")
    return 0


def parcel_from(wanted: str, sessions: Path, kinds: Kinds) -> Parcel:
    """What the workshop of that code, file or JSON report hands on. Raises `Refused`."""
    path = Path(wanted)
    if not path.is_file():
        shelved = Shelf(sessions).find(wanted) if sessions.is_dir() else None
        if shelved is None:
            raise Refused("no_such_source", message("Det finns ingen workshop {name}."),
                          field="from", details={"name": wanted})
        path = shelved.path
    if path.suffix == ".db":
        return parcel_of_workshop(_opened(path, kinds), kinds, now())
    try:
        with path.open("rb") as file:
            return parcel_of_file(file.read(LARGEST + 1), kinds)
    except OSError as error:
        raise _unreadable(path) from error


def _opened(path: Path, kinds: Kinds) -> Workshop:
    try:
        connection = open_for_reading(path)
        try:
            log = Log(connection)
            return replace(fold(tuple(log.read()), kinds), pictures=log.pictures())
        finally:
            connection.close()
    except (BrokenFile, NotWritten, ValueError, KeyError, TypeError) as error:
        raise _unreadable(path) from error


def _unreadable(path: Path) -> Refused:
    return Refused("unreadable", message("{name} kan inte läsas."), field="from",
                   details={"name": path.name})


def _words(parcel: Parcel) -> Iterator[str]:
    source = parcel["source"]
    yield f"{source['title']} ({source['code']}) lämnar vidare:"
    yield f"{len(parcel['drivers'])} saker, {len(parcel['cards'])} kort"
    for each in parcel["drivers"]:
        number = "" if each["priority"] is None else f"  prioritet {each['priority']:.2f}"
        yield f"  {each['name'] or each['id']}{number.replace('.', ',')}"
