"""A real room over a real file that holds what a story has told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from facilitator.room.room import Room
from facilitator.storage.shelf import Shelf
from tests.cast import KINDS, Story


@contextmanager
def opened(story: Story, folder: Path) -> Iterator[Room]:
    """The room lives by the story's clock and is closed afterwards."""
    room = Room(Shelf(folder).create("omvarld", story.events), KINDS, lambda: story.now)
    yield room
    room.close()
