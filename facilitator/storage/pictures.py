"""Pictures in a workshop's file: written with the events that name them, gone when none does."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping

from .reading import NotWritten


def keep(connection: sqlite3.Connection, pictures: Mapping[str, bytes]) -> None:
    """Keep pictures by name, within the caller's transaction."""
    connection.executemany("INSERT OR IGNORE INTO pictures (name, body) VALUES (?, ?)",
                           list(pictures.items()))


def leave_only(connection: sqlite3.Connection, names: Collection[str]) -> None:
    """Let go of every other one, within the caller's transaction."""
    gone = {name for name, in connection.execute("SELECT name FROM pictures")} - set(names)
    connection.executemany("DELETE FROM pictures WHERE name = ?", [(each,) for each in gone])


def picture(connection: sqlite3.Connection, name: str) -> bytes | None:
    """One picture, None where there is none of that name. Raises `NotWritten`."""
    try:
        row = connection.execute("SELECT body FROM pictures WHERE name = ?", (name,)).fetchone()
    except sqlite3.Error as error:
        raise NotWritten(str(error)) from error
    return bytes(row[0]) if row else None


def all_pictures(connection: sqlite3.Connection) -> dict[str, bytes]:
    """Every one by name; none of a file from before there were any. Raises `NotWritten`."""
    try:
        known = connection.execute(
            "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'pictures'").fetchone()
        return dict(connection.execute("SELECT name, body FROM pictures")) if known else {}
    except sqlite3.Error as error:
        raise NotWritten(str(error)) from error
