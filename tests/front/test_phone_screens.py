"""Every page and state of the phone on its screens, and what it has to fetch."""

from __future__ import annotations

import gzip

import pytest
from playwright.sync_api import Browser

from .browser import Shown
from .screens import SCREENS, STAGES, Screens, assert_readable
from .stages import ASSETS


@pytest.mark.parametrize(
    ("name", "width", "height", "theme"), [each for each in SCREENS if each[0].startswith("phone")])
def test_screen_is_accessible_and_nothing_runs_off_it(
    screens: Screens, name: str, width: int, height: int, theme: str
) -> None:
    assert_readable(screens, name, width, height, theme)


def test_phone_page_is_light(look: Browser) -> None:
    html = STAGES["phone-scan"][0]()
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
