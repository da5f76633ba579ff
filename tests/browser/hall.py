"""The hall: phones, walls and desks as windows of one browser, each of them watched."""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page

from .serving import Room
from .watching import Watch

PHONE = {"width": 375, "height": 812}
WALL = {"width": 1920, "height": 1080}
DESK = {"width": 1366, "height": 768}
_PATIENCE = 10


@dataclass
class Hall:
    """Opens windows into `room`; afterwards none of them may have complained."""

    browser: Browser
    room: Room
    watches: dict[BrowserContext, Watch] = field(default_factory=dict)

    def window(self, size: dict[str, int] = PHONE, **options: Any) -> Page:
        """An empty page in a context of its own, so with cookies of its own."""
        context = self.browser.new_context(
            viewport=size, locale="sv-SE", **options)  # type: ignore[arg-type]
        context.set_default_timeout(_PATIENCE * 1000)
        watch = self.watches[context] = Watch(urlsplit(self.room.address).netloc)
        watch.over(context)
        return context.new_page()

    def watch(self, page: Page) -> Watch:
        """What has been seen of the page's context."""
        return self.watches[page.context]

    def stranger(self, **options: Any) -> Page:
        """A phone that has scanned the code and stands at the door."""
        page = self.window(**{"size": PHONE, **options})
        page.goto(self.room.phone_url)
        return page

    def phone(self, name: str = "", organisation: str = "", **options: Any) -> Page:
        """A phone that has come in by the door."""
        page = self.stranger(**options)
        self.come_in(page, name, organisation)
        return page

    def come_in(self, page: Page, name: str = "", organisation: str = "") -> None:
        """Fill in the door's form and go in."""
        fill_in(page, name, organisation)
        page.get_by_role("button", name="Gå med").click()
        self.connected(page)

    def connected(self, page: Page) -> None:
        """Wait until the page's socket has been told where the room stands."""
        until(lambda: page in self.watch(page).connected, page)

    def holder(self, key: str, **options: Any) -> Page:
        """The phone of one who came in by a program."""
        page = self.window(**{"size": PHONE, **options})
        page.context.add_cookies([{"name": f"phone_{self.room.code}", "value": key,
                                   "url": self.room.address}])  # fmt: skip
        page.goto(self.room.phone_url)
        self.connected(page)
        return page

    def wall(self, size: dict[str, int] = WALL, query: str = "", **options: Any) -> Page:
        """The wall, as its link opens it."""
        page = self.window(size, **options)
        page.goto(self.room.wall_url + query)
        self.connected(page)
        return page

    def desk(self, **options: Any) -> Page:
        """The desk, as its link opens it."""
        page = self.window(DESK, **options)
        page.goto(self.room.desk_url)
        self.connected(page)
        return page

    def complaints(self) -> list[str]:
        return [each for watch in self.watches.values() for each in watch.complaints]

    def close(self) -> None:
        for context in self.watches:
            context.close()


def fill_in(page: Page, name: str = "", organisation: str = "") -> None:
    """Write who one is on the door's form."""
    if name:
        page.get_by_label("Namn").fill(name)
    if organisation:
        page.get_by_label("Organisation", exact=True).select_option(organisation)


def until(holds: Callable[[], object], page: Page, seconds: float = _PATIENCE) -> None:
    """Ask again until `holds` gives something true; `page` lives on meanwhile."""
    latest = monotonic() + seconds
    while not (found := holds()):
        assert monotonic() < latest, f"never came true, at last {found!r}"
        page.wait_for_timeout(20)


def send_card(page: Page, headline: str) -> None:
    """Write a card on a phone and send it."""
    page.locator("#headline").fill(headline)
    page.get_by_role("button", name="Skicka").click()
