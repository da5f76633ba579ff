"""The desk's page of groups: form them, see what it gives first, and mend them by hand."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from flask import Blueprint, Response, jsonify, request
from gevent.lock import BoundedSemaphore

from facilitator.domain.command import Command
from facilitator.domain.fields import clean
from facilitator.domain.grouped import table_of
from facilitator.domain.grouping import COMMANDS, formed
from facilitator.domain.message import message
from facilitator.domain.picture import Part
from facilitator.domain.refused import Refused
from facilitator.domain.roles import Actor, Role
from facilitator.domain.seat_list import Line, as_lines, listed
from facilitator.domain.undoing import last_laid, last_undo
from facilitator.domain.walls import SEATS
from facilitator.room.room import Room
from facilitator.show.language import say
from facilitator.show.painted import Painted, painted
from facilitator.show.seating import by_name, by_table, foreseen, signs, tables
from facilitator.show.views import context
from facilitator.tables import NotReadable, Table, read_table

from .forms import token_here
from .responses import to
from .site import Site

_FORM = {rule.name: rule for rule in COMMANDS}["group.form"]
# What a button of the page asks for, and the fields that go with it.
_ASKED = {"dissolve": (), "add": ("name",), "rename": ("group", "name"), "remove": ("group",),
          "seat": (), "host": ("group", "person")}
_HEADINGS = {"namn": 0, "name": 0, "organisation": 1, "grupp": 2, "bord": 2, "group": 2, "table": 2}


def group_pages(site: Site) -> Blueprint:
    """`/desk/CODE/groups`, its tables for a page that is open, and what is printed of them."""
    pages = Blueprint("groups", __name__)
    one_at_a_time = BoundedSemaphore(1)

    @pages.get("/desk/<code>/groups")
    def page(code: str) -> Response:
        return _page(site, *site.desk(code))

    @pages.post("/desk/<code>/groups")
    def change(code: str) -> Response:
        room, actor = site.desk_form(code)
        asked = request.form.get("action", "")
        try:
            if asked == "preview":
                with one_at_a_time:  # each file may take half a gigabyte while it is read
                    given = _given()
                return _page(site, room, actor, **_preview(room, actor, given))
            return to(f"/desk/{room.state.code}/groups{_done(site, room, actor, asked)}")
        except (Refused, NotReadable) as why:
            sentence = (say(site.language(), why.why, why.details) if isinstance(why, Refused)
                        else say(site.language(), str(why)))
            return _page(site, room, actor, error=sentence, given=request.form.to_dict())

    @pages.get("/desk/<code>/groups/tables")
    def as_it_stands(code: str) -> Response:
        room, actor = site.desk(code)
        part = _tables(site, room, actor)
        same = request.args.get("mark") == part.mark
        return jsonify({"mark": part.mark, "html": None if same else part.html})

    @pages.get("/desk/<code>/groups/print")
    def printed(code: str) -> Response:
        room, _ = site.desk(code)
        state, what = room.state, request.args.get("what", "signs")
        return site.page("desk/groups_print.html", workshop=state, what=what,
                         signs=signs(state), tables=by_table(state),
                         names=by_name(state) if state.naming == "open" else [],
                         members="members" in request.args)

    del page, change, as_it_stands, printed
    return pages


def _done(site: Site, room: Room, actor: Actor, asked: str) -> str:
    """Do what was asked; where on the page one was. Raises `Refused`."""
    form = request.form
    if asked == "undo":
        site.act(room, actor, "undo.last")
    elif asked in (SEATS, "activity"):
        site.act(room, actor, "wall.show", what=asked)
    elif asked == "form":
        site.act(room, actor, "group.form", **_wish(form))
    elif asked in _ASKED:
        site.act(room, actor, f"group.{asked}",
                 **{name: form.get(name, "") for name in _ASKED[asked]})
    else:
        _chosen(site, room, actor, asked)
    group = form.get("from", "") or form.get("group", "")
    return f"#table-{group}" if group in room.state.groups else "#tables"


def _chosen(site: Site, room: Room, actor: Actor, asked: str) -> None:
    """What is done with the one who was chosen: moved to a table, or made its host."""
    person = request.form.get("person", "")
    table = table_of(room.state, person)
    if asked == "lead":
        if table is None:
            raise Refused("not_there", message("Den som ska vara reseledare behöver ett bord."))
        site.act(room, actor, "group.host", group=table.id, person=person)
    else:
        group = "" if asked == "unseat" else request.form.get("group", "")
        site.act(room, actor, "group.move", person=person, group=group)


def _wish(form: Mapping[str, str]) -> dict[str, object]:
    """The fields of `group.form`: by size or by number, whichever is asked for."""
    by = form.get("by", "size")
    return {"way": form.get("way", ""), "names": form.get("names", ""),
            by if by in ("size", "number") else "size": form.get("amount", "")}


def _given() -> dict[str, str]:
    """What the form holds; the rows of a file become its list. Raises `NotReadable`."""
    given = request.form.to_dict()
    # Cells that are copied from a table have tabs between them.
    given["names"] = given.get("names", "").replace("\t", "; ")
    sent = request.files.get("file")
    if sent is not None and sent.filename:
        with tempfile.NamedTemporaryFile(prefix="groups-") as file:
            sent.save(file)
            file.flush()
            given["names"] = as_lines(_rows(read_table(Path(file.name))))
    return given


def _rows(table: Table) -> list[list[str]]:
    """Name, organisation and group by their headings; without headings the cells as they stand."""
    places = {_HEADINGS[heading.strip().casefold()]: place
              for place, heading in enumerate(table.columns)
              if heading.strip().casefold() in _HEADINGS}
    if 0 not in places:
        return [list(table.columns), *(list(row) for row in table.rows)]
    return [[row[places[each]] for each in sorted(places)] for row in table.rows]


def _preview(room: Room, actor: Actor, given: Mapping[str, str]) -> dict[str, object]:
    """What forming would give, and which lines of a list nobody was found for."""
    state = room.state
    strange: list[Line] = []
    if given.get("way") == "list":
        strange = listed(state, given["names"]).strange
    try:
        wish = clean(_FORM.fields, _wish(given))
        groups = formed(state, Command("preview", _FORM.name, actor, None, wish))
    except Refused as refused:
        return {"given": given, "strange": strange, "refused": refused}
    return {"given": given, "strange": strange, "foreseen": foreseen(state, groups)}


def _tables(site: Site, room: Room, actor: Actor) -> Painted:
    state, undo = room.state, last_undo(room.state, actor)
    laid = last_laid(state, actor)
    return painted(Part("tables", "desk/groups_tables.html", {
        **tables(state, site.here(room)), "csrf": token_here(state.code),
        "on_wall": state.wall == SEATS,
        "undo": undo if undo and undo.name.startswith("group.") else None,
        "laid": laid if laid and laid.name.startswith("group.") else None,
    }), site.environments[site.language()], context(state, state.now()))


def _page(site: Site, room: Room, actor: Actor, /, **shown: object) -> Response:
    refused, error = shown.pop("refused", None), str(shown.pop("error", ""))
    if isinstance(refused, Refused):
        error = say(site.language(), refused.why, refused.details)
    canvas, seq = site.screen(room, Role.DESK, site.language())
    state = room.state
    return site.page("desk/groups.html", 409 if error else 200, **{
        "workshop": state, "seq": seq, "mark": canvas.mark(), "error": error,
        "given": {}, "strange": [], "foreseen": None, "part": _tables(site, room, actor),
        "formed": bool(state.groups), "present": len(state.present()),
        "csrf": token_here(state.code), **shown})
