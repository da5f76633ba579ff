"""What one commit changed, for those who show it."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.domain.event import Event
from facilitator.domain.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Change:
    """What a commit changed. Everything in it is on disk."""

    events: tuple[Event, ...]
    before: Workshop
    after: Workshop
