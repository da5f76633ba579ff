"""What a room's suggestions are made of now."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.advice import Material
from facilitator.domain.workshop import Activity, Workshop
from facilitator.room.room import Room
from facilitator.suggest.known import Written


def material_of(room: Room, state: Workshop | None = None) -> tuple[Activity, Material] | None:
    """What suggestions are made of now: that of the item that is on, else of the last before it."""
    state = state or room.state
    current = state.now()
    if state.ended or current is None or current.id not in state.agenda:
        return None
    for each in reversed(state.agenda[:state.agenda.index(current.id) + 1]):
        activity = state.activities[each]
        kind = room.kinds.get(activity.kind)
        material = kind.material(state, activity) if kind else None
        if material is not None:
            return activity, material
    return None


def still(room: Room, state: Workshop, new: Mapping[str, Written]) -> dict[str, bytes]:
    """Of some new vectors those whose cards say in `state` what they said when it was asked."""
    found = material_of(room, state)
    texts = {note.id: note.text for note in found[1].notes} if found else {}
    return {card: each.kept for card, each in new.items() if texts.get(card) == each.text}
