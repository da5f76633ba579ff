"""What a replay is made of beside the report: the log itself, and the files that play it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from facilitator.domain.chapter import Kinds
from facilitator.domain.event import Event
from facilitator.show.styles import self_contained


@dataclass(frozen=True, slots=True)
class Reel:
    """`events` is the whole log, `static` the folder of the static files."""

    events: Sequence[Event]
    kinds: Kinds
    static: Path

    def style(self) -> str:
        """The wall's style sheet, with its fonts inside."""
        return self_contained(self.static, "wall.css")

    def script(self, name: str) -> str:
        """A module of static/js."""
        return (self.static / "js" / name).read_text("utf-8")
