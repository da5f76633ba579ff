"""What a text must not forget: the conditions that hold everywhere, and both poles of its world."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.domain.workshop import Activity, Workshop
from facilitator.scenarios.handed import (
    axes_before,
    crossing_before,
    elements_before,
    given_before,
    worlds_before,
)
from facilitator.scenarios.values import Axis, Element, World

from .writing import Narrative


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that a text shall cover. `via` is the element that covers it, "" for none.

    `ticked` where somebody has said by hand that it does. `axis` names the axis of a pole.
    """

    id: str
    label: str
    ticked: bool
    via: str = ""
    axis: str = ""

    @property
    def covered(self) -> bool:
        return self.ticked or bool(self.via)


def world_of(workshop: Workshop, activity: Activity, narrative: Narrative) -> World | None:
    """The world a text is about, None where it has none or it is there no longer."""
    return next((each for each in worlds_before(workshop, activity)
                 if each.id == narrative.world and narrative.world), None)


def elements_of(
    workshop: Workshop, activity: Activity, narrative: Narrative
) -> tuple[Element, ...]:
    """What is so in the text's world; nothing for a text without one."""
    return tuple(each for each in elements_before(workshop, activity)
                 if each.world == narrative.world and narrative.world)


def checklist(workshop: Workshop, activity: Activity, narrative: Narrative) -> tuple[Check, ...]:
    """First what is given in every world, then the poles of the text's own."""
    via = {each.given: each.text for each in elements_of(workshop, activity, narrative)
           if each.given and each.id in narrative.rests}
    given = (Check(f"given:{each.id}", each.text, f"given:{each.id}" in narrative.checks,
                   via.get(each.id, "")) for each in given_before(workshop, activity))
    return (*given, *_poles(workshop, activity, narrative))


def _poles(workshop: Workshop, activity: Activity, narrative: Narrative) -> tuple[Check, ...]:
    world = world_of(workshop, activity, narrative)
    axes = _axes(workshop, activity)
    return tuple(
        Check(f"pole:{stand.axis}", axes[stand.axis].pole(stand.side),
              f"pole:{stand.axis}" in narrative.checks, axis=axes[stand.axis].name)
        for stand in (world.stands if world else ()) if stand.axis in axes)


def _axes(workshop: Workshop, activity: Activity) -> dict[str, Axis]:
    crossing = crossing_before(workshop, activity)
    chosen = crossing.axes() if crossing else ()
    return {each.id: each for each in (*axes_before(workshop, activity), *chosen)}
