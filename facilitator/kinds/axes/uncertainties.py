"""The uncertainties that poles are written to: of the list those that the desk lets stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from facilitator.domain.kept import reckoned_once
from facilitator.domain.offering import Item
from facilitator.domain.results import shown_result
from facilitator.domain.workshop import Activity, Workshop
from facilitator.judging.before import NEAREST, offered
from facilitator.judging.listing import listing, names

# methods.md §2.6: the top four to eight of the matrix.
MOST_AT_FIRST = 8


@reckoned_once
def every_item(workshop: Workshop, activity: Activity) -> tuple[Item, ...]:
    """All that the list is of, the highest priority first where the room has given any."""
    items, weights = _items(workshop, activity), priorities(workshop, activity)
    # Sorting is stable: what has no priority stays in the order it came, at the end.
    return tuple(sorted(items, key=lambda item: -weights.get(item.id, -1)))


@reckoned_once
def _items(workshop: Workshop, activity: Activity) -> tuple[Item, ...]:
    """What was handed on, or the list that was rated since: a rating hands on nothing itself."""
    of = activity.option("of", NEAREST)
    handed, rated = offered(workshop, activity, of), _rated(workshop, activity)
    if rated and of == NEAREST:
        source, items = rated[0], listing(workshop, rated[0]).items
        later = handed is None or handed[1] in workshop.before(source)
        if items and later:
            return items
    return listing(workshop, activity).items


def uncertainties(
    workshop: Workshop, activity: Activity, ticks: Mapping[str, bool]
) -> tuple[Item, ...]:
    """Those that are ticked: the desk's choice, or at first the first eight."""
    return tuple(item for place, item in enumerate(every_item(workshop, activity))
                 if ticks.get(item.id, place < MOST_AT_FIRST))


def priorities(workshop: Workshop, activity: Activity) -> Mapping[str, float]:
    """Thing -> priority from 0 to 1, of the nearest item before that shows any (§2.5)."""
    rated = _rated(workshop, activity)
    return rated[1] if rated else {}


@reckoned_once
def _rated(
    workshop: Workshop, activity: Activity
) -> tuple[Activity, Mapping[str, float]] | None:
    for each in reversed(workshop.before(activity)):
        result = shown_result(each)
        items: Mapping[str, Any] = result.numbers.get("items", {}) if result else {}  # type: ignore[assignment]
        found = {item: float(numbers["priority"]) for item, numbers in items.items()
                 if isinstance(numbers, Mapping) and numbers.get("priority") is not None}
        if found:
            return each, found
    return None


def item_of(workshop: Workshop, activity: Activity, item: str) -> Item | None:
    """The uncertainty of that id, also one that is in the list no more; None for no id."""
    if not item:
        return None
    found = next((each for each in _items(workshop, activity) if each.id == item), None)
    return found or Item(item, _was_called(workshop, activity, item), sort="driver")


def _was_called(workshop: Workshop, activity: Activity, item: str) -> str:
    rated = _rated(workshop, activity)
    places = (activity, *((rated[0],) if rated else ()))
    return next((name for each in places
                 if (name := names(workshop, each, (item,))[item])), "")
