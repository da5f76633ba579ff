"""The desk: each road by year with what is to be mended on it, who walks which, and first steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitator.domain.card import author_name, organisations_in
from facilitator.domain.contributions import entries_of
from facilitator.domain.entry import Entry
from facilitator.domain.picture import Lane, Part, Picture
from facilitator.domain.scene import Scene
from facilitator.domain.stage import Stage

from .checking import Way
from .horizons import span_of
from .phone import choices
from .roads import road_of_group, roads
from .shown import (
    Shown,
    alone,
    shown_milestone,
    shown_obstacle,
    standing,
    ways_standing,
    written_by,
)
from .state import WANTED, is_milestone, state_of, year_of
from .steps import first_by_organisation


def desk(scene: Scene) -> Picture:
    """Everything, also what is hidden or taken back."""
    workshop, activity = scene.workshop, scene.activity
    span, state = span_of(workshop, activity), state_of(activity)
    found = ways_standing(workshop, activity)
    known = [road for road in roads(workshop, activity) if not road.gone]
    return Picture("kinds/backcast/desk.html", {
        "open": activity.stage is Stage.OPEN, "goal": span.goal, "now": span.now,
        "stops": tuple(span.stops[::-1]), "years": tuple(range(span.goal, span.now - 1, -1)),
        "organisations": workshop.named_organisations(), "confidences": (1, 2, 3),
        "roads": tuple(known), "one": activity.option("target", "world") == WANTED,
        "groups": bool(workshop.groups),
    }, (
        Part("bd-counts", "kinds/backcast/desk_counts.html", _counts(scene, found)),
        Part("bd-wanted", "kinds/backcast/desk_wanted.html", {"wanted": state.wanted}),
        Lane("bd-groups", "kinds/backcast/desk_group.html", tuple(
            (f"bg-{group.id}", {"group": group, "roads": tuple(known), "given": state.walks.get(
                group.id, ""), "road": road_of_group(workshop, activity, group)})
            for group in sorted(workshop.groups.values(), key=lambda each: each.number))),
        Lane("bd-roads", "kinds/backcast/desk_line.html", tuple(
            line for way in found for line in _lines(scene, way))),
        Lane("bd-first", "kinds/backcast/desk_first.html", tuple(
            (f"bf-{row.organisation or 'none'}", {"name": row.name, "steps": tuple(
                {"text": each.data["text"], "year": year_of(each)} for each in row.steps)})
            for row in first_by_organisation(scene, found))),
        Lane("bd-away", "kinds/backcast/desk_away.html", tuple(
            (f"ba-{each.id}", _away(scene, each)) for each in _put_away(scene))),
        *choices(workshop, found),
    ))


def _counts(scene: Scene, found: Sequence[Way]) -> Shown:
    entries = standing(scene)
    return {
        "milestones": sum(map(is_milestone, entries)),
        "obstacles": sum(not is_milestone(each) for each in entries),
        "organisations": organisations_in(entries), "written": written_by(scene),
        "hidden": sum(each.hidden is not None and not each.withdrawn
                      for each in entries_of(scene.activity)),
        "mend": sum(len(way.checked.faults) + len(way.checked.cycles) + len(way.checked.gaps)
                    for way in found if way.milestones),
    }


def _lines(scene: Scene, way: Way) -> Iterator[tuple[str, Shown]]:
    """One road and what is to be mended on it, then its milestones, one a line.

    A new one is then one line to make and to send, not a road of a hundred.
    """
    yield f"br-{way.road.id}", _road(scene, way)
    for each in way.milestones:
        yield f"bd-{each.id}", {
            "way": None, **shown_milestone(scene, way, each),
            "author": author_name(scene, each), "open": scene.activity.stage is Stage.OPEN}


def _road(scene: Scene, way: Way) -> Shown:
    """One road: how many milestones, and each warning with what mends it."""
    return {
        "way": way.road, "open": scene.activity.stage is Stage.OPEN,
        "count": len(way.milestones),
        "faults": tuple({"step": _end(way, fault.step), "needs": _end(way, fault.needs)}
                        for fault in way.checked.faults),
        "cycles": tuple(tuple(_end(way, each) for each in circle)
                        for circle in way.checked.cycles),
        "gaps": tuple({"after": gap.after, "before": gap.before, "fields": {
            "road": way.road.id, "year": (gap.after + gap.before) // 2}}
            for gap in way.checked.gaps),
    }


def _end(way: Way, milestone: str) -> Shown:
    entry = way.get(milestone)
    return {"id": milestone, "nr": way.numbers[milestone], "year": year_of(entry),
            "text": entry.data["text"]}


def _put_away(scene: Scene) -> tuple[Entry, ...]:
    """What stands on no road: hidden, taken back, or an obstacle before such a milestone.

    One that was read in without its words is nothing to bring back.
    """
    shown = {each.id for each in standing(scene)}
    return tuple(each for each in entries_of(scene.activity)
                 if each.id not in shown and each.data["text"])


def _away(scene: Scene, entry: Entry) -> Shown:
    told = alone(scene, entry) if is_milestone(entry) else {
        **shown_obstacle(scene, entry), "year": None}
    return {**told, "author": author_name(scene, entry),
            "open": scene.activity.stage is Stage.OPEN}
