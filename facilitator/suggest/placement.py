"""Where a note belongs: the groups that people have made, the likeliest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from .board import Note, in_order, matrix
from .catalogue import Catalogue
from .embedder import Margins, Strength, Vectors

MOST = 3


@dataclass(frozen=True, slots=True)
class Placement:
    """A group a note may belong to, how like its notes it is (-1 to 1), and how sure that is."""

    group: str
    score: float
    strength: Strength


def place(
    notes: Sequence[Note], board: Sequence[Note], catalogue: Catalogue, margins: Margins,
    most: int = MOST,
) -> list[list[Placement]]:
    """For each of `notes` its `most` best groups among those that `board` has notes in.

    A group's score is (max + mean) / 2 of the likeness to its notes, as measured: near one of them
    and not far from the rest. Notes on the board without a group say nothing; a note is not
    compared with itself.
    """
    placed = [note for note in in_order(board) if note.group]
    if not (notes and placed):
        return [[] for _ in notes]
    # One product a note, whoever else is asked about: figures must not depend on the company.
    theirs = catalogue.mixed(matrix(placed), margins.catalogue)
    members = _members(placed)
    return [_ranked(note, placed, theirs, members, catalogue, margins)[:most] for note in notes]


def ranked(
    theirs: Vectors, groups: Sequence[str], ours: Vectors, most: int
) -> list[list[tuple[str, float, int]]]:
    """For each row of `ours` (m, d) its best groups: (group, score, the row of the closest there).

    `theirs` (n, d) are the placed ones with their `groups`, sorted by group; `ours` are not among
    them. The same scores as `place` gives, (max + mean)/2, in one product for all.
    """
    names = list(dict.fromkeys(groups))
    starts = [groups.index(name) for name in names]
    ends = [*starts[1:], len(groups)]
    likeness = theirs @ ours.T
    most_like = np.maximum.reduceat(likeness, starts, axis=0)
    mean = np.add.reduceat(likeness, starts, axis=0) / np.diff([*starts, len(groups)])[:, None]
    scores = np.round((most_like + mean) / 2, 4)
    best = np.argsort(-scores, axis=0, kind="stable")[:most]
    closest = np.stack([start + likeness[start:end].argmax(axis=0)
                        for start, end in zip(starts, ends, strict=True)])
    told = zip(best.T.tolist(), np.take_along_axis(scores, best, axis=0).T.tolist(),
               np.take_along_axis(closest, best, axis=0).T.tolist(), strict=True)
    return [[(names[group], score, row) for group, score, row in zip(*each, strict=True)]
            for each in told]


def strength(score: float, margins: Margins) -> Strength:
    """The step a likeness is shown as."""
    if score >= margins.strong:
        return Strength.STRONG
    return Strength.CLEAR if score >= margins.clear else Strength.FAINT


def _members(placed: Sequence[Note]) -> Mapping[str, list[int]]:
    members: dict[str, list[int]] = {}
    for row, note in enumerate(placed):
        members.setdefault(note.group, []).append(row)
    return members


def _ranked(
    note: Note, placed: Sequence[Note], theirs: Vectors, members: Mapping[str, list[int]],
    catalogue: Catalogue, margins: Margins,
) -> list[Placement]:
    ours = catalogue.mixed(note.vector[np.newaxis], margins.catalogue)[0]
    likeness = theirs @ ours
    ranked = []
    for group, rows in members.items():
        near = likeness[[row for row in rows if placed[row].id != note.id]]
        if len(near):
            score = round(float(near.max() + near.mean()) / 2, 4)
            ranked.append(Placement(group, score, strength(score, margins)))
    return sorted(ranked, key=lambda placement: (-placement.score, placement.group))
