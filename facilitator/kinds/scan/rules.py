"""What happens to cards: written, edited, withdrawn, restored."""

from __future__ import annotations

from dataclasses import replace

from facilitator.domain.command import Command, Rule
from facilitator.domain.contributions import (
    Contributions,
    entries_of,
    expect_remembered,
    written_by,
)
from facilitator.domain.entry import Entry
from facilitator.domain.erasing import NOBODY
from facilitator.domain.event import Draft, Event
from facilitator.domain.fields import Text
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.roles import EVERYONE, FACILITATORS, Role
from facilitator.domain.stage import WHILE_OPEN
from facilitator.domain.workshop import Activity, Undo, Workshop

from .card import CARD

_ENTRY = Text(64, required=True)
PHONES = frozenset({Role.PHONE})
COMMANDS = (
    Rule("scan.add", EVERYONE, {**CARD, "organisation": Text(80)}, WHILE_OPEN),
    Rule("scan.edit", EVERYONE, {"entry": _ENTRY, **CARD}, WHILE_OPEN, frozenset(CARD)),
    Rule("scan.withdraw", EVERYONE, {"entry": _ENTRY}, WHILE_OPEN),
    Rule("scan.restore", FACILITATORS, {"entry": _ENTRY}),
    Rule("scan.support", PHONES, {"entry": _ENTRY}, WHILE_OPEN),
    Rule("scan.unsupport", PHONES, {"entry": _ENTRY}, WHILE_OPEN),
)


def decide(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    """What follows from a card being written, edited, withdrawn or restored."""
    data = command.data
    if command.name == "scan.add":
        card = {name: data[name] for name in CARD}
        return [Draft("scan.added", {"entry": command.id, **card, **written_by(workshop, command)})]
    entries = entries_of(activity)
    if command.name in ("scan.support", "scan.unsupport"):
        return _support(workshop, activity, entries.get(data["entry"]), command)
    entry = entries.own(data["entry"], command.actor)
    if command.name == "scan.restore":
        return [Draft("scan.restored", {"entry": entry.id})] if entry.withdrawn else []
    if entry.withdrawn:
        if command.name == "scan.withdraw":
            return []
        raise Refused("withdrawn", message("Bidraget är redan tillbakataget."))
    if command.name == "scan.withdraw":
        return [Draft("scan.withdrawn", {"entry": entry.id})]
    changed = {name: data.get(name, entry.data[name]) for name in CARD}
    if changed == dict(entry.data):
        return []
    return [Draft("scan.edited", {"entry": entry.id, **changed})]


def _support(
    workshop: Workshop, activity: Activity, entry: Entry, command: Command
) -> list[Draft]:
    """To say the same as somebody else instead of writing it once more, and to take that back."""
    person = command.actor.id
    if command.name == "scan.unsupport":
        known = person in entry.supporters
        return [Draft("scan.unsupported", {"entry": entry.id})] if known else []
    if not entry.visible:
        raise Refused("withdrawn", message("Bidraget är redan tillbakataget."))
    expect_remembered(workshop, activity, entry)
    if not person or entry.author == person:
        raise Refused("own", message("Det är ditt eget kort."), field="entry")
    return [] if person in entry.supporters else [Draft("scan.supported", {"entry": entry.id})]


def apply(state: Contributions, event: Event) -> Contributions:
    """The cards after `event`."""
    data = event.data
    entry_id = str(data.get("entry"))
    match event.name:
        case "scan.added":
            entries = state.entries.add(Entry(
                entry_id, state.entries.made + 1, str(data["author"]),
                str(data["organisation"]), event.at, {name: data[name] for name in CARD},
                proxy=bool(data["proxy"]),
            ))
        case "scan.edited":
            card = {name: data[name] for name in CARD}
            entries = state.entries.change(entry_id, data=card, edited=True)
        case "scan.withdrawn":
            entries = state.entries.change(entry_id, withdrawn=True)
        case "scan.restored":
            entries = state.entries.change(entry_id, withdrawn=False)
        case "scan.supported" | "scan.unsupported":
            entries = state.entries.change(entry_id, supporters=_supporters(
                state.entries.get(entry_id), event))
        case _:
            return state
    return replace(state, entries=entries)


def _supporters(entry: Entry, event: Event) -> tuple[str, ...]:
    """Those who say the same; the voice of one who was erased went with them."""
    others = tuple(each for each in entry.supporters if each != event.actor.id)
    if event.name == "scan.unsupported" or event.actor == NOBODY:
        return others
    return (*others, event.actor.id)


def undo(activity: Activity, event: Event) -> Undo | None:
    """How a desk takes back what it did to a card, seen from before it."""
    entry_id = event.data.get("entry")
    entries = entries_of(activity)
    match event.name:
        case "scan.added":
            return Undo(event.seq, message("skrev in ”{words}”"),
                        {"words": event.data["headline"]},
                        "scan.withdraw", activity.id, {"entry": entry_id})
        case "scan.withdrawn":
            words = entries.get(entry_id).data["headline"]
            return Undo(event.seq, message("tog tillbaka ”{words}”"), {"words": words},
                        "scan.restore", activity.id, {"entry": entry_id})
        case "scan.edited":
            old = entries.get(entry_id).data
            return Undo(event.seq, message("ändrade ”{words}”"), {"words": old["headline"]},
                        "scan.edit", activity.id, {"entry": entry_id, **old})
    return None
