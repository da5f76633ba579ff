"""How far the room has come: the only thing that anybody knows before the result is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from facilitator.domain.entry import Entry
from facilitator.domain.kind import Scene
from facilitator.domain.picture import Part, Picture

from .criteria import Criterion
from .listing import Listing
from .ratings import is_done, ratings_on, to_rate
from .sheets import counted


def progress(scene: Scene, began: Callable[[Entry], bool], done: Callable[[Entry], bool]) -> dict[
    str, object]:
    """How many have answered, how many of them all they were asked, and how many are here."""
    sheets = [sheet for sheet in counted(scene.workshop, scene.activity) if began(sheet)]
    finished = sum(done(sheet) for sheet in sheets)
    return {"answered": len(sheets), "done": finished,
            "all": max(len(sheets), scene.presence.here),
            "proxies": sum(sheet.proxy for sheet in sheets)}


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
