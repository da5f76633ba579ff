"""A server and a workshop for every fault, and the seed of this run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from .server import Server, Workshop
from .table import SEED


@pytest.fixture
def seed() -> int:
    return SEED


@pytest.fixture
def sessions(tmp_path: Path) -> Path:
    folder = tmp_path / "sessions"
    folder.mkdir()
    return folder


@pytest.fixture
def server(sessions: Path) -> Iterator[Server]:
    running = Server(sessions)
    yield running
    running.thaw()
    assert running.stop() == 0


@pytest.fixture
def workshop(server: Server) -> Workshop:
    """A workshop with its scan open."""
    made = Workshop(server)
    made.open_scan()
    return made
