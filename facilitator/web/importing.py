"""A JSON report becomes a workshop on the list; it is read in a process of its own."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, abort, request
from gevent import subprocess
from gevent.lock import BoundedSemaphore

from facilitator.domain.message import message
from facilitator.importing.bringing import NEW
from facilitator.importing.reading import LARGEST
from facilitator.show.language import say

from .forms import check_form
from .home import workshops_page
from .responses import to
from .site import Site

_PATIENCE = 60
_AROUND = 64 << 10  # what a browser sends beside the file


def importing_pages(site: Site) -> Blueprint:
    """`/workshops/import`."""
    pages = Blueprint("importing", __name__)
    # Each may take some hundred megabytes while it is read.
    one_at_a_time = BoundedSemaphore(1)

    @pages.get("/workshops/import")
    def choose() -> Response:
        return to("/workshops")

    @pages.post("/workshops/import")
    def take() -> Response:
        # Before a byte of it is read: what was half read would lie about in a temporary file.
        if (request.content_length or 0) > LARGEST + _AROUND:
            abort(413)
        request.max_content_length = LARGEST + _AROUND
        account = site.account_or_login()
        check_form()
        sent = request.files.get("file")
        if sent is None or not sent.filename:
            return _page(site, account, message("Välj en fil först."))
        code = NEW if request.form.get("code") == NEW else ""
        with one_at_a_time:
            done, told = _read(site, sent.read(), code)
        if not done:
            return _page(site, account, str(told["why"]), told["details"])
        if told["left_out"] or told["unshown"]:
            return workshops_page(site, account, brought=told)
        return to(f"/desk/{told['code']}")

    del choose, take
    return pages


def _page(
    site: Site, account: str, why: str, details: Mapping[str, object] | None = None
) -> Response:
    return workshops_page(site, account, refused=say(site.language(), why, details or {}))


def _read(site: Site, body: bytes, code: str) -> tuple[bool, Mapping[str, Any]]:
    """(whether it was read in, what the command told of it). Nobody's tick waits for it."""
    with tempfile.NamedTemporaryFile(prefix="import-") as file:
        file.write(body)
        file.flush()
        try:
            done = subprocess.run(
                [sys.executable, "-m", "facilitator", "import", file.name, "--json",
                 "--sessions", str(site.rooms.shelf.folder), "--code", code],
                stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=_PATIENCE)
        except subprocess.TimeoutExpired:
            return False, {"why": message("Filen tog för lång tid att läsa in."), "details": {}}
    try:
        told: Mapping[str, Any] = json.loads(done.stdout)
    except ValueError:
        raise RuntimeError(f"import failed: {done.stderr.decode()[-2000:]}") from None
    return done.returncode == 0, told
