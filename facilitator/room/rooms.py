"""The open rooms of a sessions folder, each opened when somebody first asks for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from gevent import get_hub
from gevent.lock import RLock

from facilitator.domain.chapter import Kinds
from facilitator.storage.accounts import Accounts
from facilitator.storage.aside import quarantine, quarantined
from facilitator.storage.copies import check
from facilitator.storage.database import BrokenFile, Damaged
from facilitator.storage.disposal import Disposal, dispose
from facilitator.storage.restoring import restore
from facilitator.storage.shelf import Shelf, Shelved, code_in_name

from .apart import apart
from .clock import Now
from .room import Room

# What `Rooms.get` raises is part of what it offers: the floors above need not see storage.
__all__ = ["BrokenFile", "Disposal", "Rooms", "code_in_name"]


class Rooms:
    """Rooms by code. One file that is broken never keeps another from opening."""

    def __init__(self, shelf: Shelf, kinds: Kinds, now: Now) -> None:
        self.shelf = shelf
        self.kinds = kinds
        self._now = now
        self._open: dict[str, Room] = {}
        self._opening = RLock()
        self._on_open: list[Callable[[Room], None]] = []
        self._on_close: list[Callable[[Room], None]] = []

    def on_open(self, listener: Callable[[Room], None]) -> None:
        """Call `listener` with every room as it opens."""
        self._on_open.append(listener)

    def on_close(self, listener: Callable[[Room], None]) -> None:
        """Call `listener` with a room that is about to be replaced, while it is still open."""
        self._on_close.append(listener)

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
                room = self._enter(shelved)
                self._open[code] = room
        if room is None:
            self._refuse_quarantined(code)
        return room

    def replace(self, code: str, copy: Path) -> None:
        """Put a copy in the place of a workshop; what was there is laid aside.

        What has been accepted is finished first. Raises `BrokenFile`, OSError, and then the
        workshop opens as it was when somebody next asks for it.
        """
        pool = get_hub().threadpool
        with self._opening:
            apart(pool, check, copy)  # before anybody is sent away for it
            room = self._open.pop(code, None)
            if room:
                for listener in self._on_close:
                    listener(room)
                room.close()
            apart(pool, partial(restore, replace=True), copy, self.shelf.folder)

    def dispose(
        self, code: str, accounts: Accounts, copies: Path, disposal: Disposal
    ) -> int:
        """Close a workshop and remove everything of it; how many files. Raises OSError."""
        with self._opening:
            room = self._open.pop(code, None)
            shelved = self.shelf.find(code)
            if room:
                for listener in self._on_close:
                    listener(room)
                room.close()
            path = shelved.path if shelved else None
            return dispose(accounts, self.shelf.folder, path, copies, disposal)

    def quarantined(self) -> list[tuple[Path, str]]:
        """The damaged files that were moved away, and what was found in each."""
        return quarantined(self.shelf.folder)

    def all_open(self) -> list[Room]:
        """Every room that somebody has asked for."""
        return list(self._open.values())

    def opened(self, code: str) -> Room | None:
        """The room if it is open already; never opens one."""
        return self._open.get(code)

    def close(self) -> None:
        """Finish and close every room."""
        for room in self._open.values():
            room.close()
        self._open.clear()
        self.shelf.settle()

    def _refuse_quarantined(self, code: str) -> None:
        """A code whose file is damaged, or had to be moved away, is not a wrong code."""
        damaged = self.shelf.damaged(code)
        if damaged:
            quarantine(damaged.path, damaged.broken, self._now())
        for path, why in quarantined(self.shelf.folder):
            if code_in_name(path) == code:
                raise BrokenFile(why)

    def _enter(self, shelved: Shelved) -> Room:
        try:
            room = Room(shelved.path, self.kinds, self._now)
        except Damaged as damage:
            # Only the owner of the folder has rooms, so nobody else has the file open.
            quarantine(shelved.path, str(damage), self._now())
            raise
        if room.state.code != shelved.code:
            room.close()
            raise BrokenFile(f"{shelved.path.name}: further on it calls itself something else")
        for listener in self._on_open:
            listener(room)
        return room
