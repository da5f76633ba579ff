"""What requires what: a milestone and those that must come before it."""

from __future__ import annotations

from facilitator.domain.command import Command, Rule
from facilitator.domain.contributions import entries_of
from facilitator.domain.entry import Entry
from facilitator.domain.event import Draft
from facilitator.domain.fields import Text
from facilitator.domain.grouped import is_host
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.roles import EVERYONE, Role
from facilitator.domain.stage import WHILE_OPEN
from facilitator.domain.workshop import Activity, Workshop

from .state import is_milestone, state_of

# More than this is no requirement but a list of everything.
_MOST = 12
_LINK = {"milestone": Text(64, required=True), "needs": Text(64, required=True)}
COMMANDS = (
    Rule("backcast.requires", EVERYONE, _LINK, WHILE_OPEN),
    Rule("backcast.unrequire", EVERYONE, _LINK, WHILE_OPEN),
)


def decide(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    """The link made or taken away. One that goes against time may be made: it is told as a fault.

    Raises `Refused`.
    """
    state = state_of(activity)
    step, needs = (_known(activity, command.data[name], name) for name in ("milestone", "needs"))
    _expect_may(workshop, command, step, needs)
    linked = needs.id in state.requires.get(step.id, ())
    link = {"milestone": step.id, "needs": needs.id}
    if command.name == "backcast.unrequire":
        return [Draft("backcast.unrequired", link)] if linked else []
    if step.id == needs.id:
        raise Refused("itself", message("En milstolpe kan inte kräva sig själv."), field="needs")
    for each, name in ((step, "milestone"), (needs, "needs")):
        if each.withdrawn:
            raise gone(name)
    if step.data["road"] != needs.data["road"]:
        raise other_road("needs")
    if linked:
        return []
    expect_room(activity, step.id)
    return [Draft("backcast.required", link)]


def milestone(activity: Activity, entry: object, field: str) -> Entry:
    """A milestone that others may see or that is set aside, but not taken back."""
    found = _known(activity, entry, field)
    if found.withdrawn:
        raise gone(field)
    return found


def expect_room(activity: Activity, step: str) -> None:
    """Raises `Refused` where a milestone requires as much as it may."""
    if len(state_of(activity).requires.get(step, ())) >= _MOST:
        raise Refused("full", message(
            "Milstolpen kräver redan {most} andra. Ta bort något krav först."),
            field="needs", details={"most": _MOST})


def other_road(field: str) -> Refused:
    return Refused("other_road", message("De två milstolparna ligger på olika vägar."),
                   field=field)


def gone(field: str) -> Refused:
    return Refused("withdrawn", message("Milstolpen är tillbakatagen."), field=field)


def _known(activity: Activity, entry: object, field: str) -> Entry:
    found = entries_of(activity).by_id.get(str(entry))
    if found is None or not is_milestone(found):
        raise Refused("no_such_entry", message("Milstolpen finns inte längre."), field=field)
    return found


def _expect_may(workshop: Workshop, command: Command, step: Entry, needs: Entry) -> None:
    """A desk, a table host, and who wrote either of the two."""
    actor = command.actor
    wrote = actor.id and actor.id in (step.author, needs.author)
    if actor.role is Role.PHONE and not wrote and not is_host(workshop, actor):
        raise Refused("not_yours", message(
            "Bara den som skrev någon av milstolparna, reseledaren eller processledaren kan "
            "ändra vad som krävs."), field="milestone")
