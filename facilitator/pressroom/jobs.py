"""A job: an order on its way through the line."""

from __future__ import annotations

import secrets
from enum import IntEnum, StrEnum

from gevent.event import AsyncResult

from .orders import Copy, Order


class NotMade(Exception):  # noqa: N818 - told as a sentence
    """It came to nothing; the message is a sentence of the child's, "" where it said none."""


class Stand(StrEnum):
    """Where a job stands."""

    WAITING = "waiting"
    WORKING = "working"
    MADE = "made"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Turn(IntEnum):
    """In which order they are made: a desk's, a reader's, and last what nobody waits for."""

    DESK = 0
    READER = 1
    QUIET = 2


_OVER = (Stand.MADE, Stand.FAILED, Stand.CANCELLED)


class Job:
    """One order, who wants it, and what has become of it. It holds no file itself.

    `turn` is that of the first in order of those who want it. `stale` true: the workshop has
    changed since it was begun, so nobody more may have what comes of it. `sizes` are those of the
    files that are made, in bytes; `why` says why it failed, where the child said so.
    """

    def __init__(self, order: Order, turn: Turn) -> None:
        self.id = secrets.token_urlsafe(12)
        self.order = order
        self.turn = turn
        self.stand = Stand.WAITING
        self.stale = False
        self.done, self.of, self.what = 0, 0, ""
        self.why = ""
        self.sizes: dict[Copy, int] = {}
        self.wanted_by: set[object] = set()
        self._waiting: list[tuple[Copy, AsyncResult[bytes]]] = []

    @property
    def is_over(self) -> bool:
        """True once nothing more comes of it."""
        return self.stand in _OVER

    def begin(self) -> None:
        """It is its turn; also when it must be begun once more."""
        self.stand, self.stale = Stand.WORKING, False
        self.done, self.of, self.what = 0, 0, ""
        self.sizes.clear()

    def hear(self, done: int, of: int, what: str) -> None:
        """The child tells how far it has come."""
        self.done, self.of, self.what = done, of, what

    def wait(self, copy: Copy) -> bytes:
        """The file when it is made; one that has been made already does not come again.

        Raises `NotMade`.
        """
        result: AsyncResult[bytes] = AsyncResult()
        self._waiting.append((copy, result))
        body = result.get()
        assert body is not None
        return body

    def hand_out(self, copy: Copy, body: bytes) -> None:
        """A file is made: those who wait for it have it."""
        self.sizes[copy] = len(body)
        for each, result in self._waiting:
            if each == copy:
                result.set(body)
        self._waiting = [each for each in self._waiting if each[0] != copy]

    def finish(self, stand: Stand, why: str = "") -> None:
        """Nothing more comes of it; those who wait are told."""
        self.stand, self.why = stand, why
        for _, result in self._waiting:
            result.set_exception(NotMade(why))
        self._waiting.clear()
