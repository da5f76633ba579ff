"""Undo and redo: what a facilitator did last is taken back, or done again, by ordinary commands.

Both are logged, so they survive a restart; each facilitator has a row of their own. What the rules
do not allow any more is laid aside, which is logged too: the next undo reaches the step before.
"""

from __future__ import annotations

from dataclasses import replace

from .chapter import Chapter, Kinds
from .command import Command, Rule
from .event import Draft, Event
from .message import message
from .refused import Refused
from .roles import FACILITATORS, Actor
from .workshop import Redo, Undo, Workshop

_DEEPEST = 50
# Of what is refused for now only: the same step may be taken back once that is over.
_FOR_NOW = frozenset({"ended"})
UNDO = Rule("undo.last", FACILITATORS, after_end=True)
REDO = Rule("undo.again", FACILITATORS, after_end=True)


def last_undo(workshop: Workshop, actor: Actor) -> Undo | None:
    """What `actor` would take back now, or None."""
    stack = workshop.undo.get(str(actor), ())
    return stack[-1] if stack else None


def last_redo(workshop: Workshop, actor: Actor) -> Undo | None:
    """What `actor` would do again now, or None: nothing once something else has been done."""
    stack = _redo(workshop, actor).stack
    return stack[-1] if stack else None


def last_laid(workshop: Workshop, actor: Actor) -> Undo | None:
    """What `actor` asked for last and could not have; None once something else has been done."""
    return _redo(workshop, actor).laid


def pushed(workshop: Workshop, actor: Actor, undo: Undo) -> Workshop:
    """`workshop` with one more thing that `actor` can take back."""
    stack = (*workshop.undo.get(str(actor), ()), undo)[-_DEEPEST:]
    return replace(workshop, undo={**workshop.undo, str(actor): stack})


def as_command(workshop: Workshop, command: Command) -> Command:
    """The command that takes back, or does again, what is last. Raises `Refused`."""
    if command.name == REDO.name:
        found = last_redo(workshop, command.actor)
        if found is None:
            raise Refused("nothing_to_redo", message("Det finns inget att göra om."))
    else:
        found = last_undo(workshop, command.actor)
        if found is None:
            raise Refused("nothing_to_undo", message("Det finns inget att ångra."))
    return Command(command.id, found.name, command.actor, found.activity, found.data)


def undone(workshop: Workshop, command: Command, events: int) -> list[Draft]:
    """The event that closes an undo or a redo; `events` of the same command stand before it."""
    if command.name == REDO.name:
        redo = last_redo(workshop, command.actor)
        return [Draft("undo.redone", {"of": redo.seq if redo else 0, "events": events})]
    undo = last_undo(workshop, command.actor)
    return [Draft("undo.done", {"of": undo.seq if undo else 0, "events": events})]


def laid_aside(workshop: Workshop, command: Command, refused: Refused) -> list[Draft]:
    """What follows where the rules refuse an undo or a redo. Raises it where it is for now only."""
    if refused.code in _FOR_NOW:
        raise refused
    return [replace(each, data={**each.data, "aside": True})
            for each in undone(workshop, command, 0)]


def _redo(workshop: Workshop, actor: Actor) -> Redo:
    redo = workshop.redo.get(str(actor), Redo())
    undo = last_undo(workshop, actor)
    return redo if undo is None or undo.seq < redo.at else Redo()


def _decide(workshop: Workshop, command: Command, at: str, kinds: Kinds) -> list[Draft]:
    del at, kinds
    return undone(workshop, command, 0)


def _apply(workshop: Workshop, event: Event, kinds: Kinds) -> Workshop:
    """What an undo did can be done again; what a redo did can be taken back."""
    del kinds
    who = str(event.actor)
    stack = workshop.undo.get(who, ())
    if event.data.get("aside"):
        return _without(workshop, event)
    first = event.seq - int(str(event.data["events"]))
    # Seen from before this command: its own events have pushed already.
    earlier = replace(workshop, undo={**workshop.undo, who: _before(stack, first)})
    again = _redo(earlier, event.actor).stack
    if event.name == "undo.redone":
        redo = Redo(event.seq, again[:-1])
        return replace(workshop, redo={**workshop.redo, who: redo})
    made = tuple(undo for undo in stack if undo.seq >= first)
    left = tuple(undo for undo in _before(stack, first) if undo.seq != event.data["of"])
    return replace(workshop, undo={**workshop.undo, who: left},
                   redo={**workshop.redo, who: Redo(event.seq, (*again, *made))})


def _without(workshop: Workshop, event: Event) -> Workshop:
    who, of = str(event.actor), event.data["of"]
    stack, again = workshop.undo.get(who, ()), _redo(workshop, event.actor).stack
    laid = next((each for each in (*stack, *again) if each.seq == of), None)
    return replace(
        workshop,
        undo={**workshop.undo, who: tuple(each for each in stack if each.seq != of)},
        redo={**workshop.redo, who: Redo(
            event.seq, tuple(each for each in again if each.seq != of), laid)})


def _before(stack: tuple[Undo, ...], seq: int) -> tuple[Undo, ...]:
    return tuple(undo for undo in stack if undo.seq < seq)


UNDOING = Chapter(
    commands=(UNDO, REDO),
    events=frozenset({"undo.done", "undo.redone"}),
    decide=_decide,
    apply=_apply,
)
