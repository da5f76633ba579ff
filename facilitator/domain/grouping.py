"""Groups are formed, changed and taken apart by the desk; where it is free, people choose a table.

A table is its number: formed anew, table 3 has the id it had, and what was written there is its.
"""

from __future__ import annotations

from dataclasses import replace

from .chapter import Chapter, Kinds
from .command import Command, Rule
from .event import Draft, Event
from .fields import Choice, Text, Whole
from .group import Group
from .grouped import FREE, NONE, table_of, unseated
from .message import message
from .refused import Refused
from .roles import FACILITATORS, Role
from .seat_list import MOST_SIGNS, listed
from .seating import (
    by_organisation,
    in_turn,
    mixed,
    numbered,
    put_back,
    seated,
    tables_for,
)
from .seats import MOST_TABLES, NAME, Groups, Seats, in_order, placed, read, written
from .workshop import Undo, Workshop

HAND = "hand"
WAYS = ("mix", "organisation", "list", FREE)
_WHICH = Text(64, required=True)
COMMANDS = (
    Rule("group.form", FACILITATORS, {
        "way": Choice(WAYS, required=True), "size": Whole(2, 40),
        "number": Whole(1, MOST_TABLES), "names": Text(MOST_SIGNS, lines=True)}),
    Rule("group.dissolve", FACILITATORS),
    Rule("group.add", FACILITATORS, {"name": NAME}),
    Rule("group.rename", FACILITATORS, {"group": _WHICH, "name": NAME}),
    Rule("group.remove", FACILITATORS, {"group": _WHICH}),
    Rule("group.move", FACILITATORS, {"person": _WHICH, "group": Text(64)}),
    Rule("group.seat", FACILITATORS),
    Rule("group.host", FACILITATORS, {"group": _WHICH, "person": Text(64)}),
    Rule("group.sit", frozenset({Role.PHONE}), {"group": _WHICH}),
    Rule("group.restore", frozenset({Role.SYSTEM}), {
        "before": Seats(), "after": Seats(), "way": Text(20)}),
)


def _decide(workshop: Workshop, command: Command, at: str, kinds: Kinds) -> list[Draft]:
    del at, kinds
    data, groups = command.data, workshop.groups
    match command.name:
        case "group.form":
            return [_whole("group.formed", formed(workshop, command), str(data["way"]))]
        case "group.dissolve":
            return [_whole("group.dissolved", {}, NONE)] if groups else []
        case "group.restore":
            here = [person.id for person in workshop.present()]
            back = put_back(read(data["before"]), read(data["after"]), groups, here)
            return [_whole("group.restored", back, str(data["way"]))]
        case "group.add":
            return [_added(workshop, str(data["name"]))]
        case "group.seat":
            _expect_some(workshop)
            late = [person.id for person in unseated(workshop)]
            return [_whole("group.filled", seated(workshop, groups, late), workshop.seating)] \
                if late else []
        case "group.sit":
            return _sit(workshop, command)
        case "group.move":
            return _move(workshop, str(data["person"]), str(data["group"]))
    group = _called(workshop, data["group"])
    match command.name:
        case "group.remove":
            return [_whole("group.removed", _without(workshop, group), workshop.seating)]
        case "group.rename":
            return [] if group.name == data["name"] else [Draft("group.renamed", data)]
    person = str(data["person"])
    if person and person not in group.members:
        raise Refused("not_there", message("Personen sitter inte vid bordet."), field="person")
    return [] if group.host == person else [Draft("group.host_set", data)]


def formed(workshop: Workshop, command: Command) -> dict[str, Group]:
    """The groups as the command would form them. Raises `Refused`."""
    data, people = command.data, workshop.present()
    size, number = (value if isinstance(value, int) else None
                    for value in (data.get("size"), data.get("number")))
    if data["way"] == FREE:
        return numbered(workshop.groups, in_turn([("", ())] * (number or tables_for(
            max(len(people), workshop.places()), size, None))))
    if not people:
        raise Refused("nobody_here", message(
            "Ingen har gått med än, så det finns ingen att placera."))
    if data["way"] == "list":
        told = listed(workshop, str(data.get("names", "")))
        if not told.tables:
            raise Refused("nobody_listed", message(
                "Ingen rad i listan gick att para ihop med någon som är med."), field="names")
        return numbered(workshop.groups, told.tables)
    tables = by_organisation(workshop, people) if data["way"] == "organisation" else mixed(
        people, tables_for(len(people), size, number), command.id)
    if len(tables) > MOST_TABLES:
        raise Refused("too_many", message("Det kan vara högst {n} bord."), field="number",
                      details={"n": MOST_TABLES})
    return numbered(workshop.groups, in_turn(tables))


def _whole(name: str, groups: Groups, way: str) -> Draft:
    return Draft(name, {"way": way, "groups": written(groups)})


def _added(workshop: Workshop, name: str) -> Draft:
    number = max((group.number for group in workshop.groups.values()), default=0) + 1
    if number > MOST_TABLES:
        raise Refused("too_many", message("Det kan vara högst {n} bord."),
                      details={"n": MOST_TABLES})
    return Draft("group.added", {"group": f"g{number}", "number": number, "name": name})


def _without(workshop: Workshop, group: Group) -> Groups:
    """The groups without that one; who sat there sits at the smallest of the others."""
    rest = {each.id: each for each in workshop.groups.values() if each is not group}
    if group.members and not rest:
        raise Refused("last_table", message(
            "Det är det enda bordet. Lös upp bordsplaceringen om ingen ska ha bord."))
    return seated(workshop, rest, group.members)


def _move(workshop: Workshop, person: str, group: str) -> list[Draft]:
    found = workshop.people.get(person)
    if found is None or found.removed:
        raise Refused("no_such_person", message("Personen finns inte i workshopen."),
                      field="person")
    if group:
        _called(workshop, group)
    was = table_of(workshop, person)
    return [] if (was.id if was else "") == group else [
        Draft("group.moved", {"person": person, "group": group})]


def _sit(workshop: Workshop, command: Command) -> list[Draft]:
    """Who has no table takes one; who has one changes it only where tables are free."""
    person, group = command.actor.id, _called(workshop, command.data["group"])
    was = table_of(workshop, person)
    if was is group:
        return []
    if was and workshop.seating != FREE:
        raise Refused("has_table", message(
            "Du har redan en plats, vid bord {number}. Säg till processledaren om du ska byta."),
            details={"number": was.number})
    return [Draft("group.sat", {"person": person, "group": group.id})]


def _called(workshop: Workshop, group: object) -> Group:
    found = workshop.groups.get(str(group))
    if found is None:
        raise Refused("no_such_group", message("Bordet finns inte längre."), field="group")
    return found


def _expect_some(workshop: Workshop) -> None:
    if not workshop.groups:
        raise Refused("no_groups", message("Det finns inga bord än. Forma grupper först."))


def _apply(workshop: Workshop, event: Event, kinds: Kinds) -> Workshop:
    del kinds
    data, groups = event.data, workshop.groups
    if "groups" in data:
        groups = read(data["groups"])
        way = HAND if data["way"] in ("", NONE) else str(data["way"])
        return replace(workshop, groups=groups, seating=way if groups else NONE)
    group = str(data["group"])
    match event.name:
        case "group.added":
            made = Group(group, int(str(data["number"])), str(data["name"]))
            return replace(workshop, groups=in_order((*groups.values(), made)),
                           seating=HAND if workshop.seating in ("", NONE) else workshop.seating)
        case "group.moved" | "group.sat":
            return replace(workshop, groups=placed(groups, str(data["person"]), group))
    if group not in groups:
        return workshop
    changed = replace(groups[group], host=str(data["person"])) \
        if event.name == "group.host_set" else replace(groups[group], name=str(data["name"]))
    return replace(workshop, groups=in_order({**groups, group: changed}.values()))


_SAID = {
    "group.formed": message("formade grupper"),
    "group.restored": message("ändrade grupperna tillbaka"),
    "group.dissolved": message("löste upp bordsplaceringen"),
    "group.filled": message("placerade dem som inte hade bord"),
    "group.removed": message("tog bort ett bord"),
    "group.moved": message("flyttade en deltagare till ett annat bord"),
    "group.added": message("lade till bord {number}"),
    "group.renamed": message("bytte namn på bord {number}"),
    "group.host_set": message("bytte reseledare vid bord {number}"),
}


def _undo(workshop: Workshop, event: Event) -> Undo | None:
    data, said = event.data, _SAID.get(event.name)
    if said is None:
        return None
    if "groups" in data or event.name == "group.moved":
        after = data["groups"] if "groups" in data else written(
            placed(workshop.groups, str(data["person"]), str(data["group"])))
        return Undo(event.seq, said, {}, "group.restore", None, {
            "before": written(workshop.groups), "after": after, "way": workshop.seating})
    if event.name == "group.added":
        return Undo(event.seq, said, {"number": data["number"]}, "group.remove", None,
                    {"group": data["group"]})
    group = workshop.groups.get(str(data["group"]))
    if group is None:
        return None
    back = ("group.rename", {"group": group.id, "name": group.name}) \
        if event.name == "group.renamed" else ("group.host", {"group": group.id,
                                                              "person": group.host})
    return Undo(event.seq, said, {"number": group.number}, back[0], None, back[1])


GROUPING = Chapter(
    commands=COMMANDS,
    events=frozenset({*_SAID, "group.sat"}),
    decide=_decide,
    apply=_apply,
    undo=_undo,
)
