"""One process owns a sessions folder; the kernel holds the lock and frees it when we die."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from typing import TextIO


class Owned(Exception):  # noqa: N818 - a state of the folder
    """Another process serves this folder; the message is what it wrote about itself."""


def own(folder: Path, words: str) -> TextIO:
    """Lock `folder` for this process; `words` tell others who holds it. Keep the file open.

    Raises `Owned` when somebody else holds it, OSError when the folder cannot be written.
    """
    file = (folder / ".owner").open("a+", encoding="utf-8")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.seek(0)
        holder = file.read().strip()
        file.close()
        raise Owned(holder) from None
    file.seek(0)
    file.truncate()
    file.write(f"{words} (process {os.getpid()})\n")
    file.flush()
    return file
