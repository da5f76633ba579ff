"""What of a paragraph may be read: not the words of a draft that is hidden or taken back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from facilitator.domain.quoting import quotations

from .drafts import Pile
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


def unread(paragraph: Paragraph, pile: Pile) -> tuple[Source, ...]:
    """Those of its sources that may not be read any more, and still speak in it."""
    return tuple(each for each in paragraph.wording.sources
                 if not pile.has(each) and still_says(paragraph, each))


def may_be_read(paragraph: Paragraph, pile: Pile) -> bool:
    """False for one that would tell what is hidden."""
    return bool(paragraph.wording.words) and not unread(paragraph, pile)


def told_sources(paragraph: Paragraph, pile: Pile) -> tuple[Source, ...]:
    """What it was made of, as far as that may be told."""
    return tuple(each for each in paragraph.wording.sources if pile.has(each))
