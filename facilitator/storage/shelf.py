"""The sessions folder: which workshop is in which file. A code is looked up, never a path."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from facilitator.domain.event import Event

from .database import BrokenFile, NotWritten, is_damage, open_for_reading, open_for_writing
from .log import Log

# A code becomes a folder's name. A file may come from anybody, so what it calls itself is held
# against this before anything is done with it.
_CODE = re.compile(r"[0-9A-Z]{1,12}")


@dataclass(frozen=True, slots=True)
class Shelved:
    """One file of the folder: its workshop's code and title, or why it cannot be read.

    `damaged` when SQLite says so, and not only that it is something else than a workshop.
    """

    path: Path
    code: str = ""
    title: str = ""
    date: str = ""
    people: int = 0
    entries: int = 0
    events: int = 0
    ended: str = ""
    broken: str = ""
    damaged: bool = False


class Shelf:
    """A folder of workshop files; it notices files that other programs put there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._seen: dict[Path, tuple[int, Shelved]] = {}

    def all(self) -> list[Shelved]:
        """Every workshop file, newest date first, broken ones last."""
        found = _one_each([self._look(path) for path in sorted(self.folder.glob("*.db"))])
        return sorted(found, key=lambda s: (not s.broken, s.date, s.path.name), reverse=True)

    def find(self, code: str) -> Shelved | None:
        """The file whose workshop has that code, or None."""
        wanted = code.upper()
        return next((shelved for shelved in self.all()
                     if shelved.code == wanted and not shelved.broken), None)

    def damaged(self, code: str) -> Shelved | None:
        """The file that is named as that workshop's and that SQLite cannot read any more."""
        return next((shelved for shelved in self.all() if shelved.damaged
                     and code_in_name(shelved.path) == code.upper()), None)

    def create(
        self, name: str, events: Sequence[Event], pictures: Mapping[str, bytes] | None = None
    ) -> Path:
        """A new file holding `events` and the `pictures` they name.

        It appears whole or not at all. Raises OSError.
        """
        path = self.folder / f"{name}.db"
        draft = self.folder / f".{name}.draft"
        try:
            _fill(draft, events, pictures)
            draft.chmod(0o600)
            os.rename(draft, path)
        finally:
            draft.unlink(missing_ok=True)
        sync(self.folder)
        return path

    def settle(self) -> None:
        """Fold every write-ahead log into its file, so that the .db alone is the workshop.

        Only for the owner of the folder, while no room is open. What is broken is left alone;
        what a crash left half written, and nobody has ever read, is removed.
        """
        for draft in self.folder.glob(".*.draft"):
            draft.unlink(missing_ok=True)
        for path in self.folder.glob("*.db"):
            if path.with_name(f"{path.name}-wal").exists():
                with suppress(BrokenFile):
                    Log(open_for_writing(path, {})).close()

    def _look(self, path: Path) -> Shelved:
        try:
            changed = path.stat().st_mtime_ns
        except OSError as error:
            return Shelved(path, broken=f"{path.name}: {error.strerror}")
        known = self._seen.get(path)
        if known and known[0] == changed and not known[1].broken:
            return known[1]
        shelved = look(path)
        self._seen[path] = (changed, shelved)
        return shelved


def _one_each(found: Sequence[Shelved]) -> list[Shelved]:
    """One file for each code: the one named after it, else the longest. A copy is not opened."""
    chosen: dict[str, Shelved] = {}
    for shelved in found:
        rival = chosen.get(shelved.code)
        if not shelved.broken and (rival is None or _rank(shelved) > _rank(rival)):
            chosen[shelved.code] = shelved
    return [shelved if shelved.broken or chosen[shelved.code] is shelved else replace(
        shelved, code="", broken=f"kopia av {chosen[shelved.code].path.name}, öppnas inte")
        for shelved in found]


def _rank(shelved: Shelved) -> tuple[bool, int]:
    return shelved.path.stem.endswith(f"-{shelved.code.lower()}"), shelved.events


def _fill(
    draft: Path, events: Sequence[Event], pictures: Mapping[str, bytes] | None
) -> None:
    """A closed file of its own, without a write-ahead log beside it."""
    try:
        connection = open_for_writing(draft, {})
    except BrokenFile as error:
        raise NotWritten(str(error)) from error
    log = Log(connection)
    try:
        log.append(events, pictures=pictures)
        connection.execute("PRAGMA journal_mode=DELETE")
    finally:
        log.close()


def sync(path: Path) -> None:
    """Put a file on disk, or a folder's list of files: a file without its name would be lost."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def code_in_name(path: Path) -> str:
    """The code that a file is named after, "" without one; for a file that tells none itself."""
    found = re.search(r"-([0-9a-z]{6})(-[0-9]+)?$", path.stem)
    return found[1].upper() if found else ""


def look(path: Path) -> Shelved:
    """What a file holds, read without changing it. A stranger's file is a broken one."""
    try:
        connection = open_for_reading(path)
        try:
            first = next(Log(connection).read())
            people, entries, last = connection.execute(
                # A row that is no event must not hide whose file it is: opening it will tell.
                "SELECT sum(name = 'person.joined'), count(DISTINCT CASE WHEN json_valid(data)"
                " THEN json_extract(data, '$.entry') END), max(seq) FROM events").fetchone()
            end = connection.execute(
                "SELECT at FROM events WHERE seq = (SELECT max(seq) FROM events WHERE name IN"
                " ('workshop.ended', 'workshop.resumed')) AND name = 'workshop.ended'").fetchone()
        finally:
            connection.close()
        data = first.data
        if not _CODE.fullmatch(str(data["code"])):
            return Shelved(path, broken=f"{path.name}: what the file has for a code is none")
        return Shelved(path, str(data["code"]), str(data["title"]), str(data["date"]),
                       people or 0, entries, last, end[0] if end else "")
    except (StopIteration, KeyError):
        return Shelved(path, broken=f"{path.name}: the file holds no workshop")
    except (BrokenFile, sqlite3.DatabaseError) as error:
        return Shelved(path, broken=str(error), damaged=is_damage(error))
