"""Hiding a contribution, with a reason, and showing it again; the same for every method."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from .chapter import Chapter, Kinds
from .command import Command, Rule
from .contributions import HoldsEntries, entries_of
from .event import Draft, Event
from .fields import Text
from .message import message
from .refused import Refused
from .roles import FACILITATORS
from .workshop import Undo, Workshop

_ENTRY = Text(64, required=True)
_COMMANDS = (
    Rule("entry.hide", FACILITATORS, {"entry": _ENTRY, "reason": Text(120)}, after_end=True),
    Rule("entry.show", FACILITATORS, {"entry": _ENTRY}, after_end=True),
)


def entry_words(data: Mapping[str, object]) -> str:
    """What an entry says, short: its first text; nothing where it is made of numbers."""
    return next((value for value in data.values() if value and isinstance(value, str)), "")


def _decide(workshop: Workshop, command: Command, at: str, kinds: Kinds) -> list[Draft]:
    del at, kinds
    activity = workshop.activity(command.activity or workshop.current)
    entry = entries_of(activity).get(command.data["entry"])
    if command.name == "entry.hide":
        if entry.withdrawn:
            raise Refused(
                "withdrawn", message("Bidraget är redan tillbakataget av den som skrev det."))
        if entry.hidden is not None:
            return []
        reason = command.data["reason"] or message("Utan angivet skäl")
        return [Draft("entry.hidden", {"entry": entry.id, "reason": reason}, activity.id)]
    return [] if entry.hidden is None else [Draft("entry.shown", {"entry": entry.id}, activity.id)]


def _apply(workshop: Workshop, event: Event, kinds: Kinds) -> Workshop:
    del kinds
    activity = workshop.activities[str(event.activity)]
    state = activity.state
    if not isinstance(state, HoldsEntries):
        return workshop
    reason = str(event.data["reason"]) if event.name == "entry.hidden" else None
    entries = state.entries.change(str(event.data["entry"]), hidden=reason)
    return workshop.with_activity(
        replace(activity, state=replace(state, entries=entries))  # type: ignore[type-var]
    )


def _undo(workshop: Workshop, event: Event) -> Undo | None:
    activity = workshop.activities[str(event.activity)]
    entry = entries_of(activity).get(event.data["entry"])
    about = {"words": entry_words(entry.data)}
    if event.name == "entry.hidden":
        return Undo(event.seq, message("dolde ”{words}”"), about,
                    "entry.show", activity.id, {"entry": entry.id})
    return Undo(event.seq, message("visade ”{words}” igen"), about, "entry.hide", activity.id,
                {"entry": entry.id, "reason": entry.hidden or ""})


MODERATION = Chapter(
    commands=_COMMANDS,
    events=frozenset({"entry.hidden", "entry.shown"}),
    decide=_decide,
    apply=_apply,
    undo=_undo,
)
