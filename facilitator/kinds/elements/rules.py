"""What happens to elements: written, edited upon their last words, moved, taken back, backed."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b

from facilitator.domain.command import Command, Rule
from facilitator.domain.contributions import expect_remembered, written_by
from facilitator.domain.entry import Entry
from facilitator.domain.event import Draft
from facilitator.domain.fields import Choice, Field, Text, Whole
from facilitator.domain.grouped import group_of
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.roles import EVERYONE, FACILITATORS, Actor, Role
from facilitator.domain.stage import WHILE_OPEN, Stage
from facilitator.domain.workshop import Activity, Workshop
from facilitator.scenarios.forms import TYPES

from .areas import chosen
from .filling import SAID, filling_of, worlds_of
from .numbers import has_number

FIRST, LAST = 2025, 2100
ENTRY = Text(64, required=True)
PHONES = frozenset({Role.PHONE})
ELEMENT: Mapping[str, Field] = {
    "text": Text(120, required=True), "category": Text(60), "type": Choice(tuple(TYPES)),
    "year": Whole(FIRST, LAST), "given": Text(64),
}
COMMANDS = (
    # A form that both writes and edits sends `was` with both; of something new it says nothing.
    Rule("elements.add", EVERYONE,
         {"world": Text(64), **ELEMENT, "organisation": Text(80), "was": Text(64)}, WHILE_OPEN),
    Rule("elements.edit", EVERYONE,
         {"entry": ENTRY, "was": Text(64), "world": Text(64), **ELEMENT},
         may_be_left_out=frozenset({"was", "world", *ELEMENT})),
    Rule("elements.move", EVERYONE, {"entry": ENTRY, "world": ENTRY}),
    Rule("elements.withdraw", EVERYONE, {"entry": ENTRY}),
    Rule("elements.restore", FACILITATORS, {"entry": ENTRY}),
    Rule("elements.support", PHONES, {"entry": ENTRY}, WHILE_OPEN),
    Rule("elements.unsupport", PHONES, {"entry": ENTRY}, WHILE_OPEN),
)


def version(said: Mapping[str, object]) -> str:
    """A word for what an element says: an edit tells upon which words it was made."""
    return blake2b(repr([said[name] for name in SAID]).encode(), digest_size=6).hexdigest()


def decide(workshop: Workshop, activity: Activity, command: Command) -> list[Draft] | None:
    """What follows from a command about an element; None for another one. Raises `Refused`."""
    match command.name:
        case "elements.add":
            return [_added(workshop, activity, command)]
        case "elements.edit":
            return _edit(workshop, activity, command)
        case "elements.move":
            entry = expect_may(workshop, activity, command)
            return _moved(workshop, activity, entry, command)
        case "elements.withdraw":
            entry = expect_may(workshop, activity, command)
            _expect_not_given(activity, entry, command.actor)
            return [] if entry.withdrawn else [Draft("elements.withdrawn", {"entry": entry.id})]
        case "elements.restore":
            entry = expect_may(workshop, activity, command)
            return [Draft("elements.restored", {"entry": entry.id})] if entry.withdrawn else []
        case "elements.support" | "elements.unsupport":
            return _support(workshop, activity, command)
    return None


def may_change(workshop: Workshop, entry: Entry, actor: Actor) -> bool:
    """True for its author, the host of the table that wrote it, and a desk."""
    if actor.role is not Role.PHONE:
        return True
    if actor.id and entry.author == actor.id:
        return True
    group = group_of(workshop, actor)
    return bool(group and group.host == actor.id and entry.data["group"] == group.id)


def expect_may(workshop: Workshop, activity: Activity, command: Command) -> Entry:
    """The element that a command is about. Raises `Refused` for one who may not change it."""
    entry = filling_of(activity).entries.get(command.data["entry"])
    if not may_change(workshop, entry, command.actor):
        raise Refused("not_yours", message("Det är någon annans bidrag."), field="entry")
    # A desk sets worlds in order also while all read; a phone writes while it is open.
    if command.actor.role is Role.PHONE and activity.stage is not Stage.OPEN:
        raise Refused("closed", message(
            "{title} är stängd just nu. Det du skrivit ligger kvar hos dig."),
            details={"title": activity.title})
    return entry


def _versions(activity: Activity, entry: Entry) -> set[str]:
    """What it says now; where what it was given stands no longer, also without that."""
    standing = {each.id for each in filling_of(activity).givens()}
    gone = {} if entry.data["given"] in standing else {"given": ""}
    return {version(entry.data), version({**entry.data, **gone})}


def _expect_not_given(activity: Activity, entry: Entry, actor: Actor) -> None:
    """Raises `Refused` for a phone: what a desk has given in all has the words of its element."""
    if actor.role is Role.PHONE and filling_of(activity).gives(entry):
        raise Refused("given", message(
            "Elementet är givet i alla scenarier nu. Be processledaren om du vill ändra något."),
            field="entry")


def _added(workshop: Workshop, activity: Activity, command: Command) -> Draft:
    data, group = command.data, group_of(workshop, command.actor)
    seat = filling_of(activity).seats.get(group.id, "") if group else ""
    return Draft("elements.added", {
        "entry": command.id, "world": _world(workshop, activity, data["world"] or seat),
        **_said(activity, data), "group": group.id if group else "",
        **written_by(workshop, command)})


def _edit(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    entry, data = expect_may(workshop, activity, command), command.data
    if entry.withdrawn:
        raise Refused("withdrawn", message("Bidraget är redan tillbakataget."))
    changed = {name: data.get(name, entry.data[name]) for name in SAID}
    told = _said(activity, changed, held=entry.data)
    drafts = []
    if told != {name: entry.data[name] for name in SAID}:
        if data.get("was") not in (None, "", *_versions(activity, entry)):
            raise Refused("changed", message(
                "Någon annan har ändrat. Så här står det nu: ”{words}”. Spara igen om ditt ska "
                "gälla."), field="text", details={"words": entry.data["text"]})
        if told["text"] != entry.data["text"]:
            _expect_not_given(activity, entry, command.actor)
        drafts.append(Draft("elements.edited", {"entry": entry.id, **told}))
    if data.get("world"):
        drafts += _moved(workshop, activity, entry, command)
    return drafts


def _moved(
    workshop: Workshop, activity: Activity, entry: Entry, command: Command
) -> list[Draft]:
    world = command.data["world"]
    if world == entry.data["world"]:
        return []
    # A desk that takes its steps back comes by worlds that it has taken away after them.
    away = command.actor.role is not Role.PHONE and world in filling_of(activity).away
    return [Draft("elements.moved", {
        "entry": entry.id, "world": str(world) if away else _world(workshop, activity, world)})]


def _support(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    """To say the same as somebody else instead of writing it once more, and to take that back."""
    entry, person = filling_of(activity).entries.get(command.data["entry"]), command.actor.id
    if command.name == "elements.unsupport":
        known = person in entry.supporters
        return [Draft("elements.unsupported", {"entry": entry.id})] if known else []
    if not entry.visible:
        raise Refused("withdrawn", message("Bidraget är redan tillbakataget."))
    expect_remembered(workshop, activity, entry)
    if not person or entry.author == person:
        raise Refused("own", message("Det är ditt eget element."), field="entry")
    return [] if person in entry.supporters else [Draft("elements.supported", {"entry": entry.id})]


def _said(
    activity: Activity, data: Mapping[str, object], held: Mapping[str, object] | None = None
) -> dict[str, object]:
    """What an element says, as it is kept. What it says already (`held`) may stand as it is."""
    category, given = data["category"], str(data["given"])
    if held is None or category != held["category"]:
        category = chosen(activity, category)
    standing = {each.id for each in filling_of(activity).givens()}
    if given and given not in standing and (held is None or given != held["given"]):
        raise Refused("no_such_given", message(
            "Den givna förutsättningen finns inte längre."), field="given")
    if data["type"] == "figure" and not has_number(str(data["text"])):
        raise Refused("no_number", message(
            "En siffra behöver ett tal. Skriv hur mycket, hur många eller hur stor del."),
            field="text")
    return {"text": data["text"], "category": category, "type": data["type"],
            "year": data["year"] or 0, "given": given}


def _world(workshop: Workshop, activity: Activity, wanted: object) -> str:
    worlds = worlds_of(workshop, activity)
    if not worlds:
        raise Refused("no_worlds", message(
            "Det finns inga scenarier än. Vänta på processledaren."), field="world")
    if not wanted:
        raise Refused("no_world", message("Välj vilket scenario det gäller."), field="world")
    if wanted not in {world.id for world in worlds}:
        raise Refused("no_such_world", message(
            "Det scenariot finns inte längre. Välj ett av dem som visas."), field="world")
    return str(wanted)
