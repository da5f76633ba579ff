"""What the wall shows: the worlds filling, and afterwards the scenario table page by page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from facilitator.domain.category import UNPLACED, Category
from facilitator.domain.entry import Entry
from facilitator.domain.picture import Lane, Part, Picture
from facilitator.domain.scene import Scene
from facilitator.domain.stage import Stage

from .board import Board, Comparison, board_now, comparison_now
from .shown import places, shown_element

NEWEST = 4
# Beyond so many signs in a cell every sign of the wall is five elements.
MOST_SIGNS = 12
# What elements.css has room for on a page of the table: changed together with the sizes there.
LINES = 17
_SIGNS = {2: 66, 3: 43, 4: 31, 5: 24}


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the table: a category, and what each world has of it here."""

    field: Category
    columns: tuple[tuple[Entry, ...], ...]
    number: int
    of: int


def wall(scene: Scene) -> Picture:
    """Coverage and the newest while people write; the table when they read."""
    board = board_now(scene)
    if not board.worlds:
        return Picture("kinds/elements/wall_waits.html")
    if scene.activity.stage in (Stage.PREPARED, Stage.OPEN):
        return _filling(scene, board)
    return _table(scene, board)


def _filling(scene: Scene, board: Board) -> Picture:
    fives = any(count > MOST_SIGNS for count in board.coverage.counts.values())
    return Picture("kinds/elements/wall.html", {
        "worlds": places(board.worlds), "rows": len(board.rows),
    }, (
        Part("el-scale", "kinds/elements/wall_scale.html", {"fives": fives}),
        *(Part(f"el-row-{place}", "kinds/elements/wall_row.html", cells(board, field, fives))
          for place, field in enumerate(board.rows)),
        Part("el-sums", "kinds/elements/wall_sums.html", {
            "sums": tuple(board.coverage.of_world(world.id) for world in board.worlds)}),
        Lane("newest", "kinds/elements/wall_element.html", tuple(
            (f"w-{e.id}", {**shown_element(scene, e), "new": place == 0})
            for place, e in enumerate(board.elements[: -NEWEST - 1 : -1]))),
        Part("el-lacking", "kinds/elements/wall_lacking.html", lacking(scene, board)),
    ))


def _table(scene: Scene, board: Board) -> Picture:
    pages = pages_of(board)
    number = scene.turn % (len(pages) + 1)
    page = pages[number - 1] if number else None
    return Picture("kinds/elements/wall_table.html", {"worlds": places(board.worlds)}, (
        Part("el-page", "kinds/elements/wall_page.html", {
            "page": page and {
                "category": page.field, "number": page.number, "of": page.of,
                "columns": tuple(tuple(shown_element(scene, e) for e in column)
                                 for column in page.columns)},
            "overview": None if page else overview(board, comparison_now(scene)),
            "worlds": places(board.worlds)}),
        Part("el-lacking", "kinds/elements/wall_lacking.html", lacking(scene, board)),
    ))


def cells(board: Board, field: Category, fives: bool = False) -> dict[str, object]:
    """A row of the coverage: for each world how many, how many signs, and whether it is a hole."""
    holes = board.coverage.holes()
    counts = [(world, board.count(world, field)) for world in board.worlds]
    return {"category": field, "cells": tuple({
        "count": count, "signs": ceil(count / 5) if fives else count,
        "hole": field is not UNPLACED and (world.id, field.id) in holes,
    } for world, count in counts)}


def overview(board: Board, comparison: Comparison) -> dict[str, object]:
    """All categories at once, and how far the worlds differ."""
    fives = any(count > MOST_SIGNS for count in board.coverage.counts.values())
    contrast = comparison.contrast
    return {"rows": tuple(cells(board, field, fives) for field in board.rows), "fives": fives,
            "sums": tuple(board.coverage.of_world(world.id) for world in board.worlds),
            "compared": len(contrast.compared), "differing": len(contrast.differing)}


def lacking(scene: Scene, board: Board) -> dict[str, object]:
    """One given condition that is missing somewhere, another each time the page turns."""
    found = board.lacking()
    if not found:
        return {"given": "", "all": len(board.givens)}
    number = scene.turn % len(found)
    return {"given": found[number].given.text, "worlds": places(found[number].worlds),
            "number": number + 1, "of": len(found)}


def pages_of(board: Board) -> tuple[Page, ...]:
    """The table in pages that hold whole elements, category by category."""
    pages: list[Page] = []
    signs = _SIGNS.get(len(board.worlds), 60)
    for field in board.rows:
        columns = [_filled(board.within(world, field), signs) for world in board.worlds]
        most = max(map(len, columns))
        pages += [Page(field, tuple(_nth(column, number) for column in columns), number + 1, most)
                  for number in range(most)]
    return tuple(pages)


def _nth(column: Sequence[tuple[Entry, ...]], number: int) -> tuple[Entry, ...]:
    return column[number] if number < len(column) else ()


def _filled(entries: Sequence[Entry], signs: int) -> list[tuple[Entry, ...]]:
    """A column in pages, each as full as it holds."""
    pages: list[list[Entry]] = []
    left = 0.0
    for entry in entries:
        # A rule and some air between two stand for half a line.
        needed = lines_of(str(entry.data["text"]), signs) + 0.6
        if not pages or needed > left:
            pages.append([])
            left = LINES
        pages[-1].append(entry)
        left -= needed
    return [tuple(page) for page in pages]


def lines_of(text: str, signs: int) -> int:
    """About how many lines a text takes; capitals, m and w are wide."""
    wide = sum(sign.isupper() or sign in "mw" for sign in text)
    return max(1, ceil((len(text) + wide / 2) / (signs * 0.92)))
