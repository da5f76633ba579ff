"""How far every screen has come: the moments at which the last of them reached each number."""

from bisect import bisect_left
from collections import Counter


class Screens:
    """The sequence number each connected phone shows, and when the lowest of them rose.

    Times are seconds on the caller's clock. A phone that leaves is no longer waited for; one that
    comes late with an old picture never takes back what all had already seen.
    """

    def __init__(self) -> None:
        self._phones_at: Counter[int] = Counter()
        self._lowest: list[int] = []
        self._since: list[float] = []

    def shows(self, before: int | None, now_at: int, when: float) -> None:
        """A phone that showed `before` (None: nothing yet) shows `now_at`."""
        self._phones_at[now_at] += 1
        if before is None:
            self._rise(when)
        else:
            self.leaves(before, when)

    def leaves(self, at: int, when: float) -> None:
        """A phone that showed `at` shows it no longer."""
        self._phones_at[at] -= 1
        if not self._phones_at[at]:
            del self._phones_at[at]
            self._rise(when)

    def all_reached(self, seq: int) -> float | None:
        """When the last connected phone had `seq` or more on its screen; None when never."""
        place = bisect_left(self._lowest, seq)
        return self._since[place] if place < len(self._since) else None

    def _rise(self, when: float) -> None:
        lowest = min(self._phones_at, default=-1)
        if lowest > (self._lowest[-1] if self._lowest else -1):
            self._lowest.append(lowest)
            self._since.append(when)
