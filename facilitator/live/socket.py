"""The sockets: who connects, what they ask for, and where it goes."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any

import gevent
from flask import request
from flask_socketio import ConnectionRefusedError, SocketIO

from facilitator.domain.keys import key_hash
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.roles import Actor, Role
from facilitator.room.corridor import ask
from facilitator.room.doors import Doors, cookies_shown
from facilitator.room.guesses import SLOWLY, Guesses, network_of
from facilitator.room.room import Room
from facilitator.room.rooms import BrokenFile, Rooms
from facilitator.show.answer import accepted, failure, refusal
from facilitator.show.language import LANGUAGES

from .audience import Audience, Connection
from .broadcast import Broadcaster
from .hints import NOTHING, Alike, Hints

# Not an answer to what was sent: a phone that is let in again sends it again.
_OUT = Refused("shut_out", message("Din nyckel gäller inte längre. Ladda om sidan."))
# Of one person's key: a phone, a reload that came before its end was noticed, another tab.
_MOST_SOCKETS = 4
_log = logging.getLogger(__name__)


class Sockets:
    """Every open socket and the room it sits in."""

    def __init__(
        self, socketio: SocketIO, rooms: Rooms, doors: Doors, guesses: Guesses,
        broadcaster: Callable[[Room], Broadcaster], alike: Alike,
    ) -> None:
        """`alike(room, activity, person, text)`: how it was compared, and cards that say it."""
        self._rooms = rooms
        self._doors = doors
        self._guesses = guesses
        self._broadcaster = broadcaster
        self._seats: dict[str, Broadcaster] = {}
        self._alike = Hints(alike)
        socketio.on_event("connect", self._connect)
        socketio.on_event("disconnect", self._leave)
        socketio.on_event("do", self._do)
        socketio.on_event("catch_up", self._catch_up)
        socketio.on_event("hold", self._hold)
        socketio.on_event("alike", self._ask_alike)

    def _connect(self, auth: object = None) -> None:
        wanted = auth if isinstance(auth, Mapping) else {}
        found = self._let_in_or_count(wanted)
        if found is None:
            raise ConnectionRefusedError("wrong_key")
        room, actor, hashed, login = found
        audience = Audience(actor.role, _language(wanted), wanted.get("form") == "events")
        seat = self._seats[_sid()] = self._broadcaster(room)
        connection = Connection(_sid(), actor, audience, hashed, login)
        if actor.role is Role.PHONE:
            seat.make_room(connection, _MOST_SOCKETS)
        seat.enter(connection, _seq(wanted), _mark(wanted))

    def _leave(self, *_reason: object) -> None:
        seat = self._seats.pop(_sid(), None)
        if seat:
            connection = seat.get(_sid())
            if connection and connection.login_hash:
                # In use until now: only from here on may the login become idle.
                self._doors.still_logged_in(connection.login_hash)
            seat.leave(_sid())

    def _do(self, asked: object = None) -> dict[str, object]:
        seat, connection = self._seated()
        if seat is None or connection is None or not self._still_in(seat.room, connection):
            return refusal(_OUT, connection.audience.language if connection else LANGUAGES[0])
        language = connection.audience.language
        try:
            return accepted(ask(seat.room, connection.actor, asked))
        except Refused as refused:
            return refusal(refused, language)
        except Exception:  # noqa: BLE001 - the door: a bug is logged here, once, and told plainly
            _log.exception("%s: a command failed", seat.room.state.code)
            return failure(language)

    def _catch_up(self, asked: object = None) -> None:
        seat, connection = self._seated()
        if seat and connection:
            wanted = asked if isinstance(asked, Mapping) else {}
            seat.catch_up(connection, _seq(wanted), _mark(wanted))

    def _hold(self, asked: object = None) -> None:
        seat, connection = self._seated()
        if seat and connection and self._still_in(seat.room, connection):
            seat.hands.hold(connection.sid, asked.get("entries") if isinstance(asked, Mapping)
                            else None)

    def _ask_alike(self, asked: object = None) -> dict[str, object]:
        seat, connection = self._seated()
        if seat is None or connection is None or not self._still_in(seat.room, connection):
            return NOTHING
        return self._alike.answer(seat.room, connection, asked)

    def _still_in(self, room: Room, connection: Connection) -> bool:
        """False once the key has been revoked, the person removed or the login ended."""
        if connection.login_hash and not self._doors.still_logged_in(connection.login_hash):
            return False
        key = room.state.keys.get(connection.key_hash)
        person = room.state.people.get(connection.actor.id)
        removed = connection.actor.role is Role.PHONE and (person is None or person.removed)
        return not removed and not (key and key.revoked)

    def _seated(self) -> tuple[Broadcaster | None, Connection | None]:
        seat = self._seats.get(_sid())
        return seat, seat.get(_sid()) if seat else None

    def _let_in_or_count(
        self, wanted: Mapping[Any, Any]
    ) -> tuple[Room, Actor, str, str] | None:
        """As `_let_in`; who is not let in has guessed, and is slowed as on the pages."""
        address = network_of(request.remote_addr or "")
        over = self._guesses.over(address)
        shown = wanted.get("key") or self._doors.may_hold(_code(wanted), _cookies())
        found = self._let_in(wanted) if shown or not over else None
        if found is None:
            self._guesses.wrong(address)
            if over:
                gevent.sleep(SLOWLY)
        return found

    def _let_in(self, wanted: Mapping[Any, Any]) -> tuple[Room, Actor, str, str] | None:
        """(room, who it is, the key's hash, the login's), or None.

        The role comes from what was shown.
        """
        try:
            room = self._rooms.get(_code(wanted))
        except BrokenFile:
            return None
        if room is None:
            return None
        key = wanted.get("key")
        if isinstance(key, str) and key:
            actor = self._doors.by_key(room.state, key)
            # A contact has a page and no screen: nothing live is for it.
            seen = actor and actor.role is not Role.CONTACT
            return (room, actor, key_hash(key), "") if actor and seen else None
        role = wanted.get("as")
        if role not in ("phone", "wall", "desk"):
            return None
        cookies = _cookies()
        actor = self._doors.by_cookie(room.state, Role(role), cookies)
        hashed = self._doors.opened_by(room.state, Role(role), cookies)
        login = "" if hashed or role == "phone" else self._doors.login_hash(cookies)
        return (room, actor, hashed, login) if actor else None


def _sid() -> str:
    return str(request.sid)  # type: ignore[attr-defined]


def _code(wanted: Mapping[Any, Any]) -> str:
    return str(wanted.get("code") or "")[:12]


def _cookies() -> Mapping[str, str]:
    return cookies_shown(request.cookies, secure=request.is_secure)


def _seq(asked: Mapping[Any, Any]) -> int | None:
    seq = asked.get("seq")
    return seq if isinstance(seq, int) and not isinstance(seq, bool) else None


def _mark(asked: Mapping[Any, Any]) -> str | None:
    mark = asked.get("hash")
    return mark if isinstance(mark, str) else None


def _language(wanted: Mapping[Any, Any]) -> str:
    language = wanted.get("lang") or _cookies().get("lang")
    return str(language) if language in LANGUAGES else LANGUAGES[0]
