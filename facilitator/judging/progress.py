"""How far the room has come: the only thing that anybody knows before the result is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from facilitator.domain.entry import Entry
from facilitator.domain.picture import Part, Picture
from facilitator.domain.scene import Scene

from .criteria import Criterion
from .listing import Listing
from .ratings import is_done, ratings_on, to_rate
from .sheets import counted


def progress(scene: Scene, began: Callable[[Entry], bool], done: Callable[[Entry], bool]) -> dict[
    str, object]:
    """How many have answered, how many of them all they were asked, and how many are here.

    `began` and `done` look at nothing but the workshop and the activity of the scene.
    """

    def reckoned(*_: object) -> tuple[int, int, int]:
        sheets = [sheet for sheet in counted(scene.workshop, scene.activity) if began(sheet)]
        return (len(sheets), sum(done(sheet) for sheet in sheets),
                sum(sheet.proxy for sheet in sheets))

    workshop = scene.workshop
    # Wall and desk ask at the same time, and of five hundred sheets it takes milliseconds.
    answered, finished, proxies = scene.memo.of(
        "progress", reckoned, workshop.activities, workshop.agenda, workshop.people,
        scene.activity)
    return {"answered": answered, "done": finished, "proxies": proxies,
            "here": scene.presence.here, "all": max(answered, scene.presence.here)}


def rating_progress(
    scene: Scene, listed: Listing, criteria: Sequence[Criterion]
) -> dict[str, object]:
    """The same of a list that is rated: done is who has an answer to all that they were asked."""
    wanted = tuple(each.id for each in criteria)
    return progress(scene, lambda sheet: bool(ratings_on(sheet)), lambda sheet: is_done(
        sheet, to_rate(scene.activity, listed, sheet), wanted))


def hidden_wall(told: dict[str, object], listed: int) -> Picture:
    """The wall while people answer: one figure for the whole room, and nothing of the answers."""
    return Picture("judging/wall_hidden.html", {}, (
        Part("jd-here", "judging/wall_progress.html", {**told, "listed": listed}),
        Part("jd-foot", "judging/wall_answered.html", told)))
