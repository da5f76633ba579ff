"""What a desk does to the list that is judged: writes things into it, takes out, takes in again."""

from __future__ import annotations

from dataclasses import replace

from facilitator.domain.command import Command, Rule
from facilitator.domain.event import Draft, Event
from facilitator.domain.fields import Text
from facilitator.domain.message import message
from facilitator.domain.offering import Item
from facilitator.domain.refused import Refused
from facilitator.domain.roles import FACILITATORS
from facilitator.domain.stage import BEFORE_SHOWN
from facilitator.domain.workshop import Activity, Undo, Workshop

from .before import OWN
from .listing import gone, listing, names
from .sheets import Judging, judging_of

MOST_OWN = 60
_WHICH = Text(64, required=True)
_WORDS = {"name": Text(80, required=True), "text": Text(200)}


def list_commands(kind: str) -> tuple[Rule, ...]:
    """The rules by which a desk changes the list of the method `kind`."""
    return (
        Rule(f"{kind}.add_item", FACILITATORS, _WORDS, BEFORE_SHOWN),
        Rule(f"{kind}.change_item", FACILITATORS, {"entry": _WHICH, **_WORDS}, BEFORE_SHOWN,
             may_be_left_out=frozenset({"text"})),
        Rule(f"{kind}.leave_out", FACILITATORS, {"entry": _WHICH}, BEFORE_SHOWN),
        Rule(f"{kind}.take_in", FACILITATORS, {"entry": _WHICH}, BEFORE_SHOWN),
    )


def decide_list(workshop: Workshop, activity: Activity, command: Command) -> list[Draft] | None:
    """What follows from such a command; None for another one. Raises `Refused`."""
    kind, _, what = command.name.partition(".")
    judging, data = judging_of(activity), command.data
    match what:
        case "add_item":
            if len(judging.own) >= MOST_OWN:
                raise Refused("full", message("Listan är full. Ta bort något först."))
            return [Draft(f"{kind}.item_added", {
                "item": command.id, "name": data["name"], "text": data["text"]})]
        case "change_item":
            found = judging.own.get(str(data["entry"]))
            if found is None:
                raise gone()
            changed = replace(found, name=str(data["name"]), text=str(data.get("text", found.text)))
            return [] if changed == found else [Draft(f"{kind}.item_changed", {
                "item": found.id, "name": changed.name, "text": changed.text})]
        case "leave_out":
            item = listing(workshop, activity).item(data["entry"])
            return [Draft(f"{kind}.left_out", {"item": item.id})]
        case "take_in":
            out = data["entry"] in judging.left_out
            return [Draft(f"{kind}.taken_in", {"item": data["entry"]})] if out else []
    return None


def apply_list(state: Judging, event: Event) -> Judging | None:
    """The state after an event of the list; None for another one."""
    data = event.data
    item = str(data.get("item"))
    match event.name.partition(".")[2]:
        case "item_added" | "item_changed":
            own = Item(item, str(data["name"]), str(data["text"]), OWN)
            return replace(state, own={**state.own, item: own})
        case "left_out":
            return replace(state, left_out=state.left_out | {item})
        case "taken_in":
            return replace(state, left_out=state.left_out - {item})
    return None


def undo_list(workshop: Workshop, activity: Activity, event: Event) -> Undo | None:
    """How a desk takes back what it did to the list, seen from before it."""
    kind, _, what = event.name.partition(".")
    item = str(event.data.get("item"))
    match what:
        case "item_added":
            return Undo(event.seq, message("skrev in ”{words}”"), {"words": event.data["name"]},
                        f"{kind}.leave_out", activity.id, {"entry": item})
        case "item_changed":
            old = judging_of(activity).own[item]
            return Undo(event.seq, message("ändrade ”{words}”"), {"words": old.name},
                        f"{kind}.change_item", activity.id,
                        {"entry": item, "name": old.name, "text": old.text})
        case "left_out":
            return Undo(event.seq, message("tog bort ”{words}” ur listan"),
                        {"words": names(workshop, activity, [item])[item]},
                        f"{kind}.take_in", activity.id, {"entry": item})
        case "taken_in":
            return Undo(event.seq, message("tog med ”{words}” i listan"),
                        {"words": names(workshop, activity, [item])[item]},
                        f"{kind}.leave_out", activity.id, {"entry": item})
    return None
