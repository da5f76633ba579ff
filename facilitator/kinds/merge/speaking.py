"""The sentences of some words, and whether those that were taken still speak in a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from facilitator.domain.quoting import quotations

from .values import Paragraph, Source

_AFTER_A_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")


def sentences(words: str) -> Iterator[str]:
    """The sentences of some words, one after the other."""
    return (each.strip() for each in _AFTER_A_SENTENCE.split(words) if each.strip())


def cuts(words: str) -> tuple[int, ...]:
    """Where a paragraph may be cut: after each of its sentences but the last."""
    return tuple(each.end() for each in _AFTER_A_SENTENCE.finditer(words)
                 if words[each.end():].strip())


def quotes_of(words: Iterable[str]) -> tuple[str, ...]:
    """Some words whole and sentence by sentence, as far as they can be known again."""
    return quotations(each for one in words for each in (one, *sentences(one)))


def still_says(paragraph: Paragraph, source: Source) -> bool:
    """True while a sentence of what was taken stands in it."""
    said = paragraph.wording.words.casefold()
    known = quotes_of((source.words,)) or (source.words,)
    return any(each.casefold() in said for each in known if each)
