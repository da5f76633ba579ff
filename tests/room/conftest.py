"""A real room over a real file, with the scan open and Anna and Bo in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.room.room import Room
from facilitator.storage.shelf import Shelf
from tests.cast import KINDS, Story, scanning


@pytest.fixture
def path(tmp_path: Path, scan: Story) -> Path:
    return Shelf(tmp_path).create("omvarld", scan.events)


@pytest.fixture
def room(path: Path, scan: Story) -> Iterator[Room]:
    room = Room(path, KINDS, lambda: scan.now)
    yield room
    room.close()


@pytest.fixture
def open_scan() -> Story:
    """The story as it was when the file was made; its commands go to the room."""
    return scanning()
