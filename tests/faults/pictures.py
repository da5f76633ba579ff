"""What stands on a screen that drew every patch, against what one sees who comes only now."""

from __future__ import annotations

from tests.show.model_page import ModelPage

from .phones import Phone

# Beside the stage on each page: what its audience's patches may fill.
SHELLS = {"phone": ("take-home",), "wall": ("here", "came-in")}


def picture(screen: Phone, audience: str) -> str:
    """The markup on a screen that `draws`, after every patch it has drawn."""
    page = ModelPage(SHELLS[audience])
    page.apply(screen.ops)
    return page.html()
