"""The replay as one file that opens without a network, and as what the wall's page plays."""

from __future__ import annotations

import gzip
import re
from base64 import b64encode
from hashlib import sha256

from jinja2 import Environment
from markupsafe import Markup

from facilitator.domain.walls import REPLAY
from facilitator.report.build import Report
from facilitator.report.reel import Reel

from .film import Film, film

_MODULES = ("patch.js", "replay.js")
_IMPORT = re.compile(r'^import [^;]+ from "\./[^"]+";\n', re.MULTILINE)
_BEGIN = "\nbyHand(document);\n"


def as_replay(report: Report, environment: Environment, reel: Reel | None) -> bytes:
    """The page that plays the workshop, UTF-8."""
    reel = _needed(reel)
    made = _film(report, environment, reel, None)
    script = _script(reel)
    return environment.get_template("report/replay.html").render({
        "title": made.title, "date": made.date, "frames": bool(made.frames),
        "css": Markup(reel.style()),  # noqa: S704 - a file of ours
        # What may not stand in a script of a page is written as an escape in the film.
        "film": Markup(made.as_json()),  # noqa: S704
        "script": Markup(script),  # noqa: S704 - a file of ours
        "script_hash": f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'",
    }).encode()


def as_film(report: Report, environment: Environment, reel: Reel | None) -> bytes:
    """What a wall plays, as JSON packed by gzip: up to when the desk asked for it."""
    workshop = report.workshop
    until = workshop.wall_seq if workshop.wall == REPLAY else None
    made = _film(report, environment, _needed(reel), until)
    return gzip.compress(made.as_json().encode(), 6, mtime=0)


def _needed(reel: Reel | None) -> Reel:
    if reel is None:
        raise ValueError("a replay is made of the log")
    return reel


def _film(report: Report, environment: Environment, reel: Reel, until: int | None) -> Film:
    if report.organisation:
        raise ValueError("the wall was everybody's: there is no replay of a part")
    return film(reel.events, report.workshop, reel.kinds, environment, report.language, until)


def _script(reel: Reel) -> str:
    """The player in one piece: what its modules take from each other stands beside it."""
    return "".join(_IMPORT.sub("", reel.script(name)) for name in _MODULES) + _BEGIN
