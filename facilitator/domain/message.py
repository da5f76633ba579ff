"""Sentences for people, written in Swedish and translated only where they are shown."""

from __future__ import annotations


def message(text: str) -> str:
    """Mark `text` as a sentence of the catalogue; the text itself is its key."""
    return text


def messages(one: str, many: str) -> tuple[str, str]:
    """Mark a sentence that changes with a number: for one, and for any other number."""
    return one, many
