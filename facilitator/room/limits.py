"""How much is too much: token buckets in memory, for sockets, people, addresses and guesses.

An address is never the only measure for what a room does in earnest: three hundred phones behind
one address are one address.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass

# Beyond this many keys the fullest buckets, which limit nobody, are forgotten.
_MOST_KEYS = 20_000


@dataclass(frozen=True, slots=True)
class Rate:
    """`burst` at once, refilled by `per_second`."""

    per_second: float
    burst: float


class Buckets:
    """One bucket for each key, all of one rate. `clock` gives seconds that never go back."""

    def __init__(self, rate: Rate, clock: Callable[[], float]) -> None:
        self._rate = rate
        self._clock = clock
        self._left: dict[Hashable, tuple[float, float]] = {}

    def take(self, key: Hashable) -> float:
        """Take one; 0 when there was one, else the seconds until there is (and none is taken)."""
        now = self._clock()
        left = self._level(key, now)
        if left < 1:
            return (1 - left) / self._rate.per_second
        self._left[key] = (left - 1, now)
        if len(self._left) > _MOST_KEYS:
            self._forget(now)
        return 0.0

    def give_back(self, key: Hashable) -> None:
        """Put one back that need not have been taken."""
        now = self._clock()
        if key in self._left:
            self._left[key] = (min(self._rate.burst, self._level(key, now) + 1), now)

    def wait(self, key: Hashable) -> float:
        """Seconds until one could be taken, 0 for at once; takes nothing."""
        left = self._level(key, self._clock())
        return 0.0 if left >= 1 else (1 - left) / self._rate.per_second

    def _level(self, key: Hashable, now: float) -> float:
        left, since = self._left.get(key, (self._rate.burst, now))
        return min(self._rate.burst, left + (now - since) * self._rate.per_second)

    def _forget(self, now: float) -> None:
        """Drop the full ones; if all are in use, the half that is fullest."""
        levels = {key: self._level(key, now) for key in self._left}
        kept = sorted((k for k in levels if levels[k] < self._rate.burst), key=levels.__getitem__)
        self._left = {key: self._left[key] for key in kept[:_MOST_KEYS // 2]}
