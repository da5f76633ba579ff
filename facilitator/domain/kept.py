"""What follows from a workshop's state, reckoned once and asked for many times while it stands."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from .workshop import Activity, Workshop

Found = TypeVar("Found")


def reckoned_once(
    reckon: Callable[[Workshop, Activity], Found]
) -> Callable[[Workshop, Activity], Found]:
    """The same function, which reckons once for each state of a workshop and item of it.

    A hundred phones are drawn from one state. It is for pure functions whose values nobody
    changes; the next state, however little it differs, knows nothing of them.
    """
    name = f"{reckon.__module__}.{reckon.__qualname__}"

    @wraps(reckon)
    def known(workshop: Workshop, activity: Activity) -> Found:
        key = f"{name} {activity.id}"
        held = workshop.reckoned.get(key)
        if held is None or held[0] is not activity:
            held = workshop.reckoned[key] = (activity, reckon(workshop, activity))
        found: Found = held[1]
        return found

    return known
