"""The catalogue as the tests read it."""

from __future__ import annotations

from pathlib import Path

from babel.messages.catalog import Catalog, Message

import facilitator

WORDS = Path(facilitator.__file__).parent / "languages" / "en" / "LC_MESSAGES"


def sentences(words: Catalog) -> list[Message]:
    return [each for each in words if each.id]


def key(m: Message) -> str:
    return m.id if isinstance(m.id, str) else m.id[0]


def spoken(m: Message) -> tuple[str, ...]:
    return (m.string,) if isinstance(m.string, str) else tuple(m.string or ())
