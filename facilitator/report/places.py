"""What is pointed at, and where it stands: each is named once, at the first place it is told."""

from __future__ import annotations

from collections.abc import Iterable


class Places:
    """Names for ids: a label of Typst may hold other signs than an id, and must be alone."""

    def __init__(self, wanted: Iterable[str]) -> None:
        self._names = {each: f"place-{nth}" for nth, each in enumerate(dict.fromkeys(wanted))
                       if each}
        self._placed: set[str] = set()

    def place(self, block_id: str) -> str:
        """The name to set at what is told here, "" where nobody points or it was told before."""
        if block_id not in self._names or block_id in self._placed:
            return ""
        self._placed.add(block_id)
        return self._names[block_id]

    def coming(self, block_id: str) -> str:
        """The name of what is told further on."""
        return self._names[block_id]

    def known(self, block_id: str) -> str:
        """The name of what has been placed, "" for what the document does not tell."""
        return self._names[block_id] if block_id in self._placed else ""
