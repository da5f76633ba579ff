"""Notes that say the same in other words: found and shown together, never merged by themselves."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from .board import Note, in_order, matrix
from .cleaning import clean
from .embedder import Margins
from .guards import differ, difference
from .trigrams import dice, trigrams


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A note like the one asked about, and how like: `margins.duplicate` to 1."""

    id: str
    score: float


def duplicates_of(note: Note, others: Sequence[Note], margins: Margins) -> list[Duplicate]:
    """Those of `others` that say what `note` says, the most alike first.

    score = weight·cosine + (1-weight)·trigram Dice, as measured; a pair that differs by a number,
    a negation, a place or a direction is left out, however alike. The note itself is skipped.
    """
    there = [other for other in others if other.id != note.id]
    if not there:
        return []
    ours = trigrams(clean(note.text))
    found = [
        Duplicate(there[row].id, score)
        for row, cosine in possible(matrix(there) @ note.vector, margins)
        if (score := scored(cosine, dice(ours, trigrams(clean(there[row].text))), margins))
        and not difference(note.text, there[row].text)
    ]
    return sorted(found, key=lambda duplicate: (-duplicate.score, duplicate.id))


def duplicate_groups(notes: Sequence[Note], margins: Margins) -> list[tuple[str, ...]]:
    """Ids of notes that say the same, two or more together; no two of a group may differ.

    The most alike are joined first, and two groups only where no pair between them is held apart,
    so that "fler" and "färre" never meet by way of a third.
    """
    notes = in_order(notes)
    pairs = {(notes[one].id, notes[other].id): score
             for score, one, other in _pairs(notes, margins)}
    return joined(pairs, {note.id: note.text for note in notes})


def joined(
    pairs: Mapping[tuple[str, str], float], texts: Mapping[str, str],
    unlike: Collection[tuple[str, str]] = (),
) -> list[tuple[str, ...]]:
    """Groups of ids from pairs with their scores; `unlike` pairs, lesser id first, never meet."""
    group = {each: [each] for two in pairs for each in two}
    order = sorted(pairs, key=lambda two: (
        -pairs[two], *sorted((texts[each], each) for each in two)))
    for one, other in order:
        first, second = group[one], group[other]
        if first is second or any(
                (min(a, b), max(a, b)) in unlike or differ(texts[a], texts[b])
                for a in first for b in second):
            continue
        first += second
        group |= dict.fromkeys(second, first)
    distinct = {id(held): held for held in group.values() if len(held) > 1}
    return sorted(tuple(sorted(held)) for held in distinct.values())


def _pairs(notes: Sequence[Note], margins: Margins) -> Iterator[tuple[float, int, int]]:
    vectors = matrix(notes)
    written = [trigrams(clean(note.text)) for note in notes]
    for one in range(len(notes) - 1):
        cosines = vectors[one + 1 :] @ vectors[one]
        for place, cosine in possible(cosines, margins):
            other = one + 1 + place
            score = scored(cosine, dice(written[one], written[other]), margins)
            if score and not difference(notes[one].text, notes[other].text):
                yield score, one, other


def possible(cosines: np.ndarray, margins: Margins) -> Iterator[tuple[int, float]]:
    """Places and cosines that can still reach the margin, were the words the very same."""
    least = (margins.duplicate - (1 - margins.weight)) / margins.weight
    for place in np.flatnonzero(cosines >= least):
        yield int(place), float(cosines[place])


def scored(cosine: float, alike: float, margins: Margins) -> float:
    """The score, rounded so that it does not depend on the order of a sum; 0 below the margin."""
    score = round(margins.weight * cosine + (1 - margins.weight) * alike, 4)
    return score if score >= margins.duplicate else 0.0
