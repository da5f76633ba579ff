"""What was brought along as it may be told: what stands, and the names that results speak of."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.results import items_told
from facilitator.domain.told import Told
from facilitator.domain.workshop import Activity, Workshop

from .held import carried_of
from .rules import parcel_of


def disclose(workshop: Workshop, activity: Activity) -> Iterator[Told]:
    """The last that was brought, without the cards that are put away, and what goes on of it."""
    state = carried_of(activity)
    now = state.now
    here = {each.id for each in state.drivers}
    names = {item: name for item in sorted(items_told(workshop) - here)
             if item not in state.entries.by_id and (name := state.called(item))}
    if names:
        yield Told("carried.recalled", {"names": names})
    if now is None:
        return
    yield Told("carried.brought", parcel_of(now, state.entries.visible()), at=now.at)
    usual, on = now.usual(), state.goes_on()
    for each in state.drivers:
        if (each.id in on) != (each.id in usual):
            yield Told("carried.chosen", {"item": each.id, "on": each.id in on})
