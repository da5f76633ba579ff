"""One organisation's part of a workshop: its people and what they wrote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from facilitator.domain.contributions import HoldsEntries, entries_of
from facilitator.domain.entry import Entries
from facilitator.domain.making import organisation_named
from facilitator.domain.results import shown_result
from facilitator.domain.workshop import Activity, Workshop
from facilitator.judging.listing import names


def part_of(workshop: Workshop, name: str) -> Workshop | None:
    """`workshop` with only that organisation in it, or None when it has no such organisation."""
    organisation = organisation_named(workshop, name)
    if organisation is None:
        return None
    return replace(
        workshop,
        organisations={organisation.id: organisation},
        people={p.id: p for p in workshop.people.values() if p.organisation == organisation.id},
        activities={a.id: _theirs(a, organisation.id) for a in workshop.activities.values()},
        called=_called(workshop),
    )


def _called(workshop: Workshop) -> dict[str, str]:
    """What the things are called that a result speaks of which the room has been shown."""
    found: dict[str, str] = {}
    for activity in workshop.activities.values():
        result = shown_result(activity)
        if result:
            items: Mapping[str, object] = result.numbers["items"]  # type: ignore[assignment]
            found |= names(workshop, activity, items)
    return found


def _theirs(activity: Activity, organisation: str) -> Activity:
    state = activity.state
    if not isinstance(state, HoldsEntries):
        return activity
    entries = entries_of(activity)
    theirs = {e.id: e for e in entries if e.organisation == organisation}
    kept = replace(state, entries=Entries(theirs, entries.made))  # type: ignore[type-var]
    return replace(activity, state=kept)
