"""The two kinds of answer that are not a page: go there instead, and take this file home."""

from __future__ import annotations

from urllib.parse import quote

from flask import Response, make_response, redirect


def to(path: str) -> Response:
    """Go on to `path`, with a GET."""
    return make_response(redirect(path, 303))


def attachment(body: bytes | str, mime: str, name: str, title: str = "") -> Response:
    """A file to keep: `name` is plain ASCII of ours, `title` what programs may call it instead."""
    response = Response(body, content_type=mime)
    better = f"; filename*=UTF-8''{quote(title, safe='')}" if title else ""
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"{better}'
    return response
