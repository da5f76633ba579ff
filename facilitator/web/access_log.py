"""The access log: when, what path, how it went. No query, no address, no key, nobody's name."""

from __future__ import annotations

import logging
import time
from logging.handlers import TimedRotatingFileHandler

from flask import Flask, Response, g, request

from .site import page_asked

_DAYS = 7


def keep_access_log(app: Flask, path: str) -> None:
    """Write a line for every answer to `path`; a new file each day, seven days are kept.

    Queries hold keys and tokens, and an address with a time can tell who wrote what.
    """
    log = logging.getLogger("facilitator.access")
    log.propagate = False
    log.setLevel(logging.INFO)
    handler = TimedRotatingFileHandler(path, when="midnight", backupCount=_DAYS, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%Y-%m-%dT%H:%M"))
    for earlier in log.handlers:
        earlier.close()
    log.handlers[:] = [handler]

    @app.before_request
    def began() -> None:
        g.began = time.monotonic()

    @app.after_request
    def ended(response: Response) -> Response:
        spent = (time.monotonic() - g.get("began", time.monotonic())) * 1000
        log.info("%s %s %d %d ms", request.method, page_asked(), response.status_code, spent)
        return response

    del began, ended
