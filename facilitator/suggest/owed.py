"""What a process has been asked and has not answered, and for how long it has said nothing."""

from __future__ import annotations

from collections.abc import Callable


class Owed:
    """Who waits may leave: it is owed until it is answered, so that a hang is seen all the same."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Nothing is owed; `clock` counts seconds."""
        self._clock = clock
        self._left: dict[int, int] = {}
        self._since = 0.0

    @property
    def silent_for(self) -> float:
        """Seconds since it last said something or first owed it; 0 while it owes nothing."""
        return self._clock() - self._since if self._left else 0.0

    def asked(self, number: int, answers: int) -> None:
        """A question of so many answers."""
        if not self._left:
            self._since = self._clock()
        if answers:
            self._left[number] = answers

    def answered(self, number: int, answers: int) -> None:
        """Some of them have come."""
        self._since = self._clock()
        left = self._left.pop(number, 0) - answers
        if left > 0:
            self._left[number] = left

    def refused(self, number: int) -> None:
        """None will come."""
        self.answered(number, self._left.get(number, 0))
