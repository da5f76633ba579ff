"""Gallring from the desk: by decision, after the archive has had its copy, never by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from flask import Blueprint, Response, request

from facilitator.domain.contributions import entries_of
from facilitator.domain.message import message
from facilitator.domain.roles import Actor, Role
from facilitator.room.copies import Copies
from facilitator.room.room import Room
from facilitator.room.rooms import Disposal
from facilitator.show.language import say

from .forms import check_form, token_here
from .responses import to
from .site import Site


def disposal_pages(
    site: Site, copies: Copies, archive: Callable[[Room], Response]
) -> Blueprint:
    """`/desk/CODE/gallra`, `/desk/CODE/archive.zip` and `/gallrat`; for the logged in."""
    pages = Blueprint("disposal", __name__)
    taken: set[tuple[str, int]] = set()
    # Put back to an earlier day it comes to the same number again with another history.
    site.rooms.on_close(lambda room: taken.difference_update(
        {each for each in taken if each[0] == room.state.code}))

    @pages.get("/desk/<code>/gallra")
    def ask(code: str) -> Response:
        room = site.room(code)
        site.account()
        return _page(site, room, copies, taken)

    @pages.post("/desk/<code>/gallra")
    def gallra(code: str) -> Response:
        room = site.room(code)
        account = site.account()
        check_form(room.state.code)
        action = request.form.get("action")
        if action in ("hold", "release"):
            return _hold(site, room, account, action)
        error = _reason_not_to(site, room, taken)
        if error:
            return _page(site, room, copies, taken, error)
        state = room.state
        line = Disposal(state.code, state.title, site.now(), account, _decision(),
                        len(state.people), _entries(room))
        with copies.paused():
            site.rooms.dispose(state.code, site.accounts, copies.folder(state.code), line)
        return to("/gallrat")

    @pages.get("/desk/<code>/archive.zip")
    def take_archive(code: str) -> Response:
        room = site.room(code)
        site.account()
        at = room.state.code, room.state.seq
        response = archive(room)
        if response.status_code == 200 and at[1] == room.state.seq:
            # Only when it has all been sent: one that was cut short is not in anybody's archive.
            response.call_on_close(lambda: taken.add(at))
        return response

    @pages.get("/gallrat")
    def done() -> Response:
        site.account_or_login()
        return site.page("disposed.html", disposals=site.accounts.disposals())

    del ask, gallra, take_archive, done
    return pages


def _hold(site: Site, room: Room, account: str, action: str) -> Response:
    """Block disposal while somebody has asked for the records, or no longer."""
    actor = Actor(Role.DESK, account)
    data = {"reason": request.form.get("reason", "")} if action == "hold" else {}
    site.act(room, actor, f"workshop.{action}", **data)
    return to(request.path)


def _reason_not_to(site: Site, room: Room, taken: set[tuple[str, int]]) -> str:
    language, state = site.language(), room.state
    if state.held:
        return say(language, message("Handlingarna är begärda ({reason}) och får inte gallras."),
                   {"reason": state.held})
    if not state.ended:
        return say(language, message("Avsluta workshopen först."))
    if not _decision():
        return say(language, message("Skriv vilket beslut gallringen grundas på."))
    if (state.code, state.seq) not in taken and not request.form.get("minor"):
        return say(language, message(
            "Hämta arkivpaketet först, eller intyga att handlingarna är av ringa betydelse."))
    return ""


def _decision() -> str:
    return " ".join(request.form.get("decision", "").split())[:120]


def _decided(room: Room) -> str:
    """The decision that the archive was told of."""
    filing = room.state.filing
    return filing["decision"] if filing.get("fate") == "dispose" else ""


def _entries(room: Room) -> int:
    return sum(len(entries_of(activity)) for activity in room.state.activities.values())


def _page(
    site: Site, room: Room, copies: Copies, taken: set[tuple[str, int]], error: str = ""
) -> Response:
    return site.page(
        "desk/gallra.html", 409 if error else 200, workshop=room.state, error=error,
        decision=_decision() or _decided(room),
        archived=(room.state.code, room.state.seq) in taken, entries=_entries(room),
        copies=len(copies.kept(room.state.code)), laid_aside=copies.laid_aside(room),
        due=_due(site, room), csrf=token_here(room.state.code))


def _due(site: Site, room: Room) -> str:
    """The day from which it may go (ISO), "" while it has not ended."""
    if not room.state.ended:
        return ""
    ended = datetime.fromisoformat(room.state.ended)
    return (ended + timedelta(days=site.config.retention_days)).date().isoformat()
