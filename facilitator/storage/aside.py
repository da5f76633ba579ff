"""Files that are laid aside: replaced by a copy, or damaged. They are moved and never deleted."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from .shelf import sync

REPLACED, QUARANTINE = "replaced", "quarantine"
_BESIDE = ("-wal", "-shm")


def set_aside(path: Path, folder: Path) -> Path:
    """Move a file with what SQLite has beside it to `folder`, under a name that is free there."""
    target = _free(path, folder)
    # The file first: a crash in between must not leave it without its write-ahead log, for then
    # it would be opened as an older one.
    for end in ("", *_BESIDE):
        beside = path.with_name(path.name + end)
        if beside.exists():
            os.replace(beside, target.with_name(target.name + end))
    sync(folder)
    return target


def keep_aside(path: Path, folder: Path) -> Path:
    """A copy of a file in `folder`; the file keeps its place until something else takes it.

    So there is no moment at which the workshop is nowhere. It is no second name for the same
    bytes: what is laid aside is written over one day, and what still stands in place must not be.
    """
    target = _free(path, folder)
    for end in (*_BESIDE, ""):
        beside = path.with_name(path.name + end)
        if beside.exists():
            draft = target.with_name(f".{target.name}{end}.draft")
            shutil.copyfile(beside, draft)
            draft.chmod(0o600)
            sync(draft)
            os.replace(draft, target.with_name(target.name + end))
    sync(folder)
    return target


def quarantine(path: Path, why: str, at: str) -> Path:
    """Move a damaged file away, with a note beside it: when (ISO 8601) and what was found."""
    moved = set_aside(path, path.parent / QUARANTINE)
    note = moved.with_suffix(".txt")
    note.write_text(f"{at} {path.name}: {why}\n", "utf-8")
    note.chmod(0o600)
    return moved


def quarantined(folder: Path) -> list[tuple[Path, str]]:
    """The files in quarantine of a sessions folder, with when and why each was moved there."""
    notes = sorted((folder / QUARANTINE).glob("*.txt"))
    return [(note.with_suffix(".db"), note.read_text("utf-8").strip()) for note in notes]


def make_private(folder: Path) -> None:
    """A folder that is not there yet, and those above it, for its owner's eyes alone."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(mode=0o700, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)  # says so where it is something else than a folder


def _free(path: Path, folder: Path) -> Path:
    """A name in `folder` that neither a file has nor what SQLite may have left beside one."""
    make_private(folder)
    number, target = 1, folder / path.name
    while any(target.with_name(target.name + end).exists() for end in ("", *_BESIDE)):
        number += 1
        target = folder / f"{path.stem}-{number}{path.suffix}"
    return target
