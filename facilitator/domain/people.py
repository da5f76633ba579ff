"""People come in by code and name, come back by key, and are never met by a dead end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from .chapter import Chapter, Kinds
from .command import Command, Rule
from .event import Draft, Event
from .fields import Text
from .making import organisation_added, organisation_named
from .message import message
from .refused import Refused
from .roles import FACILITATORS, Role
from .seats import left
from .workshop import Key, Person, Undo, Workshop

_NAME = Text(60)
_HASH = Text(64, required=True)
_COMMANDS = (
    Rule("person.join", frozenset({Role.SYSTEM}), {
        "name": _NAME, "organisation": Text(80), "hash": _HASH, "code_hash": Text(64),
    }),
    Rule("person.return", frozenset({Role.SYSTEM}), {
        "typed_hash": _HASH, "hash": _HASH, "code_hash": Text(64),
    }, after_end=True),
    Rule("person.change", frozenset({Role.PHONE}), {"name": _NAME, "organisation": Text(80)}),
    Rule("person.remove", FACILITATORS, {"person": Text(64, required=True)}, after_end=True),
    Rule("person.readmit", FACILITATORS, {"person": Text(64, required=True)}, after_end=True),
)


def _decide(workshop: Workshop, command: Command, at: str, kinds: Kinds) -> list[Draft]:
    del at, kinds
    match command.name:
        case "person.join":
            return _join(workshop, command)
        case "person.return":
            return _return(workshop, command)
        case "person.change":
            name = _name(workshop, command)
            drafts, organisation = _organisation(workshop, command)
            return [*drafts, Draft("person.changed", {
                "person": command.actor.id, "name": name,
                "organisation": organisation,
            })]
    person = workshop.people.get(str(command.data["person"]))
    if person is None:
        raise Refused("no_such_person", message("Personen finns inte i workshopen."))
    removed = command.name == "person.remove"
    if person.removed == removed:
        return []
    if not removed and not any(key.holder == person.id for key in workshop.keys.values()):
        # Without a key nobody could come back as that person, who would only be counted.
        raise Refused("erased", message("Personen är raderad och kan inte släppas in igen."))
    return [Draft("person.removed" if removed else "person.readmitted", command.data)]


def _join(workshop: Workshop, command: Command) -> list[Draft]:
    if not workshop.door_open:
        raise Refused("expired", message(
            "Koden gäller inte längre. Processledaren har stängt dörren för nya deltagare."))
    data = command.data
    name = _name(workshop, command)
    drafts, organisation = _organisation(workshop, command)
    return [*drafts, Draft("person.joined", {
        "person": command.id, "name": name, "organisation": organisation,
        "hash": data["hash"], "code_hash": data["code_hash"],
    })]


def _name(workshop: Workshop, command: Command) -> str:
    """The name as given; none is kept where nobody is named, one is needed where all are."""
    name = "" if workshop.naming == "anonymous" else str(command.data["name"])
    if workshop.naming == "open" and not name:
        raise Refused("name_needed", message("Skriv ditt namn. Det visas vid det du bidrar med."),
                      field="name")
    return name


def _return(workshop: Workshop, command: Command) -> list[Draft]:
    key = workshop.keys.get(f"code:{command.data['typed_hash']}")
    if key is None or key.holder not in workshop.people:
        raise Refused(
            "unknown_personal_code",
            message("Den personliga koden stämmer inte. Du kan gå med som ny i stället."),
            field="personal_code",
        )
    if workshop.people[key.holder].removed:
        raise Refused(
            "removed", message("Du är inte längre med i workshopen. Säg till processledaren."),
            field="personal_code",
        )
    return [Draft("person.returned", {
        "person": key.holder, "hash": command.data["hash"],
        "code_hash": command.data["code_hash"],
    })]


def _organisation(workshop: Workshop, command: Command) -> tuple[list[Draft], str]:
    """The organisation's id, and the event that adds it when nobody was from there yet."""
    name = str(command.data["organisation"])
    if not name:
        return [], ""
    by_id = workshop.organisations.get(name)
    found = by_id or organisation_named(workshop, name)
    if found:
        return [], found.id
    draft = organisation_added(workshop, name, "annan", 0)
    return [draft], str(draft.data["organisation"])


def _apply(workshop: Workshop, event: Event, kinds: Kinds) -> Workshop:
    del kinds
    data = event.data
    person_id = str(data["person"])
    match event.name:
        case "person.joined":
            person = Person(person_id, str(data["name"]), str(data["organisation"]), event.at)
            people = {**workshop.people, person_id: person}
            return replace(workshop, people=people, keys=_with_keys(workshop, data))
        case "person.returned":
            return replace(workshop, keys=_with_keys(workshop, data))
        case "person.changed":
            changed = replace(workshop.people[person_id], name=str(data["name"]),
                              organisation=str(data["organisation"]))
        case _:
            changed = replace(workshop.people[person_id], removed=event.name == "person.removed")
    groups = left(workshop.groups, person_id) if changed.removed else workshop.groups
    return replace(workshop, people={**workshop.people, person_id: changed}, groups=groups)


def _with_keys(workshop: Workshop, data: Mapping[str, object]) -> dict[str, Key]:
    """The person's key, and beside it the personal code by which another phone can follow.

    One who has been erased has neither: an empty key would be that of every phone without one.
    """
    key = Key(Role.PHONE, str(data["person"]))
    own = {str(data["hash"]): key} if data["hash"] else {}
    code = {f"code:{data['code_hash']}": key} if data["code_hash"] else {}
    return {**workshop.keys, **own, **code}


def _undo(workshop: Workshop, event: Event) -> Undo | None:
    person = workshop.people.get(str(event.data["person"]))
    if event.name != "person.removed" or person is None:
        return None
    name = person.name or workshop.organisation_name(person.organisation)
    return Undo(event.seq, message("tog bort {name}"), {"name": name},
                "person.readmit", None, {"person": person.id})


PEOPLE = Chapter(
    commands=_COMMANDS,
    events=frozenset({
        "person.joined", "person.returned", "person.changed", "person.removed",
        "person.readmitted",
    }),
    decide=_decide,
    apply=_apply,
    undo=_undo,
)
