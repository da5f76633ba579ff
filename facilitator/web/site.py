"""What every page needs, wired once: rooms, doors, templates, addresses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import gevent
from flask import Request, Response, abort, make_response, request

from facilitator.config import Config
from facilitator.domain.command import Command, Receipt
from facilitator.domain.roles import SYSTEM, Actor, Role
from facilitator.room.access import new_id
from facilitator.room.clock import Now
from facilitator.room.doors import Accounts, Doors
from facilitator.room.guesses import SLOWLY, Guesses, network_of, wait_at_least
from facilitator.room.room import Room
from facilitator.room.rooms import BrokenFile, Rooms
from facilitator.show.canvas import Canvas
from facilitator.show.environment import Environment
from facilitator.show.language import LANGUAGES

from .cookies import cookies_here
from .forms import check_form
from .responses import to

PERSON_DAYS = 120


@dataclass(frozen=True, slots=True)
class Site:
    """The parts that pages are made from. `screen(room, role, language)` is what is shown now.

    `here(room)` are the ids of the people who are connected.
    """

    config: Config
    rooms: Rooms
    doors: Doors
    guesses: Guesses
    accounts: Accounts
    environments: Mapping[str, Environment]
    screen: Callable[[Room, Role, str], tuple[Canvas, int]]
    now: Now
    setup_token: str
    base: Callable[[], str]
    here: Callable[[Room], frozenset[str]]

    def page(self, template: str, answer: int = 200, /, **shown: object) -> Response:
        """A page in the reader's language."""
        html = self.environments[self.language()].get_template(template).render(
            {"path": request.full_path.rstrip("?"), **shown})
        return make_response(html, answer)

    def language(self) -> str:
        """The language chosen on this browser, Swedish until somebody chooses."""
        chosen = cookies_here().get("lang")
        return chosen if chosen in LANGUAGES else LANGUAGES[0]

    def room(self, code: str) -> Room:
        """The room with that code; a page that says so when there is none or it is broken.

        Over the limit of guesses only one with a ticket learns which it is.
        """
        over = self.guesses.over(address())
        if over and not self.may_hold_ticket(code):
            wait_at_least(over)
        try:
            room = self.rooms.get(code)
        except BrokenFile:
            self._wait_slowly(over)
            abort(503, "broken")
        if over and (room is None or not self._has_ticket(room)):
            self._wait_slowly(over)
        if room is None:
            self.guesses.wrong(address())
            abort(404, "code")
        return room

    def may_hold_ticket(self, code: str) -> bool:
        """True for one who shows something that could be a ticket; nothing is looked up."""
        return (
            self.guesses.is_token(code, request.values.get("t", ""))
            or bool(bearer() or request.args.get("key"))
            or self.doors.may_hold(code, cookies_here())
        )

    def desk(self, code: str) -> tuple[Room, Actor]:
        """The room with that code and whoever is at its desk; a page that says so for others."""
        room = self.room(code)
        actor = self.doors.by_cookie(room.state, Role.DESK, cookies_here())
        if actor is None:
            abort(403, "key")
        return room, actor

    def desk_form(self, code: str) -> tuple[Room, Actor]:
        """As `desk`, for a form that was posted from one of the desk's own pages."""
        room, actor = self.desk(code)
        check_form(room.state.code)
        return room, actor

    def account(self) -> str:
        """The account that is logged in; a page that says so for anybody else."""
        account = self.doors.login(cookies_here())
        if not account:
            abort(403, "key")
        return account

    def account_or_login(self) -> str:
        """The account that is logged in; anybody else is sent to log in and then back here."""
        account = self.doors.login(cookies_here())
        if not account:
            abort(to(f"/login?next={request.path}"))
        return account

    def _has_ticket(self, room: Room) -> bool:
        """True for one who need not have guessed the code: a QR code, a cookie, a key, a login."""
        state, cookies = room.state, cookies_here()
        return (
            self.guesses.is_token(state.code, request.values.get("t", ""))
            or any(self.doors.by_cookie(state, role, cookies)
                   for role in (Role.PHONE, Role.DESK, Role.WALL, Role.CONTACT))
            or self.doors.by_key(state, bearer()) is not None
            or self.doors.by_key(state, request.args.get("key", "")) is not None
            or self.doors.by_token(bearer()) is not None
        )

    def _wait_slowly(self, over: float) -> None:
        """The page that waits, after so long that a look-up more or less does not show."""
        if over:
            gevent.sleep(SLOWLY)
            wait_at_least(over)

    def do(self, room: Room, command: str, **data: object) -> Receipt:
        """A command of the server's own. Raises `Refused`."""
        return self.act(room, SYSTEM, command, **data)

    def act(self, room: Room, actor: Actor, command: str, **data: object) -> Receipt:
        """A command of somebody's, from a page. Raises `Refused`."""
        return room.handle(Command(new_id(), command, actor, None, data))

    def addresses(self, code: str) -> tuple[str, str]:
        """(what the QR code holds, what people type), from the setting or the server's name."""
        base = self.base()
        return f"{base}/w/{code}?t={self.guesses.token(code)}", base.partition("://")[2]


def address() -> str:
    """Where the request came from, as far as the server is allowed to believe.

    Of IPv6 the network: whoever has one address there has 2**64, and would never be the same twice.
    """
    return network_of(request.remote_addr or "")


def page_asked() -> str:
    """What was asked for, for a log: the rule, since a path may hold a link that is a secret."""
    return request.url_rule.rule if request.url_rule else "-"


def bearer() -> str:
    """The key or token that a program shows, "" for none."""
    return request.headers.get("Authorization", "").removeprefix("Bearer ").strip()


def wants_json(asked: Request) -> bool:
    """True when a program asks."""
    return asked.is_json or asked.accept_mimetypes.best == "application/json"
