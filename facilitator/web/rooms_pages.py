"""Wall and desk: opened by a key once and a cookie after, or by a logged-in facilitator."""

from __future__ import annotations

from datetime import date, timedelta

from flask import Blueprint, Response, abort, request

from facilitator.domain.roles import Role
from facilitator.room.doors import cookie_name
from facilitator.room.room import Room

from .cookies import cookies_here, set_cookie
from .responses import to
from .site import Site
from .taking import today

_KEY_DAYS = 30
_OPEN_DAYS = 90


def wall_and_desk(site: Site) -> Blueprint:
    """`/wall/CODE` and `/desk/CODE`."""
    pages = Blueprint("wall_and_desk", __name__)

    @pages.get("/wall/<code>")
    def wall(code: str) -> Response:
        room = site.room(code)
        return _by_key(site, room, Role.WALL) or _wall_page(site, room)

    @pages.get("/desk/<code>")
    def desk(code: str) -> Response:
        room = site.room(code)
        return _by_key(site, room, Role.DESK) or _desk_page(site, room)

    del wall, desk
    return pages


def _by_key(site: Site, room: Room, role: Role) -> Response | None:
    """A key in the address becomes a cookie, so that the address can be shown to anybody."""
    key = request.args.get("key")
    if key is None:
        return None
    actor = site.doors.by_key(room.state, key)
    if actor is None or actor.role is not role:
        abort(403, "key")
    rest = {name: value for name, value in request.args.items() if name != "key"}
    query = "?" + "&".join(f"{n}={v}" for n, v in rest.items() if v.isalnum()) if rest else ""
    response = to(f"/{role}/{room.state.code}{query}")
    return set_cookie(response, cookie_name(role, room.state.code), key, _KEY_DAYS)


def _wall_page(site: Site, room: Room) -> Response:
    if site.doors.by_cookie(room.state, Role.WALL, cookies_here()) is None:
        return _stranger(site)
    theme = request.args.get("theme") or cookies_here().get("wall_theme") or "dark"
    theme = theme if theme in ("dark", "light") else "dark"
    canvas, seq = site.screen(room, Role.WALL, site.language())
    response = site.page("wall/wall.html", workshop=room.state, seq=seq, theme=theme,
                         mark=canvas.mark(), stage_html=canvas.part_of_page(),
                         activity=room.state.now())
    return set_cookie(response, "wall_theme", theme, _KEY_DAYS)


def _desk_page(site: Site, room: Room) -> Response:
    if site.doors.by_cookie(room.state, Role.DESK, cookies_here()) is None:
        return _stranger(site)
    canvas, seq = site.screen(room, Role.DESK, site.language())
    return site.page(
        "desk/desk.html", workshop=room.state, seq=seq, mark=canvas.mark(),
        stage_html=canvas.part_of_page(),
        part=canvas.part, activity=room.state.now(), kinds=tuple(room.kinds.values()),
        logged_in=site.doors.login(cookies_here()) is not None,
        downloads=room.state.downloads, open_until=_until(site, room),
        small_group=room.state.small_group, door_open=room.state.door_open,
        retention_days=round(site.config.retention_days))


def _until(site: Site, room: Room) -> str:
    """The last day of downloads: as it is set, or ninety days on where nobody has opened them."""
    if room.state.downloads != "desk" or room.state.open_until:
        return room.state.open_until
    return (date.fromisoformat(today(site)) + timedelta(_OPEN_DAYS)).isoformat()


def _stranger(site: Site) -> Response:
    """No key and no login: to the login, and then back here."""
    if not site.accounts.any():
        abort(403, "key")
    return to(f"/login?next={request.path}")
