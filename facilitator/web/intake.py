"""From a file to contributions: shown first, then each row is a command like any other."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import gevent
from flask import Blueprint, Response, abort, request
from gevent.lock import BoundedSemaphore

from facilitator.domain.command import Command
from facilitator.domain.decide import decide
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.roles import Actor
from facilitator.domain.workshop import Activity
from facilitator.room.access import new_secret
from facilitator.room.room import Room
from facilitator.show.language import say
from facilitator.tables import NotReadable, Table, read_table

from .forms import token_here
from .site import Site

_LARGEST_UPLOAD = 6 << 20
_KEPT = 8
_SHOWN = 12
_ROWS_AT_A_TIME = 50


@dataclass(frozen=True, slots=True)
class Intake:
    """A file that has been read and waits for a yes: `fields` is the place of a column -> field."""

    code: str
    activity: str
    mark: str
    table: Table
    fields: Mapping[int, str]

    def rows(self) -> list[dict[str, str]]:
        """Each row as the fields of a command."""
        return [{field: row[place] for place, field in self.fields.items()}
                for row in self.table.rows]

    def left_out(self) -> list[str]:
        """Headings of the columns that are not read; those without one by their number."""
        return [heading or f"{place + 1}" for place, heading in enumerate(self.table.columns)
                if place not in self.fields and (heading or any(r[place] for r in self.table.rows))]


def intake_pages(site: Site) -> Blueprint:
    """`/desk/CODE/import`."""
    pages = Blueprint("intake", __name__)
    waiting: dict[str, Intake] = {}

    def forget(room: Room) -> None:
        for key in [key for key, each in waiting.items() if each.code == room.state.code]:
            del waiting[key]

    site.rooms.on_close(forget)
    # Each may take half a gigabyte while it is read.
    one_at_a_time = BoundedSemaphore(1)

    @pages.get("/desk/<code>/import")
    def choose(code: str) -> Response:
        return _page(site, site.desk(code)[0])

    @pages.post("/desk/<code>/import")
    def take(code: str) -> Response:
        # Before a byte of it is read: what was half read would lie about in a temporary file.
        if (request.content_length or 0) > _LARGEST_UPLOAD:
            abort(413)
        request.max_content_length = _LARGEST_UPLOAD
        room, actor = site.desk_form(code)
        agreed = waiting.pop(request.form.get("intake", ""), None)
        if agreed and agreed.code == room.state.code:
            return _taken_in(site, room, actor, agreed)
        try:
            with one_at_a_time:
                found = _read(site, room)
        except NotReadable as why:
            return _page(site, room, error=say(site.language(), str(why)))
        key = new_secret()
        waiting[key] = found
        while len(waiting) > _KEPT:
            waiting.pop(next(iter(waiting)))
        return _page(site, room, key=key, found=found, refused=_foreseen(site, room, actor, found),
                     strangers=_strangers(room, found))

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
    fields: dict[int, str] = {}
    for place, column in enumerate(table.columns):
        field = known.get(column.casefold())
        # Of two columns for one field the first is read, and the other is told as left out.
        if field and field not in fields.values():
            fields[place] = field
    if not fields:
        raise NotReadable(say(site.language(), message(
            "Ingen av kolumnerna känns igen. Första raden ska ha rubriker som {columns}."),
            {"columns": ", ".join(sorted(set(known)))}))
    return Intake(room.state.code, activity.id, hashlib.sha256(body).hexdigest(), table, fields)


def _taken_in(site: Site, room: Room, actor: Actor, intake: Intake) -> Response:
    """One command a row; what was in already is not counted as new."""
    came, again, refused = 0, 0, []
    for number, command in _commands(room, actor, intake):
        before = room.state.seq
        try:
            known = room.handle(command).seq <= before
        except Refused as why:
            refused.append(_told(site, number, command, why))
        else:
            came, again = came + (not known), again + known
    return _page(site, room, came=came, again=again, refused=refused)


def _foreseen(site: Site, room: Room, actor: Actor, intake: Intake) -> list[dict[str, object]]:
    """The rows that would be refused as things stand, and why; nothing is done."""
    refused = []
    state = room.state
    for number, command in _commands(room, actor, intake):
        if number % _ROWS_AT_A_TIME == 0:
            gevent.sleep(0)  # thousands of rows must not hold up anybody's tick
        try:
            decide(state, command, site.now(), room.kinds)
        except Refused as why:
            refused.append(_told(site, number, command, why))
    return refused


def _told(site: Site, number: int, command: Command, why: Refused) -> dict[str, object]:
    words = next((str(words) for words in command.data.values() if words), "")
    return {"row": number, "words": words, "why": say(site.language(), why.why, why.details)}


def _commands(room: Room, actor: Actor, intake: Intake) -> Iterator[tuple[int, Command]]:
    """Each row's number in the file and its command.

    The id follows from file, row and item: the same file twice is once.
    """
    name = room.kinds[room.state.activities[intake.activity].kind].intake
    for number, row in enumerate(intake.rows(), start=2):
        mark = hashlib.sha256(f"{intake.mark}:{intake.activity}:{number}".encode()).hexdigest()[:32]
        yield number, Command(mark, name, actor, intake.activity,
                              {**row, **_organisation(room, row)})


def _organisation(room: Room, row: Mapping[str, str]) -> dict[str, str]:
    """The organisation's id where the row names one that is here."""
    named = row.get("organisation", "").casefold()
    found = next((o.id for o in room.state.named_organisations()
                  if named in (o.name.casefold(), o.id)), "")
    return {"organisation": found} if "organisation" in row else {}


def _strangers(room: Room, intake: Intake) -> list[str]:
    """Organisations that rows name and the workshop does not have: those rows come without."""
    named = {row["organisation"] for row in intake.rows() if row.get("organisation")}
    return sorted(name for name in named
                  if not _organisation(room, {"organisation": name})["organisation"])


def _taking(room: Room) -> Activity | None:
    """The activity that is on, if its method takes files."""
    activity = room.state.now()
    kind = room.kinds.get(activity.kind) if activity else None
    return activity if kind and kind.intake else None


def _page(site: Site, room: Room, **shown: object) -> Response:
    found = shown.get("found")
    return site.page("desk/import.html", 409 if shown.get("error") else 200, **{
        "workshop": room.state, "activity": _taking(room), "error": "", "key": "", "came": None,
        "again": 0, "refused": [], "strangers": [], "found": found,
        "preview": found.rows()[:_SHOWN] if isinstance(found, Intake) else [],
        "fields": list(found.fields.values()) if isinstance(found, Intake) else [],
        "left_out": found.left_out() if isinstance(found, Intake) else [],
        "csrf": token_here(room.state.code), **shown})
