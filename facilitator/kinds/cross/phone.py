"""The phone: put two points on the cross, and say what the worlds could be called."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.grouped import is_host
from facilitator.domain.picture import Lane, Part, Picture
from facilitator.domain.roles import Actor, Role
from facilitator.domain.scene import Scene
from facilitator.domain.stage import Stage
from facilitator.judging.sheets import sheet_of
from facilitator.scenarios.values import Crossing

from .corners import corners, pair_of
from .options import (
    WHICH,
    asks_names,
    asks_points,
    proposals_shown,
    votes_shown,
    year_of,
)
from .parts import crossing_in, shares_in, world_rows, worlds_of
from .picture import ranked, seen_of
from .proposals import voices
from .rules import LONGEST_NAME, LONGEST_TAGLINE
from .standing import stands_now
from .state import cross_of, points_on


def phone(scene: Scene) -> Picture:
    """What everybody sees; the parts follow when axes are turned or worlds renamed."""
    activity, crossing = scene.activity, crossing_in(scene)
    data = {"open": activity.stage is Stage.OPEN, "points": asks_points(activity),
            "names": asks_names(activity), "year": year_of(activity), "which": WHICH,
            "longest": LONGEST_NAME, "longest_tagline": LONGEST_TAGLINE,
            "others": proposals_shown(activity), "crossed": crossing is not None}
    if crossing is None:
        return Picture("kinds/cross/phone.html", data)
    view = view_data(scene, crossing)
    return Picture("kinds/cross/phone.html", data, (
        *(Part(f"cx-plane-{which}", "kinds/cross/phone_plane.html", {**view, "which": which})
          for which in WHICH),
        Part("cx-pick", "kinds/cross/phone_pick.html", {"worlds": world_rows(scene, crossing)}),
        Lane("cx-worlds", "kinds/cross/phone_world.html", _worlds(scene, crossing)),
        Lane("cx-names", "kinds/cross/phone_name.html", _names(scene)),
        Part("cx-result", "kinds/cross/phone_result.html", _result(scene, crossing)),
    ))


def view_data(scene: Scene, crossing: Crossing) -> Mapping[str, object]:
    """The cross as it lies: axes with their ends, and the worlds by where they are."""
    view = seen_of(scene.activity, crossing)
    left, right, top, bottom = view.poles
    signs = view.signs
    by_place = {row["place"]: row for row in world_rows(scene, crossing)}
    return {
        "across": {"id": view.across.id, "name": view.across.name, "sign": signs[0],
                   "low": left, "high": right},
        "up": {"id": view.up.id, "name": view.up.name, "sign": signs[1],
               "low": bottom, "high": top},
        "corners": {view.where(corner): by_place[corner.place]
                    for corner in corners(scene.activity.id, crossing)},
    }


def mine(scene: Scene, person: str) -> Picture:
    """One's own points, proposals and support; a table host's taglines."""
    activity, crossing = scene.activity, crossing_in(scene)
    if crossing is None:
        return Picture("")
    cross, is_open = cross_of(activity), activity.stage is Stage.OPEN
    own = tuple(entry for entry in cross.proposals()
                if person and entry.author == person and not entry.withdrawn)
    places = {row["id"]: row["place"] for row in world_rows(scene, crossing)}
    hosts = is_open and is_host(scene.workshop, Actor(Role.PHONE, person))
    return Picture("", {}, (
        Part("cx-own", "judging/own.html", {"own": {
            "points": dict(points_on(sheet_of(activity, person) if person else None,
                                     pair_of(crossing))),
            "supports": [entry.id for entry in cross.proposals()
                         if person and person in entry.supporters],
            "made": [entry.id for entry in own]}}),
        Lane("mine", "kinds/cross/mine.html", tuple(
            (f"m-{entry.id}", {
                "id": entry.id, "name": entry.data["name"], "hidden": entry.hidden,
                "place": places.get(entry.data["world"], 0), "open": is_open,
                "taken": entry.id in cross.taken()}) for entry in own)),
        Lane("cx-host", "kinds/cross/phone_host.html", tuple(
            (f"ch-{row['place']}", row) for row in world_rows(scene, crossing)) if hosts else ()),
    ))


def _worlds(
    scene: Scene, crossing: Crossing
) -> tuple[tuple[str, Mapping[str, object]], ...]:
    return tuple((f"cw-{row['place']}", row) for row in world_rows(scene, crossing))


def _names(scene: Scene) -> tuple[tuple[str, Mapping[str, object]], ...]:
    activity = scene.activity
    if not proposals_shown(activity):
        return ()
    cross, shown = cross_of(activity), votes_shown(activity)
    return tuple(
        (f"cn-{entry.id}", {
            "id": entry.id, "name": entry.data["name"], "place": world.place,
            "world": world.name, "votes": voices(entry) if shown else None,
            "taken": entry.id in cross.taken(), "open": activity.stage is Stage.OPEN})
        for world in worlds_of(scene)
        for entry in ranked(activity, world.id))


def _result(scene: Scene, crossing: Crossing) -> Mapping[str, object]:
    """How the room placed its points, in whole percent by world."""
    stands = stands_now(scene)
    fits = stands is not None and stands.fits
    rows = tuple({**row, "shares": shares_in(stands, int(str(row["place"])))}
                 for row in world_rows(scene, crossing)) if stands and fits else ()
    return {"rows": rows, "asked": stands.asked() if stands else (),
            "n": {which: stands.spreads[which].n for which in WHICH} if stands else {},
            "year": year_of(scene.activity)}
