"""Every page and state of wall, desk and what stands beside them, on its screens."""

from __future__ import annotations

import pytest

from .screens import SCREENS, Screens, assert_readable


@pytest.mark.parametrize(
    ("name", "width", "height", "theme"),
    [each for each in SCREENS if not each[0].startswith("phone")])
def test_screen_is_accessible_and_nothing_runs_off_it(
    screens: Screens, name: str, width: int, height: int, theme: str
) -> None:
    assert_readable(screens, name, width, height, theme)
