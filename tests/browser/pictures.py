"""Makes the README's pictures of wall and phone from the demonstration in full swing.

Run it from the project's folder: `.venv/bin/python -m tests.browser.pictures`.
"""

import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from urllib.request import Request, urlopen

from playwright.sync_api import Browser, expect, sync_playwright

from tests.chromium import ARGUMENTS, chromium

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
CARDS = 186
_PATIENCE = 600
_OWN = (
    ("Grundvattnet sinar när somrarna blir torrare", "el"),
    ("Fler kommuner delar på samma fackkunskap", "in"),
)


@contextmanager
def demonstration() -> Iterator[tuple[str, str, str]]:
    """The addresses of phone, wall and desk of a demonstration that has just begun."""
    process = subprocess.Popen(
        [sys.executable, "-m", "facilitator", "demo", "--port", "0"],
        stdout=subprocess.PIPE, text=True)  # fmt: skip
    assert process.stdout
    try:
        links: list[str] = []
        while len(links) < 3:
            links += re.findall(r"http://\S+", process.stdout.readline())
        yield links[0], links[1], links[2]
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(20)
        process.stdout.close()


def cards_in(desk: str) -> int:
    """How many contributions the current activity holds."""
    address = urlsplit(desk)
    code, key = address.path.rpartition("/")[2], parse_qs(address.query)["key"][0]
    site = f"http://{address.netloc}/api/workshops/{code}"
    with urlopen(f"{site}/activities") as answer:
        current = json.load(answer)["current"]
    asked = Request(f"{site}/count?activity={current}", headers={"Authorization": f"Bearer {key}"})
    with urlopen(asked) as answer:
        return int(json.load(answer)["count"])


def picture_of_phone(browser: Browser, address: str) -> None:
    """A participant's phone with two cards of her own."""
    page = browser.new_page(
        viewport={"width": 375, "height": 780}, locale="sv-SE", reduced_motion="reduce",
        has_touch=True, is_mobile=True)  # fmt: skip
    page.goto(address)
    page.get_by_label("Namn").fill("Anna")
    page.get_by_label("Organisation", exact=True).select_option("Region Skåne")
    page.get_by_role("button", name="Gå med").click()
    for headline, sign in _OWN:
        page.locator("#headline").fill(headline)
        page.locator(f".cat-row label.{sign}").click()
        page.get_by_role("button", name="Skicka").click()
        expect(page.locator("#mine > li").first.locator(".saved")).to_be_visible()
    page.locator("#headline").blur()
    page.mouse.move(0, 0)
    page.evaluate("scrollTo(0, 0)")
    page.screenshot(path=PICTURES / "phone.png")
    page.close()


def picture_of_wall(browser: Browser, address: str) -> None:
    """The projector's picture, 1920 × 1080 drawn at two thirds."""
    page = browser.new_page(
        viewport={"width": 1920, "height": 1080}, device_scale_factor=2 / 3, locale="sv-SE",
        reduced_motion="reduce")  # fmt: skip
    page.goto(address)
    expect(page.locator("#newest > li").first).to_be_visible()
    expect(page.locator("[data-clock]")).to_have_text(re.compile(r"\d+:\d\d"))
    page.evaluate("document.fonts.ready")
    page.screenshot(path=PICTURES / "wall.png")
    page.close()


def main() -> None:
    """Wait until the room has written enough, then take both pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    latest = time.monotonic() + _PATIENCE
    with demonstration() as (phone, wall, desk), sync_playwright() as playwright:
        while cards_in(desk) < CARDS:
            if time.monotonic() > latest:
                sys.exit("The demonstration never came to enough cards.")
            time.sleep(2)
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=list(ARGUMENTS))
        picture_of_phone(browser, phone)
        picture_of_wall(browser, wall)
        browser.close()


if __name__ == "__main__":
    main()
