"""The language of this browser: `?lang=en` on any page chooses it and is then gone."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import Flask, Response, request

from facilitator.show.language import LANGUAGES

from .cookies import set_cookie
from .responses import to
from .site import PERSON_DAYS


def choose_language(app: Flask) -> None:
    """Remember a chosen language in a cookie and go on to the page without it."""

    @app.before_request
    def chosen() -> Response | None:
        wanted = request.args.get("lang")
        if request.method != "GET" or wanted not in LANGUAGES:
            return None
        rest = urlencode([(n, v) for n, v in request.args.items(multi=True) if n != "lang"])
        # A path that begins with two strokes would be another site's address.
        path = "/" + request.path.lstrip("/\\")
        response = to(f"{path}?{rest}" if rest else path)
        return set_cookie(response, "lang", wanted, PERSON_DAYS)

    del chosen
