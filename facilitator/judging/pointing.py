"""How the desk has a result shown: what it points at on the wall, and by which numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from facilitator.domain.command import Command, Rule
from facilitator.domain.event import Draft, Event
from facilitator.domain.fields import Choice, Text
from facilitator.domain.message import message
from facilitator.domain.roles import FACILITATORS
from facilitator.domain.workshop import Activity, Undo

from .sheets import Judging, judging_of

Looks = Mapping[str, Choice]


def look_commands(kind: str, looks: Looks) -> tuple[Rule, ...]:
    """The rules by which a desk points, and chooses among `looks`, for the method `kind`."""
    pointing = Rule(f"{kind}.point", FACILITATORS, {"entry": Text(64)})
    looking = Rule(f"{kind}.look", FACILITATORS, looks, may_be_left_out=frozenset(looks))
    return (pointing, looking) if looks else (pointing,)


def look_of(activity: Activity, name: str, usual: str) -> str:
    """What the desk has chosen to see, or what the agenda says, or the usual."""
    return judging_of(activity).look.get(name) or activity.option(name, usual)


def decide_look(activity: Activity, command: Command) -> list[Draft] | None:
    """What follows from such a command; None for another one."""
    kind, _, what = command.name.partition(".")
    judging = judging_of(activity)
    match what:
        case "point":
            same = judging.pointed == command.data["entry"]
            return [] if same else [Draft(f"{kind}.pointed", {"item": command.data["entry"]})]
        case "look":
            chosen = {name: value for name, value in command.data.items()
                      if value and judging.look.get(name) != value}
            return [Draft(f"{kind}.looked", chosen)] if chosen else []
    return None


def apply_look(state: Judging, event: Event) -> Judging | None:
    """The state after an event of looking or pointing; None for another one."""
    match event.name.partition(".")[2]:
        case "pointed":
            return replace(state, pointed=str(event.data["item"]))
        case "looked":
            chosen = {name: str(value) for name, value in event.data.items()}
            return replace(state, look={**state.look, **chosen})
    return None


def undo_look(activity: Activity, event: Event, usual: Mapping[str, str]) -> Undo | None:
    """How a desk takes back its choice; `usual` is what holds where nothing has been chosen."""
    if event.name.partition(".")[2] != "looked":
        return None
    old = {name: look_of(activity, name, usual[name]) for name in event.data}
    return Undo(event.seq, message("visade resultatet på ett annat sätt"), {},
                f"{activity.kind}.look", activity.id, old)
