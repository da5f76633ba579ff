"""What a matrix leaves behind: its tables, and the facts its numbers follow from."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.kind import Sheet
from facilitator.domain.scene import Scene
from facilitator.judging.criteria import Scale
from facilitator.judging.summary import item_facts, rated_sheets, reason_facts, result_facts

from .questions import questions
from .standing import Driver, stands_now


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
