"""Keys that hide who wrote what: a small file each, destroyed so that nothing brings it back."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from .shelf import sync

FOLDER = ".veils"
_BYTES = 32


class Veils:
    """The keys of one workshop's open activities, in files beside it and never in its own file.

    A copy of the workshop, whenever it was taken, is therefore a copy without them.
    """

    def __init__(self, workshop: Path) -> None:
        """`workshop` is the path of its file."""
        self._folder = workshop.parent / FOLDER
        self._stem = workshop.stem

    def read(self) -> Mapping[str, bytes]:
        """Every key that is left, by activity."""
        found = {}
        for path in self.files():
            key = path.read_bytes()
            if len(key) == _BYTES and any(key):
                found[_activity(path)] = key
        return found

    def files(self) -> list[Path]:
        """The files of its keys. No activity has a dot in its id, but a workshop's name may."""
        return [path for path in self._folder.glob("*.key") if path == self._path(_activity(path))]

    def make(self, activity: str, chance: Callable[[int], bytes]) -> bytes:
        """A new key for an activity, on disk when this returns. Raises OSError."""
        self._folder.mkdir(mode=0o700, exist_ok=True)
        key = chance(_BYTES)
        with suppress(FileNotFoundError):
            self._path(activity).unlink()
        handle = os.open(self._path(activity), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            os.write(handle, key)
            os.fsync(handle)
        finally:
            os.close(handle)
        sync(self._folder)
        return key

    def destroy(self, activity: str) -> None:
        """Write over the key, then take its file away; nothing happens where there is none.

        Raises OSError.
        """
        with suppress(FileNotFoundError):
            handle = os.open(self._path(activity), os.O_WRONLY)
            try:
                # In place: removing alone leaves the bytes on the disk for whoever looks there.
                os.pwrite(handle, bytes(_BYTES), 0)
                os.fsync(handle)
            finally:
                os.close(handle)
            self._path(activity).unlink()
            sync(self._folder)

    def _path(self, activity: str) -> Path:
        return self._folder / f"{self._stem}.{activity}.key"


def _activity(path: Path) -> str:
    return path.stem.rpartition(".")[2]
