"""Finish and archive: what the archive wants to know, and the package it gets."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, Response, request

from facilitator.domain.archiving import FATES, FILING
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.roles import Actor, Role
from facilitator.pressroom.orders import Copy
from facilitator.pressroom.pressroom import Pressroom
from facilitator.report.boxes import ARCHIVE
from facilitator.room.room import Room
from facilitator.show.language import say, size

from .downloads import file_now
from .forms import check_form, token_here
from .responses import to
from .site import Site

_RECORD_TYPE = message("Dokumentation från workshop")


def archive_pages(site: Site, pressroom: Pressroom) -> Blueprint:
    """`/desk/CODE/arkiv`, for the logged in."""
    pages = Blueprint("archiving", __name__)

    @pages.get("/desk/<code>/arkiv")
    def ask(code: str) -> Response:
        room = site.room(code)
        site.account()
        return _page(site, pressroom, room)

    @pages.post("/desk/<code>/arkiv")
    def archive(code: str) -> Response:
        room = site.room(code)
        actor = Actor(Role.DESK, site.account())
        check_form(room.state.code)
        back = request.form.get("action") == "unarchive"
        name, told = ("workshop.unarchive", {}) if back else ("workshop.archive", _told())
        try:
            site.act(room, actor, name, **told)
        except Refused as refused:
            return _page(site, pressroom, room, refused)
        return to(request.path)

    del ask, archive
    return pages


def archive_taken(site: Site, pressroom: Pressroom, room: Room) -> Response:
    """The package, waited for."""
    return file_now(site, pressroom, room, Copy(ARCHIVE))


def _told() -> dict[str, object]:
    return {name: request.form.get(name, "") for name in FILING}


def _page(
    site: Site, pressroom: Pressroom, room: Room, refused: Refused | None = None
) -> Response:
    state, language = room.state, site.language()
    made = pressroom.kept.size(state.code, language, Copy(ARCHIVE))
    return site.page(
        "desk/archive.html", 409 if refused else 200, workshop=state, fates=FATES,
        values=_told() if refused else state.filing or _offered(site, room),
        error=say(language, refused.why, refused.details) if refused else "",
        wrong=refused.field if refused else "", archived=bool(state.filing),
        size="" if made is None else size(made, language), csrf=token_here(state.code))


def _offered(site: Site, room: Room) -> Mapping[str, str]:
    """What can be guessed, so that it need not be written."""
    date = room.state.date or (room.state.ended or "")[:10]
    return {**dict.fromkeys(FILING, ""), "date": date, "fate": "keep",
            "record_type": say(site.language(), _RECORD_TYPE),
            "responsible": site.account()}
