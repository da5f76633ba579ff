"""Groups as an event holds them: who sits where, whole, and what an erasure leaves of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from .event import Event
from .fields import Text
from .group import Group
from .message import message
from .refused import Refused
from .told import ids, whole

Groups = Mapping[str, Group]
EVENTS = "group."
MOST_TABLES = 60
NAME = Text(40)
_ID = Text(64)


@dataclass(frozen=True, slots=True)
class Seats:
    """A field: groups as `written` writes them."""

    def clean(self, name: str, value: object) -> list[Mapping[str, object]]:
        given = value or ()
        if (not isinstance(given, list | tuple) or len(given) > MOST_TABLES
                or not all(isinstance(each, Mapping) for each in given)):
            raise Refused("not_seats", message("Bordsplaceringen kan inte läsas."), field=name)
        return written(read(given))

    def schema(self) -> Mapping[str, object]:
        text = {"type": "string"}
        return {"type": "array", "maxItems": MOST_TABLES, "items": {
            "type": "object", "properties": {
                "group": text, "number": {"type": "integer"}, "name": text,
                "members": {"type": "array", "items": text}, "host": text}}}


def written(groups: Groups) -> list[Mapping[str, object]]:
    """The groups as an event's data holds them."""
    return [{"group": group.id, "number": group.number, "name": group.name,
             "members": list(group.members), "host": group.host} for group in groups.values()]


def read(value: object) -> dict[str, Group]:
    """The groups of an event's data, by id; nothing of what is none."""
    rows = value if isinstance(value, list | tuple) else ()
    found = (Group(str(row["group"]), whole(row["number"]) or 0, str(row["name"]),
                   tuple(ids(row["members"])), str(row["host"])) for row in rows)
    return {group.id: group for group in found}


def in_order(groups: Iterable[Group]) -> dict[str, Group]:
    """By their numbers, and none led by somebody who sits elsewhere."""
    led = (group if group.host in group.members else replace(group, host="") for group in groups)
    return {group.id: group for group in sorted(led, key=lambda group: group.number)}


def left(groups: Groups, person: str) -> Groups:
    """The groups without that person."""
    if not any(person in group.members for group in groups.values()):
        return groups
    return in_order(replace(group, members=tuple(each for each in group.members if each != person))
                    for group in groups.values())


def placed(groups: Groups, person: str, group_id: str) -> Groups:
    """The groups with that person there and nowhere else; nowhere at all for "" or none such."""
    if not person or (group_id in groups and person in groups[group_id].members):
        return groups
    without = left(groups, person)
    return {group.id: replace(group, members=(*group.members, person))
            if group.id == group_id else group for group in without.values()}


def forgotten(event: Event, persons: Collection[str], names: Collection[str]) -> Event:
    """An event of groups as it stands when `persons` have been erased; any other as it is.

    `names` are those that have gone with them: a group that bears one has only its number left.
    """
    if not event.name.startswith(EVENTS):
        return event
    data = dict(event.data)
    if data.get("person") in persons:
        data["person"] = ""
    if "name" in data:
        data["name"] = _unnamed(data["name"], names)
    if "groups" in data:
        data["groups"] = written({group.id: replace(
            group, name=_unnamed(group.name, names),
            members=tuple(each for each in group.members if each not in persons),
            host="" if group.host in persons else group.host)
            for group in read(data["groups"]).values()})
    return event if data == event.data else replace(event, data=data)


def _unnamed(name: object, gone: Collection[str]) -> str:
    called = str(name).casefold()
    return "" if any(each and each.casefold() in called for each in gone) else str(name)
