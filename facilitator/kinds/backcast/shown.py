"""A milestone and an obstacle as any audience may see them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from facilitator.domain.card import from_words
from facilitator.domain.contributions import entries_of, told_entries, wall_shows
from facilitator.domain.entry import Entry
from facilitator.domain.event import Event
from facilitator.domain.kept import reckoned_once
from facilitator.domain.message import message
from facilitator.domain.scene import Scene
from facilitator.domain.workshop import Activity, Workshop

from .checking import Way, ways
from .state import MILESTONE, is_milestone, seen, state_of, year_of

CONFIDENCE = {1: message("osäkert"), 2: message("troligt"), 3: message("säkert")}
Shown = dict[str, object]


def for_room(scene: Scene) -> tuple[Entry, ...]:
    """The entries that other people may see; an obstacle goes with its milestone."""
    if not wall_shows(scene.activity):
        return ()
    return standing(scene)


def standing(scene: Scene) -> tuple[Entry, ...]:
    """The entries that are neither hidden nor taken back, nor lie before one that is."""
    return standing_in(scene.activity)


def standing_in(activity: Activity) -> tuple[Entry, ...]:
    """The same of an item."""
    return on_their_way(activity, entries_of(activity).visible())


@reckoned_once
def ways_standing(workshop: Workshop, activity: Activity) -> tuple[Way, ...]:
    """Every road with what stands on it: what the desk sees, and the room where it may."""
    return ways(workshop, activity, standing_in(activity))


def told(scene: Scene) -> tuple[Entry, ...]:
    """What a report may tell: what the room has been shown of them."""
    return told_in(scene.workshop, scene.activity)


def told_in(workshop: Workshop, activity: Activity) -> tuple[Entry, ...]:
    """The same of an item."""
    return on_their_way(activity, told_entries(workshop, activity))


def ways_told(scene: Scene) -> tuple[Way, ...]:
    """Every road with what a report may tell of it."""
    return ways(scene.workshop, scene.activity, told(scene))


def on_their_way(activity: Activity, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Of some entries the milestones, and the obstacles that lie before a milestone one may see.

    In one organisation's part the milestone may be another's, and is not there.
    """
    seen_there = {each.id for each in entries_of(activity).visible()}
    return tuple(each for each in entries
                 if is_milestone(each) or each.data["milestone"] in seen_there)


def shown_milestone(scene: Scene, way: Way, entry: Entry) -> Shown:
    """One on its way, with what it requires and what stands in its way."""
    needs = way.requires.get(entry.id, ())
    workshop = scene.workshop
    return {
        **scene.memo.of(("milestone", entry.id), lambda *_: _shown(scene, entry), entry,
                        workshop.naming, workshop.organisations, workshop.people),
        "road": way.road,
        "needs": tuple(_brief(way, each) for each in sorted(needs, key=way.numbers.__getitem__)),
        "obstacles": tuple(shown_obstacle(scene, each)
                           for each in way.obstacles.get(entry.id, ())),
        "first": entry.id in way.checked.first,
        "before": way.span.before(year_of(entry)),
    }


def shown_obstacle(scene: Scene, entry: Entry) -> Shown:
    return {**_base(scene, entry), "fields": {
        "entry": entry.id, "text": entry.data["text"], "was": seen(entry.data)}}


def alone(scene: Scene, entry: Entry) -> Shown:
    """A milestone that stands on no way before these eyes: hidden, taken back, or not shown yet."""
    return {**_shown(scene, entry), "road": None, "needs": (), "obstacles": (),
            "first": False, "before": year_of(entry)}


def shown_event(scene: Scene, event: Event) -> Mapping[str, object] | None:
    """An event without its author, and with the organisation in words; nothing of what is away."""
    data = event.data
    entries = entries_of(scene.activity).by_id
    named = [entries.get(str(data[each])) for each in ("milestone", "needs") if each in data]
    if "group" in data or any(each is None or not each.visible for each in named):
        return None
    shown = {name: value for name, value in data.items() if name not in ("author", "proxy")}
    if "organisation" in shown:
        shown["organisation"] = ("" if scene.workshop.naming == "anonymous" else
                                 scene.workshop.organisation_name(str(shown["organisation"])))
    return shown


def _base(scene: Scene, entry: Entry) -> Shown:
    return {"id": entry.id, "text": entry.data["text"], "at": entry.at, "hidden": entry.hidden,
            "from": from_words(scene, entry), "proxy": entry.proxy, "edited": entry.edited,
            "withdrawn": entry.withdrawn, "same": len(entry.supporters)}


def _shown(scene: Scene, entry: Entry) -> Shown:
    data = entry.data
    confidence = data["confidence"]
    return {
        **_base(scene, entry), "year": year_of(entry), "actor": data["actor"],
        "medel": data["medel"], "goal": data["goal"],
        "who": scene.workshop.organisation_name(str(data["who"])),
        "confidence": CONFIDENCE.get(confidence, "") if isinstance(confidence, int) else "",
        "fields": {"entry": entry.id, "was": seen(data),
                   **{name: data[name] for name in MILESTONE}},
    }


def _brief(way: Way, milestone: str) -> Shown:
    entry = way.get(milestone)
    return {"id": entry.id, "nr": way.numbers[entry.id], "year": year_of(entry),
            "text": entry.data["text"]}


def written_by(scene: Scene) -> int:
    """How many people have written something that stands; those without a phone are not known."""
    return len({each.author for each in state_of(scene.activity).entries
                if each.author and not each.withdrawn})
