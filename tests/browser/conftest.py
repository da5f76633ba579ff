"""One browser for all, one server a module, a hall a test; a page that complains fails it."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.chromium import ARGUMENTS, chromium

from .hall import Hall
from .serving import Room, Served, served

# Two of these run beside each other on two cores: what comes late has still come.
expect.set_options(timeout=15_000)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """For this folder only: while Playwright runs, nothing else in the process may run asyncio."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("sessions")) as running:
        yield running


@pytest.fixture
def room(server: Served) -> Room:
    """A workshop of its own: check-in, scan, talk, check-out."""
    return server.found()


@pytest.fixture
def open_hall(browser: Browser) -> Iterator[Callable[[Room], Hall]]:
    """Halls to rooms that a test founds itself."""
    halls: list[Hall] = []

    def into(room: Room) -> Hall:
        halls.append(Hall(browser, room))
        return halls[-1]

    yield into
    for each in halls:
        each.close()
    assert not [words for each in halls for words in each.complaints()]


@pytest.fixture
def hall(room: Room, open_hall: Callable[[Room], Hall]) -> Hall:
    return open_hall(room)
