"""What every phone sees of the roads, and what one person sees of their own."""

from __future__ import annotations

from facilitator.domain.contributions import entries_of, wall_shows
from facilitator.domain.entry import Entry
from facilitator.domain.picture import Lane, Part, Picture
from facilitator.domain.scene import Scene
from facilitator.domain.stage import Stage
from facilitator.domain.workshop import Workshop

from .checking import Way
from .horizons import span_of
from .roads import open_roads, road_of_group, roads
from .shown import Shown, alone, for_room, shown_milestone, shown_obstacle, ways_standing
from .state import is_milestone, year_of

MOST = 200  # milestones in a list of a phone


def phone(scene: Scene) -> Picture:
    """The form that begins at the wanted year, and everybody's milestones, the latest first."""
    workshop, activity = scene.workshop, scene.activity
    span, open_ = span_of(workshop, activity), open_roads(workshop, activity)
    found = ways_standing(workshop, activity) if wall_shows(activity) else ()
    rows = [(way, each) for way in found for each in way.milestones]
    return Picture("kinds/backcast/phone.html", {
        "shown": wall_shows(activity), "goal": span.goal, "now": span.now,
        "stops": tuple(stop for stop in span.stops[::-1]), "ready": bool(open_),
        "years": tuple(range(span.goal, span.now - 1, -1)), "many": len(open_) > 1,
        "wanted": roads(workshop, activity)[0].name if not _worlds(scene) else "",
        "confidences": (1, 2, 3),
    }, (
        Lane("road", "kinds/backcast/road_option.html", (
            ("ro-none", {"road": None, "grouped": bool(workshop.groups)}),
            *((f"ro-{road.id}", {"road": road}) for road in open_))),
        *choices(workshop, found),
        Part("others-count", "kinds/scan/count.html", {"count": len(rows)}),
        Lane("others", "kinds/backcast/other.html", tuple(
            (f"bo-{each.id}", _row(scene, way, each, nth, len(found) > 1))
            for way in found for nth, each in enumerate(way.milestones))[:MOST]),
    ))


def choices(workshop: Workshop, found: tuple[Way, ...]) -> tuple[Lane, ...]:
    """What the dialogs choose among: what may be required, and who may take a step."""
    return (
        Lane("needs", "kinds/backcast/needs_option.html", (
            ("no-none", {"entry": ""}),
            *((f"no-{each.id}", {
                "entry": each.id, "year": year_of(each),
                "text": each.data["text"], "place": way.road.place if len(found) > 1 else 0})
              for way in found for each in way.milestones))),
        *(Lane(lane, "kinds/backcast/who_option.html", (
            (f"{lane}-none", {"organisation": ""}),
            *((f"{lane}-{each.id}", {"organisation": each.id, "name": each.name})
              for each in workshop.named_organisations())))
          for lane in ("change-who", "new-who")),
    )


def mine(scene: Scene, person: str) -> Picture:
    """One person's own, from the wanted year back, with where to go on; and those it backs."""
    activity = scene.activity
    own = entries_of(activity).of(person)
    standing = {each.id: way for way in ways_standing(scene.workshop, activity)
                for each in way.milestones}
    milestones = sorted((each for each in own if is_milestone(each)), key=lambda e: -year_of(e))
    obstacles = [each for each in own if not is_milestone(each)]
    supported = tuple(each for each in for_room(scene) if person and person in each.supporters)
    is_open = activity.stage is Stage.OPEN
    return Picture("", {}, (
        Part("mine-count", "kinds/scan/count.html", {"count": len(own)}),
        Part("bc-next", "kinds/backcast/next.html", _next(scene, person, milestones)),
        Lane("mine", "kinds/backcast/mine.html", tuple(
            (f"m-{each.id}", {**_own(scene, standing.get(each.id), each), "open": is_open})
            for each in (*milestones, *obstacles))),
        Lane("supported", "kinds/backcast/supported.html", tuple(
            (f"s-{each.id}", {"id": each.id, "text": each.data["text"], "open": is_open,
                              "year": each.data.get("year")}) for each in supported)),
    ))


def _own(scene: Scene, way: Way | None, entry: Entry) -> Shown:
    if not is_milestone(entry):
        of = entries_of(scene.activity).by_id[str(entry.data["milestone"])]
        return {**shown_obstacle(scene, entry), "year": None,
                "of": of.data["text"] if of.visible else ""}
    if way is None:
        return alone(scene, entry)
    return shown_milestone(scene, way, entry)


def _next(scene: Scene, person: str, milestones: list[Entry]) -> Shown:
    """Where to go on: before the earliest that one has, which is what walking back is."""
    workshop, activity = scene.workshop, scene.activity
    group = next((each for each in workshop.groups.values() if person and person in each.members),
                 None) if workshop.naming != "anonymous" else None
    given = road_of_group(workshop, activity, group) if group else ""
    open_ = open_roads(workshop, activity)
    road = next((each for each in open_ if each.id == given and len(open_) > 1), None)
    return {"road": road, "earliest": year_of(milestones[-1]) if milestones else None,
            "goal": span_of(workshop, activity).goal,
            "open": bool(open_) and activity.stage is Stage.OPEN}


def _row(scene: Scene, way: Way, entry: Entry, nth: int, many: bool) -> Shown:
    """One of everybody's; the first of each road says which road it is."""
    return {**shown_milestone(scene, way, entry), "begins": many and nth == 0,
            "open": scene.activity.stage is Stage.OPEN}


def _worlds(scene: Scene) -> bool:
    return scene.activity.option("target", "world") == "world"
