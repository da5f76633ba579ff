"""The secrecy wall for programs: of each event what an audience may see, and nothing beside it."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.chapter import Kinds
from facilitator.domain.contributions import entries_of
from facilitator.domain.event import Event
from facilitator.domain.results import shown_result
from facilitator.domain.roles import Role
from facilitator.domain.workshop import Workshop

from .views import Look, scene_of


def seen_events(
    role: Role, workshop: Workshop, kinds: Kinds, events: tuple[Event, ...], look: Look
) -> list[dict[str, object]]:
    """Events for programs, as far as `role` may see them, in order."""
    shown = []
    for event in events:
        data = _seen(role, workshop, kinds, event, look)
        if data is not None:
            shown.append({"seq": event.seq, "name": event.name, "activity": event.activity,
                          "data": dict(data)})
    return shown


def _seen(
    role: Role, workshop: Workshop, kinds: Kinds, event: Event, look: Look
) -> Mapping[str, object] | None:
    kind_of_event = event.name.partition(".")[0]
    if kind_of_event == "key":
        return None
    if role is Role.DESK:
        # Where nobody is named, a desk cannot tell either whose words they are.
        nameless = event.activity is not None and workshop.naming == "anonymous"
        return {name: "" if nameless and name in ("author", "organisation") else value
                for name, value in _for_desk(workshop, kinds, event, look).items()
                if name not in ("hash", "code_hash")}
    if event.name == "workshop.archived":
        return {}  # who answers for the papers, and what is noted there, is the desk's
    if kind_of_event in ("stage", "clock", "wall", "organisation", "workshop"):
        return event.data
    if kind_of_event == "agenda":
        return {name: value for name, value in event.data.items() if name != "note"}
    activity = workshop.activities.get(event.activity or "")
    if activity is None or activity.kind not in kinds:
        return None
    if kind_of_event == "result":
        shown_now = shown_result(activity)
        return event.data if shown_now and shown_now.id == event.data["result"] else None
    shown = kinds[activity.kind].shown_to_room(scene_of(workshop, activity, look), event)
    entry = entries_of(activity).by_id.get(str(event.data.get("entry")))
    if shown is not None and entry and (kind_of_event == "entry" or not entry.visible):
        # What is gone from the wall is gone here too, also for one who asks for it afterwards.
        return {"entry": entry.id}
    if shown is not None and entry:
        # What was edited away is gone as well: an older event tells what the card says now.
        return {name: entry.data.get(name, value) for name, value in shown.items()}
    return shown


def _for_desk(
    workshop: Workshop, kinds: Kinds, event: Event, look: Look
) -> Mapping[str, object]:
    """All of it, but for what a method keeps from the desk as well until it is shown."""
    activity = workshop.activities.get(event.activity or "")
    if activity is None or activity.kind not in kinds:
        return event.data
    if event.name.startswith(f"{activity.kind}."):
        return kinds[activity.kind].shown_to_desk(scene_of(workshop, activity, look), event)
    if event.name == "result.made" and shown_result(activity) is None:
        return {"result": event.data["result"]}
    return event.data
