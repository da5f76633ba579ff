"""How deep a heading lies: none skips a level, which would leave a gap in the reader's outline."""

from __future__ import annotations

from dataclasses import dataclass

_DEEPEST = 6


@dataclass(slots=True)
class Depth:
    """The last heading's level, and that of the section whose blocks are being set."""

    last: int = 0
    _section: int = 0
    _named: int = 0

    def section(self, level: int) -> None:
        """A chapter (1) or a part (2) begins."""
        self.last = self._section = self._named = level

    def heading(self, level: int) -> int:
        """The level of a block's heading, which itself counts from 1 within its section."""
        self._named = self._reach(self._section + level)
        return self._named

    def under(self, deeper: int = 0) -> int:
        """The level of a name that stands below the last heading of a block."""
        return self._reach(self._named + 1 + deeper)

    def _reach(self, level: int) -> int:
        self.last = min(level, self.last + 1, _DEEPEST)
        return self.last
