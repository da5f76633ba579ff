"""The matrix as a drawing, the same on wall, desk and paper; and what stands beside it."""

from __future__ import annotations

from dataclasses import replace

from facilitator.domain.message import message
from facilitator.domain.scene import Scene
from facilitator.figures.scatter import Frame, Point, scatter
from facilitator.figures.shapes import Figure
from facilitator.judging import histograms as judged
from facilitator.judging.quadrants import Quadrant

from .questions import IMPACT, UNCERTAINTY
from .standing import QUADRANTS, Driver, Standing

WHISKERS = 6
_BOTH = (UNCERTAINTY.id, IMPACT.id)
_FRAME = Frame(
    top_left=QUADRANTS[Quadrant.GIVEN], top_right=QUADRANTS[Quadrant.CRITICAL],
    bottom_left=QUADRANTS[Quadrant.BACKGROUND], bottom_right=QUADRANTS[Quadrant.WATCH],
    x_name=UNCERTAINTY.name, x_low=UNCERTAINTY.low_words,
    x_high=UNCERTAINTY.high_words, y_name=message("Påverkan, {high} är avgörande"))


def drawn(scene: Scene, stands: Standing) -> Figure:
    """The drawing, laid out once for all who look."""
    return scene.memo.of("matrix", matrix, stands)


def figure_words(scene: Scene, stands: Standing) -> dict[str, object]:
    """The drawing, and what it is called and says in words."""
    return {"figure": drawn(scene, stands), "drivers": len(stands.drivers),
            "sheets": stands.result.numbers["sheets"], "id": scene.activity.id,
            "critical": tuple(d.name for d in stands.within(Quadrant.CRITICAL))}


def matrix(standing: Standing) -> Figure:
    """Every driver that has a value on both axes, with its name or a number of the key."""
    x, y = standing.cut
    parameters = standing.result.parameters
    everybody = standing.look.spread == "all"
    # More whiskers than a room can talk of hide the dots; those without one are still open and red.
    drawn_for = {driver.id: _BOTH if everybody else driver.split for driver in
                 (standing.drivers if everybody else standing.split()[:WHISKERS])}
    frame = replace(
        _FRAME, spread="all" if everybody else "split", low=int(str(parameters["low"])),
        high=int(str(parameters["high"])),
        cut_x=3.0 if x is None else x, cut_y=3.0 if y is None else y)
    return scatter([_point(driver, drawn_for.get(driver.id, ())) for driver in standing.drivers],
                   frame)


def undrawn(standing: Standing) -> tuple[Driver, ...]:
    """Those without a value on both axes: nobody knew."""
    return tuple(d for d in standing.drivers if d.x is None or d.y is None)


def histograms(driver: Driver) -> tuple[dict[str, object], ...]:
    """What the room answered on each question it is divided on; on both where it is on none."""
    return judged.histograms(driver.id, driver.answers, (IMPACT, UNCERTAINTY), driver.split)


def _point(driver: Driver, spread: tuple[str, ...]) -> Point:
    """`spread` are the questions on whose axes the middle half of the answers is drawn."""
    return Point(
        driver.id, driver.name or "–", driver.x, driver.y, driver.n,
        across=driver.across if UNCERTAINTY.id in spread else None,
        along=driver.along if IMPACT.id in spread else None,
        split=bool(driver.split), was=driver.was, hot=driver.field is Quadrant.CRITICAL)
