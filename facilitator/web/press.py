"""Asking for a file, hearing how far it has come, and not wanting it any more."""

from __future__ import annotations

from flask import Blueprint, Response, abort, jsonify, make_response, request

from facilitator.domain.message import message, messages
from facilitator.pressroom.jobs import Job, Stand
from facilitator.pressroom.orders import Copy
from facilitator.pressroom.pressroom import Enough, Full, Pressroom
from facilitator.room.room import Room
from facilitator.show.language import say, say_counted, size

from .asking import asker_in, copy_asked, order_of, turn_of
from .forms import check_form
from .offers import Counter
from .site import Site
from .taking import taker

BUSY = message("Många hämtar just nu. Försök igen om en stund.")
ENOUGH = message("Du har redan två filer på gång. Ta nästa när en är klar.")
FAILED = message("Det gick inte, försök igen.")
_BEFORE = messages("väntar, {n} före dig", "väntar, {n} före dig")


def press_pages(site: Site, pressroom: Pressroom) -> Blueprint:
    """`/w/CODE/press` and the jobs below it; all for the page's script, as JSON."""
    pages = Blueprint("press", __name__)

    @pages.get("/w/<code>/press")
    def sizes(code: str) -> Response:
        room = site.room(code)
        who = taker(site, room)
        counter = Counter(pressroom, room, site.language())
        offers = [*counter.readers(who), *(counter.desk() if who.at_desk else ())]
        return jsonify({"sizes": {each.url: each.size for each in offers if each.size}})

    @pages.post("/w/<code>/press")
    def ask(code: str) -> Response:
        room = site.room(code)
        copy = _copy(site, room, request.form.to_dict())
        check_form(room.state.code)
        turn = turn_of(taker(site, room))
        language = site.language()
        made = pressroom.kept.size(room.state.code, language, copy)
        if made is not None:
            return jsonify(_made(language, made))
        try:
            job = pressroom.ask(order_of(site, room, copy), asker_in(room), turn)
        except Enough:
            return make_response(jsonify({"stand": "busy", "words": say(language, ENOUGH)}), 429)
        except Full:
            return make_response(jsonify({"stand": "busy", "words": say(language, BUSY)}), 503)
        return jsonify({"job": job.id, **_stand(site, pressroom, job, copy)})

    @pages.get("/w/<code>/press/<job>")
    def follow(code: str, job: str) -> Response:
        room = site.room(code)
        copy = _copy(site, room, request.args.to_dict())
        return jsonify(_stand(site, pressroom, _job(pressroom, room, job, copy), copy))

    @pages.post("/w/<code>/press/<job>/cancel")
    def cancel(code: str, job: str) -> Response:
        room = site.room(code)
        copy = _copy(site, room, request.form.to_dict())
        check_form(room.state.code)
        found = _job(pressroom, room, job, copy)
        pressroom.cancel(found, asker_in(room))
        return jsonify({"stand": Stand.CANCELLED,
                        "words": say(site.language(), message("avbrutet"))})

    del sizes, ask, follow, cancel
    return pages


def _copy(site: Site, room: Room, asked: dict[str, str]) -> Copy:
    return copy_asked(room, taker(site, room), asked.get("ware", ""), asked)


def _job(pressroom: Pressroom, room: Room, job_id: str, copy: Copy) -> Job:
    """The job, for one who may have that file of it: an id that was seen opens nothing."""
    job = pressroom.job(job_id)
    if job is None or job.order.code != room.state.code or copy not in job.order.copies:
        abort(404)
    return job


def _stand(site: Site, pressroom: Pressroom, job: Job, copy: Copy) -> dict[str, object]:
    language = site.language()
    if copy in job.sizes:
        return _made(language, job.sizes[copy])
    match job.stand:
        case Stand.WAITING:
            return {"stand": job.stand, "words": _place(language, pressroom.place(job))}
        case Stand.WORKING:
            return {"stand": job.stand, "done": job.done, "of": max(1, job.of),
                    "words": _progress(language, job)}
        case Stand.CANCELLED:
            return {"stand": job.stand, "words": say(language, message("avbrutet"))}
    return {"stand": Stand.FAILED, "words": job.why or say(language, FAILED)}


def _made(language: str, made: int) -> dict[str, object]:
    words = say(language, message("klar, {size}"), {"size": size(made, language)})
    return {"stand": Stand.MADE, "size": size(made, language), "words": words}


def _place(language: str, before: int) -> str:
    if not before:
        return say(language, message("väntar, snart din tur"))
    return say_counted(language, *_BEFORE, before).format(n=before)


def _progress(language: str, job: Job) -> str:
    if job.of < 2:
        return say(language, message("görs nu"))
    return say(language, message("gör {n} av {of}: {what}"),
               {"n": min(job.done + 1, job.of), "of": job.of, "what": job.what})
