"""Opening a workshop's file: the settings that make an acknowledged commit survive a power cut."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path

from sqlite_utils import Database

from .migrations import KNOWN_STEPS, WORKSHOP
from .readable import keep_views

# reliability.md §4.1. FULL is the promise itself: without it a tick may be lost with the power.
WRITER = {
    "journal_mode": "WAL",
    "synchronous": "FULL",
    "busy_timeout": "5000",
    "foreign_keys": "ON",
    "secure_delete": "ON",
    "trusted_schema": "OFF",
    "cell_size_check": "ON",
    "mmap_size": "0",
    "wal_autocheckpoint": "1000",
    "journal_size_limit": "16777216",
}


class NotWritten(OSError):  # noqa: N818 - what happened to the write
    """The disk did not take it; nothing was written and trying again makes sense."""


class BrokenFile(Exception):  # noqa: N818 - what is broken is the file
    """A file that is not a whole workshop. It is never deleted."""


class Damaged(BrokenFile):
    """SQLite itself says that the file is damaged: it must not be written any more."""


# What `PRAGMA synchronous` answers for FULL.
_DURABLE = 2
# SQLITE_CORRUPT and SQLITE_NOTADB; anything else may pass, such as a lock or a full disk.
_DAMAGE = (11, 26)


def open_for_writing(path: Path, views: Mapping[str, str]) -> sqlite3.Connection:
    """The one writing connection of `path`, migrated and with its SQL views.

    It may be handed between threads but used by one at a time. Raises `BrokenFile`.
    """
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    try:
        for name, value in WRITER.items():
            connection.execute(f"PRAGMA {name}={value}")
        if connection.execute("PRAGMA synchronous").fetchone()[0] != _DURABLE:
            raise BrokenFile(f"{path.name}: the file cannot be written durably here")
        if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise Damaged(f"{path.name}: the file is damaged")
        database = Database(connection)
        if not {step.name for step in WORKSHOP.applied(database)} <= KNOWN_STEPS:
            raise BrokenFile(f"{path.name}: the file is from a newer version of the program")
        WORKSHOP.apply(database)
        keep_views(database, views)
    except sqlite3.DatabaseError as error:
        connection.close()
        broken = Damaged if is_damage(error) else BrokenFile
        raise broken(f"{path.name}: {error}") from error
    except BrokenFile:
        connection.close()
        raise
    return connection


def is_damage(error: BaseException) -> bool:
    """True for what SQLite says of a damaged file, also as the cause of another error."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in _DAMAGE or (error.__cause__ is not None and is_damage(error.__cause__))


def open_for_reading(path: Path) -> sqlite3.Connection:
    """A connection that cannot change the file. Raises `BrokenFile`."""
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    except sqlite3.DatabaseError as error:
        raise BrokenFile(f"{path.name}: {error}") from error
    try:
        connection.execute("PRAGMA query_only=ON")
        connection.execute("SELECT seq FROM events LIMIT 1").fetchone()
    except sqlite3.DatabaseError as error:
        connection.close()
        raise BrokenFile(f"{path.name}: {error}") from error
    return connection
