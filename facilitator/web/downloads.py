"""The page where reports are taken home, and the files themselves."""

from __future__ import annotations

from contextlib import suppress

import gevent
from flask import Blueprint, Response, request

from facilitator.domain.contributions import is_written_in
from facilitator.domain.editorial import Sentence
from facilitator.domain.erasing import erases
from facilitator.domain.held_on import held_on
from facilitator.domain.message import message
from facilitator.domain.summary_telling import told_of
from facilitator.domain.taking_home import is_over
from facilitator.pressroom.jobs import NotMade, Turn
from facilitator.pressroom.orders import Copy
from facilitator.pressroom.pressroom import Enough, Full, Pressroom
from facilitator.report.build import told_count
from facilitator.room.access import new_secret
from facilitator.room.change import Change
from facilitator.room.room import Room
from facilitator.show.language import LANGUAGES

from .asking import asker_in, copy_asked, file_answer, order_of, quiet_order, turn_of
from .cookies import cookies_here, set_cookie
from .errors import explained
from .forms import FORM_COOKIE, form_token, secret_here
from .offers import Counter
from .press import BUSY, ENOUGH, FAILED
from .site import Site
from .taking import Taker, taker, today

_TRY_AGAIN = "10"
_A_WHILE = 3  # s


def download_pages(site: Site, pressroom: Pressroom) -> Blueprint:
    """`/w/CODE/report` and `/w/CODE/report.FORMAT`."""
    pages = Blueprint("downloads", __name__)

    @pages.get("/w/<code>/report")
    def download_page(code: str) -> Response:
        room = site.room(code)
        who = taker(site, room)
        if who.at_desk:
            _make_ready(pressroom, room, site.language())
        return _page(site, pressroom, room, who)

    @pages.get("/w/<code>/report.<name>")
    def download(code: str, name: str) -> Response:
        room = site.room(code)
        who = taker(site, room)
        copy = copy_asked(room, who, name, request.args.to_dict())
        answer = file_now(site, pressroom, room, copy, turn_of(who))
        # It may have been shut, or the person shown out, while the file was made.
        copy_asked(room, taker(site, room), name, request.args.to_dict())
        return answer

    del download_page, download
    return pages


def follow(pressroom: Pressroom, room: Room) -> None:
    """Let go of what was made when the room changes; make it ready for readers.

    That is when the day is over, and when a summary is published.
    """
    def changed(change: Change) -> None:
        erased = any(map(erases, change.events))
        pressroom.changed(room.state.code, erased=erased)
        published = any(event.name == "summary.published" for event in change.events)
        if published or (change.after.ended and not change.before.ended):
            # Whoever ends a day or lets a version out often does one thing more.
            gevent.spawn_later(_A_WHILE, _make_ready, pressroom, room, LANGUAGES[0])

    room.on_change(changed)


def file_now(
    site: Site, pressroom: Pressroom, room: Room, copy: Copy, turn: Turn = Turn.DESK
) -> Response:
    """The file, waited for; a page that says so when it does not come."""
    try:
        body = pressroom.file(order_of(site, room, copy), asker_in(room), turn)
    except Full as full:
        mine = isinstance(full, Enough)
        busy = explained(site, 429 if mine else 503, "enough" if mine else "busy",
                         message("Vänta lite"), ENOUGH if mine else BUSY)
        busy.headers["Retry-After"] = _TRY_AGAIN
        return busy
    except NotMade as error:
        return explained(site, 500, "not_made", message("Filen kunde inte göras"),
                         str(error) or FAILED)
    return file_answer(site, room, copy, body)


def _make_ready(pressroom: Pressroom, room: Room, language: str) -> None:
    """Make what readers may take, while nobody waits for it."""
    order = quiet_order(room, language)
    if any(pressroom.kept.size(order.code, language, copy) is None for copy in order.copies):
        with suppress(Full):
            pressroom.ask(order, "", Turn.QUIET)


def _page(site: Site, pressroom: Pressroom, room: Room, who: Taker) -> Response:
    code = room.state.code
    fresh = "" if secret_here(code) else new_secret()
    counter = Counter(pressroom, room, site.language())
    response = site.page(
        "report/download.html", workshop=room.state, who=who, made=site.now(),
        held=held_on(room.state), offers=counter.readers(who),
        # A contact of the part alone sees of the workshop what that part tells.
        **({} if who.part_only else _done(room)),
        conclusions=() if who.part_only else _conclusions(room),
        over=is_over(room.state, today(site)),
        for_desk=counter.desk() if who.at_desk else [],
        logged_in=site.doors.login(cookies_here()) is not None,
        csrf=form_token(fresh or secret_here(code)))
    return set_cookie(response, FORM_COOKIE, fresh, 1) if fresh else response


def _conclusions(room: Room) -> tuple[Sentence, ...]:
    """What an editor has published; never a draft."""
    version = room.state.editing.published()
    return told_of(room.state, version.editorial).sentences if version else ()


def _done(room: Room) -> dict[str, object]:
    """What the report tells of: by day the items in which people wrote, and how many others."""
    state = room.state
    begun = [a for a in (state.activities[i] for i in state.agenda) if a.started]
    written = [a for a in begun if is_written_in(a)]
    titles = dict(enumerate(day.title for day in state.days))
    return {"others": len(begun) - len(written), "days": [{
        "title": titles.get(day, ""), "activities": [{
            "title": a.title, "question": a.question,
            "count": told_count(room.kinds[a.kind], state, a) if a.kind in room.kinds else 0,
        } for a in written if a.day == day],
    } for day in sorted({a.day for a in written})]}
