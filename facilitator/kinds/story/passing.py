"""How one comes to a text, and how its pen goes from hand to hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from facilitator.domain.command import Command, Rule
from facilitator.domain.event import Draft
from facilitator.domain.fields import Text
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.roles import EVERYONE, FACILITATORS, Actor, Role
from facilitator.domain.stage import WHILE_OPEN
from facilitator.domain.workshop import Activity, Workshop

from .pens import TEXT, UNTIL_SHOWN, expect_at, expect_open, holds, waits_for
from .writing import Narrative, has_table, narratives_of

COMMANDS = (
    Rule("story.join", frozenset({Role.PHONE}), {"text": TEXT}, WHILE_OPEN),
    Rule("story.take_pen", EVERYONE, {"text": TEXT}, UNTIL_SHOWN),
    Rule("story.release", EVERYONE, {"text": TEXT}, UNTIL_SHOWN),
    Rule("story.give_pen", FACILITATORS, {"text": TEXT, "person": Text(64)}, UNTIL_SHOWN),
)


def decide(workshop: Workshop, activity: Activity, command: Command, at: str) -> list[Draft] | None:
    """What follows from a command about pens; None for another. Raises `Refused`."""
    rule = _RULES.get(command.name)
    if rule is None:
        return None
    expect_open(activity, command.actor)
    return rule(workshop, narratives_of(activity).get(command.data["text"]), command, at)


def _join(
    workshop: Workshop, text: Narrative, command: Command, at: str
) -> list[Draft]:
    del at
    at_a_table = has_table(workshop, text)
    if at_a_table:
        expect_at(workshop, text, command.actor)
    joined = at_a_table or command.actor.id in text.members
    return [] if joined or not command.actor.id else [Draft("story.joined", {"narrative": text.id})]


def _take_pen(
    workshop: Workshop, text: Narrative, command: Command, at: str
) -> list[Draft]:
    expect_at(workshop, text, command.actor)
    if holds(text, command.actor):
        return []
    left = waits_for(workshop, text, command.actor, at)
    if left:
        raise Refused("pen_held", message(
            "Den som har pennan skrev nyss. Du kan ta över om {seconds} sekunder."),
            details={"seconds": left})
    return [Draft("story.pen_taken", {"narrative": text.id})]


def _release(
    workshop: Workshop, text: Narrative, command: Command, at: str
) -> list[Draft]:
    del workshop, at
    if not holds(text, command.actor):
        return []
    return [Draft("story.pen_released", {"narrative": text.id})]


def _give_pen(
    workshop: Workshop, text: Narrative, command: Command, at: str
) -> list[Draft]:
    del at
    person = str(command.data["person"])
    to = Actor(Role.PHONE, person)
    if person:
        expect_at(workshop, text, to)
    same = text.pen == (str(to) if person else "")
    return [] if same else [Draft("story.pen_given", {"narrative": text.id, "person": person})]


_RULES: Mapping[str, Callable[[Workshop, Narrative, Command, str], list[Draft]]] = {
    "story.join": _join, "story.take_pen": _take_pen, "story.release": _release,
    "story.give_pen": _give_pen,
}
