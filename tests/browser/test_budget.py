"""A phone in a full hall on a thin network: few requests, few bytes, all from this server."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import CDPSession, Page, expect

from .hall import Hall
from .test_board import laid_out
from .voting import voting

MOST_REQUESTS = 12
MOST_BYTES = 100 * 1024


class Meter:
    """What the network carried for one page, as the browser counts it."""

    def __init__(self, page: Page) -> None:
        self.bytes = 0
        self.addresses: list[str] = []
        session: CDPSession = page.context.new_cdp_session(page)
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.webSocketCreated", self._opened)
        session.on("Network.loadingFinished", self._came)
        session.on("Network.webSocketFrameReceived", self._heard)
        session.send("Network.enable")

    def _asked(self, told: dict[str, Any]) -> None:
        if not told["request"]["url"].startswith("data:"):
            self.addresses.append(told["request"]["url"])

    def _opened(self, told: dict[str, Any]) -> None:
        self.addresses.append(told["url"])

    def _came(self, told: dict[str, Any]) -> None:
        self.bytes += int(told["encodedDataLength"])

    def _heard(self, told: dict[str, Any]) -> None:
        # As unpacked: more than what went over the wire, never less.
        self.bytes += len(told["response"]["payloadData"].encode())


@pytest.mark.parametrize(("what", "shows"), [
    ("scan", "#headline"), ("clustering", "#cl-loose li:visible"),
    ("dotvote", "#dv-items [data-vote='1']"), ("matrix", "#rate-draw:visible"),
])  # fmt: skip
def test_the_first_load_of_a_phone_is_small(hall: Hall, what: str, shows: str) -> None:
    room = hall.room
    if what == "scan":
        room.do("stage.start", activity="scan-2")
        room.fill(60)
    elif what == "clustering":
        laid_out(hall, [], more=60)
    else:
        voting(hall, what, *(f"Drivkraft nummer {number}" for number in range(40)))
    page = hall.window()
    key = room.join("Anna", "Vinnova")
    page.context.add_cookies([{"name": f"phone_{room.code}", "value": key, "url": room.address}])
    meter = Meter(page)
    page.goto(room.phone_url)
    hall.connected(page)
    expect(page.locator(shows).first).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    print(f"\nfirst load of the phone, {what}: {len(meter.addresses)} requests, "  # noqa: T201
          f"{meter.bytes / 1024:.1f} KB")
    assert len(meter.addresses) <= MOST_REQUESTS, "\n".join(meter.addresses)
    assert meter.bytes <= MOST_BYTES
    assert {urlsplit(each).netloc for each in meter.addresses} == {urlsplit(room.address).netloc}


def test_a_second_visit_fetches_the_page_alone(hall: Hall) -> None:
    hall.room.do("stage.start", activity="scan-2")
    page = hall.phone("Anna", "Vinnova")
    meter = Meter(page)
    page.goto(hall.room.phone_url)
    hall.connected(page)
    carried = [urlsplit(each).path for each in meter.addresses]
    print(f"\nsecond load: {meter.bytes / 1024:.1f} KB")  # noqa: T201
    assert meter.bytes <= 20 * 1024
    assert carried[0] == f"/w/{hall.room.code}"
