"""Checked copies of a workshop while it is being written, and putting one back."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from .database import BrokenFile, NotWritten, open_for_reading
from .shelf import Shelved, look, sync

REPLACED, QUARANTINE = "replaced", "quarantine"
_COLUMNS = "seq, at, actor, activity, name, v, data, command_id"


class Present(Exception):  # noqa: N818 - a state of the folder
    """The workshop is in the folder already; the message names its file."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy that has been read back whole: how many events, their hash, its size in bytes."""

    path: Path
    events: int
    hash: str
    size: int


def log_hash(path: Path) -> tuple[int, str]:
    """(how many events, SHA-256 over them) of a file; equal for equal histories.

    Each event in order is a line of JSON: its eight columns as a list, UTF-8, compact. Raises
    `BrokenFile`.
    """
    hashed, count = hashlib.sha256(), 0
    connection = open_for_reading(path)
    try:
        rows = connection.execute(f"SELECT {_COLUMNS} FROM events ORDER BY seq")  # noqa: S608
        for row in rows:
            line = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
            hashed.update(line.encode() + b"\n")
            count += 1
    except sqlite3.DatabaseError as error:
        raise BrokenFile(f"{path.name}: {error}") from error
    finally:
        connection.close()
    return count, hashed.hexdigest()


def copy(path: Path, target: Path) -> Copy:
    """A copy of `path` at `target`, which appears only when it has been checked.

    The workshop may be written meanwhile. Raises `BrokenFile`, `NotWritten`, OSError.
    """
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.draft")
    draft.unlink(missing_ok=True)
    try:
        _vacuum_into(path, draft)
        made = check(draft)
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
    except sqlite3.DatabaseError as error:
        raise BrokenFile(f"{path.name}: {error}") from error
    finally:
        connection.close()
    count, hashed = log_hash(path)
    if found != "ok" or count != last or look(path).broken:
        raise BrokenFile(f"{path.name}: {look(path).broken or found}, {count} of {last} events")
    return Copy(path, count, hashed, path.stat().st_size)


def restore(source: Path, folder: Path, *, replace: bool = False) -> Copy:
    """Put a copy back into a sessions folder; the file appears whole or not at all.

    What is there of the same workshop stays, and `Present` is raised, unless `replace`: then it
    is moved to `replaced/`. The folder must be nobody else's then. Raises `BrokenFile`, OSError.
    """
    made = check(source)
    shelved = look(source)
    present = [found for found in map(look, sorted(folder.glob("*.db")))
               if found.code == shelved.code]
    if present and not replace:
        raise Present(present[0].path.name)
    name = present[0].path.name if present else _name(source, shelved)
    draft = folder / f".{name}.draft"
    try:
        shutil.copyfile(source, draft)
        draft.chmod(0o600)
        sync(draft)
        for found in present:
            set_aside(found.path, folder / REPLACED)
        _clear_beside(folder / name)
        os.replace(draft, folder / name)
    finally:
        draft.unlink(missing_ok=True)
    sync(folder)
    return Copy(folder / name, made.events, made.hash, made.size)


def quarantine(path: Path, why: str) -> Path:
    """Move a damaged file out of the way, with a note beside it that says what was found."""
    moved = set_aside(path, path.parent / QUARANTINE)
    moved.with_suffix(".txt").write_text(f"{path.name}: {why}\n", "utf-8")
    return moved


def quarantined(folder: Path) -> list[tuple[Path, str]]:
    """The files in quarantine of a sessions folder and why each is there."""
    notes = sorted((folder / QUARANTINE).glob("*.txt"))
    return [(note.with_suffix(".db"), note.read_text("utf-8").strip()) for note in notes]


def _clear_beside(path: Path) -> None:
    """A write-ahead log that an earlier file left would be taken for this one's."""
    for end in ("-wal", "-shm"):
        stray = path.with_name(path.name + end)
        if stray.exists():
            (path.parent / REPLACED).mkdir(mode=0o700, exist_ok=True)
            os.replace(stray, path.parent / REPLACED / stray.name)


def set_aside(path: Path, folder: Path) -> Path:
    """Move a file with what SQLite has beside it to `folder`, under a name that is free there."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    number, target = 1, folder / path.name
    while target.exists():
        number += 1
        target = folder / f"{path.stem}-{number}{path.suffix}"
    # What SQLite has beside it first: after a crash in between they wait for the file, not
    # the file for them, and without its write-ahead log it would be an older one.
    for end in ("-wal", "-shm", ""):
        beside = path.with_name(path.name + end)
        if beside.exists():
            os.replace(beside, target.with_name(target.name + end))
    sync(folder)
    return target


def _name(source: Path, shelved: Shelved) -> str:
    """As the copy was called, if that says which workshop it is, so that code and file agree."""
    code = shelved.code.lower()
    return source.name if source.stem.endswith(f"-{code}") else f"workshop-{code}.db"


def _vacuum_into(path: Path, draft: Path) -> None:
    reader = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        reader.execute("PRAGMA busy_timeout=5000")
        reader.execute("VACUUM INTO ?", (str(draft),))
    except sqlite3.OperationalError as error:
        raise NotWritten(str(error)) from error
    except sqlite3.DatabaseError as error:
        raise BrokenFile(f"{path.name}: {error}") from error
    finally:
        reader.close()
    draft.chmod(0o600)
    sync(draft)
