"""Vectors of entries' words, kept so that a restart need not make them again.

They are no part of what happened: the log's hash is the same with them and without. A vector tells
of the words it was made of, so it goes when they change or when nobody may see them any more, and
all go when a person is erased.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from .reading import NotWritten


class Vectors:
    """The vectors of one file, over its one writing connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def read(self, version: str) -> dict[str, bytes]:
        """Entry -> its vector as it was kept, of that version alone. Raises `NotWritten`."""
        try:
            return dict(self._connection.execute(
                "SELECT entry, vector FROM vectors WHERE version = ?", (version,)))
        except sqlite3.Error as error:
            raise NotWritten(str(error)) from error

    def entries(self) -> set[str]:
        """The entries that have one, of whatever version. Raises `NotWritten`."""
        try:
            return {entry for entry, in self._connection.execute("SELECT entry FROM vectors")}
        except sqlite3.Error as error:
            raise NotWritten(str(error)) from error

    def keep(self, version: str, vectors: Mapping[str, bytes]) -> None:
        """Keep vectors by entry, in place of those before. Raises `NotWritten`: then none is."""
        connection = self._connection
        try:
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(
                "INSERT OR REPLACE INTO vectors (entry, version, vector) VALUES (?, ?, ?)",
                [(entry, version, vector) for entry, vector in vectors.items()])
            connection.execute("COMMIT")
        except sqlite3.Error as error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise NotWritten(str(error)) from error


def forget(connection: sqlite3.Connection, entries: Iterable[str]) -> None:
    """Let go of those of some entries, within the caller's transaction."""
    connection.executemany("DELETE FROM vectors WHERE entry = ?", [(each,) for each in entries])


def forget_all(connection: sqlite3.Connection) -> None:
    """Let go of every one, within the caller's transaction."""
    connection.execute("DELETE FROM vectors")
