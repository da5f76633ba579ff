"""What phone, wall and desk share: poles as they may be seen, and what programs are told."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.card import from_words
from facilitator.domain.entry import Entry
from facilitator.domain.event import Event
from facilitator.domain.results import shown_result
from facilitator.domain.scene import Scene
from facilitator.domain.workshop import Activity, Workshop

from .pairs import pairs_in
from .state import asking, axial, name_of
from .wishes import sounds_like_a_wish
from .writing import WORDS, wording

_PUBLIC = frozenset({"axes.written", "axes.added", "axes.edited", "axes.withdrawn",
                     "axes.restored", "axes.supported", "axes.unsupported", "axes.taken",
                     "axes.left", "axes.asked"})


def poles_shown(scene: Scene, entry: Entry) -> dict[str, object]:
    """What any audience may see of a pair of poles that is not hidden."""
    data, group = entry.data, scene.workshop.groups.get(str(entry.data["group"]))
    low, high = str(data["low"]), str(data["high"])
    return {
        "id": entry.id, "item": data["item"],
        "name": name_of(scene.workshop, scene.activity, entry), "low": low, "high": high,
        "definition": data["definition"], "indicator": data["indicator"],
        "from": from_words(scene, entry), "at": entry.at, "proxy": entry.proxy,
        "group": {"name": group.name, "number": group.number} if group else None,
        "same": len(entry.supporters), "wish": sounds_like_a_wish(low, high),
        "taken": entry.id in axial(scene.activity).taken}


def fields_of(entry: Entry) -> dict[str, object]:
    """What a form for changing it is filled with, and what the one who opens it has seen."""
    return {"entry": entry.id, "was": wording(entry.data),
            **{name: entry.data[name] for name in ("item", "name", *WORDS)}}


def rests_on(workshop: Workshop, activity: Activity) -> object:
    """What is asked now, of which pairs in which words, who sits where, and what is shown."""
    result = shown_result(activity)
    return (asking(activity), pairs_in(workshop, activity), tuple(workshop.groups.values()),
            result.id if result else "")


def shown_event(scene: Scene, event: Event) -> Mapping[str, object] | None:
    """An event about poles without its author; nothing of what anybody has answered.

    Nor of poles that are hidden, and what the desk has chosen only once it is shown.
    """
    entry = axial(scene.activity).entries.by_id.get(str(event.data.get("entry")))
    if event.name not in _PUBLIC or (entry is not None and (
            not entry.visible or axial(scene.activity).is_sheet(entry))):
        return None
    told = {name: value for name, value in event.data.items() if name not in ("author", "proxy")}
    if "organisation" in told:
        told["organisation"] = ("" if scene.workshop.naming == "anonymous" else
                                scene.workshop.organisation_name(str(told["organisation"])))
    return told
