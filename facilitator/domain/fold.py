"""What is so is a fold of what happened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from .chapter import Kinds
from .chapters import CHAPTER_OF_EVENT
from .event import Event
from .roles import Role
from .undoing import pushed
from .upcast import upcast
from .workshop import Undo, Workshop


def fold(events: Iterable[Event], kinds: Kinds, start: Workshop | None = None) -> Workshop:
    """The state after all of `events`, in order, beginning from `start` or from nothing."""
    workshop = start or Workshop()
    for event in events:
        workshop = apply(workshop, event, kinds)
    return workshop


def apply(workshop: Workshop, event: Event, kinds: Kinds) -> Workshop:
    """The state after one event. An event nobody knows is kept in the log and changes nothing."""
    event = upcast(event)
    undo = _undo(workshop, event, kinds) if event.actor.role is Role.DESK else None
    chapter = CHAPTER_OF_EVENT.get(event.name)
    if chapter:
        workshop = chapter.apply(workshop, event, kinds)
    else:
        workshop = _apply_to_activity(workshop, event, kinds)
    if undo:
        workshop = pushed(workshop, event.actor, undo)
    return replace(workshop, seq=event.seq)


def _apply_to_activity(workshop: Workshop, event: Event, kinds: Kinds) -> Workshop:
    activity = workshop.activities.get(event.activity or "")
    if activity is None or activity.kind not in kinds:
        return workshop
    state = kinds[activity.kind].apply(activity.state, event)
    return workshop.with_activity(replace(activity, state=state))


def _undo(workshop: Workshop, event: Event, kinds: Kinds) -> Undo | None:
    chapter = CHAPTER_OF_EVENT.get(event.name)
    if chapter:
        return chapter.undo(workshop, event)
    activity = workshop.activities.get(event.activity or "")
    if activity is None or activity.kind not in kinds:
        return None
    return kinds[activity.kind].undo(workshop, activity, event)
