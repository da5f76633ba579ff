"""A photograph on a slide of its own, with what it shows beside it for those who do not see it."""

from __future__ import annotations

from io import BytesIO

from facilitator.domain.document import Photo

from .ink import PT
from .slides import Deck
from .template import BODY


def photo(deck: Deck, block: Photo, eyebrow: str) -> None:
    """As large as the slide has room for, in the middle; its words are its alternative text."""
    title, words = deck.tongue.text(block.caption).rstrip("."), deck.tongue.words(block.alt)
    slide = deck.slide(title, eyebrow)
    left, top, room, tall = BODY
    share = block.size[1] / block.size[0]
    wide = min(room, tall / share)
    shape = slide.made.shapes.add_picture(
        BytesIO(block.body), round((left + (room - wide) / 2) * PT), round(top * PT),
        round(wide * PT), round(wide * share * PT))
    named = shape._element.nvPicPr.cNvPr
    named.set("name", title)
    named.set("descr", words)
    slide.note(words)
