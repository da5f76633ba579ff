"""The installation's own small file: facilitators' accounts and where they are logged in."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from .database import BrokenFile

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


class Taken(Exception):  # noqa: N818 - a state of the name
    """There is an account of that name already."""


class Accounts:
    """Accounts and logins in one SQLite file. Passwords come here hashed."""

    def __init__(self, path: Path) -> None:
        """Open `path`, made if it is not there. Raises `BrokenFile`."""
        try:
            self._connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        except sqlite3.DatabaseError as error:
            raise BrokenFile(f"{path.name}: {error}") from error
        path.chmod(0o600)
        try:
            for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON",
                           "busy_timeout=5000", "secure_delete=ON"):
                self._connection.execute(f"PRAGMA {pragma}")
            _INSTALLATION.apply(Database(self._connection))
        except sqlite3.DatabaseError as error:
            self._connection.close()
            raise BrokenFile(f"{path.name}: {error}") from error

    def any(self) -> bool:
        """True once somebody has been set up."""
        return self._connection.execute("SELECT 1 FROM accounts LIMIT 1").fetchone() is not None

    def add(self, name: str, password_hash: str, at: str) -> None:
        """A new account. Raises `Taken`."""
        try:
            self._connection.execute("INSERT INTO accounts VALUES (?, ?, ?)",
                                     (name, password_hash, at))
        except sqlite3.IntegrityError as error:
            raise Taken(name) from error

    def password_of(self, name: str) -> tuple[str, str] | None:
        """(the name as written, the password's hash), or None."""
        return self._connection.execute(  # type: ignore[no-any-return]
            "SELECT name, password FROM accounts WHERE name = ?", (name,)).fetchone()

    def log_in(self, token_hash: str, account: str, at: str, ends: str) -> None:
        """Remember a login until `ends`."""
        self._connection.execute("INSERT INTO logins VALUES (?, ?, ?, ?)",
                                 (token_hash, account, at, ends))

    def login(self, token_hash: str, at: str) -> str | None:
        """The account that is logged in with that cookie at `at`, or None."""
        row = self._connection.execute(
            "SELECT account FROM logins WHERE hash = ? AND ends > ?", (token_hash, at)).fetchone()
        return row[0] if row else None

    def log_out(self, token_hash: str) -> None:
        """End that login."""
        self._connection.execute("DELETE FROM logins WHERE hash = ?", (token_hash,))

    def close(self) -> None:
        self._connection.close()
