"""What the desk puts on the wall: the item, how to join, where to sit, or the day once more."""

from __future__ import annotations

from dataclasses import replace

from .chapter import Chapter, Kinds
from .command import Command, Rule
from .event import Draft, Event
from .fields import Choice
from .message import message
from .refused import Refused
from .roles import FACILITATORS
from .workshop import Undo, Workshop

REPLAY = "replay"
SEATS = "seats"
_COMMANDS = (
    Rule("wall.show", FACILITATORS, {
        "what": Choice(("activity", "join", SEATS, REPLAY), required=True)}, after_end=True),
)


def _decide(workshop: Workshop, command: Command, at: str, kinds: Kinds) -> list[Draft]:
    del at, kinds
    what = command.data["what"]
    if what == REPLAY and not any(each.started for each in workshop.activities.values()):
        raise Refused("not_begun", message("Inget har hänt än, så det finns inget att se igen."))
    if what == SEATS and not workshop.groups:
        raise Refused("no_groups", message("Det finns inga bord än. Forma grupper först."))
    return [] if workshop.wall == what else [Draft("wall.shown", command.data)]


def _apply(workshop: Workshop, event: Event, kinds: Kinds) -> Workshop:
    del kinds
    return replace(workshop, wall=str(event.data["what"]), wall_since=event.at,
                   wall_seq=event.seq)


def _undo(workshop: Workshop, event: Event) -> Undo | None:
    return Undo(event.seq, message("bytte bild på väggen"), {}, "wall.show", None,
                {"what": workshop.wall})


WALLS = Chapter(
    commands=_COMMANDS,
    events=frozenset({"wall.shown"}),
    decide=_decide,
    apply=_apply,
    undo=_undo,
)
