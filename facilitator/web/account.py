"""A facilitator's own account: password, where one is logged in, tokens, and letting others in."""

from __future__ import annotations

from datetime import datetime, timedelta

from flask import Blueprint, Response, abort, request

from facilitator.domain.keys import key_hash
from facilitator.domain.message import message
from facilitator.room.access import new_secret
from facilitator.room.doors import LOGIN_COOKIE
from facilitator.show.language import say

from .cookies import cookies_here, set_cookie
from .forms import check_form
from .home import log_in, with_form
from .passwords import DEVICE_COOKIE, DEVICE_DAYS, TOO_MANY, Passwords, hashed
from .responses import to
from .site import Site

_INVITE_DAYS = 7


def account_pages(site: Site) -> Blueprint:
    """`/account` and `/invite/LINK`."""
    pages = Blueprint("account", __name__)
    passwords = Passwords(site)

    @pages.get("/account")
    def account() -> Response:
        return _page(site, site.account_or_login())

    @pages.post("/account")
    def change() -> Response:
        name = site.account_or_login()
        check_form()
        match request.form.get("action"):
            case "password":
                return _change_password(site, passwords, name)
            case "end":
                _end(site, name, request.form.get("hash", ""))
            case "end_others":
                site.accounts.end_logins(name, _this())
            case "token":
                secret = new_secret()
                label = request.form.get("label", "").strip()[:60] or "API"
                site.accounts.add_token(key_hash(secret), name, label, site.now())
                return _page(site, name, made_token=secret)
            case "invite":
                return _page(site, name, invite=invitation(site, name))
            case "remove":
                return _remove(site, name, request.form.get("account", ""))
            case _:
                abort(400)
        return to("/account")

    @pages.get("/invite/<link>")
    def invited(link: str) -> Response:
        name = site.accounts.invited(key_hash(link), site.now())
        return with_form(site, "invite.html", 200 if name is not None else 404,
                         allowed=name is not None, name=name or "", known=bool(name), error="")

    @pages.post("/invite/<link>")
    def accept(link: str) -> Response:
        check_form()
        known = site.accounts.invited(key_hash(link), site.now())
        if known is None:
            abort(403, "key")
        name = known or request.form.get("name", "").strip()
        error = _unfit(site, passwords, name, known)
        if error:
            return with_form(site, "invite.html", 409, allowed=True, name=name,
                             known=bool(known), error=error)
        made = hashed(request.form.get("password", ""))
        # Hashing lets others run: of two who use the same link only one may.
        if not site.accounts.use_invite(key_hash(link)):
            abort(403, "key")
        if known:
            site.accounts.change_password(known, made)
        else:
            site.accounts.add(name, made, site.now())
        return log_in(site, passwords, name, "/workshops")

    del account, change, invited, accept
    return pages


def invitation(site: Site, inviter: str) -> str:
    """The address of a link for somebody new, to be used once within a week."""
    secret = new_secret()
    ends = datetime.fromisoformat(site.now()) + timedelta(days=_INVITE_DAYS)
    site.accounts.invite(key_hash(secret), "", ends.isoformat(), inviter)
    return f"{site.base() or request.url_root.rstrip('/')}/invite/{secret}"


def _unfit(site: Site, passwords: Passwords, name: str, known: str) -> str:
    if not known and site.accounts.password_of(name):
        return say(site.language(), message("Namnet är upptaget. Välj ett annat."))
    return passwords.weakness(name, request.form.get("password", ""),
                              request.form.get("again", ""))


def _change_password(site: Site, passwords: Passwords, name: str) -> Response:
    # One who finds a desk open must not find the password out here either.
    wait = passwords.wait(name)
    if wait:
        error = say(site.language(), TOO_MANY, {"seconds": wait})
    elif passwords.verified(name, request.form.get("present", "")) is None:
        error = say(site.language(), message("Det nuvarande lösenordet stämmer inte."))
    else:
        error = passwords.weakness(name, request.form.get("password", ""),
                                   request.form.get("again", ""))
    if error:
        return _page(site, name, error=error)
    site.accounts.change_password(name, hashed(request.form["password"]), _this())
    # Every known browser has been forgotten; this one has just shown that it is hers.
    device = passwords.remember_device(name)
    response = _page(site, name, done=say(site.language(), message(
        "Lösenordet är bytt. Alla andra inloggningar och länkar du har gjort är avslutade.")))
    return set_cookie(response, DEVICE_COOKIE, device, DEVICE_DAYS)


def _end(site: Site, name: str, wanted: str) -> None:
    """End one's own login or token; another's is not in the list."""
    if wanted in {each.hash for each in site.accounts.logins_of(name, site.now())}:
        site.accounts.log_out(wanted)
    elif wanted in {each.hash for each in site.accounts.tokens_of(name)}:
        site.accounts.end_token(wanted)


def _remove(site: Site, name: str, other: str) -> Response:
    names = site.accounts.names()
    if other not in names or len(names) == 1:
        return _page(site, name, error=say(site.language(), message(
            "Det sista kontot går inte att ta bort.")))
    site.accounts.remove(other)
    return to("/account")


def _page(site: Site, name: str, **more: str) -> Response:
    accounts, this = site.accounts, _this()
    return with_form(site, "account.html", 409 if more.get("error") else 200, **{
        "account": name, "error": "", "done": "", "invite": "", "made_token": "", **more,
        "logins": [{"hash": each.hash, "made": each.made, "used": each.used,
                    "this": each.hash == this}
                   for each in accounts.logins_of(name, site.now())],
        "tokens": accounts.tokens_of(name), "names": accounts.names(),
    })


def _this() -> str:
    return key_hash(cookies_here().get(LOGIN_COOKIE, ""))
