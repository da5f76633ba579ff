"""What the desk decides: where the road leads, which roads are open, and who walks which."""

from __future__ import annotations

from facilitator.domain.command import Command, Rule
from facilitator.domain.event import Draft
from facilitator.domain.fields import Text
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.roles import EVERYONE, FACILITATORS
from facilitator.domain.stage import WHILE_OPEN
from facilitator.domain.workshop import Activity, Workshop

from .roads import roads
from .state import is_milestone, state_of

_ROAD = {"road": Text(64, required=True)}
COMMANDS = (
    Rule("backcast.move", EVERYONE, {"entry": Text(64, required=True), **_ROAD}, WHILE_OPEN),
    Rule("backcast.describe", FACILITATORS, {"text": Text(200, required=True), "was": Text(200)}),
    Rule("backcast.clear", FACILITATORS, {"was": Text(200)}),
    Rule("backcast.shut_road", FACILITATORS, _ROAD),
    Rule("backcast.open_road", FACILITATORS, _ROAD),
    Rule("backcast.walk", FACILITATORS, {"group": Text(64, required=True), "road": Text(64)}),
)


def decide(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    """What follows from one of these. Raises `Refused`."""
    state, data = state_of(activity), command.data
    match command.name.partition(".")[2]:
        case "move":
            return _move(workshop, activity, command)
        case "describe" | "clear":
            text = data.get("text", "")
            if text == state.wanted:
                return []
            if data["was"] != state.wanted:
                raise Refused("stale", message(
                    "Någon annan hann skriva: nu står det ”{words}”. Läs det först, och ändra "
                    "sedan."), field="text", details={"words": state.wanted})
            return [Draft("backcast.described", {"text": text})]
        case "shut_road" | "open_road":
            return _open(workshop, activity, command)
    if data["group"] not in workshop.groups:
        raise Refused("no_such_group", message("Gruppen finns inte längre."), field="group")
    if data["road"]:
        _expect_road(workshop, activity, str(data["road"]))
    if state.walks.get(str(data["group"]), "") == data["road"]:
        return []
    return [Draft("backcast.walked", {"group": data["group"], "road": data["road"]})]


def _move(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    """To another road, also from one that is gone; its links come along and wait."""
    entry = state_of(activity).entries.own(command.data["entry"], command.actor)
    if not is_milestone(entry):
        raise Refused("not_a_milestone", message("Ett hinder följer med sin milstolpe."),
                      field="entry")
    road = str(command.data["road"])
    if road == entry.data["road"]:
        return []
    if road not in state_of(activity).left:
        _expect_road(workshop, activity, road)
    return [Draft("backcast.moved", {"entry": entry.id, "road": road})]


def _open(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    road = str(command.data["road"])
    _expect_road(workshop, activity, road)
    shuts = command.name == "backcast.shut_road"
    if (road in state_of(activity).shut) == shuts:
        return []
    return [Draft("backcast.shut" if shuts else "backcast.opened", {"road": road})]


def _expect_road(workshop: Workshop, activity: Activity, road: str) -> None:
    """Raises `Refused` for a road that leads nowhere any more."""
    if road not in {each.id for each in roads(workshop, activity) if not each.gone}:
        raise Refused("no_such_road", message("Vägen finns inte längre."), field="road")
