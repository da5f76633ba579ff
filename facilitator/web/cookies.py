"""The cookies of this browser: read by our own names, set so that nobody else can use them."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Response, request

from facilitator.room.doors import cookies_shown, name_set


def cookies_here() -> Mapping[str, str]:
    """What this browser holds, by name."""
    return cookies_shown(request.cookies, secure=request.is_secure)


def set_cookie(response: Response, name: str, value: str, days: float) -> Response:
    """Set a cookie that scripts cannot read and other sites cannot send."""
    secure = request.is_secure
    response.set_cookie(name_set(name, secure=secure), value, max_age=int(days * 86400),
                        httponly=True, samesite="Lax", secure=secure, path="/")
    return response


def drop_cookie(response: Response, name: str) -> Response:
    """Take a cookie away."""
    secure = request.is_secure
    response.delete_cookie(name_set(name, secure=secure), httponly=True, samesite="Lax",
                           secure=secure, path="/")
    return response
