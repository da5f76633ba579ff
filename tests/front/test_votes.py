"""What stands beside a result on the wall has room: the page's number lies over nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from .browser import Shown, browser
from .stages import stages
from .votes import WALL

STAGES = stages()
_FREE = """() => document.querySelector('.talk > .w-turn').getBoundingClientRect().top
  - Math.max(...[...document.querySelectorAll('.talk li *')].map(
      e => e.getBoundingClientRect().bottom))"""


@pytest.fixture(scope="module")
def look() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


@pytest.mark.parametrize(("width", "height", "theme"), WALL[:3])
def test_the_number_of_the_page_lies_under_three_talks(
    look: Browser, width: int, height: int, theme: str
) -> None:
    html = STAGES["wall-matrix-40"][0]()
    shown = Shown(look, html, width, height, theme)
    assert shown.page.locator(".talk li").count() == 3
    assert shown.page.evaluate(_FREE) >= 0
    shown.close()
