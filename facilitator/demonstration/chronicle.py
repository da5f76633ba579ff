"""A log as it grows by commands, on a clock of its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Protocol

from facilitator.domain.carrying_out import carried_out
from facilitator.domain.chapter import Kinds
from facilitator.domain.command import Command
from facilitator.domain.event import Event
from facilitator.domain.roles import Actor
from facilitator.domain.workshop import Workshop


class Teller(Protocol):
    """Whoever carries out what a player does, and knows where the workshop stands then."""

    @property
    def state(self) -> Workshop:
        """The workshop after all that was done."""

    def does(
        self, actor: Actor, name: str, activity: str | None = None, /, **data: object
    ) -> Sequence[Event]:
        """Carry out a command; the events that follow. Raises `Refused`."""

    def wait(self, seconds: float) -> None:
        """Let so many seconds pass."""


class Chronicle:
    """A workshop that nobody is in: a command is carried out when its clock says that it came.

    `events` are those before; the clock begins at `at`, in a time zone, and goes `step` seconds for
    each command. `wait` does not go past `ends`, unless the time is past it already.
    """

    def __init__(self, state: Workshop, events: Sequence[Event], kinds: Kinds, at: datetime,
                 step: float = 0.4) -> None:  # fmt: skip
        self.state = state
        self.events = list(events)
        self.ends: datetime | None = None
        self._kinds = kinds
        self._at = at
        self._step = step
        self._commands = 0

    @property
    def now(self) -> str:
        """UTC in ISO 8601 with milliseconds."""
        return self._at.astimezone(UTC).isoformat(timespec="milliseconds")

    def wait(self, seconds: float) -> None:
        """Let so many seconds pass, as far as there are so many left."""
        then = self._at + timedelta(seconds=seconds)
        self._at = max(self._at, min(then, self.ends or then))

    def wait_until(self, at: datetime) -> None:
        """Let the time pass until then; what is past already changes nothing."""
        self._at = max(self._at, at)

    def does(
        self, actor: Actor, name: str, activity: str | None = None, /, **data: object
    ) -> Sequence[Event]:
        """Carry out a command; the events that follow. Raises `Refused`."""
        self._commands += 1
        self._at += timedelta(seconds=self._step)
        command = Command(f"played-{self._commands:05}", name, actor, activity, data)
        made, self.state = carried_out(self.state, command, self.now, self._kinds)
        self.events += made
        return made
