"""The wall of a method whose result is rows: how many have answered, then a page at a time."""

from __future__ import annotations

from math import ceil

from facilitator.domain.picture import Part, Picture
from facilitator.domain.scene import Scene
from facilitator.domain.stage import Stage

from .histograms import histograms
from .listing import listing
from .progress import hidden_wall, rating_progress
from .reasons import readable_reasons
from .rows import Ranking, Row, Terms, ranking_now
from .sheets import judging_of

# Rows on one page, and lines to read beside a thing that the desk points at.
PAGE = 8
LINES = 6


def wall(scene: Scene, terms: Terms) -> Picture:
    """Nothing of the answers before they are shown; then the rows, or the one pointed at."""
    listed = listing(scene.workshop, scene.activity)
    told = rating_progress(scene, listed, terms.criteria)
    if scene.activity.stage is not Stage.REVEALED:
        return hidden_wall(told, len(listed.items))
    ranking = ranking_now(scene, terms)
    if ranking is None:
        return Picture("judging/wall_nothing.html")
    lit = ranking.row(judging_of(scene.activity).pointed)
    shown = _lit(scene, lit, terms) if lit else _page(scene, ranking, terms)
    return Picture("judging/rows_wall.html", {}, (
        shown,
        Part("jr-foot", "judging/rows_wall_foot.html", {
            **told, "split": any(row.split for row in ranking.rows),
            "moved": any(row.moved for row in ranking.rows), "lit": lit is not None})))


def _page(scene: Scene, ranking: Ranking, terms: Terms) -> Part:
    """As many on each page, so that the last is not two lonely rows."""
    pages = max(1, ceil(len(ranking.rows) / PAGE))
    size = max(1, ceil(len(ranking.rows) / pages))
    number = scene.turn % pages
    rows = ranking.rows[number * size:(number + 1) * size]
    return Part("jr-page", "judging/rows_wall_page.html", {
        **drawn_with(terms), "rows": tuple(shown_row(row, terms) for row in rows),
        "number": number + 1, "of": pages})


def _lit(scene: Scene, row: Row, terms: Terms) -> Part:
    """What the room talks about: how it answered, and what people wrote."""
    lines = readable_reasons(scene, row.id, terms.criteria, row.split)
    return Part("jr-page", "judging/rows_wall_lit.html", {
        **drawn_with(terms), **shown_row(row, terms),
        "histograms": histograms(row.id, row.answers, terms.criteria, ()),
        "lines": tuple(each["words"] for each in lines[:LINES]), "more": len(lines[LINES:]),
        "reason": terms.reason})


def drawn_with(terms: Terms) -> dict[str, object]:
    """What the headings of a method's own columns need."""
    return {"criteria": terms.criteria, "scale": terms.scale}


def shown_row(row: Row, terms: Terms) -> dict[str, object]:
    """A row as every surface shows it."""
    return {"id": row.id, "name": row.name, "text": row.text, "rank": row.rank,
            "moved": row.moved, "n": row.n, "split": bool(row.split), "was": row.was,
            "drawn": terms.draw(row)}
