"""What axe has to say of a page (WCAG 2.1 A and AA)."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_AXE = Axe()
_OPTIONS = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]},
    # Of what passes nothing is told: that halves the time.
    "resultTypes": ["violations"],
}

# What a page is asked for to stand still.
CALM: dict[str, Any] = {"reduced_motion": "reduce"}


def violations(page: Page, state: str) -> list[str]:
    """Of the page as it stands, one line a fault."""
    found = _AXE.run(page, options=_OPTIONS).response["violations"]
    return [
        f"{state}: {each['id']} at {node['target']}: {node['failureSummary']}"
        for each in found for node in each["nodes"]
    ]  # fmt: skip


def nothing(faults: list[str]) -> None:
    """Fails with all of them."""
    assert not faults, "\n".join(faults)
