"""The end of a workshop, which can be taken back; and a hold on what must not be disposed of."""

from __future__ import annotations

from dataclasses import replace

from .chapter import Chapter, Kinds
from .command import Command, Rule
from .event import Draft, Event
from .fields import Text
from .message import message
from .refused import Refused
from .roles import FACILITATORS
from .stage import Stage
from .workshop import Undo, Workshop

_COMMANDS = (
    Rule("workshop.end", FACILITATORS),
    Rule("workshop.resume", FACILITATORS, after_end=True),
    Rule("workshop.hold", FACILITATORS, {"reason": Text(120, required=True)}, after_end=True),
    Rule("workshop.release", FACILITATORS, after_end=True),
)


def _decide(workshop: Workshop, command: Command, at: str, kinds: Kinds) -> list[Draft]:
    del at, kinds
    if command.name == "workshop.resume":
        return _resumed(workshop)
    if command.name == "workshop.hold":
        return [Draft("workshop.held", command.data)]
    if command.name == "workshop.release":
        return [Draft("workshop.released")] if workshop.held else []
    if not any(activity.started for activity in workshop.activities.values()):
        raise Refused("not_begun", message("Workshopen har inte börjat än."))
    closing = [Draft("stage.closed", {}, a.id) for a in workshop.activities.values()
               if a.stage is Stage.OPEN]
    return [*closing, Draft("workshop.ended")]


def _resumed(workshop: Workshop) -> list[Draft]:
    if workshop.filing:
        raise Refused("archived", message(
            "Workshopen är arkiverad. Ta tillbaka arkiveringen först."))
    return [Draft("workshop.resumed")] if workshop.ended else []


def _apply(workshop: Workshop, event: Event, kinds: Kinds) -> Workshop:
    del kinds
    if event.name in ("workshop.held", "workshop.released"):
        return replace(workshop, held=str(event.data.get("reason", "")))
    return replace(workshop, ended=event.at if event.name == "workshop.ended" else None,
                   wall="activity")


def _undo(workshop: Workshop, event: Event) -> Undo | None:
    del workshop
    if event.name == "workshop.ended":
        return Undo(event.seq, message("avslutade workshopen"), {}, "workshop.resume", None, {})
    return None


ENDING = Chapter(
    commands=_COMMANDS,
    events=frozenset({"workshop.ended", "workshop.resumed", "workshop.held",
                      "workshop.released"}),
    decide=_decide,
    apply=_apply,
    undo=_undo,
)
