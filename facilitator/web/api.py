"""The corridor for programs: the same commands with a key as bearer, and what they may read."""

from __future__ import annotations

import json
from collections.abc import Callable

from flask import Blueprint, Response, jsonify, request

from facilitator.domain.contributions import entries_of
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.roles import Actor, Role
from facilitator.room.corridor import ask
from facilitator.room.room import Room
from facilitator.show.answer import accepted

from .cookies import cookies_here
from .errors import refused_to
from .forms import is_from_elsewhere
from .site import Site, bearer


def api(site: Site, openapi: Callable[[], dict[str, object]]) -> Blueprint:
    """`/healthz` and everything under `/api`."""
    pages = Blueprint("api", __name__)

    @pages.get("/healthz")
    def healthz() -> Response:
        return jsonify({"status": "ok"})

    @pages.get("/api/openapi.json")
    def description() -> Response:
        return Response(json.dumps(openapi(), ensure_ascii=False, indent=1),
                        mimetype="application/json")

    @pages.get("/api/workshops/<code>/organisations")
    def organisations(code: str) -> Response:
        state = site.room(code).state
        return jsonify({"organisations": [
            {"id": o.id, "name": o.name, "places": o.places}
            for o in state.named_organisations()]})

    @pages.get("/api/workshops/<code>/activities")
    def activities(code: str) -> Response:
        state = site.room(code).state
        return jsonify({"current": state.current, "activities": [
            {"id": a.id, "kind": a.kind, "title": a.title, "stage": a.stage.value}
            for a in (state.activities[i] for i in state.agenda)]})

    @pages.get("/api/workshops/<code>/count")
    def count(code: str) -> Response:
        room = site.room(code)
        _bearer(site, room, Role.DESK)
        activity = room.state.activity(request.args.get("activity"))
        return jsonify({"activity": activity.id, "count": len(entries_of(activity))})

    @pages.post("/api/workshops/<code>/do")
    def do(code: str) -> Response:
        room = site.room(code)
        actor = asker(site, room)
        try:
            return jsonify(accepted(ask(room, actor, request.get_json(silent=True))))
        except Refused as refused:
            return refused_to(site, refused)

    del healthz, description, organisations, activities, count, do
    return pages


def asker(site: Site, room: Room) -> Actor:
    """A page of ours, or whoever holds the bearer key. Raises `Refused`."""
    return _page(site, room) or _bearer(site, room)


def _page(site: Site, room: Room) -> Actor | None:
    """A page of ours whose sockets are blocked, known by its cookie; None for a program.

    It says as whom in a header that no other site's page can send without our leave.
    """
    role = request.headers.get("X-As", "")
    if role not in (Role.PHONE, Role.DESK) or is_from_elsewhere():
        return None
    return site.doors.by_cookie(room.state, Role(role), cookies_here())


def _bearer(site: Site, room: Room, role: Role | None = None) -> Actor:
    """Whoever holds the bearer key. Raises `Refused`."""
    key = bearer()
    actor = site.doors.by_key(room.state, key) or site.doors.by_token(key)
    if actor is None or (role and actor.role is not role):
        raise Refused("not_allowed", message("Nyckeln gäller inte här."))
    return actor
