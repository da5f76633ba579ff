"""What is kept about a person, for that person: a page to read and a file to take."""

from __future__ import annotations

import json

from flask import Blueprint, Response, abort

from facilitator.domain.contributions import entries_of
from facilitator.domain.disclosure import about
from facilitator.domain.roles import Role
from facilitator.room.room import Room

from .cookies import cookies_here
from .responses import attachment, to
from .site import Site


def about_me_pages(site: Site) -> Blueprint:
    """`/w/CODE/me` and `/w/CODE/me.json`, for whoever holds the person's key."""
    pages = Blueprint("about_me", __name__)

    @pages.get("/w/<code>/me")
    def me(code: str) -> Response:
        room = site.room(code)
        told = _told(site, room)
        if told is None:
            return to(f"/w/{room.state.code}")
        return site.page("phone/me.html", **{**told, "workshop": room.state, "contributions": [
            {**each, "said": _said(room, each)} for each in _rows(told)]})

    @pages.get("/w/<code>/me.json")
    def me_as_file(code: str) -> Response:
        room = site.room(code)
        told = _told(site, room)
        if told is None:
            abort(403, "key")
        return attachment(json.dumps(told, ensure_ascii=False, indent=1), "application/json",
                          f"om-mig-{room.state.code}.json")

    del me, me_as_file
    return pages


def _told(site: Site, room: Room) -> dict[str, object] | None:
    actor = site.doors.by_cookie(room.state, Role.PHONE, cookies_here())
    return about(room.state, room.events_after(0), actor) if actor else None


def _rows(told: dict[str, object]) -> list[dict[str, object]]:
    rows = told["contributions"]
    return rows if isinstance(rows, list) else []


def _said(room: Room, row: dict[str, object]) -> tuple[str, ...]:
    """What a contribution of the person says, as its method tells it."""
    activity = room.state.activities[str(row["of"])]
    kind = room.kinds.get(activity.kind)
    entry = entries_of(activity).by_id[str(row["entry"])]
    return kind.own_words(room.state, activity, entry) if kind else ()
