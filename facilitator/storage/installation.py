"""The installation's own small file: its shape, step by step, and how it is opened."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from .database import BrokenFile

INSTALLATION = "installation.sqlite"
_INSTALLATION = Migrations("installation")


@_INSTALLATION()
def m001_accounts(database: Database) -> None:
    """Names and password hashes; a login is the hash of a cookie."""
    database.execute(
        "CREATE TABLE accounts (name TEXT PRIMARY KEY COLLATE NOCASE, password TEXT NOT NULL,"
        " made TEXT NOT NULL) STRICT"
    )
    database.execute(
        "CREATE TABLE logins (hash TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES accounts,"
        " made TEXT NOT NULL, ends TEXT NOT NULL) STRICT"
    )


@_INSTALLATION()
def m002_ways_in(database: Database) -> None:
    """Browsers that have logged in before, links to be used once, tokens for programs, secrets."""
    for table in (
        "devices (hash TEXT PRIMARY KEY, account TEXT NOT NULL, made TEXT NOT NULL)",
        "invites (hash TEXT PRIMARY KEY, account TEXT NOT NULL, ends TEXT NOT NULL)",
        "tokens (hash TEXT PRIMARY KEY, account TEXT NOT NULL, label TEXT NOT NULL,"
        " made TEXT NOT NULL)",
        "secrets (name TEXT PRIMARY KEY, value BLOB NOT NULL)",
    ):
        database.execute(f"CREATE TABLE {table} STRICT")


@_INSTALLATION()
def m003_disposals(database: Database) -> None:
    """What has been disposed of: never what it held."""
    database.execute(
        "CREATE TABLE disposals (code TEXT NOT NULL, title TEXT NOT NULL, at TEXT NOT NULL,"
        " account TEXT NOT NULL, decision TEXT NOT NULL, people INTEGER NOT NULL,"
        " entries INTEGER NOT NULL, done INTEGER NOT NULL DEFAULT 0) STRICT")


@_INSTALLATION()
def m004_use(database: Database) -> None:
    """When a login was last used, and who made a link ("" for whoever runs the server)."""
    database.execute("ALTER TABLE logins ADD COLUMN used TEXT NOT NULL DEFAULT ''")
    database.execute("UPDATE logins SET used = made")
    database.execute("ALTER TABLE invites ADD COLUMN inviter TEXT NOT NULL DEFAULT ''")


def open_installation(path: Path, *, checkpoints: bool) -> sqlite3.Connection:
    """A connection to `path`, made if it is not there, and only for its owner's eyes.

    `checkpoints` False beside a running server: only one may fold the write-ahead log. Raises
    `BrokenFile`.
    """
    try:
        connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    except sqlite3.DatabaseError as error:
        raise BrokenFile(f"{path.name}: {error}") from error
    path.chmod(0o600)
    try:
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON",
                       "busy_timeout=5000", "secure_delete=ON",
                       f"wal_autocheckpoint={1000 if checkpoints else 0}"):
            connection.execute(f"PRAGMA {pragma}")
        _INSTALLATION.apply(Database(connection))
    except sqlite3.DatabaseError as error:
        connection.close()
        raise BrokenFile(f"{path.name}: {error}") from error
    return connection
