"""What phones see of a list to rate: one thing a page, and what one has said of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from facilitator.domain.picture import Lane, Part
from facilitator.domain.results import shown_result
from facilitator.domain.scene import Scene
from facilitator.domain.stage import Stage
from facilitator.domain.workshop import Activity, Workshop

from .before import first_round
from .criteria import Criterion, Scale
from .listing import Listing, listing
from .ratings import ratings_on, reasons_on, share_size, to_rate
from .sheets import sheet_of


def frame(
    scene: Scene, listed: Listing, criteria: Sequence[Criterion], scale: Scale
) -> Mapping[str, object]:
    """What the page needs beside the list: the questions, and whether one gets a share of it."""
    return {
        "open": scene.activity.stage is Stage.OPEN, "criteria": tuple(criteria), "scale": scale,
        "steps": scale.steps(), "count": len(listed.items),
        "share": share_size(scene.activity, listed),
        "again": first_round(scene.workshop, scene.activity) is not None,
        "by": scene.activity.option("input", "buttons"),
        "empty": not listed.items,
    }


def items(listed: Listing) -> Lane:
    """The list, the same for all; each phone turns it into an order of its own."""
    return Lane("jd-items", "judging/item.html", tuple(
        (f"ji-{item.id}", {"id": item.id, "name": item.name, "text": item.text})
        for item in listed.items))


def own(scene: Scene, listed: Listing, person: str) -> Part:
    """What one has said, and in a second round what one said in the first."""
    sheet = sheet_of(scene.activity, person)
    again = first_round(scene.workshop, scene.activity)
    return Part("jd-own", "judging/own.html", {"own": {
        "ratings": ratings_on(sheet), "reasons": reasons_on(sheet),
        "share": list(to_rate(scene.activity, listed, sheet))
        if share_size(scene.activity, listed) else None,
        "before": _said(again, person) if again else {},
    }})


def rests_on(workshop: Workshop, activity: Activity) -> object:
    """What is in the list and what it is called, and which result is shown: everybody's own
    answers are told beside them."""
    result = shown_result(activity)
    listed = listing(workshop, activity)
    return tuple((item.id, item.name) for item in listed.items), result.id if result else ""


def _said(activity: Activity, person: str) -> Mapping[str, object]:
    return ratings_on(sheet_of(activity, person)) if person else {}
