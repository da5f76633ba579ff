"""What stands beside a result on the wall has room: the page's number lies over nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from .browser import Shown
from .sample import Sample
from .stages import wall
from .votes import WALL, judged, judging, shown

_FREE = """() => document.querySelector('.talk > .w-turn').getBoundingClientRect().top
  - Math.max(...[...document.querySelectorAll('.talk li *')].map(
      e => e.getBoundingClientRect().bottom))"""


@pytest.fixture(scope="module")
def matrix() -> Sample:
    """Forty drivers with long names, many of them divided: talks and keys by turns."""
    return shown(judged(judging("matrix", 40, long=True), 30))


@pytest.mark.parametrize(("width", "height", "theme"), WALL[:3])
def test_the_number_of_the_page_lies_under_all_that_stands_beside_the_matrix(
    look: Browser, matrix: Sample, width: int, height: int, theme: str
) -> None:
    talks, keys = 0, 0
    for turn in range(6):
        page = Shown(look, wall(matrix, turn), width, height, theme)
        talks += page.page.locator(".talk > ul").count()
        keys += page.page.locator(".talk > .fig-key").count()
        assert page.page.evaluate(_FREE) >= 0, turn
        page.close()
    assert talks
    assert keys
