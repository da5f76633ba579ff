"""Reports for download, made in a process of their own so that no phone waits for them."""

from __future__ import annotations

import hashlib
import io
import sys
import tempfile
import zipfile
from pathlib import Path

from flask import Blueprint, Response, abort, request
from gevent import subprocess
from gevent.lock import BoundedSemaphore

from facilitator.domain.roles import Role
from facilitator.report.formats import FORMATS, Format
from facilitator.room.room import Room

from .cookies import cookies_here
from .responses import attachment
from .site import Site, bearer

_PATIENCE = 120
_KEPT = 24


class Downloads:
    """Makes one report at a time and keeps the newest ones, since a room asks all at once.

    None outlives what it was made of: a person may have been erased since, an item closed.
    """

    def __init__(self, site: Site) -> None:
        self._site = site
        self._one_at_a_time = BoundedSemaphore(1)
        self._made: dict[tuple[str, int, str, str, str], bytes] = {}
        site.rooms.on_open(lambda room: room.on_change(lambda _: self._forget(room)))
        site.rooms.on_close(self._forget)

    def blueprint(self) -> Blueprint:
        """`/w/CODE/report` and `/w/CODE/report.FORMAT`."""
        pages = Blueprint("downloads", __name__)

        @pages.get("/w/<code>/report")
        def download_page(code: str) -> Response:
            room = self._site.room(code)
            at_desk = self._allow(room)
            return self._site.page(
                "report/download.html", workshop=room.state, at_desk=at_desk,
                made=self._site.now(), activities=_activities(room), formats=[{
                    "format": form.name, "label": form.label, "words": form.words,
                    "url": f"/w/{room.state.code}/report.{form.name}",
                } for form in FORMATS.values()])

        @pages.get("/w/<code>/report.<name>")
        def download(code: str, name: str) -> Response:
            room = self._site.room(code)
            self._allow(room)
            form = FORMATS.get(name)
            if form is None:
                abort(404)
            separator = ";" if request.args.get("separator") == ";" else ","
            body = self._make(room, form, separator)
            return attachment(body, form.mime, f"rapport-{room.state.code}.{form.name}",
                              f"{room.state.title} {room.state.code}.{form.name}")

        del download_page, download
        return pages

    def archive(self, room: Room) -> bytes:
        """Every format in one ZIP, with a list of their SHA-256."""
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            sums = []
            for form in FORMATS.values():
                name = f"{room.state.code}.{form.name}"
                body = self._make(room, form, ";")
                archive.writestr(name, body)
                sums.append(f"{hashlib.sha256(body).hexdigest()}  {name}\n")
            archive.writestr("SHA256SUMS", "".join(sums))
        return file.getvalue()

    def _allow(self, room: Room) -> bool:
        """True at the desk; others are let through as the workshop says, or get a page."""
        doors, cookies, state = self._site.doors, cookies_here(), room.state
        key = bearer()
        actor = (doors.by_key(state, key) or doors.by_token(key)
                 or doors.by_cookie(state, Role.DESK, cookies))
        if actor and actor.role is Role.DESK:
            return True
        in_room = doors.by_cookie(state, Role.PHONE, cookies) is not None
        if not (state.downloads == "everyone" or (state.downloads == "room" and in_room)):
            abort(403, "closed")
        return False

    def _make(self, room: Room, form: Format, separator: str) -> bytes:
        key = (room.state.code, room.state.seq, form.name, separator, self._site.language())
        with self._one_at_a_time:
            body = self._made.get(key) or self._write(room.path, form, separator)
            # What has changed while it was made may have been an erasure.
            if room.state.seq == key[1] and self._site.rooms.opened(room.state.code) is room:
                self._made[key] = body
            while len(self._made) > _KEPT:
                self._made.pop(next(iter(self._made)))
            return body

    def _forget(self, room: Room) -> None:
        self._made = {key: body for key, body in self._made.items() if key[0] != room.state.code}

    def _write(self, path: Path, form: Format, separator: str) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            output = Path(folder) / f"report.{form.name}"
            done = subprocess.run(
                [sys.executable, "-m", "facilitator", "report", str(path), "--format", form.name,
                 "--separator", separator, "--language", self._site.language(),
                 "--output", str(output)],
                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=_PATIENCE)
            if done.returncode != 0:
                raise RuntimeError(f"report failed: {done.stderr.decode()[-2000:]}")
            return output.read_bytes()


def _activities(room: Room) -> list[dict[str, object]]:
    """What the report will tell of: the agenda's items that have begun."""
    state = room.state
    begun = [a for a in (state.activities[i] for i in state.agenda) if a.started]
    return [{
        "title": activity.title, "question": activity.question,
        "count": room.kinds[activity.kind].count(activity) if activity.kind in room.kinds else 0,
    } for activity in begun]
