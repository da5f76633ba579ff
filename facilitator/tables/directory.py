"""How much a zip file says it holds, told from its last lines and before anything is unpacked."""

from __future__ import annotations

import os
from pathlib import Path

_END, _END_SIZE = b"PK\x05\x06", 22
_ZIP64 = b"PK\x06\x07"
# A comment may stand after the end record; it is at most this long.
_TAIL = _END_SIZE + (1 << 16)


def directory_size(path: Path) -> int | None:
    """Bytes of the list of members, None when the file is no zip or one of over 4 GB (zip64).

    The list itself must not be read to know: a hundred thousand members take seconds, in which
    a process can do nothing else. Every record that a reader might take for the end is asked, and
    the largest answer counts, since which of them is taken differs between readers.
    """
    with path.open("rb") as file:
        file.seek(max(0, file.seek(0, os.SEEK_END) - _TAIL))
        tail = file.read()
    if _ZIP64 in tail:
        return None
    sizes = []
    place = tail.find(_END)
    while place >= 0:
        if place + _END_SIZE <= len(tail):
            sizes.append(int.from_bytes(tail[place + 12:place + 16], "little"))
        place = tail.find(_END, place + 1)
    return max(sizes, default=None)
