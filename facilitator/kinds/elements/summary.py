"""What the worlds leave behind: a table of every element, and facts that lead back to drivers."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.card import author_name, organisation_name
from facilitator.domain.entry import Entry
from facilitator.domain.kind import Sheet
from facilitator.domain.message import message
from facilitator.domain.scene import Scene
from facilitator.scenarios.forms import TYPES

from .areas import field_of
from .board import Board, board_now, comparison_now, world_named
from .filling import filling_of
from .shown import group_named, table_number


def sheets(scene: Scene) -> tuple[Sheet, ...]:
    """Every element, one row each."""
    board = board_now(scene)
    return (Sheet(
        "element", scene.activity.title,
        (("nr", message("Nr")), ("world", message("Scenario")), ("text", message("Element")),
         ("category", message("Område")), ("type", message("Typ")), ("year", message("År")),
         ("given", message("Givet i alla")), ("table", message("Bord")),
         ("organisation", message("Organisation")), ("name", message("Namn")),
         ("same", message("Säger samma")), ("proxy", message("Inskrivet åt någon")),
         ("at", message("Tid"))),
        tuple(_row(scene, board, entry) for entry in _told(board)),
        spoken=frozenset({"category", "type", "proxy"})),)


def facts(scene: Scene) -> Mapping[str, object]:
    """The elements with what each was made of, and the numbers they give."""
    board = board_now(scene)
    comparison = comparison_now(scene)
    contrast = comparison.contrast
    return {
        "entries": [_fact(scene, board, entry) for entry in _told(board)],
        "clusters": [],
        "results": {
            "worlds": [{"id": each.id, "place": each.place, "name": each.name,
                        "derived_from": list(each.derived_from)} for each in board.worlds],
            "given": [{"id": each.id, "text": each.text,
                       "derived_from": _given_from(scene, each.id),
                       "missing_in": [world.id for world in board.worlds
                                      if not board.instances(each, world)]}
                      for each in board.givens],
            "coverage": [{"world": world, "category": category or "none", "count": count}
                         for (world, category), count in board.coverage.counts.items()],
            "uncategorised": dict(board.coverage.unplaced),
            "contrast": {"share": contrast.share, "compared": list(contrast.compared),
                         "differing": list(contrast.differing)},
            "same": [[pair.first.id, pair.second.id] for pair in comparison.same],
        },
    }


def _told(board: Board) -> tuple[Entry, ...]:
    return tuple(sorted((*board.elements, *board.lost), key=lambda entry: entry.nr))


def _given_from(scene: Scene, given: str) -> list[str]:
    """The driver that a condition came from, or the element that it was marked on."""
    condition = filling_of(scene.activity).conditions[given]
    return [each for each in (condition.item, condition.entry) if each]


def _fact(scene: Scene, board: Board, entry: Entry) -> dict[str, object]:
    data = entry.data
    given = str(data["given"]) if any(g.id == data["given"] for g in board.givens) else ""
    sources = [each for each in _given_from(scene, given) if each != entry.id] if given else []
    return {
        "id": entry.id, "nr": entry.nr, "text": data["text"], "world": data["world"],
        "category": data["category"], "type": data["type"], "year": data["year"] or None,
        "given": given or None, "table": table_number(scene, str(data["group"])) or None,
        "organisation": organisation_name(scene, entry), "cluster": None,
        "derived_from": [str(data["world"]), *sources], "at": entry.at, "proxy": entry.proxy,
        "supported_by": len(entry.supporters),
        **({"name": author_name(scene, entry)} if scene.workshop.naming == "open" else {}),
    }


def _row(scene: Scene, board: Board, entry: Entry) -> dict[str, object]:
    data = entry.data
    group = str(data["group"])
    field = field_of(scene.activity, data["category"])
    number = table_number(scene, group)
    return {
        "id": entry.id, "nr": entry.nr, "text": data["text"],
        "world": world_named(scene.workshop, scene.activity, str(data["world"])),
        "category": field.name if field.id else "",
        "type": TYPES.get(str(data["type"]), ""), "year": data["year"] or "",
        "given": next((g.text for g in board.givens if g.id == data["given"]), ""),
        "table": group_named(scene, group) or number or "",
        "organisation": organisation_name(scene, entry),
        "name": author_name(scene, entry) if scene.workshop.naming == "open" else "",
        "same": len(entry.supporters), "proxy": message("ja") if entry.proxy else "",
        "at": entry.at,
    }
