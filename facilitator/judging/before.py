"""What a list may be of: what the items before it in the agenda hand on, or their cards."""

from __future__ import annotations

from collections.abc import Callable

from facilitator.domain.card import cards_of
from facilitator.domain.entry import Entry
from facilitator.domain.offering import Item, Makes, Offers
from facilitator.domain.workshop import Activity, Workshop

NEAREST, CLUSTERS, CARDS, OWN = "nearest", "clusters", "cards", "own"


def first_round(workshop: Workshop, activity: Activity) -> Activity | None:
    """The activity that this one judges once more, or None."""
    again = workshop.activities.get(activity.option("again", ""))
    same = again is not None and again.kind == activity.kind and again.id != activity.id
    return again if same and again in workshop.before(activity) else None


def offered(
    workshop: Workshop, activity: Activity, of: str
) -> tuple[tuple[Item, ...], Activity] | None:
    """What the nearest item before hands on, and which that is; None where the list is of others.

    Of "clusters" it is the nearest whose own they are.
    """
    for each in reversed(workshop.before(activity)) if of in (NEAREST, CLUSTERS) else ():
        state = each.state
        if isinstance(state, Makes) or (isinstance(state, Offers) and of == NEAREST):
            items = state.offered(workshop, each)
            if items:
                return items, each
    return None


def cards_before(
    workshop: Workshop, activity: Activity, of: str, fits: Callable[[Entry], bool]
) -> tuple[Entry, ...]:
    """The cards that the list is of, hidden ones left out; none where it is of anything else."""
    if of in (CLUSTERS, OWN) or offered(workshop, activity, of):
        return ()
    return tuple(card for card in cards_of(*workshop.before(activity)).values()
                 if card.visible and fits(card))
