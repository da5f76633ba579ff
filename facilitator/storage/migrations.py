"""The shape of a workshop's file, step by step."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

WORKSHOP = Migrations("workshop")


@WORKSHOP()
def m001_events(database: Database) -> None:
    """One append-only table. `command_id` stands on the first event of a command."""
    database.execute(
        """
        CREATE TABLE events (
            seq INTEGER PRIMARY KEY,
            at TEXT NOT NULL,
            actor TEXT NOT NULL,
            activity TEXT,
            name TEXT NOT NULL,
            v INTEGER NOT NULL,
            data TEXT NOT NULL,
            command_id TEXT UNIQUE
        ) STRICT
        """
    )


@WORKSHOP()
def m002_vectors(database: Database) -> None:
    """What entries' words were turned into, float32 with the lowest byte first, by `version`."""
    database.execute(
        """
        CREATE TABLE vectors (
            entry TEXT PRIMARY KEY,
            version TEXT NOT NULL,
            vector BLOB NOT NULL
        ) STRICT, WITHOUT ROWID
        """
    )


@WORKSHOP()
def m003_pictures(database: Database) -> None:
    """JPEG that events name, by the SHA-256 of its bytes."""
    database.execute(
        """
        CREATE TABLE pictures (
            name TEXT PRIMARY KEY,
            body BLOB NOT NULL
        ) STRICT
        """
    )


KNOWN_STEPS = frozenset({m001_events.__name__, m002_vectors.__name__, m003_pictures.__name__})
