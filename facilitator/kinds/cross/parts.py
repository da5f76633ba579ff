"""What pages of the cross share: the worlds as values, how far the room has come, the figure."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.entry import Entry
from facilitator.domain.scene import Scene
from facilitator.domain.workshop import Activity, Workshop
from facilitator.judging.progress import progress
from facilitator.scenarios.values import Crossing, World

from .corners import pair_of
from .options import WHICH, year_of
from .picture import drawn_points, drawn_worlds, pole_words
from .standing import Standing
from .state import cross_of, crossing_of, points_on


def crossing_in(scene: Scene) -> Crossing | None:
    """The pair that holds now, looked up once for all who look."""
    return _crossed(scene)[0]


def worlds_of(scene: Scene) -> tuple[World, ...]:
    """The four worlds by place, looked up once for all who look."""
    return _crossed(scene)[1]


def _crossed(scene: Scene) -> tuple[Crossing | None, tuple[World, ...]]:
    def found(
        activities: Mapping[str, Activity], agenda: tuple[str, ...], activity: Activity
    ) -> tuple[Crossing | None, tuple[World, ...]]:
        workshop = Workshop(activities=activities, agenda=agenda)
        return crossing_of(workshop, activity), cross_of(activity).worlds(workshop, activity)

    workshop = scene.workshop
    return scene.memo.of("crossed", found, workshop.activities, workshop.agenda, scene.activity)


def told_of(scene: Scene) -> dict[str, object]:
    """How many have put a point, and how many of them both."""
    crossing = crossing_in(scene)
    pair = pair_of(crossing) if crossing else ""

    def held(sheet: Entry) -> int:
        return len(points_on(sheet, pair))

    return progress(scene, lambda sheet: held(sheet) > 0, lambda sheet: held(sheet) == len(WHICH))


def world_rows(scene: Scene, crossing: Crossing) -> tuple[Mapping[str, object], ...]:
    """The four worlds with their poles, by place."""
    return tuple({"id": world.id, "place": world.place, "name": world.name,
                  "tagline": world.tagline, "poles": pole_words(crossing, world)}
                 for world in worlds_of(scene))


def worlds_figure(scene: Scene, crossing: Crossing, page: int = 0) -> dict[str, object]:
    """The drawing of names, and what its words are made of."""
    worlds = worlds_of(scene)
    return {"what": "worlds", "id": scene.activity.id, "n": 0, "asked": (), "year": "",
            "figure": drawn_worlds(scene.activity, crossing, worlds, page),
            "rows": world_rows(scene, crossing)}


def points_figure(scene: Scene, crossing: Crossing, stands: Standing) -> dict[str, object]:
    """The drawing of points, and what its words are made of."""
    return {"what": "points", "id": scene.activity.id, "n": stands.sheets,
            "asked": stands.asked(), "year": year_of(scene.activity),
            "figure": drawn_points(scene.activity, crossing, worlds_of(scene), stands),
            "rows": tuple({**row, "shares": shares_in(stands, int(str(row["place"])))}
                          for row in world_rows(scene, crossing))}


def shares_in(stands: Standing, place: int) -> Mapping[str, int]:
    """Question -> how many percent of the points lie in a world."""
    return {which: round(100 * stands.spreads[which].shares[place - 1])
            for which in stands.asked()}
