"""The wall: how many have answered; then the matrix, and beside it where the room is divided."""

from __future__ import annotations

from typing import TypeVar

from facilitator.domain.kind import Scene
from facilitator.domain.picture import Part, Picture
from facilitator.domain.stage import Stage
from facilitator.domain.workshop import Activity, Workshop
from facilitator.figures.shapes import Figure
from facilitator.judging.listing import Listing, listing
from facilitator.judging.progress import hidden_wall, rating_progress
from facilitator.judging.sheets import judging_of

from .picture import histograms, matrix, undrawn
from .questions import questions
from .standing import Driver, Standing, standing

Row = TypeVar("Row")
# Beside the matrix there is room for so many, and in a key for so many names.
TALKS = 3
KEY_ROWS = 14


def wall(scene: Scene) -> Picture:
    """Nothing of the answers before they are shown."""
    listed = listing(scene.workshop, scene.activity)
    told = told_of(scene, listed)
    if scene.activity.stage is not Stage.REVEALED:
        return hidden_wall(told, len(listed.items))
    stands = stands_now(scene)
    if stands is None:
        return Picture("judging/wall_nothing.html")
    figure = drawn(scene, stands)
    pointed = judging_of(scene.activity).pointed
    lit = next((d for d in stands.drivers if d.id == pointed), None)
    return Picture("kinds/matrix/wall.html", {}, (
        Part("mx-figure", "kinds/matrix/figure.html", {
            "figure": figure, "drivers": len(stands.drivers),
            "sheets": stands.result.numbers["sheets"], "id": scene.activity.id,
            "critical": tuple(d.name for d in stands.drivers if d.field == "critical")}),
        Part("mx-beside", "kinds/matrix/wall_beside.html", _beside(scene, stands, figure, lit)),
        Part("mx-foot", "kinds/matrix/wall_foot.html", {
            **told, "look": stands.look.words, "cut": stands.cut, "rule": stands.look.rule,
            "split": bool(stands.split()), "moved": any(d.was for d in stands.drivers),
            "rows": len(undrawn(stands))}),
    ))


def told_of(scene: Scene, listed: Listing) -> dict[str, object]:
    """How far the room has come."""
    return rating_progress(scene, listed, questions(scene.activity))


def stands_now(scene: Scene) -> Standing | None:
    """The result as it is looked at, reckoned once for all who look."""
    workshop = scene.workshop
    return scene.memo.of("stands", _stands, workshop.activities, workshop.agenda,
                         scene.activity)


def drawn(scene: Scene, stands: Standing) -> Figure:
    """The drawing, laid out once for all who look."""
    return scene.memo.of("matrix", matrix, stands)


def _stands(
    activities: dict[str, Activity], agenda: tuple[str, ...], activity: Activity
) -> Standing | None:
    return standing(Workshop(activities=activities, agenda=agenda), activity)


def _beside(
    scene: Scene, stands: Standing, figure: Figure, lit: Driver | None
) -> dict[str, object]:
    """What the desk points at; else by turns the divided ones and the names without room."""
    talks = stands.split()
    pages: list[dict[str, object]] = []
    for page in _evenly(talks, TALKS):
        pages.append({"what": "talk", "rows": tuple(
            {"name": d.name, "histograms": histograms(d)[:1]} for d in page)})
    pages += [{"what": "key", "rows": page} for page in _evenly(figure.key, KEY_ROWS)]
    if lit:
        pages = [{"what": "lit", "rows": ({"name": lit.name, "histograms": histograms(lit)},),
                  "field": lit.field.value if lit.field else "", "n": lit.n}]
    if not pages:
        return {"what": "agreed", "rows": (), "number": 1, "of": 1}
    number = scene.turn % len(pages)
    return {**pages[number], "number": number + 1, "of": len(pages)}


def _evenly(rows: tuple[Row, ...], most: int) -> list[tuple[Row, ...]]:
    """Pages of at most so many rows, none of them much shorter than the others."""
    count = -(-len(rows) // most)
    return [rows[place * len(rows) // count:(place + 1) * len(rows) // count]
            for place in range(count)]
