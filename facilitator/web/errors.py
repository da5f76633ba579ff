"""Pages for what goes wrong: what happened, what is kept, what to do."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from flask import Flask, Response, jsonify, make_response, request
from werkzeug.exceptions import HTTPException

from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.room.guesses import Wait
from facilitator.show.answer import failure, refusal
from facilitator.show.language import say

from .site import Site, page_asked, wants_json

_WORDS = {
    "code": ("unknown_code", message("Koden finns inte"),
             message("Se efter på väggen och skriv den en gång till. Den har sex tecken.")),
    "broken": ("broken_file", message("Workshopens fil är skadad"),
               message("Inget har tagits bort. Be den som sköter servern läsa in en "
                       "säkerhetskopia. Andra workshoppar påverkas inte.")),
    "key": ("wrong_key", message("Länken gäller inte längre"),
            message("Be processledaren om en ny länk, eller logga in.")),
    "form": ("stale_form", message("Sidan var för gammal"),
             message("Gå tillbaka, ladda om och försök igen. Inget har ändrats.")),
    "405": ("not_allowed_here", message("Så går det inte att göra här"),
            message("Gå till startsidan och skriv koden.")),
    "413": ("too_large", message("Det var för mycket på en gång"),
            message("Inget har sparats. Gå tillbaka, korta texten och försök igen.")),
    "400": ("malformed", message("Det gick inte att läsa"),
            message("Inget har ändrats. Gå tillbaka och försök igen.")),
    "404": ("not_found", message("Sidan finns inte"),
            message("Gå till startsidan och skriv koden.")),
    "500": ("failure", message("Något gick fel hos oss"),
            message("Det du har skickat och fått kvitto på är sparat. Ladda om sidan.")),
}
_log = logging.getLogger(__name__)


def explain(app: Flask, site: Site) -> None:
    """Every error as a page for people and a sentence for programs."""

    @app.errorhandler(HTTPException)
    def http(error: HTTPException) -> Response:
        status = error.code or 500
        ours = str(error.description)
        known = ours if ours in _WORDS else str(status)
        return _page(site, status, known if known in _WORDS else "400" if status < 500 else "500")

    @app.errorhandler(Wait)
    def wait(error: Wait) -> Response:
        return _waiting(site, error.seconds)

    @app.errorhandler(Refused)
    def refused(error: Refused) -> Response:
        return refused_to(site, error)

    @app.errorhandler(Exception)
    def broken(error: Exception) -> Response:
        _log.exception("%s failed", page_asked(), exc_info=error)
        if wants_json(request):
            return make_response(jsonify(failure(site.language())), 500)
        return _page(site, 500, "500")

    del http, wait, refused, broken


def refused_to(site: Site, refused: Refused) -> Response:
    """A refusal for a program: 403 for one who may not, 409 for what cannot be done now."""
    status = 403 if refused.code == "not_allowed" else 409
    return make_response(jsonify(refusal(refused, site.language())), status)


def _waiting(site: Site, seconds: int) -> Response:
    """A page that tries again by itself, also without a script."""
    if wants_json(request) or request.path.startswith("/api/"):
        why = message("Många fel koder på kort tid. Försök igen om en stund.")
        response = refused_to(site, Refused("slow", why, retry_ms=seconds * 1000))
        response.status_code = 429
    else:
        response = site.page("errors/wait.html", 429, seconds=seconds)
        response.headers["Refresh"] = str(seconds)
    response.headers["Retry-After"] = str(seconds)
    return response


def _page(site: Site, status: int, known: str) -> Response:
    return explained(site, status, *_WORDS[known])


def explained(
    site: Site, status: int, code: str, title: str, words: str,
    details: Mapping[str, object] | None = None,
) -> Response:
    """What happened and what to do, as a page for people and a sentence for programs."""
    title, words = say(site.language(), title), say(site.language(), words, details)
    if wants_json(request) or request.path.startswith("/api/"):
        return make_response(jsonify(
            {"ok": False, "code": code, "why": f"{title}. {words}", "field": None}), status)
    return site.page("errors/error.html", status, status=status, title=title, words=words)
