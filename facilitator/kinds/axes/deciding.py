"""What the desk decides: which uncertainties, which poles are axes, what is asked, and the pair."""

from __future__ import annotations

from facilitator.domain.command import Command, Rule
from facilitator.domain.event import Draft
from facilitator.domain.fields import Choice as OneOf
from facilitator.domain.fields import Text
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.roles import FACILITATORS
from facilitator.domain.workshop import Activity, Workshop
from facilitator.judging.listing import gone

from .state import Choice, asking, asks, axial, is_living
from .uncertainties import every_item, uncertainties
from .writing import WHICH, expect_not_chosen, expect_room

COMMANDS = (
    Rule("axes.tick", FACILITATORS, {"item": WHICH}),
    Rule("axes.untick", FACILITATORS, {"item": WHICH}),
    Rule("axes.ask", FACILITATORS, {"what": OneOf(("poles", "pairs"), required=True)}),
    Rule("axes.take", FACILITATORS, {"entry": WHICH}),
    Rule("axes.leave", FACILITATORS, {"entry": WHICH}),
    Rule("axes.choose", FACILITATORS, {
        "first": WHICH, "second": WHICH, "reason": Text(300, required=True)}),
    Rule("axes.unchoose", FACILITATORS),
)


def decide(workshop: Workshop, activity: Activity, command: Command) -> list[Draft] | None:
    """What follows from such a command; None for another one. Raises `Refused`."""
    match command.name:
        case "axes.tick" | "axes.untick":
            return _tick(workshop, activity, command)
        case "axes.ask":
            return _ask(workshop, activity, command)
        case "axes.take":
            return _take(workshop, activity, command)
        case "axes.leave":
            state, entry = axial(activity), str(command.data["entry"])
            expect_not_chosen(state, entry)
            return [Draft("axes.left", {"entry": entry})] if entry in state.taken else []
        case "axes.choose":
            return _choose(workshop, activity, command)
        case "axes.unchoose":
            return [Draft("axes.unchosen")] if axial(activity).chosen else []
    return None


def _tick(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    item, wanted = str(command.data["item"]), command.name == "axes.tick"
    if item not in {each.id for each in every_item(workshop, activity)}:
        raise gone()
    ticked = {each.id for each in uncertainties(workshop, activity, axial(activity).ticks)}
    return [] if (item in ticked) == wanted else [
        Draft("axes.ticked" if wanted else "axes.unticked", {"item": item})]


def _ask(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    what = command.data["what"]
    if what == asking(activity):
        return []
    if asks(activity) != "both":
        raise Refused("not_asked", message("Programmet frågar bara efter det ena här."))
    if what == "pairs" and len(axial(activity).axes(workshop, activity)) < 2:
        raise Refused("too_few", message("Välj minst två axlar först."))
    return [Draft("axes.asked", {"what": what})]


def _take(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    """One pair of poles for each uncertainty: another one takes its place."""
    state = axial(activity)
    entry = state.entries.get(command.data["entry"])
    if state.is_sheet(entry) or not is_living(entry):
        raise Refused("no_such_entry", message("Bidraget finns inte längre."), field="entry")
    if entry.id in state.taken:
        return []
    item = entry.data["item"]
    instead = next((each.id for each in state.living() if item and each.data["item"] == item
                    and each.id in state.taken), "")
    if instead:
        expect_not_chosen(state, instead)
    else:
        expect_room(workshop, activity)
    return [Draft("axes.taken", {"entry": entry.id, "instead": instead})]


def _choose(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    data, state = command.data, axial(activity)
    choice = Choice(str(data["first"]), str(data["second"]), str(data["reason"]))
    known = {axis.id for axis in state.axes(workshop, activity)}
    if choice.first == choice.second:
        raise Refused("same", message("Välj två olika axlar."), field="second")
    for name, axis in (("first", choice.first), ("second", choice.second)):
        if axis not in known:
            raise Refused("no_such_axis", message("Den axeln finns inte längre."), field=name)
    return [] if choice == state.chosen else [Draft("axes.chosen", {
        "first": choice.first, "second": choice.second, "reason": choice.reason})]
