"""The wall: the cross with its worlds, names while they are proposed, and points once shown."""

from __future__ import annotations

from facilitator.domain.picture import Part, Picture
from facilitator.domain.scene import Scene
from facilitator.domain.stage import Stage
from facilitator.judging.pointing import look_of

from .options import asks_names, asks_points, proposals_shown
from .parts import crossing_in, points_figure, told_of, worlds_figure, worlds_of
from .picture import pages_in
from .standing import Standing, stands_now
from .state import cross_of


def wall(scene: Scene) -> Picture:
    """One drawing and a line below it; never a point before the points are shown."""
    crossing = crossing_in(scene)
    if crossing is None:
        return Picture("kinds/cross/wall_nothing.html")
    pages = _pages(scene, stands_now(scene))
    number = scene.turn % len(pages)
    page = pages[number]
    figure = points_figure(scene, crossing, page) if isinstance(page, Standing) else (
        worlds_figure(scene, crossing, page))
    cross, worlds = cross_of(scene.activity), worlds_of(scene)
    return Picture("kinds/cross/wall.html", {}, (
        Part("cx-figure", "kinds/cross/figure.html", figure),
        Part("cx-foot", "kinds/cross/wall_foot.html", {
            **told_of(scene), "open": scene.activity.stage is Stage.OPEN,
            "points": asks_points(scene.activity),
            "names": sum(len(cross.open_proposals(world.id)) for world in worlds)
            if asks_names(scene.activity) else 0,
            "shows": figure["what"], "n": figure["n"], "number": number + 1,
            "of": len(pages)}),
    ))


def _pages(scene: Scene, stands: Standing | None) -> list[Standing | int]:
    """The points, then the worlds with each page of proposals; what of it the desk wants."""
    show = look_of(scene.activity, "show", "usual")
    proposed = pages_in(scene.activity, worlds_of(scene)) if proposals_shown(
        scene.activity) else 1
    worlds: list[Standing | int] = list(range(proposed))
    if stands is None or not stands.fits or not stands.asked() or show == "worlds":
        return worlds
    return [stands] if show == "points" else [stands, *worlds]
