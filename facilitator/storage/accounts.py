"""The installation's own small file: facilitators' accounts and everything they come in by."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
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


class Taken(Exception):  # noqa: N818 - a state of the name
    """There is an account of that name already."""


@dataclass(frozen=True, slots=True)
class WayIn:
    """A login or a token: its hash, what it is called, when it was made (ISO 8601)."""

    hash: str
    label: str
    made: str


class Accounts:
    """Accounts and logins in one SQLite file. Passwords and keys come here hashed."""

    def __init__(self, path: Path, *, checkpoints: bool = True) -> None:
        """Open `path`, made if it is not there. Raises `BrokenFile`.

        `checkpoints` False beside a running server: only one may fold the write-ahead log.
        """
        self._ended: list[Callable[[str], None]] = []
        try:
            self._connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        except sqlite3.DatabaseError as error:
            raise BrokenFile(f"{path.name}: {error}") from error
        path.chmod(0o600)
        try:
            for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON",
                           "busy_timeout=5000", "secure_delete=ON",
                           f"wal_autocheckpoint={1000 if checkpoints else 0}"):
                self._connection.execute(f"PRAGMA {pragma}")
            _INSTALLATION.apply(Database(self._connection))
        except sqlite3.DatabaseError as error:
            self._connection.close()
            raise BrokenFile(f"{path.name}: {error}") from error

    def on_ended(self, listener: Callable[[str], None]) -> None:
        """Call `listener` with the hash of every login or token that is ended."""
        self._ended.append(listener)

    # Accounts

    def any(self) -> bool:
        """True once somebody has been set up."""
        return bool(self.names())

    def names(self) -> list[str]:
        """Every account, in the order they were made."""
        return [row[0] for row in self._rows("SELECT name FROM accounts ORDER BY made, name")]

    def add(self, name: str, password_hash: str, at: str) -> None:
        """A new account. Raises `Taken`."""
        try:
            self._do("INSERT INTO accounts VALUES (?, ?, ?)", name, password_hash, at)
        except sqlite3.IntegrityError as error:
            raise Taken(name) from error

    def password_of(self, name: str) -> tuple[str, str] | None:
        """(the name as written, the password's hash), or None."""
        rows = self._rows("SELECT name, password FROM accounts WHERE name = ?", name)
        return (str(rows[0][0]), str(rows[0][1])) if rows else None

    def change_password(self, name: str, password_hash: str, keep: str = "") -> None:
        """A new password. Every login but `keep`, and every known browser, is ended."""
        self._do("UPDATE accounts SET password = ? WHERE name = ?", password_hash, name)
        self._do("DELETE FROM devices WHERE account = ? COLLATE NOCASE", name)
        self.end_logins(name, keep)

    def remove(self, name: str) -> None:
        """Take an account away with all that it comes in by."""
        self.end_logins(name)
        for token in self.tokens_of(name):
            self.end_token(token.hash)
        for table in ("devices", "invites"):
            self._do(f"DELETE FROM {table} WHERE account = ? COLLATE NOCASE", name)  # noqa: S608
        self._do("DELETE FROM accounts WHERE name = ?", name)

    # Logins

    def log_in(self, token_hash: str, account: str, at: str, ends: str) -> None:
        """Remember a login until `ends`."""
        self._do("INSERT INTO logins VALUES (?, ?, ?, ?)", token_hash, account, at, ends)

    def login(self, token_hash: str, at: str) -> str | None:
        """The account that is logged in with that cookie at `at`, or None."""
        return self._one("SELECT account FROM logins WHERE hash = ? AND ends > ?", token_hash, at)

    def logins_of(self, account: str, at: str) -> list[WayIn]:
        """Where an account is logged in at `at`, newest first."""
        return [WayIn(*row) for row in self._rows(
            "SELECT hash, '', made FROM logins WHERE account = ? COLLATE NOCASE AND ends > ?"
            " ORDER BY made DESC", account, at)]

    def log_out(self, token_hash: str) -> None:
        """End that login."""
        self._do("DELETE FROM logins WHERE hash = ?", token_hash)
        self._tell([token_hash])

    def end_logins(self, account: str, keep: str = "") -> None:
        """End every login of an account but `keep`."""
        ended = self._rows("DELETE FROM logins WHERE account = ? COLLATE NOCASE AND hash <> ?"
                           " RETURNING hash", account, keep)
        self._tell(row[0] for row in ended)

    # Browsers that have logged in before

    def know_device(self, device_hash: str, account: str, at: str) -> None:
        """Remember a browser that has shown the right password."""
        self._do("INSERT OR REPLACE INTO devices VALUES (?, ?, ?)", device_hash, account, at)

    def knows_device(self, device_hash: str, account: str) -> bool:
        """True for a browser in which that account has logged in before."""
        return bool(self._rows("SELECT 1 FROM devices WHERE hash = ? AND account = ?"
                               " COLLATE NOCASE", device_hash, account))

    # Links to be used once, and tokens of programs

    def invite(self, link_hash: str, account: str, ends: str) -> None:
        """A link good until `ends`: for a new account (""), or a new password of `account`."""
        self._do("INSERT INTO invites VALUES (?, ?, ?)", link_hash, account, ends)

    def invited(self, link_hash: str, at: str) -> str | None:
        """Whose link it is ("" for somebody new), None for one that does not work at `at`."""
        return self._one("SELECT account FROM invites WHERE hash = ? AND ends > ?", link_hash, at)

    def use_invite(self, link_hash: str) -> bool:
        """Use a link up; False when somebody else was first."""
        return bool(self._rows("DELETE FROM invites WHERE hash = ? RETURNING hash", link_hash))

    def add_token(self, token_hash: str, account: str, label: str, at: str) -> None:
        """A token for a program that acts for `account`."""
        self._do("INSERT INTO tokens VALUES (?, ?, ?, ?)", token_hash, account, label, at)

    def token(self, token_hash: str) -> str | None:
        """The account that a token acts for, or None."""
        return self._one("SELECT account FROM tokens WHERE hash = ?", token_hash)

    def tokens_of(self, account: str) -> list[WayIn]:
        """The tokens of an account."""
        return [WayIn(*row) for row in self._rows(
            "SELECT hash, label, made FROM tokens WHERE account = ? COLLATE NOCASE ORDER BY made",
            account)]

    def end_token(self, token_hash: str) -> None:
        """That token works no more."""
        self._do("DELETE FROM tokens WHERE hash = ?", token_hash)
        self._tell([token_hash])

    def secret(self, name: str, make: Callable[[], bytes]) -> bytes:
        """A secret of this installation; made by `make` the first time it is asked for."""
        self._do("INSERT OR IGNORE INTO secrets VALUES (?, ?)", name, make())
        asked = self._connection.execute("SELECT value FROM secrets WHERE name = ?", (name,))
        return bytes(asked.fetchone()[0])

    # Gallring

    def note_disposal(self, *row: str | int) -> None:
        """A workshop is about to go: (code, title, at, account, decision, people, entries)."""
        self._do("INSERT INTO disposals VALUES (?, ?, ?, ?, ?, ?, ?, 0)", *row)

    def finish_disposal(self, code: str) -> None:
        """It has gone."""
        self._do("UPDATE disposals SET done = 1 WHERE code = ?", code)

    def forget_disposal(self, code: str) -> None:
        """It did not come to it."""
        self._do("DELETE FROM disposals WHERE code = ? AND done = 0", code)

    def unfinished_disposals(self) -> list[str]:
        """The codes of those that a crash came between."""
        return [row[0] for row in self._rows("SELECT code FROM disposals WHERE done = 0")]

    def disposals(self) -> list[tuple[str, ...]]:
        """(code, title, at, account, decision, people, entries) of each, newest first."""
        return self._rows("SELECT code, title, at, account, decision, people, entries"
                          " FROM disposals WHERE done = 1 ORDER BY at DESC")

    def close(self) -> None:
        self._connection.close()

    def _do(self, statement: str, *given: object) -> None:
        self._connection.execute(statement, given)

    def _rows(self, question: str, *given: object) -> list[tuple[str, ...]]:
        return self._connection.execute(question, given).fetchall()

    def _one(self, question: str, *given: object) -> str | None:
        rows = self._rows(question, *given)
        return rows[0][0] if rows else None

    def _tell(self, ended: Iterable[str]) -> None:
        for each in ended:
            for listener in self._ended:
                listener(each)
