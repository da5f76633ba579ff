"""What the desk sees: coverage, tables, what is given, every world's sheet and the stream."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict

from facilitator.domain.card import author_name, organisations_in
from facilitator.domain.entry import Entry
from facilitator.domain.picture import Lane, Part, Picture
from facilitator.domain.scene import Scene
from facilitator.domain.stage import Stage
from facilitator.scenarios.forms import TYPES
from facilitator.scenarios.handed import worlds_before
from facilitator.scenarios.values import World

from .areas import fields_of
from .arranging import MOST_WORLDS
from .behind import behind, drafts_behind
from .board import Board, board_now, comparison_now
from .filling import SAID, filling_of
from .rules import FIRST, LAST, version
from .shown import places, shown_element, shown_world, table_number
from .suggesting import suggested
from .wall import cells

STREAM = 200
SAME = 20


def desk(scene: Scene) -> Picture:
    """Everything a facilitator may know and do."""
    board, filling = board_now(scene), filling_of(scene.activity)
    stream = tuple(e for e in filling.entries if not e.withdrawn)[::-1][:STREAM]
    sheets = tuple(part for world in board.worlds for part in _sheet(scene, board, world))
    return Picture("kinds/elements/desk.html", {
        "worlds": places(board.worlds), "categories": fields_of(scene.activity), "types": TYPES,
        "years": (FIRST, LAST), "organisations": scene.workshop.named_organisations(),
        "open": scene.activity.stage is Stage.OPEN, "most": MOST_WORLDS,
        "by_hand": not worlds_before(scene.workshop, scene.activity),
    }, (
        Part("el-counts", "kinds/elements/desk_counts.html", _counts(board, stream)),
        Part("el-given", "kinds/elements/given_choices.html", {"givens": board.givens}),
        Part("el-given-edit", "kinds/elements/given_choices.html", {"givens": board.givens}),
        Part("el-coverage", "kinds/elements/desk_coverage.html", {
            "worlds": places(board.worlds),
            "rows": tuple(cells(board, field) for field in board.rows) if board.worlds else (),
            "sums": tuple(board.coverage.of_world(world.id) for world in board.worlds),
            "full": tuple({**shown_world(world), "categories": full} for world in board.worlds
                          if (full := board.full(world)))}),
        Part("el-contrast", "kinds/elements/desk_contrast.html", _contrast(scene, board)),
        Part("el-conditions", "kinds/elements/desk_given.html", _given(scene, board)),
        Part("el-tables", "kinds/elements/desk_tables.html", _tables(scene, board)),
        Part("el-worlds", "kinds/elements/desk_worlds.html", {"worlds": places(board.worlds)}),
        Lane("stream", "kinds/elements/desk_element.html",
             tuple((f"d-{e.id}", _row(scene, board, e)) for e in stream)),
        *sheets,
        Lane("sheet-0", "kinds/elements/desk_element.html",
             tuple((f"t-{e.id}", _row(scene, board, e)) for e in board.lost)),
    ))


def _counts(board: Board, stream: tuple[Entry, ...]) -> Mapping[str, object]:
    return {"count": len(board.elements), "hidden": sum(e.hidden is not None for e in stream),
            "organisations": organisations_in(board.elements), "lost": len(board.lost),
            "lacking": len(board.lacking()) if board.elements else 0}


def _row(scene: Scene, board: Board, entry: Entry) -> dict[str, object]:
    """An element with what its dialogs are filled with."""
    data = entry.data
    return {**shown_element(scene, entry), "hidden": entry.hidden,
            "author": author_name(scene, entry),
            "table": table_number(scene, str(data["group"])),
            "is_given": any(each.id == data["given"] for each in board.givens),
            "fields": {**{name: data[name] for name in SAID}, "year": data["year"] or "",
                       "entry": entry.id, "was": version(data), "world": data["world"]}}


def _sheet(scene: Scene, board: Board, world: World) -> Iterator[Part | Lane]:
    """A world's own sheet: its categories with what stands in each, also where nothing does."""
    rows: list[tuple[str, Mapping[str, object]]] = []
    holes = board.holes(world)
    for place, field in enumerate(board.rows):
        held = board.within(world, field)
        rows.append((f"h{world.place}-{place}", {
            "heading": field, "count": len(held), "hole": field in holes}))
        rows += [(f"t-{e.id}", _row(scene, board, e)) for e in held]
    yield Lane(f"sheet-{world.place}", "kinds/elements/desk_sheet.html", tuple(rows))
    yield Part(f"behind-{world.place}", "kinds/elements/desk_behind.html", {
        "world": shown_world(world), "axes": tuple(map(asdict, behind(scene, world))),
        "drafts": drafts_behind(scene, world)})


def _contrast(scene: Scene, board: Board) -> Mapping[str, object]:
    comparison = comparison_now(scene)
    places_of = {world.id: world.place for world in board.worlds}
    return {
        "count": len(board.elements), "compared": len(comparison.contrast.compared),
        "differing": len(comparison.contrast.differing),
        "alike": tuple(field for field in board.fields if field.id in comparison.alike),
        "same": tuple({"first": pair.first.text, "second": pair.second.text,
                       "at": places_of[pair.first.world], "also": places_of[pair.second.world]}
                      for pair in comparison.same[:SAME]),
        "more": max(0, len(comparison.same) - SAME),
    }


def _given(scene: Scene, board: Board) -> Mapping[str, object]:
    lacking = {each.given.id: each.worlds for each in board.lacking()}
    marked = filling_of(scene.activity).conditions
    return {
        "givens": tuple({"id": each.id, "text": each.text,
                         "lacking": places(lacking.get(each.id, ())),
                         "marked": bool(marked[each.id].entry)} for each in board.givens),
        "suggested": tuple({"item": each.item, "text": each.name}
                           for each in suggested(scene.workshop, scene.activity)),
        "worlds": len(board.worlds),
    }


def _tables(scene: Scene, board: Board) -> Mapping[str, object]:
    seats = filling_of(scene.activity).seats
    groups = sorted(scene.workshop.groups.values(), key=lambda group: group.number)
    there = {world.id for world in board.worlds}
    taken = {seats[group.id] for group in groups if seats.get(group.id) in there}
    return {
        "groups": tuple({"id": group.id, "number": group.number, "name": group.name,
                         "people": len(group.members), "world": seats.get(group.id, "")}
                        for group in groups),
        "worlds": places(board.worlds),
        "alone": places(world for world in board.worlds if world.id not in taken),
        "anonymous": scene.workshop.naming == "anonymous",
    }
