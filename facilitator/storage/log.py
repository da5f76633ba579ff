"""The log: events appended in one transaction and read back in order."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress

from facilitator.domain.event import Event
from facilitator.domain.roles import Actor

from .pictures import all_pictures, keep, leave_only, picture
from .reading import WRITER, BrokenFile, Damaged, NotWritten, is_damage
from .vectors import forget, forget_all

_COLUMNS = "seq, at, actor, activity, name, v, data, command_id"


class Log:
    """The events of one file, over one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._vacuumed = 0

    def append(
        self, events: Sequence[Event], unsaid: Collection[str] = (),
        pictures: Mapping[str, bytes] | None = None,
    ) -> None:
        """Write `events` in one transaction. When this returns they are on disk.

        `unsaid` are entries whose words they change or hide: what those were compared by goes too.
        `pictures` are those that they name and that are new. Raises `NotWritten`, and then nothing
        was written.
        """
        connection = self._connection
        rows = [_row(event) for event in events]
        try:
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(
                f"INSERT INTO events ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
                rows,
            )
            if unsaid:
                forget(connection, unsaid)
            if pictures:
                keep(connection, pictures)
            connection.execute("COMMIT")
        except BaseException as error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            if isinstance(error, sqlite3.Error):
                raise NotWritten(str(error)) from error
            raise

    def holds(self, events: Sequence[Event]) -> bool:
        """True when exactly these are on disk; False also when the disk cannot be asked."""
        question = f"SELECT {_COLUMNS} FROM events WHERE seq >= ? ORDER BY seq"  # noqa: S608
        try:
            found = self._connection.execute(question, (events[0].seq,)).fetchall()
        except sqlite3.Error:
            return False
        return found == [_row(event) for event in events]

    def rewrite(self, events: Sequence[Event], pictures: Collection[str] = ()) -> None:
        """Write over what these numbers said; `sweep` then sees to what SQLite keeps of it.

        The one exception to "append only": a person's words that must go, and every vector with
        them, since it tells of words, and all but those `pictures` that are still named. Raises
        `NotWritten`, and then nothing has changed.
        """
        connection = self._connection
        try:
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(
                "UPDATE events SET actor = ?, data = ? WHERE seq = ?",
                [(row[2], row[6], row[0]) for row in map(_row, events)])
            forget_all(connection)
            leave_only(connection, pictures)
            connection.execute("COMMIT")
        except sqlite3.Error as error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise NotWritten(str(error)) from error

    def sweep(self, until: int) -> None:
        """Leave no byte of what has been written over in free pages or the write-ahead log.

        `until` is the number up to which that is done; the file remembers it. Raises `NotWritten`
        while somebody else is reading what was, and then it is to be asked for again.
        """
        connection = self._connection
        try:
            # Short: nothing else is written meanwhile, and whoever reads may take a minute.
            self._set("busy_timeout", 200)
            if self._vacuumed < until:  # once: while others read, each would make the log longer
                connection.execute("VACUUM")
                self._vacuumed = until
            if connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
                raise NotWritten("somebody is still reading the file")
            self._set("user_version", until)
        except sqlite3.Error as error:
            raise NotWritten(str(error)) from error
        finally:
            self._set("busy_timeout", int(WRITER["busy_timeout"]))

    def swept(self) -> int:
        """The number up to which nothing is left of what was written over."""
        return int(self._connection.execute("PRAGMA user_version").fetchone()[0])

    def _set(self, name: str, value: int) -> None:
        self._connection.execute(f"PRAGMA {name}={value}")

    def read(self, after: int = 0) -> Iterator[Event]:
        """Events with a number above `after`, in order. Raises `BrokenFile`.

        `Damaged` when a row is no event: a program that wrote it would not have written that.
        """
        query = f"SELECT {_COLUMNS} FROM events WHERE seq > ? ORDER BY seq"  # noqa: S608
        try:
            for row in self._connection.execute(query, (after,)):
                yield _event(row)
        except (sqlite3.DatabaseError, ValueError) as error:
            broken = Damaged if isinstance(error, ValueError) or is_damage(error) else BrokenFile
            raise broken(f"the event log cannot be read: {error}") from error

    def picture(self, name: str) -> bytes | None:
        """The picture of that name, None where there is none. Raises `NotWritten`."""
        return picture(self._connection, name)

    def pictures(self) -> dict[str, bytes]:
        """Every picture by its name. Raises `NotWritten`."""
        return all_pictures(self._connection)

    def close(self) -> None:
        """Fold the write-ahead log into the file, and let go of both.

        Where the disk is full they stay two: what is in the log counts and is read from there.
        """
        with suppress(sqlite3.OperationalError):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._connection.close()


def _row(event: Event) -> tuple[object, ...]:
    data = json.dumps(dict(event.data), ensure_ascii=False, separators=(",", ":"))
    return (event.seq, event.at, str(event.actor), event.activity, event.name, event.v, data,
            event.command_id)


def _event(row: tuple[object, ...]) -> Event:
    seq, at, actor, activity, name, v, data, command_id = row
    held = json.loads(str(data))
    if not isinstance(held, dict):
        raise ValueError(f"event {seq} holds no table of data")
    return Event(
        int(str(seq)), str(at), Actor.parse(str(actor)),
        None if activity is None else str(activity), str(name), int(str(v)),
        held, None if command_id is None else str(command_id),
    )
