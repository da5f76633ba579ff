"""The list of workshops as a facilitator sees it."""

from __future__ import annotations

from datetime import datetime, timedelta

from facilitator.domain.contributions import entries_of
from facilitator.domain.message import message
from facilitator.domain.stage import Stage
from facilitator.domain.workshop import Workshop
from facilitator.room.rooms import Rooms, code_in_name


def workshop_rows(rooms: Rooms, now: str, days: float) -> tuple[dict[str, object], ...]:
    """One row a file, with what is going on in those that are open, and those due for disposal.

    `now` is ISO 8601, `days` how long after its end a workshop is kept. `lost` is the code of a
    workshop whose file is damaged and that is nowhere else, "" for the others.
    """
    rows: list[dict[str, object]] = []
    shelf = rooms.shelf.all()
    for shelved in shelf:
        room = rooms.opened(shelved.code)
        state = room.state if room else None
        rows.append({
            "code": shelved.code, "title": state.title if state else shelved.title,
            "date": shelved.date, "file": shelved.path.name,
            "people": len(state.present()) if state else shelved.people,
            "entries": sum(len(entries_of(a)) for a in state.activities.values()) if state
            else shelved.entries,
            **stands(state), "broken": shelved.broken or None,
            "due": is_due((state.ended or "") if state else shelved.ended, now, days),
            "lost": code_in_name(shelved.path) if shelved.damaged else "",
        })
    there = {shelved.code for shelved in shelf}
    for path, why in rooms.quarantined():
        code = code_in_name(path)
        rows.append({
            "code": "", "title": "", "date": "", "file": path.name, "people": 0, "entries": 0,
            "on": "", "stage": "", "broken": why, "due": False,
            "lost": "" if code in there else code})
    return tuple(rows)


def is_due(ended: str, now: str, days: float) -> bool:
    """True when a workshop that ended (ISO 8601, "" for not) has been kept for so many days."""
    return bool(ended) and datetime.fromisoformat(ended) + timedelta(
        days=days) <= datetime.fromisoformat(now)


def stands(workshop: Workshop | None) -> dict[str, str]:
    """`on`: the title of what is open now; else `stage`: a catalogue sentence, "" if not known."""
    activity = workshop.now() if workshop else None
    if activity and activity.stage is Stage.OPEN:
        return {"on": activity.title, "stage": ""}
    if workshop is None:
        return {"on": "", "stage": ""}
    started = activity is not None
    if workshop.ended:
        return {"on": "", "stage": message("Avslutad")}
    return {"on": "", "stage": message("Mellan två moment") if started else message("Inte börjat")}
