"""Poles are written: two plausible ends of an uncertainty, by anybody; by the desk for others."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.command import Command, Rule
from facilitator.domain.contributions import expect_remembered, written_by
from facilitator.domain.entry import Entry
from facilitator.domain.event import Draft
from facilitator.domain.fields import Text
from facilitator.domain.grouped import group_of
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.roles import EVERYONE, FACILITATORS, Role
from facilitator.domain.stage import WHILE_OPEN, Stage
from facilitator.domain.workshop import Activity, Workshop
from facilitator.judging.sheets import turned

from .state import MOST_AXES, Axial, axial
from .uncertainties import uncertainties

WHICH = Text(64, required=True)
PHONES = frozenset({Role.PHONE})
WORDS = {"low": Text(80, required=True), "high": Text(80, required=True),
         "definition": Text(300), "indicator": Text(200)}
_SAW = Text(900)
COMMANDS = (
    Rule("axes.write", EVERYONE, {
        "item": WHICH, **WORDS, "organisation": Text(80), "was": _SAW}, WHILE_OPEN,
        may_be_left_out=frozenset({"was"})),
    Rule("axes.add", FACILITATORS, {"name": Text(80, required=True), **WORDS}),
    Rule("axes.edit", EVERYONE, {
        "entry": WHICH, "item": Text(64), "name": Text(80), **WORDS, "was": _SAW},
        may_be_left_out=frozenset({"item", "name", *WORDS, "was"})),
    Rule("axes.withdraw", EVERYONE, {"entry": WHICH}),
    Rule("axes.restore", FACILITATORS, {"entry": WHICH}),
    Rule("axes.support", PHONES, {"entry": WHICH}, WHILE_OPEN),
    Rule("axes.unsupport", PHONES, {"entry": WHICH}, WHILE_OPEN),
)


def wording(data: Mapping[str, object]) -> str:
    """What a pair of poles says, on one line: who changes it tells what they saw."""
    said = (str(data[name]) for name in ("name", *WORDS))
    return " | ".join(words for words in said if words)


def decide(workshop: Workshop, activity: Activity, command: Command) -> list[Draft] | None:
    """What follows from a command about poles; None for another one. Raises `Refused`."""
    match command.name:
        case "axes.write":
            return _write(workshop, activity, command)
        case "axes.add":
            expect_room(workshop, activity)
            return [_told(workshop, command, "axes.added", item="")]
        case "axes.edit":
            return _edit(workshop, activity, command)
        case "axes.withdraw" | "axes.restore":
            return _turn(workshop, activity, command)
        case "axes.support" | "axes.unsupport":
            return _support(workshop, activity, command)
    return None


def expect_room(workshop: Workshop, activity: Activity) -> None:
    """Raises `Refused` where there are as many axes as a room can test."""
    if len(axial(activity).axes(workshop, activity)) >= MOST_AXES:
        raise Refused("full", message("Det finns redan {most} axlar. Ta bort en av dem först."),
                      details={"most": MOST_AXES})


def _write(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    item = str(command.data["item"])
    _expect_listed(workshop, activity, item)
    return [_told(workshop, command, "axes.written", item=item)]


def _expect_listed(workshop: Workshop, activity: Activity, item: str) -> None:
    if item not in {each.id for each in uncertainties(workshop, activity, axial(activity).ticks)}:
        raise Refused("no_such_item", message("Det finns inte i listan längre."), field="item")


def _told(workshop: Workshop, command: Command, name: str, item: str) -> Draft:
    data, group = command.data, group_of(workshop, command.actor)
    return Draft(name, {
        "entry": command.id, "item": item, "name": data.get("name", ""),
        **{each: data[each] for each in WORDS}, "group": group.id if group else "",
        **written_by(workshop, command)})


def _edit(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    entry, data = _own(axial(activity), command), command.data
    _expect_free(activity, entry, command)
    if entry.withdrawn:
        raise Refused("withdrawn", message("Bidraget är redan tillbakataget."))
    seen, now = data.get("was"), wording(entry.data)
    changed = {name: data.get(name, entry.data[name]) for name in ("item", "name", *WORDS)}
    if entry.data["item"]:
        # An uncertainty has its own name; and an axis that has none needs one.
        changed["name"] = ""
        changed["item"] = changed["item"] or entry.data["item"]
    else:
        changed["item"] = ""
        changed["name"] = changed["name"] or entry.data["name"]
    if all(changed[name] == entry.data[name] for name in changed):
        return []
    if seen and seen != now:
        raise Refused("changed", message(
            "Någon har ändrat polerna sedan du öppnade dem. Nu står det ”{words}”."), field="low",
            details={"words": now})
    if changed["item"] != entry.data["item"]:
        _expect_listed(workshop, activity, str(changed["item"]))
        _expect_not_taken(axial(activity), entry)
    return [Draft("axes.edited", {"entry": entry.id, **changed})]


def _turn(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    """To take poles back, or a sheet that the desk has filled in; and to put them there again."""
    state = axial(activity)
    entry = _own(state, command) if command.actor.role is Role.PHONE \
        else state.entries.get(command.data["entry"])
    if state.is_sheet(entry):
        return turned(activity, command)
    back = command.name == "axes.withdraw"
    if entry.withdrawn == back:
        return []
    if back:
        _expect_free(activity, entry, command)
        expect_not_chosen(state, entry.id)
    elif entry.id in state.taken:
        expect_room(workshop, activity)
    return [Draft(f"axes.{'withdrawn' if back else 'restored'}", {"entry": entry.id})]


def _own(state: Axial, command: Command) -> Entry:
    entry = state.entries.own(command.data["entry"], command.actor)
    if state.is_sheet(entry) and command.name == "axes.edit":
        raise Refused("no_such_entry", message("Bidraget finns inte längre."), field="entry")
    return entry


def _expect_free(activity: Activity, entry: Entry, command: Command) -> None:
    """A phone changes its own while the item is open, and not what the room has as an axis."""
    if command.actor.role is not Role.PHONE:
        return
    if activity.stage is not Stage.OPEN:
        raise Refused("closed", message("{title} är låst. Det du skrivit ligger kvar hos dig."),
                      details={"title": activity.title})
    _expect_not_taken(axial(activity), entry)


def _expect_not_taken(state: Axial, entry: Entry) -> None:
    if entry.id in state.taken:
        raise Refused("taken", message(
            "Polerna är en axel nu. Be processledaren om du vill ändra något."), field="entry")


def expect_not_chosen(state: Axial, entry: str) -> None:
    """Raises `Refused` for an axis of the pair that stands."""
    if state.chosen and entry in (state.chosen.first, state.chosen.second):
        raise Refused("chosen", message(
            "Axeln är vald till scenariokorset. Ta bort valet först."), field="entry")


def _support(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    """To want the same poles as somebody else instead of writing them once more."""
    state, person = axial(activity), command.actor.id
    entry = state.entries.get(command.data["entry"])
    if state.is_sheet(entry):
        raise Refused("no_such_entry", message("Bidraget finns inte längre."), field="entry")
    known = person in entry.supporters
    if command.name == "axes.unsupport":
        return [Draft("axes.unsupported", {"entry": entry.id})] if known else []
    if not entry.visible:
        raise Refused("withdrawn", message("Bidraget är redan tillbakataget."))
    expect_remembered(workshop, activity, entry)
    if not person or entry.author == person:
        raise Refused("own", message("Det är dina egna poler."), field="entry")
    return [] if known else [Draft("axes.supported", {"entry": entry.id})]
