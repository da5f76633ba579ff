"""The uncertainties that poles are written to: of the list those that the desk lets stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from facilitator.domain.offering import Item
from facilitator.domain.results import shown_result
from facilitator.domain.workshop import Activity, Workshop
from facilitator.judging.listing import listing, names

# methods.md §2.6: the top four to eight of the matrix.
MOST_AT_FIRST = 8


def every_item(workshop: Workshop, activity: Activity) -> tuple[Item, ...]:
    """All that the list is of, the highest priority first where the room has given any."""
    items, weights = listing(workshop, activity).items, priorities(workshop, activity)
    # Sorting is stable: what has no priority stays in the order it came, at the end.
    return tuple(sorted(items, key=lambda item: -weights.get(item.id, -1)))


def uncertainties(
    workshop: Workshop, activity: Activity, ticks: Mapping[str, bool]
) -> tuple[Item, ...]:
    """Those that are ticked: the desk's choice, or at first the first eight."""
    return tuple(item for place, item in enumerate(every_item(workshop, activity))
                 if ticks.get(item.id, place < MOST_AT_FIRST))


def priorities(workshop: Workshop, activity: Activity) -> Mapping[str, float]:
    """Thing -> priority from 0 to 1, of the nearest item before that shows any (§2.5)."""
    for each in reversed(workshop.before(activity)):
        result = shown_result(each)
        items: Mapping[str, Any] = result.numbers.get("items", {}) if result else {}  # type: ignore[assignment]
        found = {item: numbers["priority"] for item, numbers in items.items()
                 if isinstance(numbers, Mapping) and numbers.get("priority") is not None}
        if found:
            return found
    return {}


def item_of(workshop: Workshop, activity: Activity, item: str) -> Item | None:
    """The uncertainty of that id, also one that is in the list no more; None for no id."""
    if not item:
        return None
    found = next((each for each in listing(workshop, activity).items if each.id == item), None)
    return found or Item(item, names(workshop, activity, (item,))[item], sort="driver")
