"""The desk: the list and how far the room has come; then the matrix and what is worth a talk."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.conclusion import Conclusion
from facilitator.domain.picture import Lane, Part, Picture
from facilitator.domain.scene import Scene
from facilitator.judging.criteria import Scale
from facilitator.judging.desk import ahead, frame, parts, recount, second_round
from facilitator.judging.listing import listing
from facilitator.judging.reasons import reasons
from facilitator.judging.sheets import judging_of

from .picture import drawn, figure_words, histograms, undrawn
from .questions import questions
from .standing import QUADRANTS, Driver, Standing, stands_now, stood
from .wall import told_of


def desk(scene: Scene, made: Conclusion | None) -> Picture:
    """`made` is what would be counted now, None where the desk is not to see it."""
    activity = scene.activity
    listed = listing(scene.workshop, activity)
    told = told_of(scene, listed)
    shown = stands_now(scene)
    stands = shown or _ahead(scene, made)
    data = {**frame(scene, listed), "criteria": questions(activity), "steps": Scale().steps(),
            "again": second_round(scene),
            "ahead": stands is not None and shown is None}
    if stands is None:
        return Picture("kinds/matrix/desk.html", {**data, "stands": False},
                       parts(scene, listed, told))
    figure = drawn(scene, stands)
    return Picture("kinds/matrix/desk.html", {**data, "stands": True}, (
        *parts(scene, listed, told),
        recount(scene, made),
        Part("mx-looks", "kinds/matrix/desk_looks.html", {
            "statistic": stands.look.statistic, "weight": stands.look.weight,
            "cut": stands.look.rule, "cuts": stands.cut, "spread": stands.look.spread,
            "fair": any(d.answers["fair_rank"] is not None for d in stands.drivers)}),
        Part("mx-figure", "kinds/matrix/figure.html", figure_words(scene, stands)),
        Part("mx-key", "judging/figure_key.html", {
            "key": figure.key, "undrawn": tuple(d.name for d in undrawn(stands))}),
        Lane("mx-talk", "judging/desk_talk.html", tuple(
            (f"mt-{d.id}", _talk(scene, d)) for d in stands.split())),
        Lane("mx-said", "judging/rows_desk_said.html", tuple(
            (f"ms-{d.id}", {"name": d.name, "reasons": said}) for d in stands.drivers
            if not d.split and (said := reasons(scene, d.id, questions(activity))))),
        Lane("mx-rows", "kinds/matrix/desk_row.html", tuple(
            (f"mr-{d.id}", _row(scene, d)) for d in stands.drivers)),
    ))


def _ahead(scene: Scene, made: Conclusion | None) -> Standing | None:
    """What would be shown, where the agenda lets the desk see it before the room does."""
    result = ahead(scene, made)
    return stood(scene.workshop, scene.activity, result) if result else None


def _talk(scene: Scene, driver: Driver) -> Mapping[str, object]:
    return {**_row(scene, driver), "histograms": histograms(driver),
            "reasons": reasons(scene, driver.id, questions(scene.activity), driver.split)}


def _row(scene: Scene, driver: Driver) -> dict[str, object]:
    return {
        "id": driver.id, "name": driver.name, "rank": driver.rank, "moved": driver.moved,
        "x": driver.x, "y": driver.y, "n": driver.n,
        "field": QUADRANTS[driver.field] if driver.field else "",
        "pointed": judging_of(scene.activity).pointed == driver.id,
        "split": driver.split, "priority": driver.answers["priority"],
    }
