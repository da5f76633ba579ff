"""A browser for looking at rendered pages; the files they ask for come from `static/`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Route, sync_playwright

from tests.chromium import ARGUMENTS, chromium

from .stages import ASSETS

ADDRESS = "http://front.test/"
_DRAWS = "js/slice.js"
_CLOCK = """() => {
  for (const each of document.querySelectorAll('[data-clock-box]')) each.hidden = false;
  for (const each of document.querySelectorAll('[data-clock]')) each.textContent = '12:40';
  for (const each of document.querySelectorAll('[data-clock-gone]'))
    each.style.setProperty('--gone', '58%');
  for (const each of document.querySelectorAll('[data-clock-of]'))
    each.textContent = 'kvar av 30 min';
}"""


@contextmanager
def browser() -> Iterator[Browser]:
    """It is closed with the tests that look."""
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
        yield opened
        opened.close()


class Shown:
    """One page on one screen, its scripts held still unless `live`."""

    def __init__(
        self, look: Browser, html: str, width: int, height: int, theme: str = "light", *,
        live: bool = False,
    ) -> None:
        self._live = live
        self._context = look.new_context(
            reduced_motion="reduce", locale="sv-SE", timezone_id="Europe/Stockholm")
        self.page = self._context.new_page()
        self.page.route("**/*", self._answer)
        self.load(html, width, height, theme)

    def load(self, html: str, width: int, height: int, theme: str = "light") -> None:
        """Another page in its place: a window of its own costs a browser more than the page."""
        if 'data-surface="wall"' in html:
            html = html.replace('data-theme="dark"', f'data-theme="{theme}"')
        self._html = html
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        self.page.goto(ADDRESS)
        self.page.evaluate("document.fonts.ready")
        if not self._live:
            self.page.evaluate(_CLOCK)
        if "data-slice" in html and not self._live:
            # What stands on a phone's page is the slice and not every card; it needs no server.
            self.page.add_script_tag(type="module", url=f"static/{ASSETS.build}/{_DRAWS}")

    def close(self) -> None:
        self._context.close()

    def _answer(self, route: Route) -> None:
        path = route.request.url.removeprefix(ADDRESS)
        name = path.removeprefix(f"static/{ASSETS.build}/")
        if path in ("", "?"):
            route.fulfill(body=self._html, content_type="text/html; charset=utf-8")
        elif name == path or (name.endswith(".js") and not self._live and name != _DRAWS):
            route.abort()
        else:
            kept = ASSETS._assets.get(name)
            if kept is None:
                route.abort()
            else:
                route.fulfill(body=kept.body, content_type=kept.mime)
