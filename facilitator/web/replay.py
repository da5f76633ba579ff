"""The replay for a wall: the film that it plays when the desk asks for it."""

from __future__ import annotations

from flask import Blueprint, Response, abort

from facilitator.domain.roles import Role
from facilitator.domain.walls import REPLAY
from facilitator.pressroom.jobs import NotMade
from facilitator.pressroom.orders import Copy
from facilitator.pressroom.pressroom import Full, Pressroom
from facilitator.report.boxes import FILM

from .asking import order_of
from .cookies import cookies_here
from .site import Site


def replay_pages(site: Site, pressroom: Pressroom) -> Blueprint:
    """`/wall/CODE/replay`: made in the pressroom's line, and kept until the room changes."""
    pages = Blueprint("replay", __name__)

    @pages.get("/wall/<code>/replay")
    def film(code: str) -> Response:
        room = site.room(code)
        if site.doors.by_cookie(room.state, Role.WALL, cookies_here()) is None:
            abort(403, "key")
        if room.state.wall != REPLAY:
            abort(404)
        try:
            body = pressroom.file(order_of(site, room, Copy(FILM)))
        except (Full, NotMade):
            abort(503)  # the wall asks again
        response = Response(body, mimetype="application/json")
        response.headers["Content-Encoding"] = "gzip"
        # All walls stand at the same place of it, whatever their own clocks say.
        response.headers["X-Server-Time"] = site.now()
        return response

    del film
    return pages
