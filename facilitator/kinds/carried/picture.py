"""Impact against uncertainty as the earlier workshop saw it, drawn of the numbers that came."""

from __future__ import annotations

from dataclasses import replace

from facilitator.domain.message import message
from facilitator.domain.scene import Scene
from facilitator.figures.scatter import Frame, Point, scatter
from facilitator.figures.shapes import Figure

from .held import Carried, Driver, Result, carried_of
from .parcel import BACKGROUND, CRITICAL, FIELDS, GIVEN, WATCH

_FEWEST = 3  # dots that make a picture
_MIDDLE = 3.0


# The room on a wall below the line that says where it is from: changed together with carried.css.
_WALL = (1776, 570)


def drawn(scene: Scene, *, on_wall: bool = False) -> Figure | None:
    """None where too few have both numbers."""
    placed = tuple(each for each in carried_of(scene.activity).drivers
                   if each.impact is not None and each.uncertainty is not None)
    if len(placed) < _FEWEST:
        return None
    return scene.memo.of(f"carried matrix {on_wall}", _matrix, placed,
                         _rated(carried_of(scene.activity)), on_wall)


def _rated(state: Carried) -> Result | None:
    """The result whose scale the numbers are on."""
    results = state.now.results if state.now else ()
    return next((each for each in reversed(results) if each.low is not None
                 and each.high is not None and each.cut_impact is not None), None)


def _matrix(placed: tuple[Driver, ...], rated: Result | None, on_wall: bool) -> Figure:
    frame = _frame(rated)
    if on_wall:
        frame = replace(frame, width=_WALL[0], height=_WALL[1])
    return scatter([Point(each.id, each.name or "–", each.uncertainty, each.impact,
                          int(each.n or 0), split=each.split, hot=each.field == CRITICAL)
                    for each in placed], frame)


def _frame(rated: Result | None) -> Frame:
    low, high = (rated.low, rated.high) if rated else (1, 5)
    x = rated.cut_uncertainty if rated else None
    y = rated.cut_impact if rated else None
    return Frame(
        top_left=FIELDS[GIVEN], top_right=FIELDS[CRITICAL], bottom_left=FIELDS[BACKGROUND],
        bottom_right=FIELDS[WATCH], x_name=message("Osäkerhet"),
        x_low=message("nästan säkert"), x_high=message("helt öppet"),
        y_name=message("Påverkan, {high} är avgörande"), low=int(low or 1), high=int(high or 5),
        cut_x=_MIDDLE if x is None else x, cut_y=_MIDDLE if y is None else y, spread="none")
