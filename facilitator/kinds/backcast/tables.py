"""The roads as tables and as facts: every milestone with what it was made of."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.card import organisation_name
from facilitator.domain.entry import Entry
from facilitator.domain.kind import Sheet
from facilitator.domain.message import message
from facilitator.domain.scene import Scene

from .checking import Way, organisation_taking
from .shown import CONFIDENCE, ways_told
from .state import is_milestone, year_of

_COLUMNS = (
    ("road", message("Väg till")), ("nr", message("Ordning bakifrån")), ("year", message("År")),
    ("text", message("Milstolpe")), ("actor", message("Aktör")), ("medel", message("Medel")),
    ("goal", message("RUS-mål")), ("confidence", message("Säkerhet")),
    ("needs", message("Kräver")), ("obstacles", message("Hinder")),
    ("first", message("Första steget")), ("taking", message("Tar steget")),
    ("organisation", message("Skrivet av")),
    ("same", message("Säger samma")), ("proxy", message("Inskrivet åt någon")),
    ("at", message("Tid")),
)


def sheets(scene: Scene) -> tuple[Sheet, ...]:
    """One row a milestone, road by road in the order of reading."""
    rows = tuple(_row(scene, way, each) for way in ways_told(scene)
                 for each in way.milestones)
    return (Sheet("fardplan", scene.activity.title, _COLUMNS, rows,
                  spoken=frozenset({"confidence", "first", "proxy"})),)


def _row(scene: Scene, way: Way, entry: Entry) -> Mapping[str, object]:
    data, first = entry.data, entry.id in way.checked.first
    confidence = data["confidence"]
    taking = organisation_taking(scene.workshop, entry) if first else ""
    return {
        "road": way.road.name, "nr": way.numbers[entry.id], "year": year_of(entry),
        "text": data["text"], "actor": data["actor"], "medel": data["medel"],
        "goal": data["goal"],
        "confidence": CONFIDENCE.get(confidence, "") if isinstance(confidence, int) else "",
        "needs": ", ".join(map(str, sorted(way.numbers[each]
                                           for each in way.requires.get(entry.id, ())))),
        "obstacles": "; ".join(str(each.data["text"])
                               for each in way.obstacles.get(entry.id, ())),
        "first": message("ja") if first else "",
        "taking": scene.workshop.organisation_name(taking),
        "organisation": organisation_name(scene, entry),
        "same": len(entry.supporters), "proxy": message("ja") if entry.proxy else "",
        "at": entry.at,
    }


def facts(scene: Scene) -> Mapping[str, object]:
    """Each milestone derived from its scenario and from what it requires; obstacles from it."""
    found = ways_told(scene)
    return {
        "entries": [fact for way in found for fact in _facts(scene, way)], "clusters": [],
        "results": {"roads": [{
            "road": way.road.id, "name": way.road.name, "milestones": len(way.milestones),
            "order_faults": [[fault.step, fault.needs] for fault in way.checked.faults],
            "cycles": [list(circle) for circle in way.checked.cycles],
            "gaps": [[gap.after, gap.before] for gap in way.checked.gaps],
            "first_steps": list(way.checked.first),
        } for way in found if way.milestones]},
    }


def _facts(scene: Scene, way: Way) -> list[Mapping[str, object]]:
    # What the desk has written is no entry that one could follow.
    world = [way.road.id] if way.road.place else []
    rows: list[Mapping[str, object]] = []
    for each in way.milestones:
        needs = list(way.requires.get(each.id, ()))
        data = each.data
        rows.append({
            **_base(scene, each), "what": "milestone", "year": year_of(each),
            "road": way.road.id, "requires": needs, "actor": data["actor"],
            "medel": data["medel"], "goal": data["goal"], "confidence": data["confidence"],
            "who": scene.workshop.organisation_name(str(data["who"])),
            "derived_from": [*world, *needs]})
        rows += [{**_base(scene, obstacle), "what": "obstacle", "milestone": each.id,
                  "derived_from": [each.id]} for obstacle in way.obstacles.get(each.id, ())]
    return rows


def _base(scene: Scene, entry: Entry) -> Mapping[str, object]:
    assert is_milestone(entry) or "milestone" in entry.data
    return {
        "id": entry.id, "nr": entry.nr, "text": entry.data["text"],
        "organisation": organisation_name(scene, entry), "at": entry.at, "proxy": entry.proxy,
        "supported_by": len(entry.supporters)}
