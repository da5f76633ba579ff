"""Pictures in and out: sent with the command that names them, shown to those who see the rest."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256

import gevent
from flask import Blueprint, Response, abort, jsonify, request
from gevent.lock import BoundedSemaphore

from facilitator.domain.command import Receipt
from facilitator.domain.message import message
from facilitator.domain.pictures import MOST_SENT, PICTURE, HoldsPictures, is_picture
from facilitator.domain.refused import Refused
from facilitator.domain.roles import Actor, Role
from facilitator.room.apart import apart
from facilitator.room.corridor import in_turn
from facilitator.room.photograph import remade
from facilitator.room.room import Room
from facilitator.show.answer import accepted

from .api import asker
from .cookies import cookies_here
from .errors import refused_to
from .site import Site

# Its bytes are in its name, so what a browser has is right for as long as it may be seen.
_CACHED = "private, max-age=3600, immutable"


def picture_pages(site: Site) -> Blueprint:
    """`/api/workshops/CODE/picture` to send one, `/w/CODE/picture/NAME` to see it."""
    pages = Blueprint("pictures", __name__)
    # Decoded it may take fifty megabytes.
    one_at_a_time = BoundedSemaphore(1)

    @pages.post("/api/workshops/<code>/picture")
    def take(code: str) -> Response:
        # Before a byte of it is read; no more than this is ever laid in a temporary file.
        if (request.content_length or 0) > MOST_SENT:
            abort(413)
        request.max_content_length = MOST_SENT
        room = site.room(code)
        actor = asker(site, room)
        try:
            return jsonify(accepted(_taken(room, actor, one_at_a_time)))
        except Refused as refused:
            return refused_to(site, refused)

    @pages.get("/w/<code>/picture/<name>")
    def picture(code: str, name: str) -> Response:
        room = site.room(code)
        body = room.picture(name) if _may_see(site, room, name) else None
        if body is None:
            abort(404)
        response = Response(body, mimetype="image/jpeg")
        response.headers["Cache-Control"] = _CACHED
        return response

    del take, picture
    return pages


def _taken(room: Room, actor: Actor, one_at_a_time: BoundedSemaphore) -> Receipt:
    """The command with the name of the picture that came with it. Raises `Refused`."""
    try:
        asked = json.loads(request.form.get("command", ""))
    except (ValueError, RecursionError):
        asked = None
    command = in_turn(room, actor, asked)
    sent = request.files.get(PICTURE)
    if sent is None:
        raise Refused("no_picture", message("Välj en bild först."), field=PICTURE)
    body = sent.read()
    with one_at_a_time:
        made = apart(gevent.get_hub().threadpool, remade, body)
    named = {**command.data, PICTURE: sha256(made).hexdigest()}
    return room.handle(replace(command, data=named), made)


def _may_see(site: Site, room: Room, name: str) -> bool:
    """True where somebody of this browser is shown that picture just now."""
    state, cookies = room.state, cookies_here()
    actors = [actor for role in (Role.PHONE, Role.WALL, Role.DESK)
              if (actor := site.doors.by_cookie(state, role, cookies))]
    return is_picture(name) and any(
        name in activity.state.pictures_for(
            state, activity, room.known_as(actor) if activity.id == state.current else actor)
        for activity in state.activities.values() if isinstance(activity.state, HoldsPictures)
        for actor in actors)
