"""What must hold on every screen: axe finds nothing, nothing overflows, all can be read."""

from __future__ import annotations

from playwright.sync_api import Browser

from tests.accessible import nothing, violations

from .browser import Shown
from .stages import stages

STAGES = stages()
# One theme after the other: a page is loaded once for each.
SCREENS = [(name, *screen) for name, (_, screens) in STAGES.items()
           for screen in sorted(screens, key=lambda each: each[2])]
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


class Screens:
    """Pages on screens, each loaded once for all that differ in nothing but their size."""

    def __init__(self, look: Browser) -> None:
        self._look = look
        self._stands = ("", "")
        self._shown: Shown | None = None

    def show(self, name: str, width: int, height: int, theme: str) -> Shown:
        """A stage on a screen; it stands until the next one is asked for."""
        if self._shown is None:
            self._shown = Shown(self._look, STAGES[name][0](), width, height, theme)
        elif (name, theme) != self._stands:
            self._shown.load(STAGES[name][0](), width, height, theme)
        else:
            self._shown.page.set_viewport_size({"width": width, "height": height})
        self._stands = (name, theme)
        return self._shown

    def close(self) -> None:
        if self._shown:
            self._shown.close()
            self._shown = None


def assert_readable(screens: Screens, name: str, width: int, height: int, theme: str) -> None:
    """All of it, on one screen."""
    shown, first = screens.show(name, width, height, theme), STAGES[name][1][0]
    if (width, theme) == (first[0], first[2]) or theme != first[2]:
        nothing(violations(shown.page, theme))
    assert shown.page.evaluate("document.documentElement.scrollWidth") <= width
    if name.startswith("wall"):
        assert not shown.page.evaluate(_CUT)
        assert shown.page.evaluate(_MOST_LINES) <= 3
        assert shown.page.evaluate("document.documentElement.scrollHeight") <= height
        if width == 1920:
            assert shown.page.evaluate(_SMALLEST_TEXT) >= 28
    if name.startswith("phone"):
        assert shown.page.evaluate(_SMALLEST_TEXT) >= 16
        assert shown.page.evaluate(_SMALL_TARGETS) == []
