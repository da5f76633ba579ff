"""A facilitator's own pages: first-run set-up, log in, the workshops, a new one."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from flask import Blueprint, Response, abort, request

from facilitator.domain.keys import key_hash
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.founding import Wish, found, takes_parcels
from facilitator.plans import plans, programmes
from facilitator.room.access import new_secret
from facilitator.room.doors import LOGIN_COOKIE
from facilitator.show.language import say

from .cookies import cookies_here, drop_cookie, set_cookie
from .forms import FORM_COOKIE, check_form, form_token, secret_here
from .passwords import DEVICE_COOKIE, DEVICE_DAYS, TOO_MANY, Passwords, hashed
from .responses import to
from .site import Site
from .sources import GONE, may_take_from, parcel_of, sources
from .workshops import workshop_rows

_HOURS = 12


def home_pages(site: Site) -> Blueprint:
    """`/setup`, `/login`, `/logout` and `/workshops`."""
    pages = Blueprint("home", __name__)
    passwords = Passwords(site)

    @pages.get("/setup")
    def setup() -> Response:
        if site.accounts.any():
            return to("/login")
        return with_form(site, "setup.html", allowed=_may_set_up(site), error="", name="")

    @pages.post("/setup")
    def set_up() -> Response:
        check_form()
        if site.accounts.any() or not _may_set_up(site):
            abort(403, "key")
        name, password = request.form.get("name", "").strip(), request.form.get("password", "")
        error = passwords.weakness(name, password, request.form.get("again", password))
        if error:
            return with_form(site, "setup.html", 409, allowed=True, error=error, name=name)
        made = hashed(password)
        # Hashing lets others run: two who set up at once must not both become the first.
        if site.accounts.any():
            abort(403, "key")
        site.accounts.add(name, made, site.now())
        return log_in(site, passwords, name, "/workshops")

    @pages.get("/login")
    def login() -> Response:
        if not site.accounts.any():
            return to("/setup")
        return with_form(site, "login.html", error="", name="", next=_next())

    @pages.post("/login")
    def try_to_log_in() -> Response:
        check_form()
        name, password = request.form.get("name", "").strip(), request.form.get("password", "")
        wait = passwords.wait(name)
        if wait:
            error = say(site.language(), TOO_MANY, {"seconds": wait})
            response = with_form(site, "login.html", 429, error=error, name=name, next=_next())
            response.headers["Retry-After"] = str(wait)
            return response
        account = passwords.verified(name, password)
        if account is None:
            error = say(site.language(), message("Namnet eller lösenordet stämmer inte."))
            return with_form(site, "login.html", 401, error=error, name=name, next=_next())
        return log_in(site, passwords, account, _next())

    @pages.post("/logout")
    def log_out() -> Response:
        check_form()
        site.accounts.log_out(key_hash(cookies_here().get(LOGIN_COOKIE, "")))
        return drop_cookie(to("/"), LOGIN_COOKIE)

    @pages.get("/workshops")
    def workshops() -> Response:
        return workshops_page(site, site.account_or_login())

    @pages.post("/workshops")
    def new() -> Response:
        account = site.account_or_login()
        check_form()
        values = request.form.to_dict()
        wish = Wish(values.get("plan", ""), values.get("title", ""), values.get("programme", ""),
                    values.get("date", ""), values.get("question", ""),
                    values.get("naming", ""))
        try:
            founded = found(site.rooms.shelf, site.rooms.kinds, _with_parcel(site, wish, values),
                            site.now())
        except Refused as refused:
            sentence = say(site.language(), refused.why, refused.details)
            return workshops_page(site, account, sentence, values)
        return to(f"/desk/{founded.workshop.code}")

    del setup, set_up, login, try_to_log_in, log_out, workshops, new
    return pages


def _with_parcel(site: Site, wish: Wish, values: Mapping[str, str]) -> Wish:
    """With what another workshop hands on, where one is chosen and the template takes it."""
    plan, code = plans().get(wish.plan), values.get("from", "")
    if not code or plan is None or not takes_parcels(plan, site.rooms.kinds):
        return wish
    done, told = parcel_of(site, code) if may_take_from(site, code) else (False, GONE)
    if not done:
        raise Refused("no_source", str(told["why"]), field="from", details=told["details"])
    return replace(wish, parcel=told)


def workshops_page(
    site: Site, account: str, error: str = "", values: dict[str, str] | None = None,
    refused: str = "", brought: Mapping[str, object] | None = None,
) -> Response:
    """The list of workshops; `error` is about a new one, `refused` about one to be read in.

    `brought` is what was read in, where not all of it could come.
    """
    return with_form(
        site, "workshops.html", 409 if error or refused else 200, account=account, error=error,
        refused=refused, brought=brought, values=values or {},
        workshops=workshop_rows(site.rooms, site.now(), site.config.retention_days),
        plans=tuple(plans().values()), sources=sources(site),
        carrying=frozenset(name for name, plan in plans().items()
                           if takes_parcels(plan, site.rooms.kinds)),
        programmes=tuple(programmes().values()),
        today=site.now()[:10])


def _may_set_up(site: Site) -> bool:
    given = request.values.get("token", "")
    return hmac.compare_digest(given.encode(), site.setup_token.encode())


def log_in(site: Site, passwords: Passwords, account: str, path: str) -> Response:
    """A new login for this browser, and the way to `path`; an older login here ends."""
    earlier = cookies_here().get(LOGIN_COOKIE)
    if earlier:
        site.accounts.log_out(key_hash(earlier))
    token = new_secret()
    now = site.now()
    ends = (datetime.fromisoformat(now) + timedelta(hours=_HOURS)).isoformat()
    site.accounts.log_in(key_hash(token), account, now, ends)
    response = set_cookie(to(path), LOGIN_COOKIE, token, _HOURS / 24)
    return set_cookie(response, DEVICE_COOKIE, passwords.remember_device(account), DEVICE_DAYS)


def with_form(site: Site, template: str, answer: int = 200, /, **shown: object) -> Response:
    """A page with a form; a browser that holds nothing yet gets a cookie to tie it to."""
    fresh = "" if secret_here() else new_secret()
    secret = fresh or secret_here()
    response = site.page(template, answer, csrf=form_token(secret),
                         token=request.values.get("token", ""), **shown)
    return set_cookie(response, FORM_COOKIE, fresh, 1) if fresh else response


def _next() -> str:
    """Where to go after the login: a path of ours, never another site."""
    wanted = request.values.get("next", "")
    # Browsers pass over tabs and line ends: "/<tab>/" is "//", another site.
    ours = wanted.startswith("/") and not wanted.startswith("//") and (
        wanted.isprintable() and "\\" not in wanted)
    return wanted if ours else "/workshops"
