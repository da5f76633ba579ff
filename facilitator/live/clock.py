"""The clock of what is on now, as the screens count it down themselves."""

from __future__ import annotations

from facilitator.domain.workshop import Activity

from .transport import Message


def clock_message(activity: Activity | None, now: str) -> Message:
    """`clock {left, of, running}` in seconds at `now`; null where there is no clock."""
    clock = activity.clock if activity else None
    return Message.of("clock", {
        "left": round(clock.left_at(now), 1) if clock and clock.of else None,
        "of": clock.of if clock and clock.of else None,
        "running": bool(clock and clock.since),
    })
