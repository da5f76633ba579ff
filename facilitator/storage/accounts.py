"""Facilitators' accounts and everything they come in by, in the installation's own small file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from .installation import open_installation

# A login that nothing has used for so long is over before its time.
IDLE_HOURS = 4
_NOTED_EVERY = timedelta(minutes=5)


class Taken(Exception):  # noqa: N818 - a state of the name
    """There is an account of that name already."""


@dataclass(frozen=True, slots=True)
class WayIn:
    """A login or a token: its hash, what it is called, when it was made and used (ISO 8601)."""

    hash: str
    label: str
    made: str
    used: str = ""


class Accounts:
    """Accounts and logins in one SQLite file. Passwords and keys come here hashed."""

    def __init__(self, path: Path, *, checkpoints: bool = True) -> None:
        """Open `path`, made if it is not there. Raises `BrokenFile`.

        `checkpoints` False beside a running server: only one may fold the write-ahead log.
        """
        self._ended: list[Callable[[str], None]] = []
        self._connection = open_installation(path, checkpoints=checkpoints)

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
        """A new password. Every login but `keep`, known browser and link by it or to it ends."""
        self._do("UPDATE accounts SET password = ? WHERE name = ?", password_hash, name)
        self._forget(name)
        self.end_logins(name, keep)

    def remove(self, name: str) -> None:
        """Take an account away with all that it comes in by."""
        self.end_logins(name)
        for token in self.tokens_of(name):
            self.end_token(token.hash)
        self._forget(name)
        self._do("DELETE FROM accounts WHERE name = ?", name)

    def _forget(self, name: str) -> None:
        """Whoever had the account for a while must not have left a way in behind."""
        self._do("DELETE FROM devices WHERE account = ? COLLATE NOCASE", name)
        self._do("DELETE FROM invites WHERE account = ?1 COLLATE NOCASE"
                 " OR inviter = ?1 COLLATE NOCASE", name)

    # Logins

    def log_in(self, token_hash: str, account: str, at: str, ends: str) -> None:
        """Remember a login until `ends`; those that are over are forgotten."""
        self.end_over(at)
        self._do("INSERT INTO logins (hash, account, made, ends, used) VALUES (?, ?, ?, ?, ?)",
                 token_hash, account, at, ends, at)

    def login(self, token_hash: str, at: str) -> str | None:
        """The account that is logged in with that cookie at `at`, or None."""
        return self._one("SELECT account FROM logins WHERE hash = ? AND ends > ? AND used > ?",
                         token_hash, at, _idle_since(at))

    def lasts(self, token_hash: str, at: str) -> bool:
        """True while the login's time is not over at `at`, whether it has been used or not."""
        return bool(self._rows("SELECT 1 FROM logins WHERE hash = ? AND ends > ?", token_hash, at))

    def use(self, token_hash: str, at: str) -> None:
        """The login is in use at `at`; written down every few minutes, if at all."""
        noted = self._one("SELECT used FROM logins WHERE hash = ?", token_hash)
        if noted and datetime.fromisoformat(at) - datetime.fromisoformat(noted) > _NOTED_EVERY:
            # A full disk must not shut anybody out.
            with suppress(sqlite3.OperationalError):
                self._do("UPDATE logins SET used = ? WHERE hash = ?", at, token_hash)

    def logins_of(self, account: str, at: str) -> list[WayIn]:
        """Where an account is logged in at `at`, newest first."""
        return [WayIn(*row) for row in self._rows(
            "SELECT hash, '', made, used FROM logins WHERE account = ? COLLATE NOCASE"
            " AND ends > ? AND used > ? ORDER BY made DESC", account, at, _idle_since(at))]

    def log_out(self, token_hash: str) -> None:
        """End that login."""
        self._do("DELETE FROM logins WHERE hash = ?", token_hash)
        self._tell([token_hash])

    def end_over(self, at: str) -> None:
        """End the logins whose time is over at `at`: what they have opened must know it too."""
        with suppress(sqlite3.OperationalError):  # it is asked for again
            over = self._rows("SELECT hash FROM logins WHERE ends <= ?", at)
            self._tell(row[0] for row in over)
            if over:
                self._do("DELETE FROM logins WHERE ends <= ?", at)

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

    def invite(self, link_hash: str, account: str, ends: str, inviter: str = "") -> None:
        """A link good until `ends`: for a new account (""), or a new password of `account`."""
        self._do("INSERT INTO invites (hash, account, ends, inviter) VALUES (?, ?, ?, ?)",
                 link_hash, account, ends, inviter)

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


def _idle_since(at: str) -> str:
    return (datetime.fromisoformat(at) - timedelta(hours=IDLE_HOURS)).isoformat()
