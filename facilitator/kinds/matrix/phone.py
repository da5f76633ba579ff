"""What phones see: one driver a page, and when it is shown where each one stands."""

from __future__ import annotations

from facilitator.domain.kind import Scene
from facilitator.domain.picture import Part, Picture
from facilitator.domain.stage import Stage
from facilitator.judging.criteria import Scale
from facilitator.judging.listing import listing
from facilitator.judging.ours import mean_said, sheets_of_organisation
from facilitator.judging.phone import frame, items, own
from facilitator.judging.quadrants import Quadrant
from facilitator.judging.rated import raters

from .questions import IMPACT, UNCERTAINTY, questions
from .standing import QUADRANTS, standing


def phone(scene: Scene) -> Picture:
    """The list while it is open; afterwards the fields with their drivers."""
    listed = listing(scene.workshop, scene.activity)
    data = frame(scene, listed, questions(scene.activity), Scale())
    if scene.activity.stage is Stage.OPEN:
        return Picture("judging/phone.html", data, (items(listed),))
    stands = standing(scene.workshop, scene.activity)
    fields = tuple((QUADRANTS[field], tuple(d.name for d in stands.within(field)))
                   for field in Quadrant) if stands else ()
    return Picture("judging/phone.html", data, (
        Part("jd-result", "kinds/matrix/phone_result.html", {
            "shown": stands is not None, "fields": fields,
            "look": stands.look.words if stands else "",
            "sheets": stands.result.numbers["sheets"] if stands else 0}),))


def mine(scene: Scene, person: str) -> Picture:
    """What one has said; and when it is shown, one's own organisation beside the room."""
    listed = listing(scene.workshop, scene.activity)
    if scene.activity.stage is Stage.OPEN:
        return Picture("", {}, (own(scene, listed, person),))
    return Picture("", {}, (
        own(scene, listed, person), Part("jd-ours", "judging/ours.html", ours(scene, person))))


def ours(scene: Scene, person: str) -> dict[str, object]:
    """One's organisation's means beside the room's, driver by driver; for that organisation."""
    stands = standing(scene.workshop, scene.activity)
    name, sheets = sheets_of_organisation(
        scene.workshop, raters(scene.workshop, scene.activity), person)
    if stands is None or not sheets:
        return {"organisation": "", "rows": (), "criteria": (), "n": 0}
    return {
        "organisation": name, "n": len(sheets),
        "criteria": (IMPACT.name, UNCERTAINTY.name),
        "rows": tuple({"name": driver.name, "values": tuple(
            (mean_said(sheets, driver.id, each.id)[0], driver.answers[each.id]["mean"])
            for each in (IMPACT, UNCERTAINTY))} for driver in stands.drivers),
    }
