"""What every answer carries: nothing from elsewhere, no frames, no leaks of addresses."""

from __future__ import annotations

import gzip
import re

from flask import Flask, Response, request

# Sockets are spelt out for browsers that do not count them as 'self'.
_POLICY = "; ".join((
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:",
    "font-src 'self'", "connect-src 'self' ws://{host} wss://{host}", "form-action 'self'",
    "base-uri 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'",
    "trusted-types facilitator",
))
_HOST = re.compile(r"[A-Za-z0-9.:\[\]-]{1,255}")
_YEAR = "max-age=31536000"
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_WORTH_PACKING = 1024


def protect(app: Flask) -> None:
    """Add the headers to every answer and pack pages."""

    @app.after_request
    def add(response: Response) -> Response:
        for name, value in _ALWAYS.items():
            response.headers.setdefault(name, value)
        # A downloaded report opens with its own styles; no page of ours needs inline ones.
        host = request.host if _HOST.fullmatch(request.host) else ""
        response.headers.setdefault("Content-Security-Policy", _POLICY.format(host=host)
                                    if host else _POLICY.replace(" ws://{host} wss://{host}", ""))
        if request.is_secure:
            response.headers.setdefault("Strict-Transport-Security", _YEAR)
        if not request.path.startswith("/static/"):
            response.headers.setdefault("Cache-Control", "no-store")
            _pack(response)
        return response


def _pack(response: Response) -> None:
    if (
        response.mimetype != "text/html" or response.direct_passthrough
        or "gzip" not in request.headers.get("Accept-Encoding", "")
        or len(response.get_data()) < _WORTH_PACKING
    ):
        return
    response.set_data(gzip.compress(response.get_data(), 5))
    response.headers["Content-Encoding"] = "gzip"
    response.headers["Vary"] = "Accept-Encoding"
