"""Which words some cards share, for people to see: it explains a suggestion and decides nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

Pieces = tuple[tuple[str, bool], ...]

# Words that many statements have without being about the same.
_EMPTY = frozenset({
    "allt", "alla", "andra", "att", "blir", "bara", "både", "dessa", "eller", "efter", "fler",
    "flera", "från", "färre", "genom", "hela", "hos", "inom", "inte", "kommer", "mellan",
    "mindre", "mycket", "någon", "några", "också", "samma", "samt", "sina", "större", "till",
    "under", "utan", "varje", "även", "över", "with", "from", "more", "less", "than", "that",
    "this",
})
_SHORTEST = 4
# Swedish inflects at the end: so many first letters are the same word to a reader.
_STEM = 5


def shared(texts: Sequence[str]) -> tuple[Pieces, ...]:
    """Each text in pieces, true for a word that another of them has too, in any ending.

    Joined, the pieces are the text again.
    """
    stems = [{_stem(word) for word in re.findall(r"\w+", text) if _says(word)} for text in texts]
    return tuple(
        _pieces(text, set().union(*(other for at, other in enumerate(stems) if at != place)))
        for place, text in enumerate(texts))


def _pieces(text: str, elsewhere: set[str]) -> Pieces:
    return tuple((piece, _says(piece) and _stem(piece) in elsewhere)
                 for piece in re.split(r"(\w+)", text) if piece)


def _says(word: str) -> bool:
    return len(word) >= _SHORTEST and word.isalpha() and word.casefold() not in _EMPTY


def _stem(word: str) -> str:
    return word.casefold()[:_STEM]
