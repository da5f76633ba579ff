"""Names for the worlds: proposed by anybody, supported, and taken by the desk."""

from __future__ import annotations

from facilitator.domain.command import Command, Rule
from facilitator.domain.contributions import expect_remembered, written_by
from facilitator.domain.entry import Entry
from facilitator.domain.erasing import ERASED
from facilitator.domain.event import Draft
from facilitator.domain.fields import Text
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.roles import EVERYONE, FACILITATORS, Role
from facilitator.domain.stage import WHILE_OPEN
from facilitator.domain.workshop import Activity, Workshop
from facilitator.judging.sheets import turned

from .options import asks_names, proposals_shown
from .point_rules import PHONES
from .rules import LONGEST_NAME, NOT_ARCHIVED, WORLD, corner_of
from .state import Naming, cross_of

# Three for each world: more of one person is a list of that person's.
MOST_EACH = 12
_WHICH = Text(64, required=True)
COMMANDS = (
    Rule("cross.propose", EVERYONE, {
        "world": WORLD, "name": Text(LONGEST_NAME, required=True), "organisation": Text(80)},
        WHILE_OPEN),
    Rule("cross.withdraw", EVERYONE, {"entry": _WHICH}, WHILE_OPEN),
    Rule("cross.restore", FACILITATORS, {"entry": _WHICH}, WHILE_OPEN),
    Rule("cross.support", PHONES, {"entry": _WHICH}, WHILE_OPEN),
    Rule("cross.unsupport", PHONES, {"entry": _WHICH}, WHILE_OPEN),
    Rule("cross.take", FACILITATORS, {"entry": _WHICH}, NOT_ARCHIVED),
)


def decide(workshop: Workshop, activity: Activity, command: Command) -> list[Draft] | None:
    """What follows from a command about proposed names; None for another one."""
    match command.name:
        case "cross.propose":
            return _propose(workshop, activity, command)
        case "cross.withdraw" | "cross.restore":
            return _turned(activity, command)
        case "cross.support" | "cross.unsupport":
            return _support(workshop, activity, command)
        case "cross.take":
            return _take(workshop, activity, command)
    return None


def voices(entry: Entry) -> int:
    """How many are for a name: who proposed it, and those who have said that they are too."""
    return 1 + len(entry.supporters)


def _propose(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    world, data, actor = corner_of(workshop, activity, command).world, command.data, command.actor
    if not asks_names(activity):
        raise Refused("not_asked", message("Här frågas inte efter namn."))
    phone = actor.role is Role.PHONE
    same = _same(activity, world, str(data["name"]))
    if same and phone and same.author == actor.id:
        return []
    if same and phone and _is_remembered(workshop, activity, same):
        known = actor.id in same.supporters
        return [] if known else [Draft("cross.supported", {"entry": same.id})]
    own = [each for each in cross_of(activity).proposals()
           if phone and each.author == actor.id and not each.withdrawn]
    if len(own) >= MOST_EACH:
        raise Refused("full", message(
            "Du har redan föreslagit {most} namn. Ta tillbaka ett först."),
            details={"most": MOST_EACH})
    return [Draft("cross.proposed", {
        "entry": command.id, "world": world, "name": data["name"],
        **written_by(workshop, command)})]


def _same(activity: Activity, world: str, name: str) -> Entry | None:
    """What others can see that already says so: then it is one voice more and no new name."""
    if not proposals_shown(activity):
        return None
    return next((each for each in cross_of(activity).open_proposals(world)
                 if str(each.data["name"]).casefold() == name.casefold()), None)


def _is_remembered(workshop: Workshop, activity: Activity, entry: Entry) -> bool:
    return workshop.naming != "anonymous" or entry.nr > activity.settled


def _turned(activity: Activity, command: Command) -> list[Draft]:
    cross = cross_of(activity)
    entry = cross.entries.get(command.data["entry"])
    if cross.is_sheet(entry):
        return turned(activity, command)
    entry = _proposal(activity, command.data["entry"])
    cross.entries.own(entry.id, command.actor)
    back = command.name == "cross.withdraw"
    if back and entry.id in cross.taken():
        raise Refused("taken", message(
            "Världen heter så nu. Be processledaren byta namn på den först."), field="entry")
    return [] if entry.withdrawn == back else [
        Draft("cross.withdrawn" if back else "cross.restored", {"entry": entry.id})]


def _support(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    entry, person = _proposal(activity, command.data["entry"]), command.actor.id
    if command.name == "cross.unsupport":
        known = person in entry.supporters
        return [Draft("cross.unsupported", {"entry": entry.id})] if known else []
    if not entry.visible or not proposals_shown(activity):
        raise Refused("withdrawn", message("Förslaget är inte kvar."), field="entry")
    expect_remembered(workshop, activity, entry)
    if entry.author == person:
        raise Refused("own", message("Det är ditt eget förslag."), field="entry")
    return [] if person in entry.supporters else [Draft("cross.supported", {"entry": entry.id})]


def _take(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    entry = _proposal(activity, command.data["entry"])
    if not entry.visible or entry.data["name"] == ERASED:
        raise Refused("withdrawn", message("Förslaget är inte kvar."), field="entry")
    world = corner_of(workshop, activity, Command(
        command.id, command.name, command.actor, data={"world": entry.data["world"]})).world
    same = cross_of(activity).naming.get(world, Naming()).entry == entry.id
    return [] if same else [Draft("cross.took", {"entry": entry.id, "world": world})]


def _proposal(activity: Activity, entry_id: object) -> Entry:
    """A proposed name. Raises `Refused` for anything else."""
    found = next((each for each in cross_of(activity).proposals() if each.id == entry_id), None)
    if found is None:
        raise Refused("no_such_entry", message("Bidraget finns inte längre."), field="entry")
    return found
