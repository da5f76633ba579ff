"""The desk of a method whose result is rows: the list and progress; then what is worth a talk."""

from __future__ import annotations

from facilitator.domain.conclusion import Conclusion
from facilitator.domain.picture import Lane, Part, Picture
from facilitator.domain.scene import Scene

from .desk import ahead, frame, parts, recount, second_round
from .histograms import histograms
from .listing import listing
from .progress import rating_progress
from .reasons import reasons
from .rows import Row, Terms, ranking_now, ranking_of
from .rows_wall import drawn_with, shown_row
from .sheets import judging_of


def desk(
    scene: Scene, made: Conclusion | None, terms: Terms, template: str,
    more: tuple[Part | Lane, ...] = (),
) -> Picture:
    """`made` is what would be counted now, None where the desk is not to see it.

    `more` is what the method's own `template` has beside what all share.
    """
    activity = scene.activity
    listed = listing(scene.workshop, activity)
    shown = ranking_now(scene, terms)
    early = None if shown else ahead(scene, made)
    ranking = ranking_of(scene.workshop, activity, early, terms.criteria, terms.score) \
        if early else shown
    data = {**frame(scene, listed), **drawn_with(terms), "steps": terms.scale.steps(),
            "again": second_round(scene), "ahead": early is not None,
            "stands": ranking is not None, "reason": terms.reason}
    kept = (*parts(scene, listed, rating_progress(scene, listed, terms.criteria)), *more)
    if ranking is None:
        return Picture(template, data, kept)
    return Picture(template, data, (
        *kept,
        recount(scene, made),
        Lane("jr-talk", "judging/desk_talk.html", tuple(
            (f"jt-{row.id}", {
                **_row(scene, row, terms),
                "histograms": histograms(row.id, row.answers, terms.criteria, row.split),
                "reasons": reasons(scene, row.id, terms.criteria, row.split)})
            for row in ranking.split())),
        Lane("jr-rows", "judging/rows_desk_row.html", tuple(
            (f"jr-{row.id}", _row(scene, row, terms)) for row in ranking.rows)),
        Lane("jr-said", "judging/rows_desk_said.html", tuple(
            (f"js-{row.id}", {"name": row.name, "reasons": told})
            for row in ranking.rows
            if not row.split and (told := reasons(scene, row.id, terms.criteria)))),
    ))


def _row(scene: Scene, row: Row, terms: Terms) -> dict[str, object]:
    return {**shown_row(row, terms), "pointed": judging_of(scene.activity).pointed == row.id}
