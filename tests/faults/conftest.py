"""A server and a workshop for every fault, and the seed of this run."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .server import Server, Workshop
from .table import SEED


@pytest.fixture
def seed() -> int:
    return SEED


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Makes the library of one of the C files here, to be loaded before a program's own."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None:
        pytest.fail("The tests of lost power and of kills need a compiler: "
                    "apt-get install gcc libc6-dev", pytrace=False)
    folder = tmp_path_factory.mktemp("preloaded")

    def library(name: str) -> Path:
        made = folder / f"{name}.so"
        if not made.exists():
            source = Path(__file__).with_name(f"{name}.c")
            subprocess.run([compiler, "-shared", "-fPIC", "-O2", "-o", made, source, "-ldl"],
                           check=True)  # fmt: skip
        return made

    return library


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
    running.forget()


@pytest.fixture
def workshop(server: Server) -> Workshop:
    """A workshop with its scan open."""
    made = Workshop(server)
    made.open_scan()
    return made
