"""What phones see: one driver a page, and when it is shown where each one stands."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.picture import Part, Picture
from facilitator.domain.scene import Scene
from facilitator.domain.stage import Stage
from facilitator.judging.criteria import Scale
from facilitator.judging.listing import listing
from facilitator.judging.ours import beside_the_room
from facilitator.judging.phone import frame, items, own
from facilitator.judging.quadrants import Quadrant

from .questions import IMPACT, UNCERTAINTY, questions
from .standing import QUADRANTS, stands_now


def phone(scene: Scene) -> Picture:
    """The list while it is open; afterwards the fields with their drivers."""
    listed = listing(scene.workshop, scene.activity)
    data = frame(scene, listed, questions(scene.activity), Scale())
    if scene.activity.stage is Stage.OPEN:
        return Picture("judging/phone.html", data, (items(listed),))
    stands = stands_now(scene)
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


def ours(scene: Scene, person: str) -> Mapping[str, object]:
    """One's organisation's means beside the room's, driver by driver; for that organisation."""
    stands = stands_now(scene)
    return beside_the_room(scene, person, (IMPACT, UNCERTAINTY), (
        (driver.id, driver.name, driver.answers) for driver in (stands.drivers if stands else ())))
