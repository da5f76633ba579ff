"""What of a paragraph may be read: not the words of a draft that is hidden or taken back."""

from __future__ import annotations

from .drafts import Pile
from .speaking import still_says
from .values import Paragraph, Source


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
