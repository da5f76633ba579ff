"""A pressroom over a folder, with a child that does as it is told."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import gevent
import pytest
from gevent import Greenlet

from facilitator.pressroom.orders import Copy, Order
from facilitator.pressroom.pressroom import Pressroom

CHILD = (sys.executable, str(Path(__file__).parent / "slow_child.py"))
CODE = "SKANE2"


@dataclass
class Works:
    """The pressroom and its folder; `matter` is what every file is made of."""

    pressroom: Pressroom
    folder: Path

    @property
    def matter(self) -> Path:
        return self.folder / "matter"

    def order(self, *wares: str, code: str = CODE) -> Order:
        return Order(code, self.matter, "sv", tuple(Copy(ware) for ware in wares))

    def hold(self) -> None:
        """Children wait from now on, until `go`."""
        (self.folder / "hold").touch()

    def go(self) -> None:
        (self.folder / "hold").unlink(missing_ok=True)

    def starts(self) -> list[int]:
        """The process ids of every child that has been started."""
        started = self.folder / "started"
        return [int(line) for line in started.read_text().split()] if started.exists() else []

    def is_fetched(self, *wares: str) -> Greenlet[..., bytes]:
        """Somebody waits for the file; what they get."""
        return gevent.spawn(self.pressroom.file, self.order(*wares))


def until(so: Callable[[], object]) -> None:
    """Let everybody else go on until it is so; a test that never gets there fails."""
    with gevent.Timeout(20):
        while not so():
            gevent.sleep(0.005)


@pytest.fixture
def works(tmp_path: Path) -> Iterator[Works]:
    (tmp_path / "matter").write_bytes(b"ett")
    made = Works(Pressroom(tmp_path, CHILD, patience=60, most_bytes=2_500), tmp_path)
    yield made
    made.pressroom.close()
    assert not (tmp_path / "two-at-once").exists()
