"""Anybody adds a joker while it is open and takes it back; the desk draws some from the bank."""

from __future__ import annotations

from collections.abc import Iterable

from facilitator.domain.command import Command, Rule
from facilitator.domain.contributions import written_by
from facilitator.domain.event import Draft, Event
from facilitator.domain.fields import Text, Whole
from facilitator.domain.message import message
from facilitator.domain.offering import Item
from facilitator.domain.refused import Refused
from facilitator.domain.roles import EVERYONE, FACILITATORS, Role
from facilitator.domain.rows import Ids
from facilitator.domain.stage import BEFORE_SHOWN, WHILE_OPEN
from facilitator.domain.workshop import Activity, Undo, Workshop

from .bank import bank, drawn
from .jokers import jokers_of

# More of one person is a list of that person's.
MOST_EACH = 3
_WHICH = Text(64, required=True)
COMMANDS = (
    Rule("wildcard.add", EVERYONE, {
        "name": Text(80, required=True), "text": Text(200), "organisation": Text(80)}, WHILE_OPEN),
    Rule("wildcard.withdraw_joker", EVERYONE, {"entry": _WHICH}, WHILE_OPEN),
    Rule("wildcard.restore_joker", FACILITATORS, {"entry": _WHICH}, WHILE_OPEN),
    Rule("wildcard.draw_from_bank", FACILITATORS,
         {"number": Whole(1, len(bank()), required=True)}, BEFORE_SHOWN),
    Rule("wildcard.return_to_bank", FACILITATORS, {"entries": Ids(len(bank()), required=True)},
         BEFORE_SHOWN),
)


def decide(workshop: Workshop, activity: Activity, command: Command) -> list[Draft] | None:
    """What follows from a command about jokers; None for another one. Raises `Refused`."""
    match command.name:
        case "wildcard.add":
            return _add(workshop, activity, command)
        case "wildcard.withdraw_joker" | "wildcard.restore_joker":
            return _change(activity, command)
        case "wildcard.draw_from_bank":
            held = jokers_of(activity).held()
            items = drawn(held, int(str(command.data["number"])), f"{activity.id} {len(held)}")
            if not items:
                raise Refused("empty", message("Alla jokrar ur banken är redan med."))
            return [_told("wildcard.drawn", items)]
        case "wildcard.return_to_bank":
            jokers, wanted = jokers_of(activity), command.data["entries"]
            known = [jokers.own[each] for each in wanted  # type: ignore[attr-defined]
                     if each in jokers.held()]
            return [_told("wildcard.returned", known)] if known else []
    return None


def _told(name: str, items: Iterable[Item]) -> Draft:
    return Draft(name, {"items": [
        {"item": item.id, "name": item.name, "text": item.text} for item in items]})


def _add(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    data, actor = command.data, command.actor
    own = [each for each in jokers_of(activity).added()
           if each.author == actor.id and not each.withdrawn]
    if actor.role is Role.PHONE and len(own) >= MOST_EACH:
        raise Refused("full", message("Du har redan lagt till {most} jokrar."),
                      details={"most": MOST_EACH})
    return [Draft("wildcard.added", {
        "entry": command.id, "name": data["name"], "text": data["text"],
        **written_by(workshop, command)})]


def _change(activity: Activity, command: Command) -> list[Draft]:
    jokers = jokers_of(activity)
    entry = jokers.entries.own(command.data["entry"], command.actor)
    if jokers.is_sheet(entry):
        raise Refused("no_such_entry", message("Bidraget finns inte längre."), field="entry")
    back = command.name == "wildcard.withdraw_joker"
    name = "wildcard.joker_withdrawn" if back else "wildcard.joker_restored"
    return [] if entry.withdrawn == back else [Draft(name, {"entry": entry.id})]


def undo(activity: Activity, event: Event) -> Undo | None:
    """How a desk takes back what it did to jokers, seen from before it."""
    match event.name:
        case "wildcard.added":
            return Undo(event.seq, message("skrev in ”{words}”"), {"words": event.data["name"]},
                        "wildcard.withdraw_joker", activity.id, {"entry": event.data["entry"]})
        case "wildcard.joker_withdrawn":
            words = jokers_of(activity).entries.get(event.data["entry"]).data["name"]
            return Undo(event.seq, message("tog tillbaka ”{words}”"), {"words": words},
                        "wildcard.restore_joker", activity.id, {"entry": event.data["entry"]})
        case "wildcard.drawn" | "wildcard.returned":
            items: list[dict[str, object]] = event.data["items"]  # type: ignore[assignment]
            if event.name == "wildcard.returned":
                # The same draw from the same list gives the same jokers.
                return Undo(event.seq, message("lade tillbaka jokrar i banken"), {},
                            "wildcard.draw_from_bank", activity.id, {"number": len(items)})
            return Undo(event.seq, message("lade till jokrar ur banken"), {},
                        "wildcard.return_to_bank", activity.id,
                        {"entries": [each["item"] for each in items]})
    return None
