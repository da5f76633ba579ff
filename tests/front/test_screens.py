"""Every page and state on its screens: axe finds nothing, nothing overflows, all can be read."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser

from .browser import Shown, browser
from .stages import ASSETS, stages

STAGES = stages()
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}
SCREENS = [(name, *screen) for name, (_, screens) in STAGES.items() for screen in screens]
PHONES = [name for name in STAGES if name.startswith("phone")]
WALLS = [name for name in STAGES if name.startswith("wall")]
_SMALLEST_TEXT = """() => Math.min(...[...document.querySelectorAll('body *')]
  .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())
    && e.checkVisibility() && !e.closest('.unseen, svg'))
  .map(e => parseFloat(getComputedStyle(e).fontSize)))"""
_SMALL_TARGETS = """() => [...document.querySelectorAll(
    'main button, main summary, main label:has(input), main a.button, .tabs button, footer a')]
  .filter(e => e.checkVisibility() && !e.closest('dialog'))
  .map(e => [e.textContent.trim().slice(0, 30), e.getBoundingClientRect().height])
  .filter(([, height]) => height < 47.5)"""
_CUT = """() => [...document.querySelectorAll('.wall *')].filter(e => e.checkVisibility()
    && !e.closest('.unseen, svg') && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
  .map(e => [e.textContent.trim().slice(0, 40), e.getBoundingClientRect()])
  .filter(([, r]) => r.left < innerWidth
    && (r.right > innerWidth + 1 || r.bottom > innerHeight + 1))
  .map(([text]) => text)"""
_MOST_LINES = """() => Math.max(0, ...[...document.querySelectorAll('.units')]
  .filter(e => e.checkVisibility())
  .map(e => new Set([...e.children].map(i => Math.round(i.offsetTop))).size))"""


@pytest.fixture(scope="module")
def look() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return {name: make() for name, (make, _) in STAGES.items()}


@pytest.mark.parametrize(("name", "width", "height", "theme"), SCREENS)
def test_screen_is_accessible_and_nothing_runs_off_it(
    look: Browser, pages: dict[str, str], name: str, width: int, height: int, theme: str
) -> None:
    shown = Shown(look, pages[name], width, height, theme)
    try:
        first = STAGES[name][1][0]
        if (width, theme) == (first[0], first[2]) or theme != first[2]:
            _assert_accessible(shown)
        assert shown.page.evaluate("document.documentElement.scrollWidth") <= width
        if name in WALLS:
            assert not shown.page.evaluate(_CUT)
            assert shown.page.evaluate(_MOST_LINES) <= 3
            assert shown.page.evaluate("document.documentElement.scrollHeight") <= height
        if name in WALLS and width == 1920:
            assert shown.page.evaluate(_SMALLEST_TEXT) >= 28
        if name in PHONES:
            assert shown.page.evaluate(_SMALLEST_TEXT) >= 16
            assert shown.page.evaluate(_SMALL_TARGETS) == []
    finally:
        shown.close()


def _assert_accessible(shown: Shown) -> None:
    found = Axe().run(shown.page, options=RULES).response["violations"]
    assert not [(v["id"], [n["html"][:120] for n in v["nodes"][:3]]) for v in found]


def test_phone_page_is_light(look: Browser, pages: dict[str, str]) -> None:
    html = pages["phone-scan"]
    shown = Shown(look, html, 375, 812, live=True)
    fetched: list[str] = shown.page.evaluate(
        "performance.getEntriesByType('resource').map(e => e.name)")
    shown.close()
    names = {name.partition(f"/static/{ASSETS.build}/")[2] for name in fetched} - {""}
    packed = len(gzip.compress(html.encode(), 5))
    for name in names:
        asset = ASSETS._assets[name]
        packed += len(asset.packed or asset.body)
    assert len(names) + 2 <= 12, names  # and the page, and its websocket
    assert packed <= 100_000
