"""What is kept about one person, for the person who asks."""

from __future__ import annotations

from collections.abc import Iterable

from .contributions import entries_of
from .event import Event
from .grouped import table_of
from .roles import Actor
from .workshop import Workshop


def about(
    workshop: Workshop, events: Iterable[Event], actor: Actor
) -> dict[str, object]:
    """Everything that the workshop's file holds about `actor`, a phone.

    `contributions` are the person's own as they stand, `events` all that the person did, with
    its time. In an anonymous workshop neither can be told: nothing there says whose it was.
    """
    person = workshop.people[actor.id]
    entries = [(activity, entry) for activity in workshop.activities.values()
               for entry in entries_of(activity) if entry.author == actor.id]
    return {
        "workshop": {"code": workshop.code, "title": workshop.title, "date": workshop.date,
                     "naming": workshop.naming},
        "person": {"id": person.id, "name": person.name, "joined": person.joined,
                   "organisation": workshop.organisation_name(person.organisation),
                   **_seat(workshop, person.id)},
        "contributions": [{
            "entry": entry.id, "of": activity.id, "activity": activity.title,
            "question": activity.question, "at": entry.at,
            "withdrawn": entry.withdrawn, "hidden": entry.hidden, **entry.data,
        } for activity, entry in entries],
        "events": [{"seq": e.seq, "at": e.at, "name": e.name, "data": _without_keys(e)}
                   for e in events if e.actor == actor or e.data.get("person") == actor.id],
    }


def _seat(workshop: Workshop, person: str) -> dict[str, object]:
    """Where the person sits, and whether they lead there; nothing for one who has no table."""
    table = table_of(workshop, person)
    return {"table": table.number, "table_name": table.name,
            "host": table.host == person} if table else {}


def _without_keys(event: Event) -> dict[str, object]:
    return {name: value for name, value in event.data.items()
            if name not in ("hash", "code_hash")}
