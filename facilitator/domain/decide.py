"""The one place where a command meets the rules: role, stage, fields, then what follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .chapter import Kinds
from .chapters import CHAPTER_OF_COMMAND, rules
from .command import Command, Rule
from .event import Draft, Event
from .fields import clean
from .message import message
from .refused import Refused
from .roles import Actor
from .undoing import REDO, UNDO, as_command, laid_aside, undone
from .workshop import Activity, Workshop

_CLOSED = {
    "prepared": message("{title} har inte börjat än. Det du skrivit ligger kvar hos dig."),
    "locked": message("{title} är låst. Det du skrivit ligger kvar hos dig."),
    "revealed": message("{title} är avslutad. Det du skrivit ligger kvar hos dig."),
    "archived": message("{title} är arkiverad. Det du skrivit ligger kvar hos dig."),
}


def decide(workshop: Workshop, command: Command, at: str, kinds: Kinds) -> list[Draft]:
    """The events that follow from `command`, none when it changes nothing.

    `at` is ISO 8601 UTC. Raises `Refused` with a sentence for the person. Pure.
    """
    rule = _rule(command, kinds)
    if rule.same_as:
        return decide(workshop, replace(command, name=rule.same_as), at, kinds)
    if command.name in (UNDO.name, REDO.name):
        return _undo(workshop, command, at, kinds)
    _allow(rule, command.actor)
    return _follow(rule, workshop, command, at, kinds)


def _follow(
    rule: Rule, workshop: Workshop, command: Command, at: str, kinds: Kinds
) -> list[Draft]:
    """What follows for one who may: fields, stage, then the chapter or the method."""
    if workshop.ended and not rule.after_end:
        raise Refused("ended", message(
            "Workshopen är avslutad. Det du skrivit ligger kvar hos dig."))
    cleaned = clean(rule.fields, command.data, rule.may_be_left_out)
    command = replace(command, data=cleaned)
    chapter = CHAPTER_OF_COMMAND.get(command.name)
    if chapter:
        return chapter.decide(workshop, command, at, kinds)
    activity = _activity(workshop, rule, command)
    drafts = kinds[activity.kind].decide(workshop, activity, command, at)
    return [replace(draft, activity=activity.id) for draft in drafts]


def number(workshop: Workshop, command: Command, drafts: Sequence[Draft], at: str) -> list[Event]:
    """Drafts as events that follow `workshop.seq`; the first carries the command's id."""
    return [
        Event(workshop.seq + place, at, command.actor, draft.activity, draft.name, draft.v,
              draft.data, command.id if place == 1 else None)
        for place, draft in enumerate(drafts, start=1)
    ]


def _undo(workshop: Workshop, command: Command, at: str, kinds: Kinds) -> list[Draft]:
    _allow(UNDO, command.actor)
    back = as_command(workshop, command)
    try:
        taken_back = _follow(_rule(back, kinds), workshop, back, at, kinds)
    except Refused as refused:
        return laid_aside(workshop, command, refused)
    return [*taken_back, *undone(workshop, command, len(taken_back))]


def _rule(command: Command, kinds: Kinds) -> Rule:
    rule = next((rule for rule in rules(kinds) if rule.name == command.name), None)
    if rule is None:
        raise Refused("unknown_command", message("Det går inte att göra så."))
    return rule


def _allow(rule: Rule, actor: Actor) -> None:
    if actor.role not in rule.roles:
        raise Refused("not_allowed", message("Det får bara processledaren göra."))


def _activity(workshop: Workshop, rule: Rule, command: Command) -> Activity:
    activity = workshop.activity(command.activity or workshop.current)
    if activity.kind != rule.name.partition(".")[0]:
        raise Refused("wrong_activity", message("Momentet tar inte emot det."), field="activity")
    if rule.stages and activity.stage.value not in rule.stages:
        raise Refused("closed", _CLOSED.get(activity.stage.value, message("{title} är stängd.")),
                      details={"title": activity.title})
    return activity
