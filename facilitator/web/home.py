"""A facilitator's own pages: first-run set-up, log in, the workshops, a new one."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from flask import Blueprint, Response, abort, make_response, redirect, request
from gevent import get_hub

from facilitator.domain.keys import key_hash
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.founding import Wish, found
from facilitator.plans import plans, programmes
from facilitator.room.access import new_secret
from facilitator.room.doors import LOGIN_COOKIE
from facilitator.show.language import say

from .forms import FORM_COOKIE, check_form, form_token, secret_here
from .site import Site
from .workshops import workshop_rows

Answer = TypeVar("Answer")
_HOURS = 12
_SHORTEST_PASSWORD = 10
# OWASP's second recommended setting: 19 MiB, two passes. Verified off the event loop.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def home_pages(site: Site) -> Blueprint:
    """`/setup`, `/login`, `/logout` and `/workshops`."""
    pages = Blueprint("home", __name__)

    @pages.get("/setup")
    def setup() -> Response:
        if site.accounts.any():
            return _to("/login")
        return _with_form(site, "setup.html", allowed=_may_set_up(site), error="", name="")

    @pages.post("/setup")
    def set_up() -> Response:
        check_form()
        if site.accounts.any() or not _may_set_up(site):
            abort(403, "key")
        name, password = request.form.get("name", "").strip(), request.form.get("password", "")
        error = _weakness(site, name, password)
        if error:
            return _with_form(site, "setup.html", 409, allowed=True, error=error, name=name)
        hashed = _slowly(_HASHER.hash, password)
        # Hashing lets others run: two who set up at once must not both become the first.
        if site.accounts.any():
            abort(403, "key")
        site.accounts.add(name, hashed, site.now())
        return _log_in(site, name, "/workshops")

    @pages.get("/login")
    def login() -> Response:
        if not site.accounts.any():
            return _to("/setup")
        return _with_form(site, "login.html", error="", name="", next=_next())

    @pages.post("/login")
    def log_in() -> Response:
        check_form()
        name, password = request.form.get("name", "").strip(), request.form.get("password", "")
        account = _verified(site, name, password)
        if account is None:
            error = say(site.language(), message("Namnet eller lösenordet stämmer inte."))
            return _with_form(site, "login.html", 401, error=error, name=name, next=_next())
        return _log_in(site, account, _next())

    @pages.post("/logout")
    def log_out() -> Response:
        check_form()
        site.accounts.log_out(key_hash(request.cookies.get(LOGIN_COOKIE, "")))
        response = _to("/")
        response.delete_cookie(LOGIN_COOKIE, path="/")
        return response

    @pages.get("/workshops")
    def workshops() -> Response:
        account = site.doors.login(request.cookies)
        return _workshops(site, account) if account else _to("/login?next=/workshops")

    @pages.post("/workshops")
    def new() -> Response:
        account = site.doors.login(request.cookies)
        if not account:
            return _to("/login?next=/workshops")
        check_form()
        values = request.form.to_dict()
        wish = Wish(values.get("plan", ""), values.get("title", ""), values.get("programme", ""),
                    values.get("date", ""), values.get("question", ""),
                    values.get("naming", ""))
        try:
            founded = found(site.rooms.shelf, site.rooms.kinds, wish, site.now())
        except Refused as refused:
            sentence = say(site.language(), refused.why, refused.details)
            return _workshops(site, account, sentence, values)
        return _to(f"/desk/{founded.workshop.code}")

    del setup, set_up, login, log_in, log_out, workshops, new
    return pages


def _workshops(
    site: Site, account: str, error: str = "", values: dict[str, str] | None = None
) -> Response:
    return _with_form(
        site, "workshops.html", 409 if error else 200, account=account, error=error,
        values=values or {}, workshops=workshop_rows(site.rooms),
        plans=tuple(plans().values()), programmes=tuple(programmes().values()),
        today=site.now()[:10])


def _may_set_up(site: Site) -> bool:
    given = request.values.get("token", "")
    return hmac.compare_digest(given.encode(), site.setup_token.encode())


def _weakness(site: Site, name: str, password: str) -> str:
    if not name or len(name) > 60:
        return say(site.language(), message("Skriv ett namn på högst 60 tecken."))
    if len(password) < _SHORTEST_PASSWORD or len(password) > 200:
        return say(site.language(), message("Lösenordet ska ha minst {least} tecken."),
                   {"least": _SHORTEST_PASSWORD})
    if password != request.form.get("again", password):
        return say(site.language(), message("Lösenorden är inte lika."))
    return ""


def _verified(site: Site, name: str, password: str) -> str | None:
    """The account's name when the password is right. An unknown name takes as long as a known."""
    known = site.accounts.password_of(name)
    stored = known[1] if known else _slowly(_HASHER.hash, "nobody")
    try:
        _slowly(_HASHER.verify, stored, password)
    except VerificationError:
        return None
    return known[0] if known else None


def _slowly(work: Callable[..., Answer], *given: str) -> Answer:
    """Password hashing in a native thread: it would hold the room still for 30 ms."""
    done: Answer = get_hub().threadpool.apply(work, given)
    return done


def _log_in(site: Site, account: str, path: str) -> Response:
    token = new_secret()
    now = site.now()
    ends = (datetime.fromisoformat(now) + timedelta(hours=_HOURS)).isoformat()
    site.accounts.log_in(key_hash(token), account, now, ends)
    return site.remember(_to(path), LOGIN_COOKIE, token, _HOURS / 24)


def _with_form(site: Site, template: str, answer: int = 200, /, **shown: object) -> Response:
    """A page with a form; a browser that holds nothing yet gets a cookie to tie it to."""
    fresh = "" if secret_here() else new_secret()
    secret = fresh or secret_here()
    response = site.page(template, answer, csrf=form_token(secret),
                         token=request.values.get("token", ""), **shown)
    return site.remember(response, FORM_COOKIE, fresh, 1) if fresh else response


def _next() -> str:
    """Where to go after the login: a path of ours, never another site."""
    wanted = request.values.get("next", "")
    # Browsers pass over tabs and line ends: "/<tab>/" is "//", another site.
    ours = wanted.startswith("/") and not wanted.startswith("//") and (
        wanted.isprintable() and "\\" not in wanted)
    return wanted if ours else "/workshops"


def _to(path: str) -> Response:
    return make_response(redirect(path, 303))
