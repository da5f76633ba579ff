"""The list of workshops as a facilitator sees it."""

from __future__ import annotations

from facilitator.domain.contributions import entries_of
from facilitator.domain.message import message
from facilitator.domain.stage import Stage
from facilitator.domain.workshop import Workshop
from facilitator.room.rooms import Rooms


def workshop_rows(rooms: Rooms) -> tuple[dict[str, object], ...]:
    """One row a file, with what is going on in those that are open."""
    rows: list[dict[str, object]] = []
    for shelved in rooms.shelf.all():
        room = rooms.opened(shelved.code)
        state = room.state if room else None
        rows.append({
            "code": shelved.code, "title": state.title if state else shelved.title,
            "date": shelved.date, "file": shelved.path.name,
            "people": len(state.present()) if state else shelved.people,
            "entries": sum(len(entries_of(a)) for a in state.activities.values()) if state
            else shelved.entries,
            **stands(state), "broken": shelved.broken or None,
        })
    rows += [{"code": "", "title": "", "date": "", "file": path.name, "people": 0, "entries": 0,
              "on": "", "stage": "", "broken": why} for path, why in rooms.quarantined()]
    return tuple(rows)


def stands(workshop: Workshop | None) -> dict[str, str]:
    """`on`: the title of what is open now; else `stage`: a catalogue sentence, "" if not known."""
    activity = workshop.now() if workshop else None
    if activity and activity.stage is Stage.OPEN:
        return {"on": activity.title, "stage": ""}
    if workshop is None:
        return {"on": "", "stage": ""}
    started = activity is not None
    return {"on": "", "stage": message("Mellan två moment") if started else message("Inte börjat")}
