"""What of an event others may know, and what an entry says to the one whose it is."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.entry import Entry
from facilitator.domain.event import Event
from facilitator.domain.scene import Scene
from facilitator.domain.workshop import Activity, Workshop

from .corners import pair_of
from .options import WHICH, proposals_shown, votes_shown
from .state import cross_of, crossing_of, points_on

_THE_ROOMS = frozenset({"axis_set", "swapped", "flipped", "named", "took", "looked"})
_PROPOSALS = frozenset({"proposed", "withdrawn", "restored"})


def shown_to_room(scene: Scene, event: Event) -> Mapping[str, object] | None:
    """The axes, the names and what is proposed; of a point nothing at all."""
    activity, what = scene.activity, event.name.partition(".")[2]
    if what in _THE_ROOMS:
        return event.data
    if what == "taglined":
        return {"world": event.data["world"], "tagline": event.data["tagline"]}
    if what in ("supported", "unsupported"):
        shown = proposals_shown(activity) and votes_shown(activity)
        return {"entry": event.data["entry"]} if shown else None
    cross = cross_of(activity)
    entry = cross.entries.by_id.get(str(event.data.get("entry")))
    if what not in _PROPOSALS or entry is None or cross.is_sheet(entry):
        return None
    if not proposals_shown(activity):
        return None
    shown_data = {name: value for name, value in event.data.items()
                  if name not in ("author", "proxy")}
    if "organisation" in shown_data:
        shown_data["organisation"] = (
            "" if scene.workshop.naming == "anonymous" else
            scene.workshop.organisation_name(str(shown_data["organisation"])))
    return shown_data


def own_words(workshop: Workshop, activity: Activity, entry: Entry) -> tuple[str, ...]:
    """A name or a tagline as it was written; a sheet point by point, axis by axis."""
    if not cross_of(activity).is_sheet(entry):
        return tuple(str(entry.data[field]) for field in ("name", "tagline")
                     if entry.data.get(field))
    crossing = crossing_of(workshop, activity)
    if crossing is None:
        return ()
    points = points_on(entry, pair_of(crossing))
    return tuple(
        "; ".join(f"{axis.low} – {axis.high}: {points[which][axis.id]:.2f}".replace(".", ",")
                  for axis in crossing.axes())
        for which in WHICH if which in points)
