"""A workshop made of its JSON report: a new file, with a new key for its desk and one for its wall.

What the log cannot hold is said: people are others now, and nobody's own answers came with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from facilitator.domain.chapter import Kinds
from facilitator.domain.disclosing import disclosed
from facilitator.domain.event import Event
from facilitator.domain.fold import fold
from facilitator.domain.keys import key_hash
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.results import shown_result
from facilitator.domain.roles import SYSTEM, Role
from facilitator.domain.workshop import Workshop
from facilitator.founding import codes_on, file_name
from facilitator.judging.sheets import judging_of
from facilitator.room.access import clean_code, new_code, new_secret
from facilitator.storage.shelf import Shelf

from .checking import checked
from .reading import Parcel, read

NEW = "new"
_CODE = re.compile(r"[0-9A-Z]{4,12}")


@dataclass(frozen=True, slots=True)
class Brought:
    """A workshop that was read in, and the two secrets that are told only now.

    `left_out` are titles of items whose method could not tell what they hold, `unshown` of items
    that people had answered and whose result had not been shown: their answers are not here.
    """

    path: Path
    workshop: Workshop
    desk_key: str
    wall_key: str
    left_out: tuple[str, ...]
    unshown: tuple[str, ...]


def bring(shelf: Shelf, kinds: Kinds, body: bytes, at: str, code: str = "") -> Brought:
    """Make a file in the shelf's folder of a JSON report; nothing is left of one that is refused.

    `code` is "" for the report's own, `NEW` for one that nobody has, or the wanted one. Raises
    `Refused`, OSError.
    """
    parcel = read(body)
    workshop = checked(parcel, kinds)
    workshop = replace(workshop, code=_code(shelf, workshop.code, code))
    desk_key, wall_key = new_secret(), new_secret()
    events = tuple(_events(workshop, kinds, {Role.DESK: desk_key, Role.WALL: wall_key}, at))
    name = file_name(workshop.title, workshop.date or at[:10], workshop.code)
    if (shelf.folder / f"{name}.db").exists():
        raise _taken(workshop.code)
    path = shelf.create(name, events, parcel.pictures)
    return Brought(path, fold(events, kinds), desk_key, wall_key,
                   _titles(workshop, parcel), _unshown(workshop))


def _code(shelf: Shelf, own: str, wanted: str) -> str:
    """The code it gets. Raises `Refused` for one that is taken, also by a damaged file."""
    taken = codes_on(shelf)
    if wanted == NEW:
        return next(code for code in iter(new_code, None) if code not in taken)
    code = clean_code(wanted) or own
    if not _CODE.fullmatch(code):
        raise Refused("bad_code", message("Koden ska vara fyra till tolv bokstäver och siffror."),
                      field="code")
    if code in taken or shelf.damaged(code):
        raise _taken(code)
    return code


def _taken(code: str) -> Refused:
    return Refused("taken", message(
        "Det finns redan en workshop med koden {code}. Läs in den med en ny kod."),
        field="code", details={"code": code})


def _events(
    workshop: Workshop, kinds: Kinds, keys: dict[Role, str], at: str
) -> Iterator[Event]:
    """The log told anew, not as the file had it; the keys before the event that ends it."""
    *log, last = disclosed(workshop, kinds).events
    made = [Event(0, at, SYSTEM, None, "key.made", 1, {
        "role": role.value, "holder": "", "hash": key_hash(secret)})
        for role, secret in keys.items()]
    for seq, event in enumerate((*log, *made, replace(last, at=at)), start=1):
        yield replace(event, seq=seq)


def _titles(workshop: Workshop, parcel: Parcel) -> tuple[str, ...]:
    return tuple(workshop.activities[each].title for each in parcel.left_out
                 if each in workshop.activities)


def _unshown(workshop: Workshop) -> tuple[str, ...]:
    return tuple(activity.title for activity in workshop.activities.values()
                 if judging_of(activity).before and not shown_result(activity))
