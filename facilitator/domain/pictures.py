"""Pictures that people add: named in the log by their SHA-256, their bytes kept beside it."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from typing import Protocol, runtime_checkable

from .event import Event
from .roles import Actor
from .workshop import Activity, Workshop

# The field of an event, and of the command it follows from, that names a picture.
PICTURE = "picture"
LONGEST_SIDE = 1600  # px
LARGEST = 400_000  # bytes
MOST_SENT = 500_000  # bytes, with the words around it
_MARKER, _FRAMES = 0xFF, (0xC0, 0xC1, 0xC2)
_NAME = re.compile(r"[0-9a-f]{64}")


@runtime_checkable
class HoldsPictures(Protocol):
    """A state with pictures in it."""

    def pictures_for(
        self, workshop: Workshop, activity: Activity, actor: Actor
    ) -> frozenset[str]:
        """The names of those that `actor` may see."""


def is_picture(name: object) -> bool:
    """True for a picture's name; false for what stands where one has been erased."""
    return isinstance(name, str) and _NAME.fullmatch(name) is not None


def pictures_named(events: Iterable[Event]) -> frozenset[str]:
    """The pictures that some events name."""
    return frozenset(str(event.data[PICTURE]) for event in events
                     if is_picture(event.data.get(PICTURE)))


def source(workshop: Workshop, name: str) -> str:
    """Where a page finds a picture: in itself, where the bytes are at hand, else at its address."""
    body = workshop.pictures.get(name)
    if body is None:
        return f"/w/{workshop.code}/picture/{name}"
    return as_data(body)


def size_of(body: bytes) -> tuple[int, int]:
    """Width and height of a JPEG in px, as its first frame says; (1, 1) where none does."""
    at = 2
    while at + 9 <= len(body) and body[at] == _MARKER:
        kind, length = body[at + 1], int.from_bytes(body[at + 2:at + 4], "big")
        if kind in _FRAMES:
            high, wide = (int.from_bytes(body[at + n:at + n + 2], "big") for n in (5, 7))
            return max(1, wide), max(1, high)
        at += 2 + length
    return 1, 1


def as_data(body: bytes) -> str:
    """A picture's bytes as an address that a file can hold."""
    return f"data:image/jpeg;base64,{b64encode(body).decode()}"
