"""Opening a workshop's file: the settings that make an acknowledged commit survive a power cut."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path

from sqlite_utils import Database

from .migrations import KNOWN_STEPS, WORKSHOP
from .readable import keep_views
from .reading import WRITER, BrokenFile, Damaged, NotWritten, is_damage, open_for_reading

__all__ = ["WRITER", "BrokenFile", "Damaged", "NotWritten", "is_damage", "open_for_reading",
           "open_for_writing"]

# What `PRAGMA synchronous` answers for FULL.
_DURABLE = 2


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
