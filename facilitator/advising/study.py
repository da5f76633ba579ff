"""One room as the process that reckons knows it, and what of its answers is new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from facilitator.domain.advice import Alike, Belonging, Draft
from facilitator.suggest.catalogue import Catalogue
from facilitator.suggest.known import Known, Written, forget_words
from facilitator.suggest.spelling import Spelling

from . import reckoning
from .facts import Fact, Slate

# Cards whose places go back at a time: the server's event loop unpacks them.
_AT_A_TIME = 100
_spelling = Spelling()

Places = Mapping[str, tuple[Belonging, ...]]


class Study:
    """A room's board and what is known of its cards, for vectors of one version."""

    def __init__(self, name: str, version: str) -> None:
        """`name` and `version` are the embedder's, as `wire.About` has them."""
        self.version = version
        self._known = Known.none(name)
        self._slate = Slate()
        self._alike: tuple[Alike, ...] = ()
        self._places: Places = {}

    def take(self, facts: Sequence[Fact]) -> None:
        """What is new on the board. Words that have gone from it are gone from here after this."""
        for fact in facts:
            self._slate.take(fact)
        written = self._slate.written
        for each, one in written.items():
            if not one.kept:
                written[each] = Written(one.text, _spelt(one.text))
        self._known = self._known.renewed(written)
        if self._slate.lost:
            self._slate.lost = False
            forget_words()

    def reckoned(self, themes: Catalogue) -> Iterator[tuple[str, Any]]:
        """What is suggested that was not before: ("places", {card: rows, or None}) a few cards
        at a time, and ("alike", rows) where they are others."""
        now = reckoning.reckon(self._known, self._slate.material, themes)
        yield from (("places", piece) for piece in _pieces(_news(self._places, now.places)))
        if now.alike != self._alike:
            yield "alike", [(each.id, each.cards, each.strength) for each in now.alike]
        self._alike, self._places = now.alike, now.places

    def drawn(self, themes: Catalogue, drafts: Sequence[Draft]) -> list[dict[str, object]]:
        """A draft from the beginning, or `drafts` with the new cards in them."""
        material = self._slate.material
        if drafts:
            return reckoning.joined(self._known, material, themes, drafts)
        return reckoning.drawn(self._known, material, themes)

    def like(self, version: str, text: str, kept: bytes) -> list[str]:
        """The cards that say what a text says, the most alike first; none by another version."""
        if version != self.version:
            return []
        ids = self._known.ids
        return self._known.like(text, kept or _spelt(text), set(ids), len(ids))


def _spelt(text: str) -> bytes:
    return bytes(_spelling.embed([text])[0].astype("<f4").tobytes())


def _news(before: Places, now: Places) -> dict[str, Any]:
    """Card -> its places as plain tuples where they are others, None where it has none any more."""
    news: dict[str, Any] = {card: None for card in before if card not in now}
    for card, best in now.items():
        if before.get(card) != best:
            news[card] = tuple((each.group, each.strength, each.closest, each.shared,
                                each.shared_there) for each in best)
    return news


def _pieces(news: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    rest = iter(news.items())
    while piece := dict(islice(rest, _AT_A_TIME)):
        yield piece
