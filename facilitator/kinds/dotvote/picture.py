"""The dots as a drawing: a bar each, and a mark for where weighing organisations alike puts it."""

from __future__ import annotations

from dataclasses import replace

from facilitator.domain.message import message
from facilitator.figures.bars import Bar, Frame, bars, pages
from facilitator.figures.shapes import Figure

from .standing import Row, Standing

# px of the wall that the bars have, above the foot and below the head.
WIDTH, HEIGHT = 1776, 712


def drawn(standing: Standing) -> Figure:
    """Everything in one drawing, for paper and desk."""
    return bars(tuple(map(_bar, standing.rows)), _frame(standing))


def drawn_pages(standing: Standing) -> tuple[Figure, ...]:
    """A drawing for each page of the wall; bars on different pages can be compared."""
    made, before = [], 0
    frame = replace(_frame(standing), height=HEIGHT)
    for page in pages(tuple(map(_bar, standing.rows)), frame):
        made.append(bars(page, replace(frame, before=before)))
        before += len(page)
    return tuple(made)


def _frame(standing: Standing) -> Frame:
    shares = [each for row in standing.rows for each in (row.share, row.fair_share) if each]
    return Frame(
        value_name=message("Andel av alla prickar"),
        other_name=message("När varje organisation väger lika") if standing.is_fair else "",
        cut_name=message("{count} går vidare"), cut=sum(row.goes_on for row in standing.rows),
        most=max(shares, default=0.0), width=WIDTH)


def _bar(row: Row) -> Bar:
    return Bar(row.id, row.name or "–", row.share or 0.0, row.fair_share, row.rank,
               _said(row.dots), row.moved)


def _said(dots: float) -> str:
    """Dots as they are read: whole, or with one decimal where they followed cards."""
    whole = round(dots, 1)
    return str(int(whole)) if whole == int(whole) else str(whole).replace(".", ",")
