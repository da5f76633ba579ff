"""What suggestions are made of in a room now."""

from __future__ import annotations

from facilitator.domain.advice import Material
from facilitator.domain.workshop import Activity, Workshop
from facilitator.room.room import Room


def material_of(room: Room, state: Workshop | None = None) -> tuple[Activity, Material] | None:
    """That of the item that is on, else of the last before it; None for nothing.

    `state` is the room's own where none is given.
    """
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
