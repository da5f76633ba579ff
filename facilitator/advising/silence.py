"""A room in which nothing is suggested: a draft that somebody asks for all the same is answered."""

from __future__ import annotations

import gevent
from gevent.event import Event as Signal

from facilitator.room.change import Change
from facilitator.room.room import Room

from .handing import hand_in
from .material import material_of

# What comes within this time is looked at together, in seconds.
_GATHER = 0.1
_ASK_AGAIN = 1.0


class Silence:
    """Follows one room. Who asks for a draft hears at once that there is none."""

    def __init__(self, room: Room) -> None:
        """Also what was asked for before, while the setting was another, is answered."""
        self._room = room
        self._due = Signal()
        self._due.set()
        room.on_change(self._changed)
        self._work = gevent.spawn(self._follow)

    def close(self) -> None:
        """Follow no more."""
        self._work.kill()

    def _changed(self, change: Change) -> None:
        del change
        self._due.set()

    def _follow(self) -> None:
        owed = False
        while True:
            self._due.wait(_ASK_AGAIN if owed else None)
            gevent.sleep(_GATHER)
            self._due.clear()
            owed = not self._answered()

    def _answered(self) -> bool:
        found = material_of(self._room)
        return found is None or not found[1].draft_wanted or hand_in(self._room, *found, ())
