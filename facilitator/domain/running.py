"""Running the agenda: start, lock, reveal, reopen, next; and the clock of the current item."""

from __future__ import annotations

from dataclasses import replace

from .chapter import Chapter, Kinds
from .command import Command, Rule
from .contributions import entries_of
from .event import Draft, Event
from .fields import Choice, Text, Whole
from .message import message
from .refused import Refused
from .results import concluded
from .roles import FACILITATORS, Role
from .stage import Clock, Stage
from .walls import REPLAY
from .workshop import Activity, Undo, Workshop

_COMMANDS = (
    Rule("stage.start", FACILITATORS, {"activity": Text(40)}),
    Rule("stage.close", FACILITATORS),
    Rule("stage.reveal", FACILITATORS),
    Rule("stage.reopen", FACILITATORS),
    Rule("stage.next", FACILITATORS),
    Rule("stage.turn_to", FACILITATORS, {"activity": Text(40, required=True)}),
    Rule("stage.put_back", frozenset({Role.SYSTEM}), {
        "activity": Text(40, required=True),
        "stage": Choice(tuple(stage.value for stage in Stage), required=True),
        "current": Text(40),
    }),
    Rule("clock.pause", FACILITATORS),
    Rule("clock.resume", FACILITATORS),
    Rule("clock.add", FACILITATORS, {"seconds": Whole(-3600, 3600, required=True)}),
)


def is_final(workshop: Workshop, activity: Activity, kinds: Kinds) -> bool:
    """True for an item that cannot be opened again once it is closed.

    Nobody is named and each has one answer: with the closing it was forgotten who has answered.
    """
    kind = kinds.get(activity.kind)
    return workshop.naming == "anonymous" and kind is not None and kind.once


def _decide(workshop: Workshop, command: Command, at: str, kinds: Kinds) -> list[Draft]:
    del at
    match command.name:
        case "stage.start":
            return _start(workshop, _named_or_next(workshop, command))
        case "stage.next":
            _still_on(workshop, command)
            following = workshop.next()
            if following is None:
                raise Refused("agenda_over", message("Programmet är slut. Det finns inget nästa."))
            if following.stage is Stage.PREPARED:
                return _start(workshop, following)
            return [*_closing(workshop), _turned(following)]
        case "stage.turn_to":
            activity = workshop.planned(command.data["activity"])
            return [] if activity.id == workshop.current else [*_closing(workshop),
                                                               _turned(activity)]
        case "stage.put_back":
            return _put_back(workshop, command, kinds)
    _still_on(workshop, command)
    activity = _current(workshop)
    match command.name:
        case "stage.close":
            _expect(activity, Stage.OPEN, message("{title} är inte öppen."))
            return [Draft("stage.closed", {}, activity.id)]
        case "stage.reveal":
            _expect(activity, Stage.LOCKED, message("Lås {title} först, visa sedan."))
            return [*concluded(workshop, activity, kinds),
                    Draft("stage.revealed", {}, activity.id)]
        case "stage.reopen":
            if activity.stage not in (Stage.LOCKED, Stage.REVEALED):
                raise Refused("wrong_stage", message("{title} är inte låst."),
                              details={"title": activity.title})
            _expect_not_forgotten(workshop, activity, kinds)
            return [Draft("stage.reopened", {}, activity.id)]
        case "clock.pause":
            return [Draft("clock.paused", {}, activity.id)] if activity.clock.since else []
        case "clock.resume":
            return [] if activity.clock.since else [Draft("clock.resumed", {}, activity.id)]
    return [Draft("clock.added", command.data, activity.id)]


def _start(workshop: Workshop, activity: Activity) -> list[Draft]:
    if activity.stage is not Stage.PREPARED:
        raise Refused(
            "already_started",
            message("{title} har redan börjat. Gå dit och välj Öppna igen."),
            details={"title": activity.title},
        )
    closing = _closing(workshop)
    return [*closing, Draft("stage.started", {"seconds": activity.minutes * 60}, activity.id)]


def _closing(workshop: Workshop) -> list[Draft]:
    """Leaving an open item locks it: two open at once would split the room."""
    current = workshop.now()
    if current is None or current.stage is not Stage.OPEN:
        return []
    return [Draft("stage.closed", {}, current.id)]


def _put_back(workshop: Workshop, command: Command, kinds: Kinds) -> list[Draft]:
    """What an undo asks for. What others have opened meanwhile is locked, as when leaving it."""
    activity = workshop.planned(command.data["activity"])
    opens = command.data["stage"] == Stage.OPEN
    if (opens and activity.stage is not Stage.OPEN) or (
            command.data["stage"] == Stage.PREPARED and entries_of(activity).made):
        _expect_not_forgotten(workshop, activity, kinds)
    asked = str(command.data["current"])
    current = activity.id if opens else asked if asked in workshop.agenda else ""
    stays = {activity.id, "" if opens else current}
    closing = [Draft("stage.closed", {}, a.id) for a in workshop.activities.values()
               if a.stage is Stage.OPEN and a.id not in stays]
    data = {**command.data, "current": current}
    return [*closing, Draft("stage.put_back", data, activity.id)]


def _expect_not_forgotten(workshop: Workshop, activity: Activity, kinds: Kinds) -> None:
    if is_final(workshop, activity, kinds):
        raise Refused("forgotten", message(
            "{title} kan inte öppnas igen. Workshopen är anonym: vem som har svarat är glömt, "
            "så någon kunde svara två gånger."), details={"title": activity.title})


def _turned(activity: Activity) -> Draft:
    return Draft("stage.turned_to", {}, activity.id)


def _named_or_next(workshop: Workshop, command: Command) -> Activity:
    named = command.data["activity"] or command.activity
    if named:
        return workshop.planned(named)
    current = workshop.now()
    if current and current.stage is Stage.PREPARED:
        return current
    following = workshop.next()
    if following is None:
        raise Refused("agenda_over", message("Programmet är slut. Det finns inget nästa."))
    return following


def _current(workshop: Workshop) -> Activity:
    current = workshop.now()
    if current is None:
        raise Refused("nothing_started", message("Inget moment har börjat än. Tryck Starta."))
    return current


def _still_on(workshop: Workshop, command: Command) -> None:
    """Two at the desk: what one asks of an item must not hit the one the other went on to."""
    if command.activity and workshop.current and command.activity != workshop.current:
        raise Refused("moved_on", message("{title} är redan i gång, någon annan hann före."),
                      details={"title": workshop.activity(workshop.current).title})


def _expect(activity: Activity, stage: Stage, why: str) -> None:
    if activity.stage is not stage:
        raise Refused("wrong_stage", why, details={"title": activity.title})


def _apply(workshop: Workshop, event: Event, kinds: Kinds) -> Workshop:
    del kinds
    if workshop.wall == REPLAY and event.name in _TO_THE_ITEM:
        workshop = replace(workshop, wall="activity")
    activity = before = workshop.activities[str(event.activity)]
    match event.name:
        case "stage.started":
            seconds = event.data["seconds"]
            clock = activity.clock.start(event.at, float(str(seconds)))
            activity = replace(activity, stage=Stage.OPEN, clock=clock, started=event.at)
            workshop = replace(workshop, current=activity.id, wall="activity")
        case "stage.closed":
            activity = replace(activity, stage=Stage.LOCKED, ended=event.at,
                               clock=activity.clock.pause(event.at))
        case "stage.revealed":
            activity = replace(activity, stage=Stage.REVEALED)
        case "stage.reopened":
            activity = replace(activity, stage=Stage.OPEN, ended=None,
                               clock=activity.clock.resume(event.at))
        case "stage.turned_to":
            workshop = replace(workshop, current=activity.id)
        case "stage.put_back":
            stage = Stage(str(event.data["stage"]))
            clock = (activity.clock.resume(event.at) if stage is Stage.OPEN
                     else activity.clock.pause(event.at))
            ended = None if stage is Stage.OPEN else activity.ended
            activity = replace(activity, stage=stage, clock=clock, ended=ended)
            if stage is Stage.PREPARED:
                activity = replace(activity, clock=Clock(), started=None, ended=None)
            workshop = replace(workshop, current=str(event.data["current"]) or None)
        case "clock.paused":
            activity = replace(activity, clock=activity.clock.pause(event.at))
        case "clock.resumed":
            activity = replace(activity, clock=activity.clock.resume(event.at))
        case "clock.added":
            seconds = float(str(event.data["seconds"]))
            activity = replace(activity, clock=activity.clock.add(seconds))
    if before.stage is Stage.OPEN and activity.stage is not Stage.OPEN:
        activity = replace(activity, settled=entries_of(activity).made)
    return workshop.with_activity(activity)


# What the desk does then is to be seen at once, and not after the replay.
_TO_THE_ITEM = ("stage.turned_to", "stage.revealed", "stage.reopened")
_DONE = {
    "stage.started": message("startade {title}"),
    "stage.closed": message("låste {title}"),
    "stage.revealed": message("visade {title}"),
    "stage.reopened": message("öppnade {title} igen"),
    "stage.turned_to": message("gick till {title}"),
}


def _undo(workshop: Workshop, event: Event) -> Undo | None:
    activity = workshop.activities[str(event.activity)]
    about = {"title": activity.title}
    if event.name in _DONE:
        data = {"activity": activity.id, "stage": activity.stage.value,
                "current": workshop.current or ""}
        return Undo(event.seq, _DONE[event.name], about, "stage.put_back", None, data)
    match event.name:
        case "clock.paused":
            return Undo(event.seq, message("pausade klockan"), {}, "clock.resume", None, {})
        case "clock.resumed":
            return Undo(event.seq, message("startade klockan"), {}, "clock.pause", None, {})
        case "clock.added":
            seconds = int(str(event.data["seconds"]))
            return Undo(event.seq, message("ändrade tiden med {minutes} min"),
                        {"minutes": round(seconds / 60)}, "clock.add", None, {"seconds": -seconds})
    return None


RUNNING = Chapter(
    commands=_COMMANDS,
    events=frozenset({*_DONE, "stage.put_back", "clock.paused", "clock.resumed",
                      "clock.added"}),
    decide=_decide,
    apply=_apply,
    undo=_undo,
)
