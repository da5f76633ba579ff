"""The dots as a drawing: a bar each, and a mark for where weighing organisations alike puts it."""

from __future__ import annotations

from facilitator.domain.kind import Scene
from facilitator.figures.bars import Bar, BarFrame, bars
from facilitator.figures.shapes import Figure

from .standing import Row

PAGE = BarFrame()


def bar(row: Row) -> Bar:
    """One thing's bar."""
    return Bar(row.id, row.name or "–", row.share or 0.0, row.fair_share, row.rank,
               _dots(row.dots), row.moved, row.goes_on)


def drawn(scene: Scene, rows: tuple[Bar, ...]) -> Figure:
    """The drawing of some of them, laid out once for all who look."""
    return scene.memo.of("dots drawn", bars, rows)


def _dots(dots: float) -> str:
    whole = round(dots, 1)
    return str(int(whole)) if whole == int(whole) else str(whole).replace(".", ",")
