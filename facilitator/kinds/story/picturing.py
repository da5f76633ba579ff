"""A picture in a text: put there by the pen, with words for those who do not see it."""

from __future__ import annotations

from facilitator.domain.command import Command, Rule
from facilitator.domain.contributions import written_by
from facilitator.domain.entry import Entry
from facilitator.domain.event import Draft
from facilitator.domain.fields import Hash, Text
from facilitator.domain.message import message
from facilitator.domain.pictures import PICTURE, is_picture
from facilitator.domain.refused import Refused
from facilitator.domain.roles import EVERYONE, Role
from facilitator.domain.stage import WHILE_OPEN, Stage
from facilitator.domain.workshop import Activity, Workshop

from .pens import TEXT, expect_pen
from .writing import narratives_of

SHORTEST_ALT, LONGEST_ALT = 5, 300
COMMANDS = (
    Rule("story.picture", EVERYONE, {
        "text": TEXT, PICTURE: Hash(), "alt": Text(LONGEST_ALT, required=True)}, WHILE_OPEN),
    Rule("story.unpicture", EVERYONE, {"text": TEXT}),
    Rule("story.repicture", EVERYONE, {"entry": TEXT}),
)


def decide(workshop: Workshop, activity: Activity, command: Command) -> list[Draft] | None:
    """What follows from a command about pictures; None for another. Raises `Refused`.

    That the bytes came along is for the room to see to.
    """
    match command.name:
        case "story.picture":
            return _picture(workshop, activity, command)
        case "story.unpicture":
            return _unpicture(workshop, activity, command)
        case "story.repicture":
            return _repicture(workshop, activity, command)
    return None


def _picture(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    """In the place of the one before, which can be brought back."""
    state, data = narratives_of(activity), command.data
    text = state.get(data["text"])
    expect_pen(workshop, text, command.actor)
    alt = str(data["alt"])
    if len(alt) < SHORTEST_ALT:
        raise Refused("too_short", message(
            "Beskriv bilden med några ord, för den som inte ser den."), field="alt")
    held = state.picture(text.id)
    if held and (held.data[PICTURE], held.data["alt"]) == (data[PICTURE], alt):
        return []
    return [Draft("story.pictured", {
        "entry": command.id, "narrative": text.id, PICTURE: data[PICTURE], "alt": alt,
        **written_by(workshop, command)})]


def _unpicture(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    state = narratives_of(activity)
    text = state.get(command.data["text"])
    expect_pen(workshop, text, command.actor)
    _expect_open(activity, command)
    held = state.picture(text.id)
    return [Draft("story.unpictured", {"entry": held.id, "narrative": text.id})] if held else []


def _repicture(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    """Bring one back that was removed or replaced."""
    state = narratives_of(activity)
    found = state.entries.get(command.data["entry"])
    if PICTURE not in found.data:
        raise Refused("no_such_entry", message("Bidraget finns inte längre."), field="entry")
    expect_pen(workshop, state.get(found.data["narrative"]), command.actor)
    _expect_open(activity, command)
    if not is_picture(found.data[PICTURE]) or found.hidden is not None:
        raise Refused("gone", message("Bilden är dold eller raderad."), field="entry")
    return [Draft("story.repictured", {"entry": found.id, "narrative": found.data["narrative"]})
            ] if found.withdrawn else []


def _expect_open(activity: Activity, command: Command) -> None:
    if command.actor.role is Role.PHONE and activity.stage is not Stage.OPEN:
        raise Refused("closed", message("{title} är låst. Det du skrivit ligger kvar hos dig."),
                      details={"title": activity.title})


def last_removed(pictures: tuple[Entry, ...]) -> Entry | None:
    """The newest of some pictures that can be brought back, None where there is none."""
    return next((each for each in reversed(pictures) if each.withdrawn and each.hidden is None
                 and is_picture(each.data[PICTURE])), None)
