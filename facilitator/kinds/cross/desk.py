"""The desk: the axes and how they are looked at, the worlds with their names, and what came in."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.card import from_words
from facilitator.domain.conclusion import Conclusion
from facilitator.domain.picture import Lane, Part, Picture
from facilitator.domain.results import shown_result
from facilitator.domain.scene import Scene
from facilitator.domain.stage import Stage
from facilitator.judging.desk import ahead, recount
from facilitator.judging.pointing import look_of
from facilitator.judging.sheets import sheets_in
from facilitator.scenarios.handed import axes_before, crossing_before
from facilitator.scenarios.values import Crossing

from .options import WHICH, asks_names, asks_points, votes_shown, year_of
from .parts import crossing_in, points_figure, told_of, world_rows, worlds_figure, worlds_of
from .phone import view_data
from .picture import ranked
from .proposals import voices
from .rules import LONGEST_NAME, LONGEST_TAGLINE
from .standing import Standing, stands_now, stood
from .state import cross_of

# Seven places on an axis, for one who says it aloud: how far towards which pole.
STEPS = ("-0.9", "-0.6", "-0.3", "0", "0.3", "0.6", "0.9")


def desk(scene: Scene, made: Conclusion | None) -> Picture:
    """`made` is what would be counted now, None where the desk is not to see it."""
    activity, crossing = scene.activity, crossing_in(scene)
    shown = stands_now(scene)
    stands = shown or _ahead(scene, made)
    data = {
        "open": activity.stage is Stage.OPEN, "crossed": crossing is not None,
        "may_name": activity.stage is not Stage.ARCHIVED,
        "by_hand": crossing_before(scene.workshop, activity) is None,
        "waits": bool(axes_before(scene.workshop, activity)),
        "organisations": scene.workshop.named_organisations(),
        "points": asks_points(activity), "names": asks_names(activity),
        "longest": LONGEST_NAME, "longest_tagline": LONGEST_TAGLINE,
        "ahead": stands is not None and shown is None, "result": shown is not None,
        "stands": stands is not None, "fits": stands is None or stands.fits,
    }
    axes = Lane("cx-axes", "kinds/cross/desk_axis.html", _axes(scene, crossing))
    if crossing is None:
        return Picture("kinds/cross/desk.html", data, (axes,))
    return Picture("kinds/cross/desk.html", data, (
        axes,
        Part("cx-progress", "kinds/cross/desk_progress.html", {
            **told_of(scene), "points": asks_points(activity),
            "names": len(_open(scene)) if asks_names(activity) else None}),
        recount(scene, made),
        Part("cx-view", "kinds/cross/desk_view.html", {
            **view_data(scene, crossing), "may": activity.stage is not Stage.ARCHIVED,
            "show": look_of(activity, "show", "usual"), "points": shown is not None}),
        *_figures(scene, crossing, stands),
        Lane("cx-worlds", "kinds/cross/desk_world.html", tuple(
            (f"cd-{row['place']}", {
                **row, "may": activity.stage is not Stage.ARCHIVED,
                "from": cross_of(activity).name_from(str(row["id"]))})
            for row in world_rows(scene, crossing))),
        Lane("cx-names", "kinds/cross/desk_name.html", _names(scene)),
        Part("cx-pick", "kinds/cross/phone_pick.html", {"worlds": world_rows(scene, crossing)}),
        Part("cx-fill-rows", "kinds/cross/desk_fill.html", {
            **view_data(scene, crossing), "which": WHICH, "steps": STEPS,
            "year": year_of(activity)}),
        Lane("cx-proxies", "judging/desk_proxy.html", tuple(
            (f"cp-{sheet.id}", {
                "id": sheet.id, "at": sheet.at, "open": activity.stage is Stage.OPEN,
                "from": scene.workshop.organisation_name(sheet.organisation)})
            for sheet in sheets_in(activity) if sheet.proxy and sheet.visible)),
    ))


def _figures(
    scene: Scene, crossing: Crossing, stands: Standing | None
) -> tuple[Part, ...]:
    """The worlds, and the points once the desk may see them."""
    drawn = [Part("cx-figure", "kinds/cross/figure.html", {
        **worlds_figure(scene, crossing), "id": f"{scene.activity.id}-desk"})]
    if stands and stands.fits and stands.asked():
        drawn.append(Part("cx-points", "kinds/cross/figure.html", {
            **points_figure(scene, crossing, stands), "id": f"{scene.activity.id}-points"}))
    else:
        drawn.append(Part("cx-points", "kinds/cross/figure.html", {"what": ""}))
    return tuple(drawn)


def _axes(
    scene: Scene, crossing: Crossing | None
) -> tuple[tuple[str, Mapping[str, object]], ...]:
    """The two that are crossed; else those that a desk may write."""
    may = (crossing_before(scene.workshop, scene.activity) is None
           and scene.activity.stage is not Stage.ARCHIVED)
    held = cross_of(scene.activity).written
    found = dict(zip(("first", "second"), crossing.axes(), strict=True)) if crossing else held
    return tuple((f"ca-{which}", {
        "which": which, "axis": found.get(which), "may": may,
        "reason": crossing.reason if crossing and which == "second" else ""})
        for which in ("first", "second"))


def _names(scene: Scene) -> tuple[tuple[str, Mapping[str, object]], ...]:
    """What has been proposed, world by world; what is hidden stands last in its world."""
    activity, cross = scene.activity, cross_of(scene.activity)
    sees = votes_shown(activity) or activity.option("desk", "progress") == "totals"
    rows = []
    for world in worlds_of(scene):
        away = tuple(entry for entry in cross.proposals()
                     if entry.data["world"] == world.id and entry.hidden is not None
                     and not entry.withdrawn)
        found = ranked(activity, world.id)
        if sees:
            found = tuple(sorted(found, key=lambda entry: -voices(entry)))
        rows += [(f"cn-{entry.id}", {
            "id": entry.id, "name": entry.data["name"], "place": world.place,
            "votes": voices(entry) if sees else None, "hidden": entry.hidden,
            "from": from_words(scene, entry), "at": entry.at, "proxy": entry.proxy,
            "may": activity.stage is not Stage.ARCHIVED,
            "taken": entry.id in cross.taken()}) for entry in (*found, *away)]
    return tuple(rows)


def _open(scene: Scene) -> tuple[str, ...]:
    cross = cross_of(scene.activity)
    return tuple(entry.id for world in worlds_of(scene)
                 for entry in cross.open_proposals(world.id))


def _ahead(scene: Scene, made: Conclusion | None) -> Standing | None:
    """What would be shown, where the agenda lets the desk see it before the room does."""
    result = ahead(scene, made) if shown_result(scene.activity) is None else None
    return stood(scene.workshop, scene.activity, result) if result else None
