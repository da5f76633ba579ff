"""The wall: poles as they arrive; how far the test has come; then the pairs and what was chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from facilitator.domain.picture import Part, Picture
from facilitator.domain.scene import Scene
from facilitator.domain.stage import Stage
from facilitator.judging.progress import progress
from facilitator.judging.ratings import is_done, ratings_on

from .pairs import SCALES, pairs_in, to_answer
from .phone import row_words
from .standing import axis_words, shown_choice, stands_now
from .state import asking, axial
from .uncertainties import uncertainties
from .views import poles_shown

Thing = TypeVar("Thing")
# What axes.css has room for, in lines of a wall 1080 high: changed together with it.
_LINES, _HEAD, _SIGNS, _ROWS, _ROWS_BESIDE = 18, 2, 42, 6, 5


def wall(scene: Scene) -> Picture:
    """Nothing of the answers before they are shown."""
    if scene.activity.stage in (Stage.REVEALED, Stage.ARCHIVED):
        return _shown(scene)
    return _poles(scene) if asking(scene.activity) == "poles" else _testing(scene)


def told_of(scene: Scene) -> dict[str, object]:
    """How far the room has come with the pairs."""
    pairs, wanted = pairs_in(scene.workshop, scene.activity), tuple(SCALES)
    return progress(scene, lambda sheet: bool(ratings_on(sheet)), lambda sheet: is_done(
        sheet, to_answer(scene.activity, pairs, sheet), wanted))


def _poles(scene: Scene) -> Picture:
    """Page by page an uncertainty with its poles; those that have none share a page."""
    state = axial(scene.activity)
    pages = _pages(scene)
    number = scene.turn % len(pages) if pages else 0
    return Picture("kinds/axes/wall.html", {}, (
        Part("ax-page", "kinds/axes/wall_poles.html", {
            "groups": tuple(pages[number]) if pages else (), "number": number + 1,
            "of": len(pages)}),
        Part("ax-foot", "kinds/axes/wall_written.html", {
            "poles": len(state.living()),
            "axes": len(state.axes(scene.workshop, scene.activity))})))


def _pages(scene: Scene) -> list[list[dict[str, object]]]:
    """Uncertainties with their rows, several on a page where they fit, each begun anew on it."""
    state = axial(scene.activity)
    items = uncertainties(scene.workshop, scene.activity, state.ticks)
    held: dict[str, list[dict[str, object]]] = {item.id: [] for item in items}
    for entry in state.living():
        # What the desk has written without a driver stands by itself.
        held.setdefault(str(entry.data["item"]) or entry.id, []).append(poles_shown(scene, entry))
    groups: list[dict[str, object]] = []
    for rows in filter(None, held.values()):
        # The axis first, then those that most want, then as they came.
        ordered = sorted(rows, key=lambda row: (not row["taken"], -int(str(row["same"]))))
        groups += [{"name": rows[0]["name"], "rows": tuple(page), "bare": ()}
                   for page in _filled(ordered, _tall, _LINES - _HEAD)]
    bare = [item.name for item in items if not held[item.id]]
    groups += [{"name": "", "rows": (), "bare": tuple(page)}
               for page in _filled(bare, lambda _: 1, _LINES - _HEAD)]
    return _filled(groups, _group_tall, _LINES)


def _testing(scene: Scene) -> Picture:
    axes = axial(scene.activity).axes(scene.workshop, scene.activity)
    told = told_of(scene)
    return Picture("kinds/axes/wall.html", {}, (
        Part("ax-page", "kinds/axes/wall_testing.html", {
            **told, "pairs": len(pairs_in(scene.workshop, scene.activity)),
            "axes": tuple(axis_words(axis) for axis in axes)}),
        Part("ax-foot", "judging/wall_answered.html", told)))


def _shown(scene: Scene) -> Picture:
    """The chosen pair large, and by turns the pairs in their order."""
    stands, crossing = stands_now(scene), shown_choice(scene)
    if stands is None and crossing is None:
        return _poles(scene) if axial(scene.activity).living() else Picture(
            "judging/wall_nothing.html")
    rows = tuple(row_words(row) for row in stands.rows) if stands else ()
    most = _ROWS_BESIDE if crossing else _ROWS
    pages = [rows[start:start + most] for start in range(0, len(rows), most)] or [()]
    number = scene.turn % len(pages)
    chosen = stands.row(crossing) if stands and crossing else None
    return Picture("kinds/axes/wall.html", {}, (
        Part("ax-page", "kinds/axes/wall_shown.html", {
            "rows": pages[number], "number": number + 1, "of": len(pages),
            "chosen": {"axes": tuple(axis_words(axis) for axis in crossing.axes()),
                       "reason": crossing.reason, "id": chosen.id if chosen else "",
                       "row": row_words(chosen) if chosen else None} if crossing else None}),
        Part("ax-foot", "kinds/axes/wall_foot.html", {
            "sheets": stands.result.numbers["sheets"] if stands else 0})))


def _tall(row: dict[str, object]) -> int:
    longest = max(len(str(row["low"])), len(str(row["high"])))
    return 1 + -(-longest // _SIGNS)


def _group_tall(group: dict[str, object]) -> int:
    rows: tuple[dict[str, object], ...] = group["rows"]  # type: ignore[assignment]
    return _HEAD + sum(map(_tall, rows)) + len(group["bare"])  # type: ignore[arg-type]


def _filled(
    rows: Iterable[Thing], tall: Callable[[Thing], int], room: int
) -> list[list[Thing]]:
    """Pages on which every row stands whole, at least one on each."""
    pages: list[list[Thing]] = []
    left = 0
    for row in rows:
        if not pages or tall(row) > left:
            pages.append([])
            left = room
        pages[-1].append(row)
        left -= tall(row)
    return pages
