"""Copies by themselves: every few minutes while something is written, and at the end."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import gevent
from gevent import get_hub
from gevent.lock import BoundedSemaphore

from facilitator.domain.erasing import erases
from facilitator.domain.message import message
from facilitator.storage.copies import Copy, copy
from facilitator.storage.database import BrokenFile
from facilitator.storage.disposal import clear_older, half_gone, older_files
from facilitator.storage.shelf import look

from .alarms import Alarm
from .apart import apart
from .change import Change
from .clock import Now
from .room import Room

FOLDER = "backups"
_DAYS = 30
_LOOK_AT_SPACE = 30.0
_LITTLE_SPACE = 200_000_000
# To the microsecond: two copies of one second must not be one.
_STAMP = "%Y%m%dT%H%M%S%f"
_FAILED = message("Säkerhetskopian kunde inte göras: {why}. Workshopen själv sparas som vanligt.")
_OLDER = message("En person är raderad, men äldre kopior kunde inte tas bort: {why}. Ta bort dem "
                 "ur backups/, replaced/ och quarantine/.")
_SPACE = message("Det är ont om plats på servern, {megabytes} MB kvar. Frigör plats innan det "
                 "tar slut.")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Kept:
    """A copy that lies there: when it was made (ISO 8601, UTC) and its size in bytes."""

    path: Path
    at: str
    size: int


class Copies:
    """Makes the copies of every open room of one sessions folder, one at a time."""

    def __init__(
        self, sessions: Path, rooms: Callable[[], list[Room]], now: Now, minutes: float,
        newest: int = 12,
    ) -> None:
        """`minutes` between two copies of a room that is written; 0 makes none by itself.

        The `newest` are kept, and of those before them one a day for thirty days.
        """
        self._sessions = sessions
        self._rooms = rooms
        self._now = now
        self._minutes = minutes
        self._newest = newest
        self._one = BoundedSemaphore(1)
        # The number that each file's newest copy goes to.
        self._made: dict[Path, int] = {}
        self._workers = [gevent.spawn(self._watch_space)]
        if minutes:
            self._workers.append(gevent.spawn(self._go_round))

    def follow(self, room: Room) -> None:
        """Copy that room at its end, and anew when a person has been erased from it."""
        kept = self.kept(room.state.code)
        self._made[room.path] = look(kept[0].path).events if kept else room.opened_at
        erased = [e.seq for e in room.events_after(0) if erases(e)]
        if erased and (half_gone(self._sessions, room.state.code)
                       or any(look(each.path).events < erased[-1] for each in kept)):
            gevent.spawn(self._begin_anew, room)  # what a crash came between

        def changed(change: Change) -> None:
            names = {event.name for event in change.events}
            if any(map(erases, change.events)):
                gevent.spawn(self._begin_anew, room)
            elif "workshop.ended" in names:
                gevent.spawn(self.make, room)

        room.on_change(changed)

    def make(self, room: Room, spare: Path | None = None) -> Copy | None:
        """A copy now; None when it failed, which the desk is told.

        `spare` is a copy that is not thinned out now, since it is about to be used.
        """
        folder = self.folder(room.state.code)
        stamp = datetime.fromisoformat(self._now()).strftime(_STAMP)
        target = folder / f"{stamp}-{room.path.stem}.db"
        seq = room.state.seq
        with self._one:
            if room.closed:  # disposed of meanwhile, or put back: its path is another's now
                return None
            try:
                made = apart(get_hub().threadpool, copy, room.path, target)
            except (BrokenFile, OSError) as error:
                if not room.alarms.rings("copy"):  # once, not every five minutes
                    _log.error("%s: no copy could be made: %s", room.path.name, error)
                room.alarms.ring("copy", Alarm(_FAILED, {"why": str(error)}))
                return None
            self._thin_out(folder, spare)
        self._made[room.path] = seq
        room.alarms.rest("copy")
        return made

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Inside, no copy is being made: what is disposed of must not leave one behind."""
        with self._one:
            yield

    def kept(self, code: str) -> list[Kept]:
        """The copies of a workshop, newest first."""
        found = []
        for path in self.folder(code).glob("*.db"):
            at = _stamped(path)
            if at:
                found.append(Kept(path, at, path.stat().st_size))
        return sorted(found, key=lambda each: each.at, reverse=True)

    def laid_aside(self, room: Room) -> int:
        """How many older files of a workshop lie elsewhere: replaced, in quarantine, half made."""
        folder = self.folder(room.state.code)
        found = older_files(self._sessions, room.state.code, room.path, folder)
        return sum(each.parent != folder and each.suffix != ".txt" for each in found)

    def code(self, typed: str) -> str:
        """The code of a workshop that has copies, "" for anything else."""
        folders = (self._sessions / FOLDER).glob("*")
        return next((each.name for each in folders if each.name == typed.upper()), "")

    def folder(self, code: str) -> Path:
        """Where they lie."""
        return self._sessions / FOLDER / code

    def close(self) -> None:
        """A last copy of what has been written since the one before."""
        gevent.killall(self._workers)
        if self._minutes:
            self._copy_what_changed()

    def _go_round(self) -> None:
        while True:
            gevent.sleep(self._minutes * 60)
            self._copy_what_changed()

    def _copy_what_changed(self) -> None:
        for room in self._rooms():
            if self._made.get(room.path) != room.state.seq:
                self.make(room)

    def _begin_anew(self, room: Room) -> None:
        """Older files hold what had to go: they go, and a new copy takes their place."""
        code = room.state.code
        with self._one:  # one that was under way holds it too
            try:
                apart(get_hub().threadpool, clear_older, self._sessions, code, room.path,
                      self.folder(code))
            except OSError as error:
                _log.error("%s: older files could not be removed: %s", room.path.name, error)
                room.alarms.ring("older", Alarm(_OLDER, {"why": str(error)}))
            else:
                room.alarms.rest("older")
        self.make(room)

    def _thin_out(self, folder: Path, spare: Path | None) -> None:
        """Keep the newest, and of the days before them the last one each."""
        for draft in folder.glob(".*.draft"):  # of a crash: one copy is made at a time
            draft.unlink(missing_ok=True)
        paths = sorted((p for p in folder.glob("*.db") if _stamped(p)), reverse=True)
        days: list[str] = []
        for path in paths[self._newest:]:
            day = path.name[:8]
            if path == spare:
                continue
            if day in days or len(days) >= _DAYS:
                path.unlink(missing_ok=True)
            else:
                days.append(day)

    def _watch_space(self) -> None:
        while True:
            try:
                free = shutil.disk_usage(self._sessions).free
            except OSError:
                free = _LITTLE_SPACE
            for room in self._rooms():
                if free < _LITTLE_SPACE:
                    room.alarms.ring("space", Alarm(_SPACE, {"megabytes": free // 1_000_000}))
                else:
                    room.alarms.rest("space")
            gevent.sleep(_LOOK_AT_SPACE)


def _stamped(path: Path) -> str:
    """When a copy says it was made, "" for a file that is none of ours."""
    try:
        return datetime.strptime(path.name.partition("-")[0] + "+0000", f"{_STAMP}%z").isoformat()
    except ValueError:
        return ""
