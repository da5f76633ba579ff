"""Why something is suggested: the closest note, the words they share, and how sure it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from .board import Note, in_order, matrix
from .catalogue import Catalogue
from .embedder import Margins, Strength
from .lexicon import endings, stop_words
from .placement import strength

_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 4
# From here on two words that begin alike are one word in two forms or two compounds of it.
_BEGINS = 6


@dataclass(frozen=True, slots=True)
class Span:
    """Signs `start` up to `end` of a text as it was written."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Why:
    """The closest note already there, the words shared with it in each text, and the strength."""

    closest: str
    shared: tuple[Span, ...]
    shared_there: tuple[Span, ...]
    strength: Strength


def why(
    note: Note, others: Sequence[Note], catalogue: Catalogue, margins: Margins
) -> Why | None:
    """What speaks for `note` among `others` (a group, a proposal); None where there is no other."""
    there = [other for other in in_order(others) if other.id != note.id]
    if not there:
        return None
    ours = catalogue.mixed(note.vector[np.newaxis], margins.catalogue)[0]
    likeness = np.round(catalogue.mixed(matrix(there), margins.catalogue) @ ours, 4)
    best = int(likeness.argmax())
    here, beside = shared_words(note.text, there[best].text)
    return Why(there[best].id, here, beside, strength(float(likeness[best]), margins))


def shared_words(one: str, other: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Where each text has words whose stems the other has too, stop words left out."""
    first, second = _stems(one), _stems(other)
    return (tuple(span for span, stem in first if any(_same(stem, s) for _, s in second)),
            tuple(span for span, stem in second if any(_same(stem, s) for _, s in first)))


@lru_cache(maxsize=8_192)
def shared(one: str, other: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The shared words themselves, as they stand in each text."""
    here, there = shared_words(one, other)
    return (tuple(one[span.start : span.end] for span in here),
            tuple(other[span.start : span.end] for span in there))


def _stems(text: str) -> list[tuple[Span, str]]:
    # Decomposed signs may make two out of one word; the spans are of the text as it stands.
    found = ((Span(*match.span()), unicodedata.normalize("NFC", match[0]).lower())
             for match in _WORD.finditer(text))
    return [(span, stem(word)) for span, word in found if word not in stop_words()]


def stem(word: str) -> str:
    """A word of lower case without its ending, four signs or more."""
    for ending in endings():
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word.removesuffix(ending)
    return word


def _same(one: str, other: str) -> bool:
    return one == other or (
        min(len(one), len(other)) >= _BEGINS and one[:_BEGINS] == other[:_BEGINS])
