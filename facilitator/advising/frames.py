"""What the server and the process that reckons say to each other: a length, then a pickle.

Both ends are ours and of one version, and nothing that a stranger sends is ever unpickled: words of
theirs are strings inside. Pickle, for it takes bytes as they are: the server's event loop packs and
unpacks, and a hundred cards with their vectors take it a tenth of a millisecond.
"""

from __future__ import annotations

import pickle
import struct
from collections.abc import Iterator
from typing import Any

_LENGTH = struct.Struct("<I")
# As much as a pipe holds.
CHUNK = 1 << 16


def frame(message: object) -> bytes:
    """A message as it is sent."""
    packed = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    return _LENGTH.pack(len(packed)) + packed


class Frames:
    """Whole messages out of bytes as they come."""

    def __init__(self) -> None:
        self._rest = bytearray()

    def take(self, came: bytes) -> Iterator[Any]:
        """The messages that are whole now. Raises `pickle.UnpicklingError` for nonsense."""
        self._rest += came
        while len(self._rest) >= _LENGTH.size:
            (size,) = _LENGTH.unpack_from(self._rest)
            end = _LENGTH.size + size
            if len(self._rest) < end:
                return
            packed = bytes(self._rest[_LENGTH.size:end])
            del self._rest[:end]
            yield pickle.loads(packed)  # noqa: S301 - from our own process
