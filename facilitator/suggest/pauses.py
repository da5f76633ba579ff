"""How long a process that has ended is let rest before it is started anew."""

from __future__ import annotations

from collections.abc import Callable

_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 60.0
# A process that lived this long was well: the next crash is a first one again.
_WELL_AFTER = 120.0


class Pauses:
    """They grow while it keeps crashing. `clock` counts seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._pause, self._rests_until, self._began = _FIRST_PAUSE, 0.0, 0.0

    @property
    def resting(self) -> bool:
        """True while it must not be started yet."""
        return self._clock() < self._rests_until

    def begun(self) -> None:
        """It is started now."""
        self._began = self._clock()

    def ended(self) -> None:
        """It is found to have ended."""
        now = self._clock()
        if now - self._began >= _WELL_AFTER:
            self._pause = _FIRST_PAUSE
        self._rests_until = now + self._pause
        self._pause = min(2 * self._pause, _LONGEST_PAUSE)
