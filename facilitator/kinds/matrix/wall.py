"""The wall: how many have answered; then the matrix, and beside it where the room is divided."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest
from typing import TypeVar

from facilitator.domain.picture import Part, Picture
from facilitator.domain.scene import Scene
from facilitator.domain.stage import Stage
from facilitator.figures.shapes import Figure
from facilitator.judging.listing import Listing, listing
from facilitator.judging.progress import hidden_wall, rating_progress
from facilitator.judging.reasons import readable_reasons
from facilitator.judging.sheets import judging_of

from .picture import drawn, figure_words, histograms, undrawn
from .questions import questions
from .standing import Driver, Standing, stands_now

Row = TypeVar("Row")
# What wall.css has room for beside the matrix, in px of a wall 1080 high: changed together with it.
_ROOM, _TALK, _LINE = 660, 216, 36
_SIGNS, _QUOTED, _QUOTE = 22, 27, 34
_KEY_ROOM = 610


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
        Part("mx-figure", "kinds/matrix/figure.html", figure_words(scene, stands)),
        Part("mx-beside", "kinds/matrix/wall_beside.html", _beside(scene, stands, figure, lit)),
        Part("mx-foot", "kinds/matrix/wall_foot.html", {
            **told, "look": stands.look.words, "cut": stands.cut, "rule": stands.look.rule,
            "split": bool(stands.split()), "each": stands.answers(),
            "rounds": stands.rounds(), "rows": len(undrawn(stands))}),
    ))


def told_of(scene: Scene, listed: Listing) -> dict[str, object]:
    """How far the room has come."""
    return rating_progress(scene, listed, questions(scene.activity))


def _beside(
    scene: Scene, stands: Standing, figure: Figure, lit: Driver | None
) -> dict[str, object]:
    """What the desk points at; else by turns the divided ones and the names without room."""
    talks: list[dict[str, object]] = [
        {"what": "talk", "rows": tuple({"name": d.name, "histograms": histograms(d)[:1]}
                                       for d in page)}
        for page in _filled(stands.split(), lambda d: _TALK + _LINE * (_lines(d.name) - 1), _ROOM)]
    keys: list[dict[str, object]] = [
        {"what": "key", "rows": page} for page in _filled(
            figure.key, lambda row: 14 + _QUOTE * _lines(row[1]), _KEY_ROOM)]
    # By turns, so that nobody waits long for what a number in the picture means.
    pages = _lit(scene, lit) if lit else [
        each for pair in zip_longest(talks, keys) for each in pair if each]
    if not pages:
        return {"what": "agreed", "rows": (), "number": 1, "of": 1}
    number = scene.turn % len(pages)
    return {**pages[number], "number": number + 1, "of": len(pages)}


def _lit(scene: Scene, driver: Driver) -> list[dict[str, object]]:
    """The driver that the desk points at, and page by page what people have written of it."""
    told = tuple(str(each["words"]) for each in readable_reasons(
        scene, driver.id, questions(scene.activity), driver.split))
    shown = histograms(driver)[:1] if told else histograms(driver)
    left = _ROOM - _TALK - _LINE * (_lines(driver.name) - 1)
    pages = _filled(told, lambda words: 24 + _QUOTE * -(-len(words) // _QUOTED), left)
    row = {"name": driver.name, "histograms": shown}
    return [{"what": "lit", "rows": (row,), "reasons": page} for page in pages or [()]]


def _lines(name: str) -> int:
    return max(1, -(-len(name) // _SIGNS))


def _filled(
    rows: tuple[Row, ...], tall: Callable[[Row], int], room: int
) -> list[tuple[Row, ...]]:
    """Pages on which every row stands whole, at least one on each."""
    pages: list[list[Row]] = []
    left = 0
    for row in rows:
        if not pages or tall(row) > left:
            pages.append([])
            left = room
        pages[-1].append(row)
        left -= tall(row)
    return [tuple(page) for page in pages]
