"""Phones: one thing a page while it is open; the ranking, and one's organisation, afterwards."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.picture import Part, Picture
from facilitator.domain.scene import Scene
from facilitator.domain.stage import Stage

from .listing import listing
from .ours import beside_the_room
from .phone import frame, items, own
from .rows import Terms, ranking_now
from .rows_wall import drawn_with, shown_row


def phone(
    scene: Scene, terms: Terms, template: str, more: Mapping[str, object] | None = None
) -> Picture:
    """The list while it is open; afterwards the rows, the first at the top.

    `more` is what the method's own `template` needs beside the page that all share.
    """
    listed = listing(scene.workshop, scene.activity)
    data = {**frame(scene, listed, terms.criteria, terms.scale), "reason": terms.reason,
            **(more or {})}
    if scene.activity.stage is Stage.OPEN:
        return Picture(template, data, (items(listed),))
    ranking = ranking_now(scene, terms)
    return Picture(template, data, (Part("jd-result", "judging/rows_phone.html", {
        **drawn_with(terms), "shown": ranking is not None,
        "rows": tuple(shown_row(row, terms) for row in ranking.rows) if ranking else (),
        "sheets": ranking.result.numbers["sheets"] if ranking else 0}),))


def mine(scene: Scene, person: str, terms: Terms) -> Picture:
    """What one has said; and when it is shown, one's own organisation beside the room."""
    said = own(scene, listing(scene.workshop, scene.activity), person)
    if scene.activity.stage is Stage.OPEN:
        return Picture("", {}, (said,))
    ranking = ranking_now(scene, terms)
    return Picture("", {}, (said, Part("jd-ours", "judging/ours.html", beside_the_room(
        scene, person, terms.criteria,
        ((row.id, row.name, row.answers) for row in (ranking.rows if ranking else ()))))))
