"""Checked copies of a workshop while it is being written."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from .aside import make_private
from .database import BrokenFile, NotWritten, open_for_reading
from .log import Log
from .shelf import look, sync

_COLUMNS = "seq, at, actor, activity, name, v, data, command_id"


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy that has been read back whole: how many events, their hash, its size in bytes."""

    path: Path
    events: int
    hash: str
    size: int


def log_hash(path: Path, until: int | None = None) -> tuple[int, str]:
    """(how many events, SHA-256 over them) of a file; equal for equal histories.

    Each event in order is a line of JSON: its eight columns as a list, UTF-8, compact. Those
    after number `until` are left out. Raises `BrokenFile`.
    """
    hashed, count = hashlib.sha256(), 0
    connection = open_for_reading(path)
    try:
        rows = connection.execute(
            f"SELECT {_COLUMNS} FROM events WHERE seq <= ?1 OR ?1 IS NULL ORDER BY seq",  # noqa: S608
            (until,))
        for row in rows:
            line = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
            hashed.update(line.encode() + b"\n")
            count += 1
    except (sqlite3.DatabaseError, TypeError) as error:
        raise BrokenFile(f"{path.name}: {error}") from error
    finally:
        connection.close()
    return count, hashed.hexdigest()


def copy(path: Path, target: Path) -> Copy:
    """A copy of `path` at `target`, which appears only when it has been checked.

    The workshop may be written meanwhile: the copy is its log up to some event, and that is
    compared with the workshop's own. Raises `BrokenFile`, `NotWritten`, OSError.
    """
    make_private(target.parent)
    draft = target.with_name(f".{target.name}.draft")
    draft.unlink(missing_ok=True)
    try:
        vacuum_into(path, draft)
        made = check(draft)
        if log_hash(path, until=made.events) != (made.events, made.hash):
            # A person was erased in between, most likely: such a copy must not be kept.
            raise NotWritten(f"{path.name}: its log is not what was copied")
        os.replace(draft, target)
    finally:
        draft.unlink(missing_ok=True)
    sync(target.parent)
    return Copy(target, made.events, made.hash, target.stat().st_size)


def check(path: Path) -> Copy:
    """Read a copy from end to end. Raises `BrokenFile` when it is not a whole workshop."""
    connection = open_for_reading(path)
    try:
        (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        last = connection.execute("SELECT max(seq) FROM events").fetchone()[0] or 0
        for _ in Log(connection).read():
            pass  # every row is an event
    except sqlite3.DatabaseError as error:
        raise BrokenFile(f"{path.name}: {error}") from error
    finally:
        connection.close()
    count, hashed = log_hash(path)
    if found != "ok" or count != last or look(path).broken:
        raise BrokenFile(f"{path.name}: {look(path).broken or found}, {count} of {last} events")
    return Copy(path, count, hashed, path.stat().st_size)


def vacuum_into(path: Path, draft: Path) -> None:
    """All of `path`, its write-ahead log too, as one new file on disk that its owner may read.

    `draft` must not be there. Raises `BrokenFile`, `NotWritten`, OSError.
    """
    # Made here, since SQLite would make it for everybody to read.
    os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as reader:
            reader.execute("PRAGMA busy_timeout=5000")
            reader.execute("VACUUM INTO ?", (str(draft),))
    except sqlite3.OperationalError as error:
        raise NotWritten(str(error)) from error
    except sqlite3.DatabaseError as error:
        raise BrokenFile(f"{path.name}: {error}") from error
    sync(draft)
