"""The Chromium that tests look with: Debian's, without the window that nobody sees."""

from __future__ import annotations

import shutil

ARGUMENTS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
    "--disable-dev-shm-usage",
    # Letters as wide as they are drawn, not rounded to the pixels of this screen.
    "--font-render-hinting=none",
)  # fmt: skip
# The first is the same engine without a window of tabs and buttons: a page opens in a quarter of
# the time.
_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser")


def chromium() -> str:
    """Its path. Raises AssertionError with what to install when there is none: skipping would
    hide a broken product."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    assert found, "The browser tests need Chromium: apt-get install chromium-headless-shell"
    return found
