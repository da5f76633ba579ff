"""What a matrix leaves behind: its chapter, its tables, and the facts its numbers follow from."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.kind import Scene, Sheet
from facilitator.domain.picture import Picture
from facilitator.judging.criteria import Scale
from facilitator.judging.quadrants import Quadrant
from facilitator.judging.reasons import readable_reasons
from facilitator.judging.summary import (
    cited,
    item_facts,
    rated_sheets,
    reason_facts,
    result_facts,
)

from .picture import drawn, histograms, undrawn
from .questions import IMPACT, UNCERTAINTY, questions
from .standing import QUADRANTS, Driver, stands_now


def report(scene: Scene) -> Picture:
    """The drawing, the table it is drawn from, and where and why the room is divided."""
    stands = stands_now(scene)
    if stands is None:
        return Picture("judging/report_hidden.html")
    figure, asked = drawn(scene, stands), questions(scene.activity)
    return Picture("kinds/matrix/report.html", {
        "figure": figure, "drivers": stands.drivers, "id": scene.activity.id,
        "key": figure.key, "undrawn": tuple(d.name for d in undrawn(stands)),
        "critical": tuple(d.name for d in stands.within(Quadrant.CRITICAL)),
        "fields": QUADRANTS, "look": stands.look, "cut": stands.cut,
        "cited": cited(scene.activity), "sheets": stands.result.numbers["sheets"],
        "rounds": stands.rounds(),
        "criteria": (IMPACT, UNCERTAINTY),
        "knows": tuple(each.id for each in asked),
        "talks": tuple({"name": d.name, "histograms": histograms(d),
                        "reasons": readable_reasons(scene, d.id, asked, d.split)}
                       for d in stands.split()),
        "others": tuple({"name": d.name, "reasons": told} for d in stands.drivers
                        if not d.split and (told := readable_reasons(scene, d.id, asked))),
    })


def sheets(scene: Scene) -> tuple[Sheet, ...]:
    return rated_sheets(scene, questions(scene.activity), Scale(), "bedömningar")


def facts(scene: Scene) -> Mapping[str, object]:
    """Enough to reckon every number anew: counts by step, and the organisations' means."""
    stands = stands_now(scene)
    return {"entries": item_facts(scene), "clusters": [], "results": {
        **result_facts(scene),
        **({"look": {"statistic": stands.look.statistic, "weight": stands.look.weight,
                     "cut": stands.look.rule, "cut_uncertainty": stands.cut[0],
                     "cut_impact": stands.cut[1]},
            "drivers": [_driver(driver) for driver in stands.drivers],
            "reasons": reason_facts(scene, [driver.id for driver in stands.drivers]),
            } if stands else {}),
    }}


def _driver(driver: Driver) -> dict[str, object]:
    return {"id": driver.id, "name": driver.name, "uncertainty": driver.x, "impact": driver.y,
            "n": driver.n, "rank": driver.rank, "moved": driver.moved,
            "quadrant": driver.field.value if driver.field else None,
            "split": list(driver.split),
            "first_round": list(driver.was) if driver.was else None}
