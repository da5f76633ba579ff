"""Widths are known without a browser, and are those of the browser."""


from playwright.sync_api import Browser

from facilitator.figures.widths import Weight, width

from ..front.browser import Shown
from ..front.stages import ASSETS
from .samples import NAMES

TEXTS = (*NAMES, "Kritisk osäkerhet", "Given förutsättning", "87", "12 %", "Åäö ÅÄÖ éü", "10",
         "Försörjningskvotsförskjutning i gränskommunerna", "Sámi ŋ ŧ", "AVTAL & Ljusår – 2050…")
_PAGE = """<!doctype html><html lang="sv" data-surface="wall"><meta charset="utf-8">
<title>Bredd</title><link rel="stylesheet" href="{css}">
<body><svg class="fig num" viewBox="0 0 10 10">{texts}</svg></body></html>"""
LOOKS: tuple[tuple[str, int, Weight], ...] = (
    ("tick", 28, 400), ("label", 28, 560), ("label hot", 28, 700), ("q", 34, 800))


def test_a_text_is_as_wide_as_in_the_browser(look: Browser) -> None:
    texts = "".join(f'<text class="{css}" y="9">{words.replace("&", "&amp;")}</text>'
                    for css, *_ in LOOKS for words in TEXTS)
    shown = Shown(look, _PAGE.format(css=ASSETS.address("wall.css"), texts=texts), 1920, 1080)
    measured = shown.page.evaluate(
        "[...document.querySelectorAll('text')].map(e => e.getComputedTextLength())")
    shown.close()
    wanted = [(words, size, weight) for _, size, weight in LOOKS for words in TEXTS]
    wrong = [(words, weight, real, width(words, size, weight))
             for (words, size, weight), real in zip(wanted, measured, strict=True)
             if not 0.99 * real <= width(words, size, weight) <= 1.08 * real]
    assert not wrong


def test_a_character_that_the_font_lacks_is_wide() -> None:
    assert width("漢", 28, 560) > 28
    assert width("🚀", 28, 560) > 28
    assert width("", 28, 560) == 0
