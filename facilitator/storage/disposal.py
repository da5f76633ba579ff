"""Gallring: everything of one workshop goes from the folder, and a line says that it did.

The line is written first, then the file changes its name, then every file is written over and
removed. After a crash it is the workshop as it was, or one that the next start finishes off.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import astuple, dataclass
from pathlib import Path

from .accounts import Accounts
from .aside import QUARANTINE, REPLACED
from .shelf import Shelf, look, sync
from .veils import FOLDER as VEILS
from .veils import Veils

_GOING = ".gallras"
_BLOCK = 1 << 16


@dataclass(frozen=True, slots=True)
class Disposal:
    """What went, when (ISO 8601), by whom and on what ground; nothing of what it held."""

    code: str
    title: str
    at: str
    account: str
    decision: str
    people: int
    entries: int


def files_of(folder: Path, code: str, path: Path | None, copies: Path) -> list[Path]:
    """Every file of a workshop in a sessions folder; `path` is its own, `copies` their folder."""
    found = older_files(folder, code, path, copies)
    if path:
        found += Veils(path).files()
        found += [beside for beside in _beside(path) if beside.exists()]
    return found


def older_files(folder: Path, code: str, path: Path | None, copies: Path) -> list[Path]:
    """Every file that holds a workshop as it once was: copies, what was laid aside, drafts."""
    found = [each for each in copies.glob("*") if each.is_file()]
    strays = [each for pattern in ("*.db", ".*.draft") for each in folder.glob(pattern)]
    for aside in (REPLACED, QUARANTINE):
        strays += [each for each in (folder / aside).glob("*")
                   if each.suffix in (".db", ".txt", ".draft") or _is_left_alone(each)]
    for each in strays:
        if each != path and _is_of(each, code, path):
            found += [beside for beside in _beside(each) if beside.is_file()]
    return [*found, *half_gone(folder, code)]


def half_gone(folder: Path, code: str) -> list[Path]:
    """Files that a crash left under the name they are removed by, what they hold half gone."""
    places = (folder, *(folder / name for name in (REPLACED, QUARANTINE, VEILS)))
    return [each for place in places for each in place.glob(f"*-{code.lower()}{_GOING}")]


def clear_older(folder: Path, code: str, path: Path, copies: Path) -> None:
    """Remove every older file of a workshop that goes on: copies, and what was laid aside.

    After an erasure they hold what had to go. Raises OSError.
    """
    for each in older_files(folder, code, path, copies):
        _remove(each, code)


def dispose(
    accounts: Accounts, folder: Path, path: Path | None, copies: Path, disposal: Disposal
) -> int:
    """Remove it all; how many files went. `path` must not be open. Raises OSError."""
    code = disposal.code
    accounts.note_disposal(*astuple(disposal))
    gone = files_of(folder, code, path, copies)
    if path and path.exists():
        # Its new name says at the next start that it is on its way; it is therefore the last.
        gone.remove(path)
        gone.append(_renamed(path, code))
        sync(folder)
    _finish(accounts, folder, code, copies, gone)
    return len(gone)


def finish(accounts: Accounts, folder: Path, backups: Path) -> None:
    """What a crash came between is done now. Only for the owner of the folder, at its start."""
    for code in accounts.unfinished_disposals():
        going = list(folder.glob(f"*-{code.lower()}{_GOING}"))
        if not going and Shelf(folder).find(code):
            accounts.forget_disposal(code)  # it never got as far as the new name: all is as it was
            continue
        path = folder / going[0].name.removesuffix(f"-{code.lower()}{_GOING}") if going else None
        gone = [each for each in files_of(folder, code, path, backups / code) if each not in going]
        _finish(accounts, folder, code, backups / code, [*gone, *going])


def _finish(
    accounts: Accounts, folder: Path, code: str, copies: Path, gone: list[Path]
) -> None:
    for each in gone:
        _remove(each, code)
    with suppress(OSError):
        copies.rmdir()
    sync(folder)
    accounts.finish_disposal(code)


def _remove(path: Path, code: str) -> None:
    """Under another name first: half written over, it could not tell any more whose it is."""
    going = path.name.endswith(_GOING)
    _write_over(path if going else _renamed(path, code))


def _renamed(path: Path, code: str) -> Path:
    target = path.with_name(f"{path.name}-{code.lower()}{_GOING}")
    os.replace(path, target)
    return target


def _is_left_alone(path: Path) -> bool:
    """A write-ahead log without its file, which a crash parted; else it goes with that."""
    name, _, end = path.name.rpartition("-")
    return end in ("wal", "shm") and not path.with_name(name).exists()


def _beside(path: Path) -> Iterator[Path]:
    for end in ("", "-wal", "-shm"):
        yield path.with_name(path.name + end)


def _is_of(each: Path, code: str, path: Path | None) -> bool:
    """What the file says itself, when it can be read; else what it is called, to its last sign.

    A name that only begins or goes on alike is another workshop's, and must not go with this one.
    """
    told = look(each).code if each.suffix != ".txt" else ""
    if told:
        return told == code
    names = [f".*-{re.escape(code.lower())}", *([re.escape(path.stem)] if path else [])]
    stem = each.name.lstrip(".").partition(".")[0]
    return any(re.fullmatch(rf"{name}(-[0-9]+)?", stem) for name in names)


def _write_over(path: Path) -> None:
    """Zeros over every byte, on disk, and then the name goes too.

    Only the name goes where the bytes have another one, a hard or a soft link: that may be a
    workshop in use, or somebody's backup, which is not ours to spoil.
    """
    if path.is_symlink() or path.stat().st_nlink > 1:
        path.unlink()
        return
    size = path.stat().st_size
    with path.open("r+b") as file:
        for start in range(0, size, _BLOCK):
            file.write(bytes(min(_BLOCK, size - start)))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()
