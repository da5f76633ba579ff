"""Finished files in memory, for whoever asks next: never on disk, and never for long."""

from __future__ import annotations

from .orders import Copy

Key = tuple[str, str, Copy]


class Kept:
    """Files by workshop, language and copy. What was used longest ago goes when there are many."""

    def __init__(self, most_bytes: int) -> None:
        self._most = most_bytes
        self._files: dict[Key, bytes] = {}

    def put(self, code: str, language: str, copy: Copy, body: bytes) -> None:
        """Keep one. One that is larger than all may be together is not kept."""
        if len(body) > self._most:
            return
        self._files.pop((code, language, copy), None)
        self._files[code, language, copy] = body
        while sum(map(len, self._files.values())) > self._most:
            self._files.pop(next(iter(self._files)))

    def get(self, code: str, language: str, copy: Copy) -> bytes | None:
        """The file, if it is kept."""
        body = self._files.pop((code, language, copy), None)
        if body is not None:
            self._files[code, language, copy] = body
        return body

    def size(self, code: str, language: str, copy: Copy) -> int | None:
        """How many bytes it has, if it is kept."""
        body = self._files.get((code, language, copy))
        return None if body is None else len(body)

    def forget(self, code: str) -> None:
        """Let go of everything of a workshop."""
        self._files = {key: body for key, body in self._files.items() if key[0] != code}

    def bodies(self) -> list[bytes]:
        """Everything that is kept."""
        return list(self._files.values())
