"""The room's hand in it: likes, what belongs together, and what a scenario lacks."""

from __future__ import annotations

from facilitator.domain.command import Command, Rule
from facilitator.domain.contributions import expect_remembered, written_by
from facilitator.domain.entry import Entry
from facilitator.domain.event import Draft, Event
from facilitator.domain.fields import Text
from facilitator.domain.grouped import group_of
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.roles import EVERYONE, FACILITATORS, Actor, Role
from facilitator.domain.rows import Ids
from facilitator.domain.stage import WHILE_OPEN
from facilitator.domain.workshop import Activity, Undo, Workshop

from .board import board_of, groupings_shown
from .drafts import pile
from .rules import NAME, WORLD, scenario
from .values import Liked

MOST_EACH = 30
LONGEST = 200
_PHONES = frozenset({Role.PHONE})
_ENTRY, _TEXT = Text(64, required=True), Text(64, required=True)
COMMANDS = (
    Rule("merge.like", _PHONES, {"text": _TEXT}, WHILE_OPEN),
    Rule("merge.unlike", _PHONES, {"text": _TEXT}, WHILE_OPEN),
    Rule("merge.propose", _PHONES, {"texts": Ids(40), "name": NAME}, WHILE_OPEN),
    Rule("merge.say", EVERYONE, {"world": WORLD, "words": Text(LONGEST, required=True),
                                 "organisation": Text(80)}, WHILE_OPEN),
    Rule("merge.support", _PHONES, {"entry": _ENTRY}, WHILE_OPEN),
    Rule("merge.unsupport", _PHONES, {"entry": _ENTRY}, WHILE_OPEN),
    Rule("merge.withdraw", EVERYONE, {"entry": _ENTRY}, WHILE_OPEN),
    Rule("merge.restore_entry", FACILITATORS, {"entry": _ENTRY}, WHILE_OPEN),
)


def decide(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    """What follows from what somebody in the room says. Raises `Refused`."""
    match command.name:
        case "merge.like" | "merge.unlike":
            return _like(workshop, activity, command)
        case "merge.propose":
            return _propose(workshop, activity, command)
        case "merge.say":
            return _say(workshop, activity, command)
        case "merge.support" | "merge.unsupport":
            return _support(workshop, activity, command)
        case "merge.withdraw" | "merge.restore_entry":
            return _withdraw(activity, command)
    raise NotImplementedError(command.name)


def undo(activity: Activity, event: Event) -> Undo | None:
    """How a desk takes back what it wrote for somebody, seen from before it."""
    entry = event.data.get("entry")
    match event.name:
        case "merge.said":
            return Undo(event.seq, message("skrev in ”{words}”"), {"words": event.data["words"]},
                        "merge.withdraw", activity.id, {"entry": entry})
        case "merge.withdrawn":
            data = board_of(activity).entries.get(entry).data
            return Undo(event.seq, message("tog tillbaka ”{words}”"),
                        {"words": data.get("words") or data.get("name") or "–"},
                        "merge.restore_entry", activity.id, {"entry": entry})
    return None


def _like(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    board, actor = board_of(activity), command.actor
    text = str(command.data["text"])
    liked = board.likes.get(text, Liked(0))
    known = actor.id in liked.voices
    if command.name == "merge.unlike":
        return [Draft("merge.unliked", {"text": text})] if known else []
    drafts = pile(workshop, activity)
    found = drafts.draft(text)
    own = group_of(workshop, actor)
    if own and own.id == found.group:
        raise Refused("own", message("Det är ert eget utkast."), field="text")
    if workshop.naming == "anonymous" and 0 < liked.nr <= activity.settled:
        raise Refused("forgotten", message(
            "Workshopen är anonym och momentet har varit låst: vem som har sagt ”lik vår” är "
            "glömt, så antalen står kvar som de var."), field="text")
    return [] if known else [Draft("merge.liked", {"text": text})]


def _propose(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    board, actor, drafts = board_of(activity), command.actor, pile(workshop, activity)
    wanted, name = command.data["texts"], str(command.data["name"])
    texts = [drafts.draft(text).id for text in wanted]  # type: ignore[attr-defined]
    if len(texts) < 2:
        raise Refused("too_few", message("Välj minst två utkast som hör ihop."), field="texts")
    for entry in board.proposals():
        same = (set(entry.data["texts"]), str(entry.data["name"]).casefold())  # type: ignore[call-overload]
        if entry.visible and same == (set(texts), name.casefold()):
            return _voice(workshop, activity, entry, actor)  # a voice for the first
    _expect_few(activity, actor)
    return [Draft("merge.proposed", {**_from(workshop, activity, command),
                                     "texts": texts, "name": name})]


def _say(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    board = board_of(activity)
    if command.actor.role is Role.PHONE and not groupings_shown(activity):
        scenario(board, "")  # a phone has been shown none
    world = scenario(board, command.data["world"]).id
    _expect_few(activity, command.actor)
    return [Draft("merge.said", {**_from(workshop, activity, command),
                                 "world": world, "words": command.data["words"]})]


def _from(workshop: Workshop, activity: Activity, command: Command) -> dict[str, object]:
    if command.id in board_of(activity).entries.by_id:
        raise Refused("taken", message("Bidraget kunde inte tas emot. Skicka det en gång till."))
    return {"entry": command.id, **written_by(workshop, command)}


def _expect_few(activity: Activity, actor: Actor) -> None:
    if len(board_of(activity).entries.of(actor.id)) >= MOST_EACH:
        raise Refused("too_many", message("Du har skickat {most} bidrag här. Ta tillbaka ett "
                                          "först."), details={"most": MOST_EACH})


def _support(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    entry = board_of(activity).entries.get(command.data["entry"])
    if command.name == "merge.unsupport":
        known = command.actor.id in entry.supporters
        return [Draft("merge.unsupported", {"entry": entry.id})] if known else []
    if not entry.visible:
        board_of(activity).entries.get("")  # refused as what never was
    return _voice(workshop, activity, entry, command.actor)


def _voice(workshop: Workshop, activity: Activity, entry: Entry, actor: Actor) -> list[Draft]:
    """A voice for what somebody has said, once; one's own has one's voice already."""
    expect_remembered(workshop, activity, entry)
    if entry.author == actor.id or actor.id in entry.supporters:
        return []
    return [Draft("merge.supported", {"entry": entry.id})]


def _withdraw(activity: Activity, command: Command) -> list[Draft]:
    entry = board_of(activity).entries.own(command.data["entry"], command.actor)
    away = command.name == "merge.withdraw"
    if entry.withdrawn == away:
        return []
    return [Draft("merge.withdrawn" if away else "merge.restored_entry", {"entry": entry.id})]
