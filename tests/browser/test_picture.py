"""A picture from a phone: made smaller there, never without words, tried again when it fails."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from facilitator.domain.pictures import LARGEST

from ..photos import PLACE, picture
from .hall import Hall
from .test_story import SHOWN, begun, field, joined, telling

# What leaves the phone, seen before it does.
LISTEN = """() => {
  const was = window.fetch;
  window.sent = [];
  window.fetch = async (to, how) => {
    const picture = how?.body instanceof FormData && how.body.get("picture");
    if (picture) window.sent.push([...new Uint8Array(await picture.arrayBuffer())]);
    return was(to, how);
  };
}"""
ALT = "En buss i snö vid en tom hållplats"


def chosen(page: Page, body: bytes = b"", name: str = "buss.jpg") -> None:
    page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "image/jpeg", "buffer": body or picture(3000, 2000)})


def words(page: Page) -> Any:
    return page.get_by_label("Beskriv bilden för den som inte ser den")


def save(page: Page) -> None:
    page.get_by_role("button", name="Spara bilden").click()


@pytest.fixture
def anna(hall: Hall) -> Page:
    telling(hall)
    return begun(hall)


def test_it_is_made_smaller_here_and_seen_by_the_table_and_then_by_all(
    hall: Hall, anna: Page
) -> None:
    bo = joined(hall)
    field(anna, "lead").fill(SHOWN)
    anna.evaluate(LISTEN)
    expect(words(anna)).to_be_hidden()
    chosen(anna)
    expect(anna.locator(".st-preview canvas")).to_be_visible()
    words(anna).fill(ALT)
    save(anna)
    shown = anna.locator(".st-photo img")
    expect(shown).to_have_attribute("alt", ALT)
    expect(anna.locator(".st-preview")).to_be_hidden()
    (sent,) = anna.evaluate("window.sent")
    assert PLACE not in bytes(sent)
    assert max(Image.open(BytesIO(bytes(sent))).size) == 1600
    assert len(sent) <= LARGEST
    for page in (anna, bo):
        expect(page.locator(".st-photo img")).to_have_js_property("naturalWidth", 1600)
    wall = hall.wall()
    assert wall.locator("img").count() == 0
    hall.room.do("stage.close")
    hall.room.do("stage.reveal")
    expect(bo.locator("#st-read img")).to_have_js_property("naturalWidth", 1600)


def test_without_words_it_is_not_sent(anna: Page) -> None:
    chosen(anna)
    save(anna)
    expect(anna.locator("[data-picture] [data-error]")).to_contain_text("Beskriv bilden")
    expect(words(anna)).to_be_focused()
    expect(words(anna)).to_have_attribute("aria-invalid", "true")
    words(anna).fill(ALT)
    save(anna)
    expect(anna.locator(".st-photo img")).to_have_attribute("alt", ALT)


def test_what_is_no_picture_is_told_here(anna: Page) -> None:
    chosen(anna, b"<script>alert(1)</script>")
    expect(anna.locator("[data-picture] [data-error]")).to_contain_text("kan inte läsa")


def test_without_a_network_it_waits_here_and_is_sent_when_one_asks(
    hall: Hall, anna: Page
) -> None:
    chosen(anna)
    words(anna).fill(ALT)
    with hall.watch(anna).excusing("ERR_INTERNET_DISCONNECTED"):
        anna.context.set_offline(True)
        expect(anna.locator("#chip")).to_have_text("frånkopplad")
        save(anna)
        expect(anna.locator("[data-picture] [data-error]")).to_contain_text("behöver nät")
        anna.context.set_offline(False)
        hall.connected(anna)
    expect(words(anna)).to_have_value(ALT)
    expect(anna.locator(".st-preview canvas")).to_be_visible()
    save(anna)
    expect(anna.locator(".st-photo img")).to_have_attribute("alt", ALT)


def test_what_does_not_come_through_is_told_and_tried_again(hall: Hall, anna: Page) -> None:
    chosen(anna)
    words(anna).fill(ALT)
    anna.route("**/picture", lambda route: route.abort())
    with hall.watch(anna).excusing("ERR_FAILED"):
        save(anna)
        expect(anna.locator("[data-picture] [data-error]")).to_contain_text("kom inte fram")
    anna.unroute("**/picture")
    save(anna)
    expect(anna.locator(".st-photo img")).to_have_attribute("alt", ALT)


def test_it_is_worded_anew_removed_and_brought_back(anna: Page) -> None:
    chosen(anna)
    words(anna).fill(ALT)
    save(anna)
    shown = anna.locator(".st-photo img")
    expect(shown).to_have_attribute("alt", ALT)
    words(anna).fill("En helt annan beskrivning")
    save(anna)
    expect(shown).to_have_attribute("alt", "En helt annan beskrivning")
    anna.get_by_role("button", name="Ta bort bilden").click()
    expect(shown).to_have_count(0)
    anna.get_by_role("button", name="Hämta tillbaka bilden").click()
    expect(shown).to_have_attribute("alt", "En helt annan beskrivning")
