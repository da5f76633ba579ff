"""On which page things will stand: an estimate that stands in the contents until Word reckons it.

Word reckons references to pages anew when it prints, saves as PDF or is told to (F9), and not when
it opens a file, unless it is to ask its reader a question first. Until then the file's own numbers
stand there, so they had better be near.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from facilitator.report.measure import LINE, wrapped

from .styles import BY_ID, Style
from .template import HIGH, WIDE

NEAR = 0.96  # Calibri's width in times of what it is measured with


@dataclass(slots=True)
class Pages:
    """Where the next thing will stand: `page` from 1, and how much of it is taken, in pt.

    `held` waits for what comes after it, as a heading does.
    """

    page: int = 1
    taken: float = 0.0
    held: float = 0.0
    of: dict[str, int] = field(default_factory=dict)
    _after: float = 0.0
    _marks: list[str] = field(default_factory=list)

    def paragraph(self, style: str, text: str, beside: float = 0.0) -> None:
        """A paragraph; `beside` is how much narrower than the page it is, in pt."""
        look = BY_ID[style]
        if "<w:pageBreakBefore/>" in look.more:
            self.turn()
        # Of the room after one paragraph and before the next the larger is what stands there.
        before = max(0.0, look.before - self._after) if self.taken or self.held else 0.0
        self.block(before + tall(text, look, WIDE - beside) + look.after, keeps=look.keep)
        self._after = look.after

    def block(self, high: float, *, keeps: bool = False) -> None:
        """Something that does not break; one that `keeps` stays with what follows."""
        self._after = 0.0
        if keeps:
            self.held += high
            return
        whole = self.held + high
        self.held = 0.0
        if self.taken and self.taken + whole > HIGH:
            self.turn()
        self._stand()
        self.taken += whole
        while self.taken > HIGH:
            self.page, self.taken = self.page + 1, self.taken - HIGH

    def turn(self) -> None:
        """A new page."""
        if self.held:
            self._stand()
        self.taken += self.held
        self.held = 0.0
        if self.taken:
            self.page, self.taken = self.page + 1, 0.0

    def rows(self, heights: Sequence[float], kept: int = 0) -> None:
        """The rows of a table; the first is its head and stands on each page again.

        So many as are `kept` stay with what follows, the head being the first of them.
        """
        head, *others = heights
        self.block(head, keeps=True)
        for nth, high in enumerate(others, 1):
            page = self.page
            self.block(high, keeps=nth < kept)
            self.taken += head if self.page > page and self.taken < head + high else 0.0

    def mark(self, bookmark: str) -> None:
        """What comes next is called so."""
        self._marks.append(bookmark)

    def _stand(self) -> None:
        self.of |= dict.fromkeys(self._marks, self.page)
        self._marks.clear()


def tall(text: str, style: Style, room: float) -> float:
    """The height of a text in pt, without the room around it."""
    lines = wrapped(text, style.size * NEAR, style.bold, room - style.left)
    return len(lines) * style.size * LINE * style.line
