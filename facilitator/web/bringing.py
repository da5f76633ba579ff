"""Bringing another workshop's results to an item: chosen, shown first, then brought on a yes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, abort, request
from gevent.lock import BoundedSemaphore

from facilitator.domain.command import Command
from facilitator.domain.decide import decide
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.roles import SYSTEM
from facilitator.domain.workshop import Activity
from facilitator.importing.reading import LARGEST
from facilitator.room.access import new_id, new_secret
from facilitator.room.room import Room
from facilitator.show.language import say

from .forms import token_here
from .responses import to
from .site import Site
from .sources import lines, may_take_from, parcel_in, parcel_of, sources

_AROUND = 64 << 10  # what a browser sends beside the file
_KEPT = 8
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Waiting:
    """What has been read and waits for a yes."""

    code: str
    activity: str
    parcel: Mapping[str, Any]


def bringing_pages(site: Site) -> Blueprint:
    """`/desk/CODE/bring/ACTIVITY`."""
    pages = Blueprint("bringing", __name__)
    waiting: dict[str, Waiting] = {}
    # Each may take some hundred megabytes while it is read.
    one_at_a_time = BoundedSemaphore(1)

    def forget(room: Room) -> None:
        for key in [key for key, each in waiting.items() if each.code == room.state.code]:
            del waiting[key]

    site.rooms.on_close(forget)

    @pages.get("/desk/<code>/bring/<activity>")
    def choose(code: str, activity: str) -> Response:
        room = site.desk(code)[0]
        return _page(site, room, _item(room, activity))

    @pages.post("/desk/<code>/bring/<activity>")
    def take(code: str, activity: str) -> Response:
        # Before a byte of it is read: what was half read would lie about in a temporary file.
        if (request.content_length or 0) > LARGEST + _AROUND:
            abort(413)
        request.max_content_length = LARGEST + _AROUND
        room = site.desk_form(code)[0]
        item = _item(room, activity)
        agreed = waiting.pop(request.form.get("parcel", ""), None)
        if agreed and (agreed.code, agreed.activity) == (room.state.code, item.id):
            return _bring(site, room, item, agreed.parcel)
        with one_at_a_time:
            done, told = _read(site, room)
        why = told if not done else _foreseen(site, room, item, told)
        if why:
            return _page(site, room, item, error=say(
                site.language(), str(why["why"]), why["details"]))
        key = new_secret()
        waiting[key] = Waiting(room.state.code, item.id, told)
        while len(waiting) > _KEPT:
            waiting.pop(next(iter(waiting)))
        return _page(site, room, item, key=key, parcel=told)

    del choose, take
    return pages


def _item(room: Room, activity: str) -> Activity:
    """The item, if its method takes what another workshop came to; else a page that says so."""
    found = room.state.activities.get(activity)
    kind = room.kinds.get(found.kind) if found else None
    if found is None or kind is None or not kind.brings:
        abort(404)
    return found


def _read(site: Site, room: Room) -> tuple[bool, Mapping[str, Any]]:
    """What was chosen or sent; never from a workshop that this browser may not open."""
    code = request.form.get("from", "").strip().upper()
    sent = request.files.get("file")
    if sent is not None and sent.filename:
        return parcel_in(site, sent.read())
    if not code:
        return False, {"why": message("Välj en workshop eller en fil först."), "details": {}}
    if code == room.state.code or not may_take_from(site, code):
        abort(403, "key")
    return parcel_of(site, code)


def _command(room: Room, item: Activity, parcel: Mapping[str, Any]) -> Command:
    return Command(new_id(), room.kinds[item.kind].brings, SYSTEM, item.id, {"parcel": parcel})


def _foreseen(
    site: Site, room: Room, item: Activity, parcel: Mapping[str, Any]
) -> Mapping[str, Any]:
    """Why it would be refused as things stand, {} where it would not; nothing is done."""
    try:
        made = decide(room.state, _command(room, item, parcel), site.now(), room.kinds)
    except Refused as refused:
        return {"why": refused.why, "details": refused.details}
    return {} if made else {"why": message(
        "Du har redan hämtat det här, och inget är nytt sedan dess."), "details": {}}


def _bring(site: Site, room: Room, item: Activity, parcel: Mapping[str, Any]) -> Response:
    try:
        room.handle(_command(room, item, parcel))
    except Refused as refused:
        return _page(site, room, item, error=say(site.language(), refused.why, refused.details))
    return to(f"/desk/{room.state.code}")


def _page(
    site: Site, room: Room, item: Activity, error: str = "", key: str = "",
    parcel: Mapping[str, Any] | None = None,
) -> Response:
    return site.page(
        "desk/bring.html", 409 if error else 200, workshop=room.state, activity=item, error=error,
        key=key, parcel=parcel, lines=tuple(lines(parcel, _SHOWN)) if parcel else (),
        sources=() if parcel else sources(site, room.state.code),
        csrf=token_here(room.state.code))
