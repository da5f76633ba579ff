"""In a real browser: every text of a figure is large enough, inside it, and on no other text."""


import pytest
from playwright.sync_api import Browser

from tests.accessible import nothing, violations

from ..front.browser import Shown
from .gallery import figures, sheet_of, wall_of

SCATTERS = ("matrix", "second-round", "spread-25", "spread-60", "clumped-25", "clumped-60",
            "alike-60")
CROSSES = ("worlds", "worlds-long", "points", "points-long", "points-close")
TOLD = tuple(each for each in figures() if each.startswith(("day-", "thing-")))
# Across as the browser sets it; a letter's own box is taller than its ink, so upright as laid out.
_TEXTS = """() => [...document.querySelectorAll('.fig text')].map(e => {
    const box = e.getBBox(), y = +e.getAttribute('y');
    return [e.textContent, box.x, y - 22, box.x + box.width, y + 6,
            parseFloat(getComputedStyle(e).fontSize)];
})"""


@pytest.mark.parametrize("name", sorted(figures()))
def test_texts_are_large_enough_and_inside(look: Browser, name: str) -> None:
    figure = figures()[name]()
    for words, left, top, right, bottom, size in seen(look, wall_of(name, figure)):
        assert size >= 28, words
        assert left >= -1, words
        assert top >= 0, words
        assert right <= figure.width + 1, words
        assert bottom <= figure.height, words


@pytest.mark.parametrize("name", [*SCATTERS, *CROSSES, *TOLD])
def test_no_text_lies_over_another(look: Browser, name: str) -> None:
    texts = seen(look, wall_of(name, figures()[name]()))
    over = [(one[0], other[0]) for nth, one in enumerate(texts) for other in texts[nth + 1:]
            if one[1] < other[3] and other[1] < one[3] and one[2] < other[4] and other[2] < one[4]]
    assert not over


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_figure_with_its_key_is_accessible(look: Browser, theme: str) -> None:
    figure = figures()["clumped-25"]()
    for page in (wall_of("m", figure), sheet_of("m", figure)):
        shown = Shown(look, page, 1280, 900, theme)
        found = violations(shown.page, theme)
        shown.close()
        nothing(found)


def seen(look: Browser, page: str) -> list[tuple[str, float, float, float, float, float]]:
    shown = Shown(look, page, 1920, 1080)
    texts = shown.page.evaluate(_TEXTS)
    shown.close()
    return [tuple(each) for each in texts]
