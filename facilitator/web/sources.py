"""The workshops on this server that whoever asks may open, so that one may go on from another."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from gevent import subprocess

from facilitator.domain.message import message
from facilitator.domain.roles import Role
from facilitator.room.doors import cookie_name
from facilitator.room.rooms import BrokenFile

from .cookies import cookies_here
from .site import Site

_PATIENCE = 60
GONE: Mapping[str, Any] = {"why": message("Workshopen finns inte längre."), "details": {}}


@dataclass(frozen=True, slots=True)
class Source:
    """A workshop to take from, as it is chosen in a list."""

    code: str
    title: str
    date: str


def sources(site: Site, own: str = "") -> tuple[Source, ...]:
    """Those that this browser may open as a facilitator, newest first; not the one of code `own`.

    A login opens all; without one a desk's key opens its own.
    """
    login = site.doors.login(cookies_here())
    return tuple(Source(each.code, each.title, each.date) for each in site.rooms.shelf.all()
                 if not each.broken and each.code != own
                 and (login or may_take_from(site, each.code)))


def may_take_from(site: Site, code: str) -> bool:
    """True for a workshop that is there and that this browser may open as a facilitator."""
    cookies = cookies_here()
    if site.doors.login(cookies):
        return site.rooms.shelf.find(code) is not None
    # Nothing is opened for one who shows no key that could fit.
    if not cookies.get(cookie_name(Role.DESK, code.upper())):
        return False
    with suppress(BrokenFile):
        room = site.rooms.get(code)
        return room is not None and site.doors.by_cookie(
            room.state, Role.DESK, cookies) is not None
    return False


def parcel_of(site: Site, code: str) -> tuple[bool, Mapping[str, Any]]:
    """(whether it was read, the parcel or why not) of a workshop that may be taken from."""
    shelved = site.rooms.shelf.find(code)
    return _read(site, str(shelved.path)) if shelved else (False, GONE)


def parcel_in(site: Site, body: bytes) -> tuple[bool, Mapping[str, Any]]:
    """The same of a JSON report that was sent."""
    with tempfile.NamedTemporaryFile(prefix="carry-", suffix=".json") as file:
        file.write(body)
        file.flush()
        return _read(site, file.name)


def _read(site: Site, path: str) -> tuple[bool, Mapping[str, Any]]:
    """In a process of its own: nobody's tick waits for a whole workshop to be read."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", "facilitator", "carry", path, "--json",
             "--sessions", str(site.rooms.shelf.folder)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=_PATIENCE)
    except subprocess.TimeoutExpired:
        return False, {"why": message("Det tog för lång tid att läsa."), "details": {}}
    try:
        told: Mapping[str, Any] = json.loads(done.stdout)
    except ValueError:
        raise RuntimeError(f"carry failed: {done.stderr.decode()[-2000:]}") from None
    return done.returncode == 0, told


def lines(parcel: Mapping[str, Any], most: int) -> Iterator[Mapping[str, Any]]:
    """What comes along, for a preview: a card that is a thing itself has its headline."""
    headlines = {card["id"]: card["headline"] for card in parcel["cards"]}
    for each in parcel["drivers"][:most]:
        yield {**each, "name": each["name"] or headlines.get(each["id"], "")}
