"""Who holds which card right now: told to the other desks, never in the log."""

from __future__ import annotations

import gevent

from facilitator.domain.roles import Role

from .presence import Crowd
from .transport import Fanout

# However fast hands move, the other desks hear of it this often.
_SOON = 0.1
_MOST_HELD = 200
_LONGEST_ID = 64

Held = tuple[str, ...]


class Hands:
    """What each desk of one room has in its hand."""

    def __init__(self, crowd: Crowd, fanout: Fanout) -> None:
        self._crowd = crowd
        self._fanout = fanout
        self._held: dict[str, Held] = {}
        self._telling = False

    def hold(self, sid: str, asked: object) -> None:
        """A desk takes these entries in its hand, instead of what it held; nothing lets go."""
        connection = self._crowd.get(sid)
        if connection is None or connection.actor.role is not Role.DESK:
            return
        held = _read(asked)
        if held == self._held.get(sid, ()):
            return
        if held:
            self._held[sid] = held
        else:
            del self._held[sid]
        self._soon()

    def leave(self, sid: str) -> None:
        """A socket has closed: its hand is empty."""
        if self._held.pop(sid, None):
            self._soon()

    def tell(self, sid: str) -> None:
        """Tell one desk what the others hold."""
        rows = [[entry, self._whose(other)] for other, held in self._held.items() if other != sid
                for entry in held]
        self._fanout.emit("hands", {"held": rows}, [sid])

    def _whose(self, sid: str) -> str:
        connection = self._crowd.get(sid)
        return connection.actor.id if connection else ""

    def _soon(self) -> None:
        if not self._telling:
            self._telling = True
            gevent.spawn_later(_SOON, self._tell_all)

    def _tell_all(self) -> None:
        self._telling = False
        for connection in self._crowd:
            if connection.actor.role is Role.DESK and not connection.audience.events:
                self.tell(connection.sid)


def _read(asked: object) -> Held:
    """The entries of a message, of very many the first; what is no id is left out."""
    if not isinstance(asked, list):
        return ()
    return tuple(each for each in asked[:_MOST_HELD]
                 if isinstance(each, str) and 0 < len(each) <= _LONGEST_ID)
