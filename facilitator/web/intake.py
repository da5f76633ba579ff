"""From a file to contributions: shown first, then each row is a command like any other."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from flask import Blueprint, Response, abort, request

from facilitator.domain.command import Command
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.roles import Actor
from facilitator.domain.workshop import Activity
from facilitator.room.access import new_secret
from facilitator.room.room import Room
from facilitator.show.language import say
from facilitator.tables import NotReadable, Table, read_table

from .forms import check_form, token_here
from .site import Site

_LARGEST_UPLOAD = 6 << 20
_KEPT = 8
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Intake:
    """A file that has been read and waits for a yes: `fields` is heading -> field."""

    code: str
    activity: str
    mark: str
    table: Table
    fields: Mapping[str, str]

    def rows(self) -> list[dict[str, str]]:
        """Each row as the fields of a command."""
        return [{self.fields[column]: cell for column, cell in zip(
            self.table.columns, row, strict=True) if column in self.fields}
            for row in self.table.rows]


def intake_pages(site: Site) -> Blueprint:
    """`/desk/CODE/import`."""
    pages = Blueprint("intake", __name__)
    waiting: dict[str, Intake] = {}

    @pages.get("/desk/<code>/import")
    def choose(code: str) -> Response:
        room = site.room(code)
        site.at_desk(room)
        return _page(site, room)

    @pages.post("/desk/<code>/import")
    def take(code: str) -> Response:
        # Before a byte of it is read: what was half read would lie about in a temporary file.
        if (request.content_length or 0) > _LARGEST_UPLOAD:
            abort(413)
        request.max_content_length = _LARGEST_UPLOAD
        room = site.room(code)
        actor = site.at_desk(room)
        check_form(room.state.code)
        agreed = waiting.pop(request.form.get("intake", ""), None)
        if agreed and agreed.code == room.state.code:
            return _taken_in(site, room, actor, agreed)
        try:
            found = _read(site, room)
        except NotReadable as why:
            return _page(site, room, error=say(site.language(), str(why)))
        key = new_secret()
        waiting[key] = found
        while len(waiting) > _KEPT:
            waiting.pop(next(iter(waiting)))
        return _page(site, room, key=key, found=found)

    del choose, take
    return pages


def _read(site: Site, room: Room) -> Intake:
    """What was sent, if the activity that is on can take it. Raises `NotReadable`."""
    activity = _taking(room)
    sent = request.files.get("file")
    if activity is None or sent is None or not sent.filename:
        raise NotReadable(say(site.language(), message("Välj en fil först.")))
    body = sent.read()
    with tempfile.NamedTemporaryFile(prefix="intake-") as file:
        file.write(body)
        file.flush()
        table = read_table(Path(file.name))
    known = room.kinds[activity.kind].intake_columns
    fields = {column: known[column.casefold()] for column in table.columns
              if column.casefold() in known}
    if not fields:
        raise NotReadable(say(site.language(), message(
            "Ingen av kolumnerna känns igen. Första raden ska ha rubriker som {columns}."),
            {"columns": ", ".join(sorted(set(known)))}))
    return Intake(room.state.code, activity.id, hashlib.sha256(body).hexdigest(), table, fields)


def _taken_in(site: Site, room: Room, actor: Actor, intake: Intake) -> Response:
    """One command a row. The id follows from file, row and item: the same file twice is once."""
    command = room.kinds[room.state.activities[intake.activity].kind].intake
    came, refused = 0, []
    for number, row in enumerate(intake.rows(), start=2):
        mark = hashlib.sha256(f"{intake.mark}:{intake.activity}:{number}".encode()).hexdigest()[:32]
        data = {**row, **_organisation(room, row)}
        try:
            room.handle(Command(mark, command, actor, intake.activity, data))
            came += 1
        except Refused as why:
            refused.append({"row": number, "words": next(iter(row.values()), ""),
                            "why": say(site.language(), why.why, why.details)})
    return _page(site, room, came=came, refused=refused)


def _organisation(room: Room, row: Mapping[str, str]) -> dict[str, str]:
    """The organisation's id where the row names one that is here."""
    named = row.get("organisation", "").casefold()
    found = next((o.id for o in room.state.organisations.values()
                  if named in (o.name.casefold(), o.id)), "")
    return {"organisation": found} if "organisation" in row else {}


def _taking(room: Room) -> Activity | None:
    """The activity that is on, if its method takes files."""
    activity = room.state.now()
    kind = room.kinds.get(activity.kind) if activity else None
    return activity if kind and kind.intake else None


def _page(site: Site, room: Room, **shown: object) -> Response:
    found = shown.get("found")
    preview = found.rows()[:_SHOWN] if isinstance(found, Intake) else []
    return site.page("desk/import.html", 409 if shown.get("error") else 200, **{
        "workshop": room.state, "activity": _taking(room), "error": "", "key": "", "came": None,
        "refused": [], "found": found, "preview": preview,
        "fields": sorted(set(found.fields.values())) if isinstance(found, Intake) else [],
        "left_out": [c for c in found.table.columns if c and c not in found.fields]
        if isinstance(found, Intake) else [],
        "csrf": token_here(room.state.code), **shown})
