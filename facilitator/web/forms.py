"""A form is believed only when it comes from a page of ours, opened by the same browser."""

from __future__ import annotations

import hashlib
import hmac

from flask import abort, request

from facilitator.domain.roles import Role
from facilitator.room.doors import LOGIN_COOKIE, cookie_name

from .cookies import cookies_here

FORM_COOKIE = "form"


def form_token(secret: str) -> str:
    """The token that a form carries for the one who holds `secret` in a cookie."""
    return hashlib.sha256(f"form:{secret}".encode()).hexdigest()[:32]


def secret_here(code: str = "") -> str:
    """What this browser holds: a login, a desk's or contact's key there, or its form cookie."""
    keys = [cookie_name(role, code) for role in (Role.DESK, Role.CONTACT)] if code else []
    names = [LOGIN_COOKIE, *keys, FORM_COOKIE]
    cookies = cookies_here()
    return next((cookies[name] for name in names if cookies.get(name)), "")


def token_here(code: str = "") -> str:
    """The token for a form on the page being made."""
    return form_token(secret_here(code))


def is_ours(code: str = "") -> bool:
    """True when the posted form was made for this browser."""
    secret = secret_here(code)
    if not secret or is_from_elsewhere():
        return False
    return hmac.compare_digest(request.form.get("csrf", "").encode(), form_token(secret).encode())


def is_from_elsewhere() -> bool:
    """True when the browser itself says that a page of another site sent the request.

    It says so to https and localhost only, so this stands beside the token, not instead of it.
    """
    return request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none")


def check_form(code: str = "") -> None:
    """Stop with a page when the posted form was not made for this browser."""
    if not is_ours(code):
        abort(400, "form")
