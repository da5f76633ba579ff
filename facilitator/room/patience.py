"""Wrong passwords make one wait, longer each time, and never lock anybody out."""

from __future__ import annotations

from collections.abc import Callable, Hashable

_LONGEST = 30.0
_FORGOTTEN_AFTER = 900.0
_MOST = 10_000


class Patience:
    """Waits of 1, 2, 4 … 30 seconds after each wrong try of one kind (a name from an address)."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """`clock` gives seconds that never go back."""
        self._clock = clock
        self._tries: dict[Hashable, tuple[int, float]] = {}

    def wait(self, key: Hashable) -> float:
        """Seconds until the next try, 0 for now."""
        tries, last = self._tries.get(key, (0, 0.0))
        return max(0.0, last + _after(tries) - self._clock()) if tries else 0.0

    def remembers(self, key: Hashable) -> bool:
        """True for one who has been wrong lately."""
        tries, last = self._tries.get(key, (0, 0.0))
        return bool(tries) and self._clock() - last <= _FORGOTTEN_AFTER

    def wrong(self, key: Hashable) -> None:
        """One more try that was wrong."""
        now = self._clock()
        tries, last = self._tries.get(key, (0, now))
        self._tries[key] = (1 if now - last > _FORGOTTEN_AFTER else tries + 1, now)
        if len(self._tries) > _MOST:
            newest = sorted(self._tries, key=lambda each: self._tries[each][1])[_MOST // 2:]
            self._tries = {each: self._tries[each] for each in newest}

    def right(self, key: Hashable) -> None:
        """Begin anew."""
        self._tries.pop(key, None)


def _after(tries: int) -> float:
    return min(_LONGEST, 2.0 ** (tries - 1))
