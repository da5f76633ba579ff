"""Sessions that have opened a connection and asked for nothing: a handful may wait, for a while."""

from collections.abc import Callable
from typing import Any

import gevent

# A room that comes back at once is within both; who opens thousands and leaves them is not.
PATIENCE = 10.0
MOST_WAITING = 600
_NAMESPACE = "/"


class Halfway:
    """Watches the engine.io sessions of a python-socketio server that have joined no namespace."""

    def __init__(self, server: Any, kick: Callable[[Any], None]) -> None:
        self._server = server
        self._kick = kick
        # A dict keeps the order in which they came.
        self._waiting: dict[str, None] = {}

    def opened(self, engine_sid: str) -> None:
        """A session in no workshop; it has some seconds to say which it wants."""
        self._waiting.pop(engine_sid, None)
        self._waiting[engine_sid] = None
        gevent.spawn_later(PATIENCE, self._settle, engine_sid)
        if len(self._waiting) > MOST_WAITING:
            self._make_room()

    def _make_room(self) -> None:
        for engine_sid in tuple(self._waiting):
            if len(self._waiting) <= MOST_WAITING:
                return
            self._settle(engine_sid)

    def _settle(self, engine_sid: str) -> None:
        """Its time is up: it has come in, or it goes."""
        self._waiting.pop(engine_sid, None)
        session = self._server.eio.sockets.get(engine_sid)
        joined = self._server.manager.sid_from_eio_sid(engine_sid, _NAMESPACE)
        if session is not None and not joined:
            self._kick(session)
