"""A command carried out, where there is no room: decided, numbered and folded."""

from __future__ import annotations

from .chapter import Kinds
from .command import Command
from .decide import decide, number
from .event import Event
from .fold import fold
from .workshop import Workshop


def carried_out(
    workshop: Workshop, command: Command, at: str, kinds: Kinds
) -> tuple[list[Event], Workshop]:
    """The events that follow from `command`, and the workshop after them. Pure.

    `at` is ISO 8601 UTC. Raises `Refused`.
    """
    events = number(workshop, command, decide(workshop, command, at, kinds), at)
    return events, fold(events, kinds, workshop)
