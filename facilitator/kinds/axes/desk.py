"""The desk: uncertainties and their poles, which are axes, the pairs by rank, and the choice."""

from __future__ import annotations

from facilitator.domain.conclusion import Conclusion
from facilitator.domain.entry import Entry
from facilitator.domain.picture import Lane, Part, Picture
from facilitator.domain.results import shown_result
from facilitator.domain.scene import Scene
from facilitator.domain.stage import Stage
from facilitator.judging.desk import recount
from facilitator.judging.sheets import sheets_in

from .pairs import CORNERS, SCALES, pairs_in
from .phone import row_words
from .standing import axis_words, stands_now
from .state import MOST_AXES, Choice, asking, asks, axial, every_axis
from .uncertainties import every_item, priorities, uncertainties
from .views import fields_of, poles_shown
from .wall import told_of


def desk(scene: Scene, made: Conclusion | None) -> Picture:
    """`made` is what would be counted now, None where the desk is not to see it."""
    workshop, activity = scene.workshop, scene.activity
    state, pairs = axial(activity), pairs_in(workshop, activity)
    axes = state.axes(workshop, activity)
    is_open = activity.stage is Stage.OPEN
    items = uncertainties(workshop, activity, state.ticks)
    return Picture("kinds/axes/desk.html", {
        "open": is_open, "asks": asks(activity), "asking": asking(activity),
        "shown": shown_result(activity) is not None, "scales": SCALES,
        "organisations": workshop.named_organisations(),
        "items": tuple({"id": item.id, "name": item.name} for item in items),
        "axes": tuple({"id": axis.id, "name": axis.name} for axis in axes),
        "pairs": tuple({"id": pair.id, "first": axis_words(pair.first),
                        "second": axis_words(pair.second),
                        "corners": {corner: pair.corner(corner) for corner in CORNERS}}
                       for pair in pairs) if is_open else (),
    }, (
        Part("ax-sum", "kinds/axes/desk_sum.html", {
            **told_of(scene), "poles": len(state.living()), "axes": len(axes),
            "pairs": len(pairs), "most": MOST_AXES, "asking": asking(activity)}),
        Part("ax-choice", "kinds/axes/desk_choice.html", _choice(scene)),
        Lane("ax-axes", "kinds/axes/desk_axis.html", tuple(
            (f"aa-{axis.id}", {**axis_words(axis), "own": axis.id in state.taken,
                               "fields": fields_of(state.entries.get(axis.id))
                               if axis.id in state.taken else {}}) for axis in axes)),
        recount(scene, made),
        Lane("ax-rows", "kinds/axes/desk_row.html", _rows(scene)),
        Lane("ax-items", "kinds/axes/desk_item.html", _items(scene)),
        Lane("jd-proxies", "judging/desk_proxy.html", tuple(
            (f"jp-{sheet.id}", {"id": sheet.id, "at": sheet.at, "open": is_open,
                                "from": workshop.organisation_name(sheet.organisation)})
            for sheet in sheets_in(activity) if sheet.proxy and sheet.visible)),
    ))


def _choice(scene: Scene) -> dict[str, object]:
    """The pair that stands, and those that were chosen before it."""
    state, known = axial(scene.activity), every_axis(scene.workshop, scene.activity)

    def told(choice: Choice) -> dict[str, object]:
        return {"first": axis_words(known[choice.first]),
                "second": axis_words(known[choice.second]), "reason": choice.reason}

    def lives(choice: Choice) -> bool:
        return choice.first in known and choice.second in known

    axes = {axis.id for axis in state.axes(scene.workshop, scene.activity)}
    return {
        "chosen": told(state.chosen) if state.chosen and lives(state.chosen) else None,
        "may": len(axes) > 1,
        "earlier": tuple(told(each) for each in state.choices[::-1]
                         if each != state.chosen and {each.first, each.second} <= axes)}


def _rows(scene: Scene) -> tuple[tuple[str, dict[str, object]], ...]:
    """The pairs by rank once they are shown; before that as they stand, with nothing of them."""
    stands, chosen = stands_now(scene), axial(scene.activity).chosen
    picked = {chosen.first, chosen.second} if chosen else set()
    rows = {row.id: row_words(row) for row in stands.rows} if stands else {}
    for pair in pairs_in(scene.workshop, scene.activity):
        rows.setdefault(pair.id, {"id": pair.id, "rank": None, "score": None, "untested": True,
                                  "first": axis_words(pair.first), "warnings": (),
                                  "second": axis_words(pair.second)})
    axes = {axis.id for axis in axial(scene.activity).axes(scene.workshop, scene.activity)}

    def ids(row: dict[str, object]) -> set[object]:
        return {row["first"]["id"], row["second"]["id"]}  # type: ignore[index]

    return tuple((f"ar-{pair}", {**row, "chosen": ids(row) == picked, "may": ids(row) <= axes,
                                 "tested": stands is not None})
                 for pair, row in rows.items())


def _items(scene: Scene) -> tuple[tuple[str, dict[str, object]], ...]:
    """Every uncertainty with its poles; those that are out last, the desk's own axes after all."""
    workshop, activity, state = scene.workshop, scene.activity, axial(scene.activity)
    weights = priorities(workshop, activity)
    ticked = {item.id for item in uncertainties(workshop, activity, state.ticks)}
    held: dict[str, list[Entry]] = {}
    for entry in state.poles():
        if not entry.withdrawn:
            held.setdefault(str(entry.data["item"]), []).append(entry)
    known = [(item.id, item.name, item.text) for item in sorted(
        every_item(workshop, activity), key=lambda item: item.id not in ticked)]
    gone = [(item, str(poles_shown(scene, entries[0])["name"]), "")
            for item, entries in held.items() if item and item not in {each[0] for each in known}]
    own = [("", "", "")] if held.get("") else []
    return tuple((f"ai-{item or 'own'}", {
        "id": item, "name": name, "text": text, "ticked": item in ticked,
        "listed": item in {each[0] for each in known}, "priority": weights.get(item),
        "open": activity.stage is Stage.OPEN,
        "rows": tuple(_row(scene, entry) for entry in held.get(item, ()))})
        for item, name, text in (*known, *gone, *own))


def _row(scene: Scene, entry: Entry) -> dict[str, object]:
    return {**poles_shown(scene, entry), "hidden": entry.hidden, "fields": fields_of(entry)}
