"""A workshop's file as it is read: what may be wrong with it, and a way in that changes nothing.

Apart from what makes and migrates files, whose libraries take longer to import than a table takes
to write.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

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


# SQLITE_CORRUPT and SQLITE_NOTADB; anything else may pass, such as a lock or a full disk.
_DAMAGE = (11, 26)


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
