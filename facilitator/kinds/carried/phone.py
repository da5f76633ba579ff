"""The phone: what goes on from the earlier workshop, and the cards behind each thing, to read."""

from __future__ import annotations

from facilitator.domain.picture import Lane, Part, Picture
from facilitator.domain.scene import Scene
from facilitator.domain.stage import Stage

from .held import carried_of
from .shown import shown_cards, shown_driver, shown_source


def phone(scene: Scene) -> Picture:
    """Nothing before the item has begun: then the desk may still be choosing."""
    state = carried_of(scene.activity)
    waits = scene.activity.stage is Stage.PREPARED
    on = state.goes_on()
    rows = () if waits else tuple(
        (f"cp-{each.id}", {**shown_driver(state, each, place, on),
                           "behind": shown_cards(state.cards(each))})
        for place, each in enumerate(state.drivers, start=1) if each.id in on)
    return Picture("kinds/carried/phone.html", {"waits": waits}, (
        Part("cp-source", "kinds/carried/phone_source.html",
             shown_source(state.now) if state.now and not waits else {}),
        Lane("cp-drivers", "kinds/carried/phone_driver.html", rows)))
