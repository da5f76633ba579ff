"""Pages of copies: make one, take one home, go back to one, also when the file is damaged."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Response, abort, request

from facilitator.domain.message import message
from facilitator.room.copies import Copies
from facilitator.room.room import Room
from facilitator.room.rooms import BrokenFile
from facilitator.show.language import say

from .cookies import cookies_here
from .forms import check_form, token_here
from .responses import attachment, to
from .site import Site


def backup_pages(site: Site, copies: Copies) -> Blueprint:
    """`/desk/CODE/backups` and the files below it; `/restore/CODE` for what cannot be opened."""
    pages = Blueprint("backups", __name__)

    @pages.get("/desk/<code>/backups")
    def backups(code: str) -> Response:
        return _page(site, copies, site.desk(code)[0])

    @pages.post("/desk/<code>/backups")
    def make_or_restore(code: str) -> Response:
        room, _ = site.desk_form(code)
        if request.form.get("action") == "restore":
            return _restored(site, copies, room)
        if copies.make(room) is None:
            return _page(site, copies, room, error=say(site.language(), message(
                "Kopian kunde inte göras. Varför står vid bordet.")))
        return _page(site, copies, room, done=say(site.language(), message(
            "Kopian är gjord och kontrollerad.")))

    @pages.get("/desk/<code>/backups/<name>")
    def download(code: str, name: str) -> Response:
        code = site.desk(code)[0].state.code
        return attachment(_kept(copies, code, name).read_bytes(), "application/vnd.sqlite3",
                          f"{code}.db")

    @pages.get("/restore/<code>")
    def lost(code: str) -> Response:
        site.account()
        code = _known(copies, code)
        return _well(site, code) or _lost_page(site, copies, code)

    @pages.post("/restore/<code>")
    def restore_lost(code: str) -> Response:
        site.account()
        check_form()
        code = _known(copies, code)
        well = _well(site, code)
        if well:
            return well
        error = _put_back(site, code, _kept(copies, code, request.form.get("copy", "")))
        if error:
            return _lost_page(site, copies, code, error)
        return to(f"/desk/{code}")

    del backups, make_or_restore, download, lost, restore_lost
    return pages


def _restored(site: Site, copies: Copies, room: Room) -> Response:
    """Only a logged-in facilitator: a link to one desk must not undo a day."""
    site.account()
    code = room.state.code
    chosen = _kept(copies, code, request.form.get("copy", ""))
    # What is there now is kept as a copy too, before it is laid aside.
    copies.make(room, spare=chosen)
    error = _put_back(site, code, chosen)
    return _page(site, copies, site.room(code), error=error, done="" if error else say(
        site.language(), message(
            "Workshopen är tillbaka där kopian gjordes. Det som fanns ligger i replaced/. "
            "Länkar och deltagare som togs bort efter kopian kommer in igen: "
            "ta bort dem en gång till.")))


def _put_back(site: Site, code: str, chosen: Path) -> str:
    """Why a copy could not be put back, "" when it was."""
    try:
        site.rooms.replace(code, chosen)
    except (BrokenFile, OSError) as error:
        return say(site.language(), message(
            "Det gick inte att återställa: {why}. Det som fanns är kvar."), {"why": error})
    return ""


def _well(site: Site, code: str) -> Response | None:
    """To the desk's own page of copies when the workshop opens: there it is copied first."""
    try:
        room = site.rooms.get(code)
    except BrokenFile:
        return None
    return to(f"/desk/{code}/backups") if room else None


def _known(copies: Copies, code: str) -> str:
    """The code of a workshop that has copies; it becomes a folder's name, so it is looked up."""
    found = copies.code(code)
    if not found:
        abort(404, "code")
    return found


def _kept(copies: Copies, code: str, name: str) -> Path:
    """One of the copies in the list; a name is looked up there and never becomes a path."""
    found = next((each.path for each in copies.kept(code) if each.path.name == name), None)
    if found is None:
        abort(404)
    return found


def _lost_page(site: Site, copies: Copies, code: str, error: str = "") -> Response:
    return site.page("restore.html", 409 if error else 200, code=code, error=error,
                     copies=copies.kept(code), csrf=token_here())


def _page(
    site: Site, copies: Copies, room: Room, done: str = "", error: str = ""
) -> Response:
    return site.page(
        "desk/backups.html", 409 if error else 200, workshop=room.state, done=done, error=error,
        copies=copies.kept(room.state.code), minutes=round(site.config.backup_minutes),
        logged_in=site.doors.login(cookies_here()) is not None,
        csrf=token_here(room.state.code))
