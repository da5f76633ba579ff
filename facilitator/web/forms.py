"""A form is believed only when it comes from a page of ours, opened by the same browser."""

from __future__ import annotations

import hashlib

from flask import abort, request

from facilitator.domain.roles import Role
from facilitator.room.doors import LOGIN_COOKIE, cookie_name

from .cookies import cookies_here

FORM_COOKIE = "form"


def form_token(secret: str) -> str:
    """The token that a form carries for the one who holds `secret` in a cookie."""
    return hashlib.sha256(f"form:{secret}".encode()).hexdigest()[:32]


def secret_here(code: str = "") -> str:
    """What this browser holds: a login, a desk key of that workshop, or its form cookie."""
    names = [LOGIN_COOKIE, *([cookie_name(Role.DESK, code)] if code else []), FORM_COOKIE]
    return next((cookies_here()[name] for name in names if cookies_here().get(name)), "")


def token_here(code: str = "") -> str:
    """The token for a form on the page being made."""
    return form_token(secret_here(code))


def is_ours(code: str = "") -> bool:
    """True when the posted form was made for this browser."""
    secret = secret_here(code)
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return False  # the browser itself says that another site's page sent it
    return bool(secret) and request.form.get("csrf") == form_token(secret)


def check_form(code: str = "") -> None:
    """Stop with a page when the posted form was not made for this browser."""
    if not is_ours(code):
        abort(400, "form")
