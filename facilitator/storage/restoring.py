"""Putting a copy back: the workshop is the old one or the new one, at every moment in between."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

from .aside import REPLACED, keep_aside, set_aside
from .copies import Copy, check, vacuum_into
from .database import BrokenFile, open_for_writing
from .log import Log
from .shelf import Shelved, code_in_name, look, sync


class Present(Exception):  # noqa: N818 - a state of the folder
    """The workshop is in the folder already; the message names its file."""


def restore(source: Path, folder: Path, *, replace: bool = False) -> Copy:
    """Put a copy back into a sessions folder; the file appears whole or not at all.

    What is there of the same workshop stays, and `Present` is raised, unless `replace`: then it
    is kept in `replaced/`. The folder must be nobody else's then. Raises `BrokenFile`, OSError.
    """
    made = check(source)
    shelved = look(source)
    wanted = folder / _name(source, shelved)
    present = _present(folder, shelved.code, wanted)
    if present and (not replace or look(present[0]).code not in ("", shelved.code)):
        raise Present(present[0].name)
    target = present[0] if present else wanted
    draft = folder / f".{target.name}.draft"
    draft.unlink(missing_ok=True)
    try:
        # Not the bytes alone: what a write-ahead log beside the copy holds is part of it.
        vacuum_into(source, draft)
        if check(draft).hash != made.hash:
            raise BrokenFile(f"{source.name}: it changed while it was being read")
        _lay_aside(present, folder / REPLACED)
        _clear_beside(target)
        os.replace(draft, target)
    finally:
        draft.unlink(missing_ok=True)
    sync(folder)
    return Copy(target, made.events, made.hash, target.stat().st_size)


def _present(folder: Path, code: str, wanted: Path) -> list[Path]:
    """Files of that workshop, and whatever has the name that the copy would take."""
    found = [path for path in sorted(folder.glob("*.db")) if _is_of(path, code)]
    return [*([wanted] if wanted not in found and os.path.lexists(wanted) else []), *found]


def _is_of(path: Path, code: str) -> bool:
    """A damaged file tells no code any more, but its name does."""
    shelved = look(path)
    return code == (code_in_name(path) if shelved.damaged else shelved.code)


def _lay_aside(present: list[Path], folder: Path) -> None:
    for path in present:
        # Its write-ahead log into the file first, so that the file alone is the workshop.
        with suppress(BrokenFile):
            Log(open_for_writing(path, {})).close()
    for path in present[1:]:
        set_aside(path, folder)
    for path in present[:1]:
        keep_aside(path, folder)


def _clear_beside(path: Path) -> None:
    """A write-ahead log that an earlier file left would be taken for the new one's.

    That of a file that was laid aside lies there as a copy; a stray one is moved there.
    """
    for end in ("-wal", "-shm"):
        stray = path.with_name(path.name + end)
        if not stray.exists():
            continue
        if path.exists():
            stray.unlink()
        else:
            set_aside(stray, path.parent / REPLACED)


def _name(source: Path, shelved: Shelved) -> str:
    """As the copy was called, if that says which workshop it is, so that code and file agree.

    The time that copies made by themselves begin with is no part of it.
    """
    if code_in_name(source) == shelved.code:
        return re.sub(r"^[0-9]{8}T[0-9]+-", "", source.name)
    return f"workshop-{shelved.code.lower()}.db"
