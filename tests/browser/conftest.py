"""One browser for all, one server a module, a hall a test; a page that complains fails it."""

import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from .hall import Hall
from .serving import Room, Served, served

ARGUMENTS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
    "--disable-dev-shm-usage",
)  # fmt: skip
# Two of these run beside each other on two cores: what comes late has still come.
expect.set_options(timeout=15_000)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Debian's Chromium. Without it these tests fail: skipping would hide a broken product.

    For this folder only: while Playwright runs, nothing else in the process may run asyncio.
    """
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.fail("The browser tests need Chromium: apt-get install chromium", pytrace=False)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=list(ARGUMENTS))
        yield chromium
        chromium.close()


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
