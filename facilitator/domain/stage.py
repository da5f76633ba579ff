"""Where an activity stands: prepared, open, locked, revealed, archived; and its clock."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum


class Stage(StrEnum):
    """The states every activity has (förberedd, öppen, låst, visad, arkiverad)."""

    PREPARED = "prepared"
    OPEN = "open"
    LOCKED = "locked"
    REVEALED = "revealed"
    ARCHIVED = "archived"


WHILE_OPEN = frozenset({Stage.OPEN.value})
BEFORE_SHOWN = frozenset({Stage.PREPARED.value, Stage.OPEN.value, Stage.LOCKED.value})


@dataclass(frozen=True, slots=True)
class Clock:
    """Time left of an activity, in seconds; `since` is when it was last set going, or None."""

    of: float = 0
    left: float = 0
    since: str | None = None

    def left_at(self, now: str) -> float:
        """Seconds left at `now` (ISO 8601); below zero when over time."""
        if self.since is None:
            return self.left
        return self.left - seconds_between(self.since, now)

    def start(self, now: str, seconds: float) -> Clock:
        return Clock(of=seconds, left=seconds, since=now)

    def pause(self, now: str) -> Clock:
        return replace(self, left=self.left_at(now), since=None)

    def resume(self, now: str) -> Clock:
        return replace(self, since=now)

    def add(self, seconds: float) -> Clock:
        return replace(self, of=max(0, self.of + seconds), left=self.left + seconds)


def seconds_between(earlier: str, later: str) -> float:
    """Seconds from one ISO 8601 time to another."""
    return (datetime.fromisoformat(later) - datetime.fromisoformat(earlier)).total_seconds()
