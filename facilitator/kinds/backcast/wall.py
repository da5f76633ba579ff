"""The wall: road after road, drawn, with the newest under it; nothing before it may be shown."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.domain.contributions import wall_shows
from facilitator.domain.picture import Part, Picture
from facilitator.domain.scene import Scene
from facilitator.domain.stage import Stage
from facilitator.scenarios.road import FIRST_WITHIN

from .checking import Way
from .picture import pages
from .shown import Shown, standing, ways_standing, written_by
from .state import is_milestone, year_of
from .steps import first_by_organisation

STEPS_A_PAGE = 7
ROOM = 610  # px of the wall for a drawing: changed together with road.css


def wall(scene: Scene) -> Picture:
    """One page of one road a turn."""
    told = _foot(scene)
    if not wall_shows(scene.activity):
        count = sum(map(is_milestone, standing(scene)))
        return Picture("kinds/backcast/wall_hidden.html", {}, (
            Part("bw-total", "kinds/backcast/wall_total.html", {"count": count}),
            Part("bw-foot", "kinds/backcast/wall_foot.html", told)))
    found = tuple(way for way in ways_standing(scene.workshop, scene.activity)
                  if way.milestones or way.road.open)
    if not found:
        return Picture("kinds/backcast/wall_nothing.html", {}, (
            Part("bw-foot", "kinds/backcast/wall_foot.html", told),))
    drawn = [(way, pages(way, ROOM, _newest(scene, way))) for way in found]
    turns = [(way, cut, nth) for way, cut in drawn for nth in range(len(cut))]
    first = _first_pages(scene, found)
    turn = scene.turn % (len(turns) + len(first))
    if turn >= len(turns):
        return Picture("kinds/backcast/wall_first.html", {}, (
            Part("bw-first", "kinds/backcast/wall_first_page.html", {
                "rows": first[turn - len(turns)], "number": turn - len(turns) + 1,
                "of": len(first), "within": found[0].span.now + FIRST_WITHIN}),
            Part("bw-foot", "kinds/backcast/wall_foot.html", told)))
    way, cut, nth = turns[turn]
    return Picture("kinds/backcast/wall.html", {}, (
        Part("bw-head", "kinds/backcast/wall_head.html", {
            "road": way.road, "goal": way.span.goal, "number": nth + 1, "of": len(cut),
            "nth": found.index(way) + 1, "roads": len(found)}),
        Part("bw-figure", "kinds/backcast/figure.html", {
            "figure": cut[nth].figure(), "id": f"{way.road.id}-{nth}", "name": way.road.name,
            "count": len(way.milestones), "gaps": way.checked.gaps,
            "last": year_of(way.milestones[0]) if way.milestones else None,
            "first": year_of(way.milestones[-1]) if way.milestones else None}),
        Part("bw-beside", "kinds/backcast/wall_beside.html", _beside(scene, way)),
        Part("bw-foot", "kinds/backcast/wall_foot.html", told),
    ))


def _first_pages(scene: Scene, found: Sequence[Way]) -> tuple[tuple[Shown, ...], ...]:
    """The first steps by organisation, in pages, once nobody writes any more."""
    if scene.activity.stage is Stage.OPEN:
        return ()
    rows: list[Shown] = [
        {"name": taking.name, "begins": nth == 0, "text": each.data["text"],
         "year": year_of(each)}
        for taking in first_by_organisation(scene, found)
        for nth, each in enumerate(taking.steps)]
    return tuple(tuple(rows[at:at + STEPS_A_PAGE]) for at in range(0, len(rows), STEPS_A_PAGE))


def _newest(scene: Scene, way: Way) -> str:
    """The milestone that came last, while they come."""
    if scene.activity.stage is not Stage.OPEN:
        return ""
    return max(way.milestones, key=lambda each: each.nr).id if way.milestones else ""


def _beside(scene: Scene, way: Way) -> Shown:
    newest = _newest(scene, way)
    entry = way.get(newest) if newest else None
    return {
        "nr": way.numbers.get(newest), "text": entry.data["text"] if entry else "",
        "year": year_of(entry) if entry else None, "id": newest,
        "faults": len(way.checked.faults), "first": len(way.first()),
        "empty": not way.milestones, "goal": way.span.goal,
    }


def _foot(scene: Scene) -> Shown:
    written = written_by(scene)
    return {"written": written, "all": max(written, scene.presence.here)}
