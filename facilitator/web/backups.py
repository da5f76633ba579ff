"""The desk's page of copies: make one, take one home, go back to one."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Response, abort, request

from facilitator.domain.message import message
from facilitator.room.copies import Copies
from facilitator.room.room import Room
from facilitator.show.language import say

from .forms import check_form, token_here
from .site import Site


def backup_pages(site: Site, copies: Copies) -> Blueprint:
    """`/desk/CODE/backups` and the files below it."""
    pages = Blueprint("backups", __name__)

    @pages.get("/desk/<code>/backups")
    def backups(code: str) -> Response:
        room = site.room(code)
        site.at_desk(room)
        return _page(site, copies, room)

    @pages.post("/desk/<code>/backups")
    def make_or_restore(code: str) -> Response:
        room = site.room(code)
        site.at_desk(room)
        check_form(room.state.code)
        if request.form.get("action") == "restore":
            return _restored(site, copies, room)
        if copies.make(room) is None:
            return _page(site, copies, room, error=say(site.language(), message(
                "Kopian kunde inte göras. Varför står vid bordet.")))
        return _page(site, copies, room, done=say(site.language(), message(
            "Kopian är gjord och kontrollerad.")))

    @pages.get("/desk/<code>/backups/<name>")
    def download(code: str, name: str) -> Response:
        room = site.room(code)
        site.at_desk(room)
        response = Response(_kept(copies, room, name).read_bytes(),
                            mimetype="application/vnd.sqlite3")
        response.headers["Content-Disposition"] = f'attachment; filename="{room.state.code}.db"'
        return response

    del backups, make_or_restore, download
    return pages


def _restored(site: Site, copies: Copies, room: Room) -> Response:
    """Only a logged-in facilitator: a link to one desk must not undo a day."""
    if not site.doors.login(request.cookies):
        abort(403, "key")
    chosen = _kept(copies, room, request.form.get("copy", ""))
    # What is there now is kept as a copy too, before it is laid aside.
    copies.make(room)
    site.rooms.replace(room.state.code, chosen)
    return _page(site, copies, site.room(room.state.code), done=say(site.language(), message(
        "Workshopen är tillbaka där kopian gjordes. Det som fanns ligger i replaced/.")))


def _kept(copies: Copies, room: Room, name: str) -> Path:
    """One of the copies in the list; a name is looked up there and never becomes a path."""
    found = next((each.path for each in copies.kept(room.state.code) if each.path.name == name),
                 None)
    if found is None:
        abort(404)
    return found


def _page(
    site: Site, copies: Copies, room: Room, done: str = "", error: str = ""
) -> Response:
    return site.page(
        "desk/backups.html", 409 if error else 200, workshop=room.state, done=done, error=error,
        copies=copies.kept(room.state.code), minutes=round(site.config.backup_minutes),
        logged_in=site.doors.login(request.cookies) is not None,
        csrf=token_here(room.state.code))
