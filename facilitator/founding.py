"""Founding a workshop: its first events, from a template and a programme, into a new file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from facilitator.domain.carrying_out import carried_out
from facilitator.domain.chapter import Kinds
from facilitator.domain.command import Command
from facilitator.domain.event import Event
from facilitator.domain.keys import key_hash
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.roles import SYSTEM
from facilitator.domain.workshop import Workshop
from facilitator.plans import Plan, Programme, plans, programmes
from facilitator.room.access import new_code, new_id, new_secret
from facilitator.storage.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants founded; `plan` and `programme` are names of the product's files.

    `parcel` is what another workshop hands on to the first item that takes such, None for nothing.
    """

    plan: str
    title: str
    programme: str = ""
    date: str = ""
    question: str = ""
    naming: str = "organisation"
    parcel: Mapping[str, object] | None = None


@dataclass(frozen=True, slots=True)
class Foundation:
    """A workshop's first events, before it has a file, and the secrets of its first keys."""

    workshop: Workshop
    events: tuple[Event, ...]
    desk_key: str
    wall_key: str


@dataclass(frozen=True, slots=True)
class Founded:
    """A new workshop and the two secrets that are told only now."""

    path: Path
    workshop: Workshop
    desk_key: str
    wall_key: str


def found(shelf: Shelf, kinds: Kinds, wish: Wish, at: str) -> Founded:
    """Make the workshop's file in the shelf's folder. Raises `Refused`, OSError."""
    return filed(shelf, wish, at, foundation(kinds, wish, at, codes_on(shelf)))


def filed(shelf: Shelf, wish: Wish, at: str, made: Foundation) -> Founded:
    """The file of a workshop that has only events so far. Raises OSError."""
    name = file_name(wish.title, at[:10], made.workshop.code)
    return Founded(shelf.create(name, made.events), made.workshop, made.desk_key, made.wall_key)


def codes_on(shelf: Shelf) -> frozenset[str]:
    """The codes that workshops have already."""
    return frozenset(shelved.code for shelved in shelf.all())


def foundation(
    kinds: Kinds, wish: Wish, at: str, taken: frozenset[str] = frozenset()
) -> Foundation:
    """How the workshop begins, with a code that is not among the `taken`. Raises `Refused`."""
    plan = plans().get(wish.plan)
    if plan is None:
        raise Refused("no_such_template", message("Mallen {name} finns inte."), field="plan",
                      details={"name": wish.plan})
    programme = _programme(wish.programme)
    code = next(code for code in iter(new_code, None) if code not in taken)
    desk_key, wall_key = new_secret(), new_secret()
    keys = {"desk": desk_key, "wall": wall_key}
    workshop, events = Workshop(), list[Event]()
    for name, data in _steps(wish, plan, programme, code, keys):
        command = Command(new_id(), name, SYSTEM, None, data)
        made, workshop = carried_out(workshop, command, at, kinds)
        events += made
    if wish.parcel is not None:
        command = _bringing(workshop, kinds, wish.parcel)
        made, workshop = carried_out(workshop, command, at, kinds)
        events += made
    return Foundation(workshop, tuple(events), desk_key, wall_key)


def takes_parcels(plan: Plan, kinds: Kinds) -> bool:
    """True for a template in which a workshop may go on from another."""
    return any(item["kind"] in kinds and kinds[item["kind"]].brings
               for day in plan.days for item in day["activities"])


def _bringing(workshop: Workshop, kinds: Kinds, parcel: Mapping[str, object]) -> Command:
    """The command by which the first item that takes it gets what came from before."""
    for activity in workshop.activities.values():
        brings = kinds[activity.kind].brings
        if brings:
            return Command(new_id(), brings, SYSTEM, activity.id, {"parcel": parcel})
    raise Refused("takes_nothing", message(
        "Mallen har inget moment som tar emot underlag ur en tidigare workshop."), field="from")


def _programme(name: str) -> Programme | None:
    if not name:
        return None
    known = programmes()
    wanted = name.casefold()
    for programme in known.values():
        if wanted in (programme.name.casefold(), programme.title.casefold()):
            return programme
    raise Refused("no_such_programme", message("Programmet {name} finns inte."),
                  field="programme", details={"name": name})


def _steps(
    wish: Wish, plan: Plan, programme: Programme | None, code: str, keys: Mapping[str, str]
) -> Iterator[tuple[str, dict[str, object]]]:
    yield "workshop.make", {
        "code": code, "title": wish.title, "programme": programme.title if programme else "",
        "date": wish.date, "question": wish.question or plan.question, "naming": wish.naming,
    }
    for organisation in programme.organisations if programme else ():
        yield "organisation.add", {name: organisation[name] for name in ("name", "type", "places")}
    for role, secret in keys.items():
        yield "key.make", {"role": role, "holder": "", "hash": key_hash(secret)}
    for place, day in enumerate(plan.days):
        yield "workshop.add_day", {"title": day.get("title", ""), "start": day.get("start", "")}
        for item in day["activities"]:
            yield "agenda.add", {
                "kind": item["kind"], "title": item["title"], "minutes": item["minutes"],
                "question": _question(wish, plan, item), "note": item.get("note", ""),
                "options": item.get("options", {}), "day": place,
            }


def _question(wish: Wish, plan: Plan, item: Mapping[str, str]) -> str:
    """The workshop's own question stands where the template's stood."""
    asked = item.get("question", "")
    return wish.question if wish.question and asked == plan.question else asked


def file_name(title: str, date: str, code: str) -> str:
    """What a workshop's file is called: whose it is, when it is held, and its code."""
    return f"{_slug(title)}-{date}-{code.lower()}"


def _slug(title: str) -> str:
    """A file name's first part: plain letters of the title, never a path."""
    plain = title.casefold().translate(str.maketrans("åäöéü", "aaoeu"))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40] or "workshop"
