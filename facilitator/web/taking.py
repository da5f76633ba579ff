"""Who may take a report: asked anew for every page, every file, and every word about a job."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask import Response, abort

from facilitator.domain.contributions import has_spoken_from
from facilitator.domain.message import message
from facilitator.domain.roles import Actor, Role
from facilitator.domain.taking_home import has_passed, is_over, open_to
from facilitator.domain.workshop import Workshop
from facilitator.report.formats import Takers
from facilitator.room.room import Room
from facilitator.show.language import long_date

from .cookies import cookies_here
from .errors import explained
from .site import Site, bearer

_ROOM = (message("Rapporten är öppen för dem som var med"),
         message("Var du med? Öppna sidan i den telefon eller dator som du använde då. "
                 "Annars kan processledaren öppna den för alla."))
_DESK = (message("Rapporten är inte öppen än"),
         message("Processledaren kan öppna den från bordet."))
_OVER = (message("Rapporten går inte att hämta längre"),
         message("Den var öppen till och med {date}. Be processledaren öppna den igen."))


@dataclass(frozen=True, slots=True)
class Taker:
    """One who may take something. `organisation` is the id of their own, "" for none.

    `part_only` true: a contact, who may take the own part and nothing else.
    """

    level: Takers
    organisation: str = ""
    part_only: bool = False

    @property
    def at_desk(self) -> bool:
        """True for one who takes what only the desk may."""
        return self.level is not Takers.READERS

    def may(self, takers: Takers) -> bool:
        """True when what is for `takers` is for this one too."""
        steps = list(Takers)
        return steps.index(self.level) >= steps.index(takers)


def taker(site: Site, room: Room) -> Taker:
    """Whoever asks, when they may take anything at all; others get a page that says why not."""
    cookies, state = cookies_here(), room.state
    if _is_desk(site, room):
        return Taker(Takers.ACCOUNTS if site.doors.login(cookies) else Takers.DESK)
    person = site.doors.by_cookie(state, Role.PHONE, cookies)
    to = open_to(state, today(site))
    contact = site.doors.by_cookie(state, Role.CONTACT, cookies)
    open_here = to == "everyone" or bool(to == "room" and person)
    if contact and contact.id in state.organisations:
        expect_open(site, room)
        return Taker(Takers.READERS, contact.id, part_only=not open_here)
    if not open_here:
        abort(_closed(site, room, person))
    return Taker(Takers.READERS, _home(state, person))


def expect_open(site: Site, room: Room) -> None:
    """A contact reads and approves until the last day; after that a page says that it was."""
    if has_passed(room.state, today(site)):
        abort(_over(site, room.state))


def _home(state: Workshop, person: Actor | None) -> str:
    """The organisation that somebody has spoken from, "" for none."""
    home = state.people[person.id].organisation if person else ""
    return home if person and has_spoken_from(state, person.id, home) else ""


def today(site: Site) -> str:
    """The date where the server stands, ISO."""
    return datetime.fromisoformat(site.now()).astimezone().date().isoformat()


def _is_desk(site: Site, room: Room) -> bool:
    doors, key = site.doors, bearer()
    actor = (doors.by_key(room.state, key) or doors.by_token(key)
             or doors.by_cookie(room.state, Role.DESK, cookies_here()))
    return actor is not None and actor.role is Role.DESK


def _closed(site: Site, room: Room, person: Actor | None) -> Response:
    state = room.state
    if is_over(state, today(site)):
        return _over(site, state)
    return explained(site, 403, "not_open",
                     *(_ROOM if state.downloads == "room" and not person else _DESK))


def _over(site: Site, state: Workshop) -> Response:
    return explained(site, 403, "over", *_OVER,
                     {"date": long_date(state.open_until, site.language())})
