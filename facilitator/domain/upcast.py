"""Old event shapes are lifted to today's here, so that every released log opens for ever."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .event import Event

# (name, version) -> the same event one version later. Empty while every event is at version 1.
UPCASTERS: Mapping[tuple[str, int], Callable[[Event], Event]] = {}


def upcast(event: Event) -> Event:
    """`event` in today's shape."""
    while lift := UPCASTERS.get((event.name, event.v)):
        event = lift(event)
    return event
