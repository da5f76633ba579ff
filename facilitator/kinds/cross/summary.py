"""What a cross leaves behind: its tables, and facts with what each world is made of."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.card import organisation_name
from facilitator.domain.kind import Sheet
from facilitator.domain.message import message
from facilitator.domain.scene import Scene
from facilitator.judging.summary import result_facts

from .disclosing import told_proposals
from .options import HEADING, NOW, votes_shown
from .parts import crossing_in, worlds_of
from .picture import pole_words
from .proposals import voices
from .standing import Standing, stands_now
from .state import cross_of


def sheets(scene: Scene) -> tuple[Sheet, ...]:
    """The worlds with their shares, every point by itself, and the names that were proposed."""
    crossing = crossing_in(scene)
    if crossing is None:
        return ()
    found = stands_now(scene)
    stands = found if found and found.fits else None
    worlds, title = worlds_of(scene), scene.activity.title
    first, second = crossing.axes()
    votes = votes_shown(scene.activity)
    made = [Sheet(
        "världar", title,
        (("place", message("Nr")), ("name", message("Värld")), ("tagline", message("Underrubrik")),
         ("first", first.name), ("second", second.name),
         ("now", message("Andel i dag")), ("heading", message("Andel på väg"))),
        tuple({"place": world.place, "name": world.name, "tagline": world.tagline,
               **dict(zip(("first", "second"), pole_words(crossing, world), strict=True)),
               **{which: _share(stands, which, world.place) for which in (NOW, HEADING)}}
              for world in worlds), shares=frozenset({NOW, HEADING}))]
    if stands:
        made.append(Sheet(
            "punkter", title,
            (("which", message("Fråga")), ("x", first.name), ("y", second.name)),
            tuple({"which": message("I dag") if which == NOW else message("På väg"),
                   "x": x, "y": y}
                  for which in stands.asked() for x, y in stands.spreads[which].points),
            spoken=frozenset({"which"}), part=message("Punkter"),
            decimals={"x": 2, "y": 2}))
    places = {world.id: world.place for world in worlds}
    names = [entry for entry in told_proposals(scene.workshop, scene.activity)
             if entry.data["world"] in places]
    if names:
        made.append(Sheet(
            "namnförslag", title,
            (("place", message("Värld")), ("name", message("Förslag")),
             ("votes", message("Röster")), ("organisation", message("Organisation")),
             ("taken", message("Blev namnet"))),
            tuple({"place": places[str(e.data["world"])], "name": e.data["name"],
                   "votes": voices(e) if votes else "",
                   "organisation": organisation_name(scene, e),
                   "taken": message("ja") if e.id in cross_of(scene.activity).taken() else ""}
                  for e in names), spoken=frozenset({"taken"}), part=message("Namnförslag")))
    return tuple(made)


def _share(stands: Standing | None, which: str, place: int) -> float | None:
    spread = stands.spreads[which] if stands else None
    return spread.shares[place - 1] if spread and spread.n else None


def facts(scene: Scene) -> Mapping[str, object]:
    """Proposals, worlds and axes by their ids, and every result that has been shown."""
    activity, crossing = scene.activity, crossing_in(scene)
    cross, votes = cross_of(activity), votes_shown(activity)
    told = told_proposals(scene.workshop, activity)
    ids, worlds = {entry.id for entry in told}, worlds_of(scene)
    known = {world.id for world in worlds}
    own = cross.crossing(scene.workshop, activity)
    return {
        "entries": [{
            "id": entry.id, "headline": entry.data["name"], "world": entry.data["world"],
            "organisation": organisation_name(scene, entry), "cluster": None,
            "derived_from": [entry.data["world"]] if entry.data["world"] in known else [],
            "proxy": entry.proxy,
            **({"votes": voices(entry)} if votes else {})} for entry in told],
        "clusters": [],
        "axes": [{"id": axis.id, "name": axis.name, "low": axis.low, "high": axis.high,
                  "derived_from": list(axis.derived_from)} for axis in own.axes()] if own else [],
        "worlds": [{
            "id": world.id, "place": world.place, "name": world.name, "tagline": world.tagline,
            "stands": [{"axis": stand.axis, "side": stand.side} for stand in world.stands],
            "derived_from": list(world.derived_from),
            "name_from": from_ if (from_ := cross.name_from(world.id)) in ids else ""}
            for world in worlds],
        "reason": crossing.reason if crossing else "",
        "results": result_facts(scene),
    }
