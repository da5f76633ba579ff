"""What the style sheets keep to that no screenshot of a wide window would show."""

from __future__ import annotations

import re

from facilitator.paths import asset


def test_the_title_of_an_item_never_runs_into_its_minutes() -> None:
    sheet = (asset("static") / "css/desk.css").read_text("utf-8")
    row = re.search(r"\.agenda li \{([^}]*)\}", sheet)
    assert row
    assert "column-gap" in row[1]
