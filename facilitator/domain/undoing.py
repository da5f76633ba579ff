"""Undo: what a facilitator did last is taken back by an ordinary command, and logged as one."""

from __future__ import annotations

from dataclasses import replace

from .chapter import Chapter, Kinds
from .command import Command, Rule
from .event import Draft, Event
from .message import message
from .refused import Refused
from .roles import FACILITATORS, Actor
from .workshop import Undo, Workshop

_DEEPEST = 50


def last_undo(workshop: Workshop, actor: Actor) -> Undo | None:
    """What `actor` would take back now, or None."""
    stack = workshop.undo.get(str(actor), ())
    return stack[-1] if stack else None


def pushed(workshop: Workshop, actor: Actor, undo: Undo) -> Workshop:
    """`workshop` with one more thing that `actor` can take back."""
    stack = (*workshop.undo.get(str(actor), ()), undo)[-_DEEPEST:]
    return replace(workshop, undo={**workshop.undo, str(actor): stack})


def as_command(workshop: Workshop, command: Command) -> Command:
    """The command that takes back what the actor did last. Raises `Refused`."""
    undo = last_undo(workshop, command.actor)
    if undo is None:
        raise Refused("nothing_to_undo", message("Det finns inget att ångra."))
    return Command(command.id, undo.name, command.actor, undo.activity, undo.data)


def undone(workshop: Workshop, command: Command, events: int) -> list[Draft]:
    """The event that closes an undo; `events` of the same command stand just before it."""
    undo = last_undo(workshop, command.actor)
    return [Draft("undo.done", {"of": undo.seq if undo else 0, "events": events})]


def _decide(workshop: Workshop, command: Command, at: str, kinds: Kinds) -> list[Draft]:
    del at, kinds
    return undone(workshop, command, 0)


def _apply(workshop: Workshop, event: Event, kinds: Kinds) -> Workshop:
    """Neither the thing taken back nor the taking back itself can be taken back again."""
    del kinds
    stack = workshop.undo.get(str(event.actor), ())
    first = event.seq - int(str(event.data["events"]))
    left = tuple(undo for undo in stack if undo.seq != event.data["of"] and undo.seq < first)
    return replace(workshop, undo={**workshop.undo, str(event.actor): left})


UNDOING = Chapter(
    commands=(Rule("undo.last", FACILITATORS, after_end=True),),
    events=frozenset({"undo.done"}),
    decide=_decide,
    apply=_apply,
)
