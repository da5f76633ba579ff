"""What phones see: a form for two poles, or one pair a page; and when it is shown the ranking."""

from __future__ import annotations

from facilitator.domain.grouped import group_of
from facilitator.domain.message import message
from facilitator.domain.picture import Lane, Part, Picture
from facilitator.domain.roles import Actor, Role
from facilitator.domain.scene import Scene
from facilitator.domain.stage import Stage
from facilitator.judging.criteria import Criterion
from facilitator.judging.ratings import ratings_on
from facilitator.judging.sheets import sheet_of

from .pairs import CORNERS, PULL, SCALES, Pair, pairs_in, share_size, to_answer
from .standing import Row, axis_words, shown_choice, stands_now
from .state import asking, axial
from .uncertainties import uncertainties
from .views import fields_of, poles_shown

NEWEST = 60
# What is asked of every pair; a page says it in the poles of its own pair.
_TOWARDS = message("Om det ena blir så, åt vilket håll drar det andra?")
_CORNER = message("Hur rimlig är den världen?")
QUESTIONS = (
    Criterion(PULL, message("Drar med sig"), _TOWARDS, message("mot ena polen"),
              message("mot andra polen")),
    *(Criterion(corner, message("Rimlighet"), _CORNER, message("orimlig"), message("fullt rimlig"))
      for corner in CORNERS))


def phone(scene: Scene) -> Picture:
    """The form while poles are written; else the pairs, or what came of them."""
    activity = scene.activity
    if activity.stage in (Stage.OPEN, Stage.PREPARED) and asking(activity) == "poles":
        return _writing(scene)
    pairs = pairs_in(scene.workshop, activity)
    frame = {"open": activity.stage is Stage.OPEN, "criteria": QUESTIONS, "scales": SCALES,
             "count": len(pairs), "share": share_size(activity, pairs), "empty": not pairs,
             "by": "buttons", "steps": ()}
    if activity.stage is Stage.OPEN:
        return Picture("kinds/axes/phone_pairs.html", frame, (Lane(
            "jd-items", "kinds/axes/pair_item.html",
            tuple((f"ji-{pair.id}", _asked(pair)) for pair in pairs)),))
    return Picture("kinds/axes/phone_pairs.html", frame, (
        Part("jd-result", "kinds/axes/phone_result.html", _result(scene)),))


def _writing(scene: Scene) -> Picture:
    state = axial(scene.activity)
    items = uncertainties(scene.workshop, scene.activity, state.ticks)
    written = state.living()[::-1][:NEWEST]
    return Picture("kinds/axes/phone_poles.html", {
        "items": tuple({"id": item.id, "name": item.name, "text": item.text} for item in items),
    }, (
        Part("ax-count", "kinds/axes/count.html", {"count": len(state.living())}),
        Lane("ax-others", "kinds/axes/other.html", tuple(
            (f"ao-{entry.id}", poles_shown(scene, entry)) for entry in written)),
    ))


def _asked(pair: Pair) -> dict[str, object]:
    return {"id": pair.id, "first": axis_words(pair.first), "second": axis_words(pair.second),
            "corners": {corner: pair.corner(corner) for corner in CORNERS}}


def _result(scene: Scene) -> dict[str, object]:
    stands, crossing = stands_now(scene), shown_choice(scene)
    state = axial(scene.activity)
    return {
        "shown": stands is not None or crossing is not None,
        "rows": tuple(row_words(row) for row in stands.rows) if stands else (),
        "sheets": stands.result.numbers["sheets"] if stands else 0,
        "axes": tuple(axis_words(axis) for axis in state.axes(scene.workshop, scene.activity)),
        "chosen": {"axes": tuple(axis_words(axis) for axis in crossing.axes()),
                   "reason": crossing.reason} if crossing else None}


def row_words(row: Row) -> dict[str, object]:
    """A tested pair with its components, as any audience sees it once it is shown."""
    few, most = row.n
    answers = row.answers
    return {
        "id": row.id, "rank": row.rank, "first": axis_words(row.pair.first),
        "second": axis_words(row.pair.second), "score": row.score,
        "priority": row.priority, "weighed": row.weighed,
        "independence": answers["independence"], "pull": answers[PULL]["mean"],
        "pull_n": answers[PULL]["n"], "least": answers["least"], "few": few, "most": most,
        "corners": tuple({"poles": row.pair.corner(corner), "mean": answers[corner]["mean"],
                          "n": answers[corner]["n"]} for corner in CORNERS),
        "dependent": row.dependent, "empty": row.empty, "wishes": row.wishes,
        "warnings": row.warnings}


def mine(scene: Scene, person: str) -> Picture:
    """One's own table, poles and answers, and the poles of others that one supports."""
    workshop, activity = scene.workshop, scene.activity
    state, is_open = axial(activity), activity.stage is Stage.OPEN
    own = tuple(entry for entry in state.poles()
                if person and entry.author == person and not entry.withdrawn)[::-1]
    supported = tuple(entry for entry in state.living() if person in entry.supporters and person)
    group = group_of(workshop, Actor(Role.PHONE, person)) if person else None
    pairs, sheet = pairs_in(workshop, activity), sheet_of(activity, person)
    return Picture("", {}, (
        Part("ax-table", "kinds/axes/table.html", {"group": {
            "name": group.name, "number": group.number, "leads": group.host == person}
            if group else None}),
        Part("mine-count", "kinds/axes/count.html", {"count": len(own)}),
        Lane("mine", "kinds/axes/mine.html", tuple(
            (f"m-{entry.id}", {**poles_shown(scene, entry), "open": is_open,
                               "hidden": entry.hidden, "fields": fields_of(entry)})
            for entry in own)),
        Lane("ax-supported", "kinds/axes/supported.html", tuple(
            (f"as-{entry.id}", {**poles_shown(scene, entry), "open": is_open})
            for entry in supported)),
        Part("jd-own", "judging/own.html", {"own": {
            "ratings": ratings_on(sheet), "reasons": {}, "before": {},
            "share": list(to_answer(activity, pairs, sheet))
            if share_size(activity, pairs) else None}}),
    ))
