"""The wall: what came along, the most important first, page by page; and the earlier picture."""

from __future__ import annotations

from facilitator.domain.picture import Part, Picture
from facilitator.domain.scene import Scene
from facilitator.domain.stage import Stage

from .held import carried_of
from .parcel import CRITICAL
from .picture import drawn
from .shown import shown_driver, shown_source

MOST = 42
# What carried.css has room for, in rem of the wall: changed together with it.
_ROOM, _GAP, _NAME, _TEXT = 33.0, 1.6, 2.24, 1.96
_SIGNS, _SMALL_SIGNS = 50, 58  # signs on a line of a name, and of its explanation


def wall(scene: Scene) -> Picture:
    """Before it has begun only where it is from."""
    state = carried_of(scene.activity)
    now = state.now
    if now is None or scene.activity.stage is Stage.PREPARED:
        return Picture("kinds/carried/wall_waits.html", {}, (
            Part("cw-source", "kinds/carried/wall_source.html",
                 shown_source(now) if now else {}),))
    on = state.goes_on()
    rows = [shown_driver(state, each, place, on)
            for place, each in enumerate(state.drivers, start=1)]
    first = [row for row in rows if row["on"]][:MOST]
    others = [row for row in rows if not row["on"]][:MOST - len(first)]
    pages: list[dict[str, object]] = [
        {"rows": page, "goes_on": goes_on} for goes_on, held in ((True, first), (False, others))
        for page in _filled(held)]
    figure = drawn(scene, on_wall=True)
    if figure is not None:
        pages.append({"rows": ()})
    number = scene.turn % len(pages) if pages else 0
    page = pages[number] if pages else {"rows": ()}
    return Picture("kinds/carried/wall.html", {}, (
        Part("cw-page", "kinds/carried/wall_page.html", {
            **page, "number": number + 1, "of": len(pages), "id": scene.activity.id,
            "figure": None if page["rows"] else figure, "empty": not rows,
            "rated": any(each.impact is not None for each in state.drivers),
            "dotted": any(each.dots is not None for each in state.drivers),
            "critical": tuple(each.name for each in state.drivers if each.field == CRITICAL)}),
        Part("cw-source", "kinds/carried/wall_source.html", shown_source(now)),
        Part("cw-foot", "kinds/carried/wall_foot.html", {
            "all": len(rows), "on": len(on), "left": len(rows) - len(first) - len(others)})))


def _filled(rows: list[dict[str, object]]) -> list[list[dict[str, object]]]:
    """Pages on which every row stands whole, at least one on each."""
    pages: list[list[dict[str, object]]] = []
    left = 0.0
    for row in rows:
        tall = _tall(row)
        if not pages or tall > left:
            pages.append([])
            left = _ROOM
        pages[-1].append(row)
        left -= tall
    return pages


def _tall(row: dict[str, object]) -> float:
    name, text = len(str(row["name"])), len(str(row["text"]))
    return (_GAP + _NAME * max(1, -(-name // _SIGNS))
            + _TEXT * min(2, -(-text // _SMALL_SIGNS)))
