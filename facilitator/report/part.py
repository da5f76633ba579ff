"""One organisation's part of a workshop: its people and what they wrote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from facilitator.domain.contributions import HoldsEntries, MakesTheRooms, entries_of, nobodys
from facilitator.domain.editorial import Editing
from facilitator.domain.entry import Entries
from facilitator.domain.results import shown_result
from facilitator.domain.summary_telling import told_of
from facilitator.domain.workshop import Activity, Workshop
from facilitator.judging.listing import names


def part_of(workshop: Workshop, organisation: str) -> Workshop:
    """`workshop` with only that organisation in it, an id that it has."""
    return replace(
        workshop,
        organisations={organisation: workshop.organisations[organisation]},
        people={p.id: p for p in workshop.people.values() if p.organisation == organisation},
        activities={a.id: _theirs(a, organisation) for a in workshop.activities.values()},
        called=_called(workshop),
        approvals={},
        editing=_published(workshop),
    )


def _published(workshop: Workshop) -> Editing:
    """What has been published, as it may be told: to know that, all that was written is needed."""
    return Editing(versions=tuple(
        replace(version, editorial=told_of(workshop, version.editorial))
        for version in workshop.editing.versions))


def _called(workshop: Workshop) -> dict[str, str]:
    """What the things are called that a result speaks of which the room has been shown."""
    found: dict[str, str] = {}
    for activity in workshop.activities.values():
        result = shown_result(activity)
        if result:
            items: Mapping[str, object] = result.numbers.get("items", {})  # type: ignore[assignment]
            found |= names(workshop, activity, items)
    return found


def _theirs(activity: Activity, organisation: str) -> Activity:
    state = activity.state
    # What others had answered when it was shown is not theirs either.
    activity = replace(activity, counted=())
    if not isinstance(state, HoldsEntries):
        return activity
    entries = entries_of(activity)
    rooms = state.the_rooms() if isinstance(state, MakesTheRooms) else ()
    theirs = {e.id: e if e.organisation == organisation else nobodys(e) for e in entries
              if e.organisation == organisation or e.id in rooms}
    kept = replace(state, entries=Entries(theirs, entries.made))  # type: ignore[type-var]
    return replace(activity, state=kept)
