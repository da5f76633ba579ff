"""Notes that are known, with the pairs of them that say the same: a value that is renewed.

Each renewal looks only at what is new, so that one note more among thousands costs one row.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from .board import Note
from .catalogue import Catalogue, Theme
from .choosing import margins
from .cleaning import clean
from .duplicates import joined, possible, scored
from .embedder import Margins, Strength, Vectors
from .guards import differ, difference, said
from .placement import ranked, strength
from .trigrams import dice, trigrams
from .why import shared
from .wire import vector

_AT_A_TIME = 32
# Steps of how alike two notes are written and meant, above the margin.
_CLEAR, _STRONG = 0.65, 0.8


class Written(NamedTuple):
    """A note's text and its vector as it is kept."""

    text: str
    kept: bytes


@dataclass(frozen=True, slots=True)
class Place:
    """A group, how sure it is, the closest note there, and the words shared, here and there."""

    group: str
    strength: Strength
    closest: str
    shared: tuple[str, ...]
    shared_there: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """Ids, texts and vectors (n, d) by row; `pairs` of ids, the lesser first, with their scores."""

    margins: Margins
    ids: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    vectors: Vectors = field(default_factory=lambda: np.zeros((0, 0), np.float32))
    pairs: Mapping[tuple[str, str], float] = field(default_factory=dict)

    @classmethod
    def none(cls, name: str) -> Known:
        """Nothing known, for vectors of the embedder called `name`."""
        return cls(margins(name))

    def renewed(self, notes: Mapping[str, Written]) -> Known:
        """The same with exactly `notes`: those that are new or reworded are compared with all."""
        kept = [row for row, (each, text) in enumerate(zip(self.ids, self.texts, strict=True))
                if each in notes and notes[each].text == text]
        staying = {self.ids[row] for row in kept}
        fresh = [each for each in notes if each not in staying]
        if not fresh and len(kept) == len(self.ids):
            return self
        rows = [vector(notes[each].kept) for each in fresh]
        held = self.vectors[kept]
        vectors = np.vstack([held, *rows]) if len(held) else np.stack(rows) if rows else held
        ids = (*(self.ids[row] for row in kept), *fresh)
        texts = (*(self.texts[row] for row in kept), *(notes[each].text for each in fresh))
        pairs = {two: score for two, score in self.pairs.items() if staying.issuperset(two)}
        whole = Known(self.margins, ids, texts, vectors, pairs)
        return Known(self.margins, ids, texts, vectors, {**pairs, **whole.found(len(kept))})

    def found(self, since: int) -> dict[tuple[str, str], float]:
        """The pairs that say the same in which a row from `since` on takes part."""
        found = {}
        for begin in range(since, len(self.ids), _AT_A_TIME):
            end = min(begin + _AT_A_TIME, len(self.ids))
            cosines = self.vectors[begin:end] @ self.vectors[:end].T
            for place, one in enumerate(range(begin, end)):
                for other, score in self._alike(self.texts[one], cosines[place, :one]):
                    two = (self.ids[one], self.ids[other])
                    found[min(two), max(two)] = score
        return found

    def like(self, text: str, kept: bytes, among: Collection[str], most: int) -> list[str]:
        """The ids of `among` that say what `text` says, the most alike first."""
        if not self.ids:
            return []
        found = [(-score, self.ids[row])
                 for row, score in self._alike(text, self.vectors @ vector(kept))
                 if self.ids[row] in among]
        return [each for _, each in sorted(found)[:most]]

    def alike(
        self, unlike: Collection[tuple[str, str]]
    ) -> list[tuple[tuple[str, ...], Strength]]:
        """Groups of notes that say the same, each as sure as the least sure of its pairs."""
        texts = dict(zip(self.ids, self.texts, strict=True))
        groups = joined(self.pairs, texts, unlike)
        of = {each: place for place, group in enumerate(groups) for each in group}
        least = [1.0] * len(groups)
        for (one, other), score in self.pairs.items():
            if (place := of.get(one)) is not None and of.get(other) == place:
                least[place] = min(least[place], score)
        return [(group, _sure(score)) for group, score in zip(groups, least, strict=True)]

    def places(
        self, groups: Mapping[str, str], free: Collection[str], catalogue: Catalogue, most: int,
        not_in: Collection[tuple[str, str]] = (),
    ) -> dict[str, tuple[Place, ...]]:
        """For each free note its best groups of `groups` (note -> group), but those of `not_in`."""
        mixed = catalogue.mixed(self.vectors, self.margins.catalogue)
        # By id and not by row: of two as close the answer is the same in whatever order they came.
        placed = sorted((groups[each], each, row)
                        for row, each in enumerate(self.ids) if each in groups)
        rows = [row for row, each in enumerate(self.ids) if each in free]
        if not (placed and rows):
            return {}
        there = [row for _, _, row in placed]
        return {
            self.ids[row]: tuple(
                self._place(row, there[closest], group, score)
                for group, score, closest in best if (self.ids[row], group) not in not_in)[:most]
            for row, best in zip(rows, ranked(mixed[there], [group for group, *_ in placed],
                                              mixed[rows], most + _spare(not_in, most)),
                                 strict=True)}

    def notes(self, groups: Mapping[str, str], among: Collection[str]) -> list[Note]:
        """Some of the notes as a draft is made of them; `groups`: note -> where it was placed."""
        return [Note(each, self.texts[row], self.vectors[row], groups.get(each, ""))
                for row, each in enumerate(self.ids) if each in among]

    def _place(self, row: int, closest: int, group: str, score: float) -> Place:
        here, there = shared(self.texts[row], self.texts[closest])
        return Place(group, strength(score, self.margins), self.ids[closest], here, there)

    def _alike(self, text: str, cosines: Vectors) -> Iterator[tuple[int, float]]:
        ours = trigrams(clean(text))
        for row, cosine in possible(cosines, self.margins):
            score = scored(cosine, dice(ours, trigrams(clean(self.texts[row]))), self.margins)
            if score and not difference(text, self.texts[row]):
                yield row, score


def catalogue_of(themes: Sequence[Theme], kept: Sequence[bytes]) -> Catalogue:
    """A catalogue from the kept vectors of its `texts`."""
    return Catalogue.of(themes, np.stack([vector(each) for each in kept]))


def _sure(score: float) -> Strength:
    return (Strength.STRONG if score >= _STRONG else
            Strength.CLEAR if score >= _CLEAR else Strength.FAINT)


def _spare(not_in: Collection[tuple[str, str]], most: int) -> int:
    """Some more of the best, so that enough are left when the rejected ones are taken out."""
    return most if not_in else 0


def forget_words() -> None:
    """Let go of every text that is kept for speed alone: what somebody wrote is to be gone."""
    for kept in (trigrams, shared, differ, said):
        kept.cache_clear()
