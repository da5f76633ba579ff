"""Draws every page and state and takes its picture, to be looked at.

    python -m tests.front.gallery FOLDER [part of a name]
"""

from __future__ import annotations

import sys
from pathlib import Path

from .browser import Shown, browser
from .stages import stages


def draw(folder: Path, wanted: str = "") -> None:
    """One PNG a state and screen in `folder`; phones and plain pages in full length."""
    folder.mkdir(parents=True, exist_ok=True)
    with browser() as look:
        for name, (make, screens) in stages().items():
            if wanted not in name:
                continue
            html = make()
            for width, height, theme in screens:
                shown = Shown(look, html, width, height, theme)
                fixed = name.startswith(
                    ("wall", "desk-scan", "desk-before", "desk-checkin", "desk-alarm",
                     "desk-carried", "desk-rating", "desk-wildcard", "desk-dotvote",
                     "desk-matrix", "desk-elements", "desk-backcast", "desk-axes", "desk-cross",
                     "desk-story", "desk-merge"))
                shown.page.screenshot(
                    path=folder / f"{name}-{width}-{theme}.png", full_page=not fixed)
                shown.close()


if __name__ == "__main__":
    draw(Path(sys.argv[1]), *sys.argv[2:3])
