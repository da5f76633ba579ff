"""Drag a card over the desk's board in Chromium, with a real pointer, and trace what it costs.

It needs of the page only that cards carry `data-card`, and what they are put down on `data-drop`
or `data-cluster`.
"""

import math
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass

from board_trace import CATEGORIES, Frames, frames
from playwright.sync_api import Page, TimeoutError, sync_playwright

ARGUMENTS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")
LAPTOP = {"width": 1366, "height": 768}
ROUND = 2.5  # seconds for the pointer to go once over the board
PATIENCE = 10_000.0


@dataclass(frozen=True)
class Drag:
    """A drag: its frames, how many moves the pointer made, and whether the card lies there."""

    frames: Frames
    moves: int
    arrived: bool


def dragged(address: str, seconds: float, meanwhile: Callable[[], None]) -> Drag:
    """Drag a card on the desk at `address` for so long; `meanwhile` is called as it begins."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        raise SystemExit("Chromium saknas: apt-get install chromium, eller --no-drag.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        page = browser.new_page(viewport=LAPTOP)  # type: ignore[arg-type]
        page.goto(address)
        page.wait_for_selector("[data-card]", timeout=PATIENCE)
        page.wait_for_timeout(1000)  # fonts and the first patches
        meanwhile()
        browser.start_tracing(page=page, categories=list(CATEGORIES))
        card, moves = _hold(page, seconds)
        trace = browser.stop_tracing()
        arrived = _put_down(page, card)
        browser.close()
    return Drag(frames(trace), moves, arrived)


def _hold(page: Page, seconds: float) -> tuple[str, int]:
    """Lift the first card that is seen and carry it round the window; (card, moves made)."""
    card, x, y = page.evaluate("""() => {
        for (const card of document.querySelectorAll("[data-card]")) {
            const { left, top, width, height } = card.getBoundingClientRect();
            const [x, y] = [left + Math.min(60, width / 2), top + height / 2];
            if (card.contains(document.elementFromPoint(x, y))) return [card.dataset.card, x, y];
        }
    }""")
    page.mouse.move(x, y)
    page.mouse.down()
    began, moves = time.monotonic(), 0
    while (gone := time.monotonic() - began) < seconds:
        turn = 2 * math.pi * gone / ROUND
        page.mouse.move(LAPTOP["width"] * (0.5 + 0.42 * math.sin(turn)),
                        LAPTOP["height"] * (0.5 + 0.35 * math.sin(2 * turn)))
        moves += 1
    return card, moves


def _put_down(page: Page, card: str) -> bool:
    """Put it on another target than its own; True when it lies there a moment later."""
    found = page.evaluate("""(card) => {
        const targets = "[data-drop], [data-cluster]";
        const own = document.querySelector(`[data-card="${card}"]`)?.closest(targets);
        for (const target of document.querySelectorAll(targets)) {
            const { left, top, width, height } = target.getBoundingClientRect();
            const [x, y] = [left + width / 2, top + Math.min(height / 2, 40)];
            const seen = document.elementFromPoint(x, y)?.closest(targets);
            const { cluster, drop } = target.dataset;
            if (target !== own && seen === target) return [cluster ?? drop, x, y];
        }
        return null;
    }""", card)
    if found is None:
        page.mouse.up()
        return False
    drop, x, y = found
    page.mouse.move(x, y, steps=4)
    page.mouse.up()
    lies = f'[data-card="{card}"]'
    try:
        page.wait_for_selector(f'[data-drop="{drop}"] {lies}, [data-cluster="{drop}"] {lies}',
                               state="attached", timeout=PATIENCE)
    except TimeoutError:
        return False
    return True
