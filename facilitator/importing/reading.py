"""A JSON report as a stranger may have written it: its log as events, or a sentence why not."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, NoReturn

from facilitator.domain.event import Event
from facilitator.domain.message import message
from facilitator.domain.pictures import pictures_named
from facilitator.domain.refused import Refused
from facilitator.domain.roles import SYSTEM, Actor, Role
from facilitator.report.facts import FORM
from facilitator.room.photograph import expect_remade

# A hundred pictures, and all that people can write beside them.
LARGEST = 64 << 20
MOST_EVENTS = 50_000
_DEEPEST = 12
_LONGEST = 20_000
_HIGHEST = 10**12
_FIELDS = {"at", "name", "data"}
_MAY_HAVE = {"activity", "voice"}


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a file says: the report in full, its log with its pictures, and when it was made."""

    report: Mapping[str, Any]
    events: tuple[Event, ...]
    left_out: tuple[str, ...]
    made: str
    pictures: Mapping[str, bytes]


def read(body: bytes) -> Parcel:
    """What a JSON report holds, its shape checked and not yet what it says. Raises `Refused`."""
    if len(body) > LARGEST:
        raise Refused("too_large", message("Filen är större än {most} MB och läses inte."),
                      details={"most": LARGEST >> 20})
    told = _parsed(body)
    if not isinstance(told.get("workshop"), dict) or not isinstance(told.get("activities"), list):
        raise Refused("another_file", message("Filen är ingen JSON-rapport från en workshop."))
    log = told.get("log")
    if log is None:
        raise Refused("no_log", message(
            "Rapporten kan inte läsas in: den är en organisations egen del, eller gjord av en "
            "äldre version. Ladda ner JSON på nytt."))
    if not isinstance(log, dict) or not isinstance(log.get("events"), list):
        _broken()
    form, made = log.get("form"), told["workshop"].get("made")
    if isinstance(form, int) and form > FORM:
        raise Refused("newer", message("Rapporten är gjord av en nyare version av programmet."))
    if form != FORM or len(log["events"]) > MOST_EVENTS:
        _broken()
    events = tuple(_event(seq, each) for seq, each in enumerate(log["events"], start=1))
    left_out = log.get("left_out", [])
    if not isinstance(left_out, list):
        _broken()
    return Parcel(told, events, tuple(map(str, left_out)), _time(made), _pictures(told, events))


def _pictures(told: Mapping[str, Any], events: tuple[Event, ...]) -> dict[str, bytes]:
    """Those that the log names and no other, each what its name says and nothing but a picture."""
    given = told.get("pictures", {})
    if not isinstance(given, dict) or given.keys() != pictures_named(events):
        _broken()
    try:
        found = {name: b64decode(body, validate=True) for name, body in given.items()}
    except (ValueError, TypeError):
        _broken()
    for name, body in found.items():
        if sha256(body).hexdigest() != name:
            _broken()
        expect_remade(body)
    return found


def _broken() -> NoReturn:
    raise broken()


def broken() -> Refused:
    """The answer to a report that does not say what it said when it was made."""
    return Refused("broken", message(
        "Filen är ändrad eller trasig, och inget har lästs in. Ladda ner JSON på nytt."))


def _parsed(body: bytes) -> Mapping[str, Any]:
    try:
        told = json.loads(body, parse_constant=lambda _: _broken())
        # Half a pair of signs can be written in JSON and cannot be saved in any file.
        json.dumps(told, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise Refused("not_json", message(
            "Filen kan inte läsas som JSON. Välj den JSON-fil som laddades ner.")) from None
    return told if isinstance(told, dict) else {}


def _event(seq: int, given: object) -> Event:
    if not isinstance(given, dict) or not _FIELDS <= given.keys() <= _FIELDS | _MAY_HAVE:
        _broken()
    words = [given["name"], given.get("activity", "-"), given.get("voice", "-")]
    if not all(isinstance(each, str) and 0 < len(each) <= 64 for each in words):
        _broken()
    data = given["data"]
    if not isinstance(data, dict):
        _broken()
    _expect_sane(data, _DEEPEST)
    actor = Actor(Role.PHONE, given["voice"]) if "voice" in given else SYSTEM
    return Event(seq, _time(given["at"]), actor, given.get("activity"), given["name"], 1, data)


def _time(given: object) -> str:
    try:
        aware = isinstance(given, str) and len(given) <= 40 and \
            datetime.fromisoformat(given).tzinfo is not None
    except ValueError:
        aware = False
    return str(given) if aware else _broken()


def _expect_sane(value: object, deep: int) -> None:
    """No longer text, higher number or deeper nesting than any workshop writes."""
    match value:
        case str():
            sane = len(value) <= _LONGEST
        case bool() | None:
            sane = True
        case int() | float():
            sane = abs(value) <= _HIGHEST
        case dict() | list():
            sane = deep > 0
            for each in [*value, *value.values()] if isinstance(value, dict) else value:
                _expect_sane(each, deep - 1) if sane else _broken()
        case _:
            sane = False
    if not sane:
        _broken()
