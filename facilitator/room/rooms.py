"""The open rooms of a sessions folder, each opened when somebody first asks for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from gevent.lock import RLock

from facilitator.domain.chapter import Kinds
from facilitator.storage.database import BrokenFile
from facilitator.storage.shelf import Shelf

from .clock import Now
from .room import Room

# What `Rooms.get` raises is part of what it offers: the floors above need not see storage.
__all__ = ["BrokenFile", "Rooms"]


class Rooms:
    """Rooms by code. One file that is broken never keeps another from opening."""

    def __init__(self, shelf: Shelf, kinds: Kinds, now: Now) -> None:
        self.shelf = shelf
        self.kinds = kinds
        self._now = now
        self._open: dict[str, Room] = {}
        self._opening = RLock()
        self._on_open: list[Callable[[Room], None]] = []

    def on_open(self, listener: Callable[[Room], None]) -> None:
        """Call `listener` with every room as it opens."""
        self._on_open.append(listener)

    def get(self, code: str) -> Room | None:
        """The room with that code, or None. Raises `BrokenFile`."""
        code = code.upper()
        room = self._open.get(code)
        if room:
            return room
        with self._opening:
            room = self._open.get(code)
            shelved = None if room else self.shelf.find(code)
            if shelved:
                room = self._enter(shelved.path)
                self._open[code] = room
        return room

    def opened(self, code: str) -> Room | None:
        """The room if it is open already; never opens one."""
        return self._open.get(code)

    def close(self) -> None:
        """Finish and close every room."""
        for room in self._open.values():
            room.close()
        self._open.clear()
        self.shelf.settle()

    def _enter(self, path: Path) -> Room:
        room = Room(path, self.kinds, self._now)
        for listener in self._on_open:
            listener(room)
        return room
