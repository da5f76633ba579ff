"""The heartbeat: where every screen should stand, so that what was lost is noticed in silence."""

from __future__ import annotations

import time
from collections.abc import Callable

import gevent

from .audience import Connection
from .own import OwnParts
from .presence import Crowd
from .screen import Screen
from .transport import Fanout, Message

# Nothing follows a last patch that would show that it is missing; two beats do, the second for
# the case that the first is lost as well. Then only now and then: a phone's radio should sleep.
_SOON = 1.2
_AFTER_A_PATCH = 2
_AT_REST = 10.0


class Heartbeat:
    """Tells each screen of one room its number and the hash of what it should show."""

    def __init__(
        self, crowd: Crowd, fanout: Fanout, own: OwnParts,
        screen: Callable[[Connection], Screen | None], seq_of: Callable[[Connection], int],
    ) -> None:
        """`screen` is None for programs, whose number is `seq_of`."""
        self._crowd = crowd
        self._fanout = fanout
        self._own = own
        self._screen = screen
        self._seq_of = seq_of
        self._owed = 0
        self._beaten = time.monotonic()

    def soon(self) -> None:
        """Something was sent, or somebody came: beat when it has grown quiet."""
        self._owed = _AFTER_A_PATCH

    def run(self, safely: Callable[[Callable[[], None]], object]) -> None:
        """Beat for ever; `safely(work)` must come back also when the work fails."""
        while True:
            gevent.sleep(_SOON)
            if self._owed or time.monotonic() - self._beaten >= _AT_REST:
                self._owed = max(0, self._owed - 1)
                self._beaten = time.monotonic()
                safely(self.beat)

    def beat(self) -> None:
        """One beat to everybody; those who should show the same get the same bytes."""
        groups: dict[object, list[Connection]] = {}
        for connection in self._crowd:
            own = "" if connection.audience.events else self._own.mark(connection)
            groups.setdefault((connection.audience, own), []).append(connection)
        for group in groups.values():
            self._fanout.send(self._message(group[0]), [c.sid for c in group])

    def _message(self, connection: Connection) -> Message:
        screen = self._screen(connection)
        if screen is None:
            return Message.of("beat", {"seq": self._seq_of(connection)})
        return screen.beat(self._own.mark(connection))
