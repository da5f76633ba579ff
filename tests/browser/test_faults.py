"""Phones that die, freeze and come back, in a real browser: nothing is lost and nobody haunts."""

import asyncio
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.faults.checker import Verdict
from tests.faults.proxy import Wire

from .hall import PHONE, Hall, send_card, until
from .serving import Room, Served
from .test_offline import SCAN, lose_the_network, stored

pytestmark = pytest.mark.faults
FRESH_WITHIN = 2_000  # milliseconds after the page is seen again
GHOST_AT_MOST = 30.0
CARDS = 10
Write = Callable[[str, str, Verdict], None]


@contextmanager
def wire_to(room: Room) -> Iterator[tuple[Wire, str]]:
    """A wire in a loop of its own, and the phone's address through it."""
    loop = asyncio.new_event_loop()
    turning = threading.Thread(target=loop.run_forever, daemon=True)
    turning.start()
    wire = Wire(int(room.address.rpartition(":")[2]))
    address = asyncio.run_coroutine_threadsafe(wire.open(), loop).result(5)
    try:
        yield wire, address
    finally:
        asyncio.run_coroutine_threadsafe(wire.close(), loop).result(5)
        loop.call_soon_threadsafe(loop.stop)
        turning.join()
        loop.close()


def through(hall: Hall, address: str, name: str) -> Page:
    """A phone whose every byte goes over the wire."""
    key = hall.room.join(name, "Vinnova")
    page = hall.window(PHONE)
    hall.watch(page).excusing("ERR_CONNECTION_REFUSED", "WebSocket", "ERR_ABORTED").__enter__()
    hall.watch(page).host = address.partition("//")[2]
    page.context.add_cookies(
        [{"name": f"phone_{hall.room.code}", "value": key, "url": hall.room.address}])
    page.goto(f"{address}/w/{hall.room.code}")
    hall.connected(page)
    return page


def test_f4_batteries_die_with_ten_unsent_each(hall: Hall, line: Write) -> None:
    hall.room.do("stage.start", activity=SCAN)
    wanted = []
    for person in range(3):
        phone = hall.phone(f"Person {person}", "Vinnova")
        with hall.watch(phone).excusing("ERR_INTERNET_DISCONNECTED"):
            lose_the_network(hall, phone)
            own = [f"Person {person}, kort {number}" for number in range(CARDS)]
            for headline in own:
                send_card(phone, headline)
            expect(phone.locator("#mine .offline:visible")).to_have_count(CARDS)
            phone.close()
            phone.context.set_offline(False)
            again = phone.context.new_page()
            again.goto(hall.room.phone_url)
        expect(again.locator("#mine .saved:visible")).to_have_count(CARDS)
        wanted.append(own)
    found = stored(hall)
    for own in wanted:
        assert [headline for headline in found if headline in own] == own
    assert len(found) == 3 * CARDS
    line("F4 offline, closed, back", f"3 phones, {CARDS} unsent each", Verdict())


def test_f4_reloaded_while_the_server_answers_nothing(
    hall: Hall, server: Served, line: Write
) -> None:
    hall.room.do("stage.start", activity=SCAN)
    phones = [hall.phone(f"Person {person}", "Vinnova") for person in range(3)]
    wanted = [[f"Person {person}, kort {number}" for number in range(CARDS)]
              for person in range(3)]  # fmt: skip
    with server.frozen():
        for phone, own in zip(phones, wanted, strict=True):
            for headline in own:
                send_card(phone, headline)
            expect(phone.locator("#chip")).to_have_text(f"väntar ({CARDS})")
            phone.evaluate("setTimeout(() => location.reload(), 0)")
            phone.wait_for_timeout(100)  # so that the reload is asked for while nobody answers
    for phone in phones:
        expect(phone.locator("#mine .saved:visible")).to_have_count(CARDS, timeout=20_000)
    found = stored(hall)
    assert [[headline for headline in found if headline in own] for own in wanted] == wanted
    assert len(found) == 3 * CARDS
    line("F4 reloaded while it waits", f"3 phones, {CARDS} unsent each", Verdict())


def renderers(browser: Browser) -> set[int]:
    """The processes that draw pages."""
    session = browser.new_browser_cdp_session()
    found = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    return {process["id"] for process in found if process["type"] == "renderer"}


def test_f5_a_frozen_page_is_fresh_when_it_wakes(hall: Hall, line: Write) -> None:
    hall.room.do("stage.start", activity=SCAN)
    bo = hall.room.join("Bo", "Region Skåne")
    desk = hall.desk()
    with wire_to(hall.room) as (wire, address):
        before = renderers(hall.browser)
        phone = through(hall, address, "Anna")
        phone.get_by_role("tab", name="Allas").click()
        own = renderers(hall.browser) - before
        assert own
        for process in own:
            os.kill(process, signal.SIGSTOP)  # as a phone in a pocket: nothing of it runs
        try:
            wire.swallowing = True  # the network takes everything and tells nobody
            hall.room.do("scan.add", SCAN, key=bo, headline="Medan den sov")
            asleep = monotonic()
            until(lambda: monotonic() - asleep > 7, desk)
            wire.swallowing = False
        finally:
            for process in own:
                os.kill(process, signal.SIGCONT)
        expect(phone.locator("#others > li")).to_contain_text(
            "Medan den sov", timeout=FRESH_WITHIN)
        line("F5 frozen page, silent network", "fresh within 2 s of waking", Verdict())


def test_f5_who_is_gone_is_not_counted_for_long(hall: Hall, line: Write) -> None:
    desk = hall.desk()
    here = desk.locator("#desk-people .d-h span").last
    with wire_to(hall.room) as (wire, address):
        through(hall, address, "Anna")
        expect(here).to_contain_text("1 av")
        wire.swallowing = True
        gone = monotonic()
        expect(here).to_contain_text("0 av", timeout=GHOST_AT_MOST * 1000)
        line("F5 a ghost in the count", f"gone after {monotonic() - gone:.0f} s", Verdict())
