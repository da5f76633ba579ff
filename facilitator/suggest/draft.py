"""A draft grouping of the notes that nobody has placed: only the part that is sure enough."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from .board import Note, in_order, matrix
from .catalogue import Catalogue
from .embedder import Margins, Strength, Vectors
from .linkage import average_linkage
from .naming import names
from .placement import strength

# Two notes that somebody at the desk has said do not belong together.
Apart = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A group of two notes or more that may belong together, a name for it, and how sure it is.

    The id depends on the notes it was first made of and stays while the proposal lives. The name
    is a theme's, or the words of the note `named_after`.
    """

    id: str
    notes: tuple[str, ...]
    name: str
    strength: Strength
    named_after: str = ""


def draft(
    notes: Sequence[Note], apart: Apart, catalogue: Catalogue, margins: Margins,
    language: str = "sv",
) -> list[Proposal]:
    """Proposals for the notes without a group, the largest first; none is better than a wrong one.

    Notes whose mean likeness within a group reaches `margins.group` are together; a note by itself
    is in no proposal. Pairs of ids in `apart` are never together. The same notes give the same
    proposals with the same ids, in whatever order they come.
    """
    free = [note for note in in_order(notes) if not note.group]
    if len(free) < 2:
        return []
    likeness = _likeness(free, catalogue, margins)
    groups = average_linkage(1 - likeness, _rows(free, apart), 1 - margins.group)
    return _told([[free[row] for row in rows] for rows in groups if len(rows) > 1],
                 catalogue, margins, language)


def refresh(
    standing: Sequence[Proposal], notes: Sequence[Note], apart: Apart, catalogue: Catalogue,
    margins: Margins, language: str = "sv",
) -> list[Proposal]:
    """The proposals after the board has changed: those that stand stay, and new notes join them.

    A note leaves when a person has placed it, withdrawn it or held it apart; a proposal ends with
    fewer than two. A note in none joins the one it is most like, at `margins.group` or more, else
    it may be in a new proposal. Nothing that stands is otherwise moved: `draft` begins anew.
    """
    apart = list(apart)
    free = {note.id: note for note in in_order(notes) if not note.group}
    kept = {one.id: one for proposal in standing
            if (one := _left(proposal, free, apart))}
    members = {name: [free[note] for note in one.notes] for name, one in kept.items()}
    taken = {note.id for inside in members.values() for note in inside}
    before = {name: list(inside) for name, inside in members.items()}
    rest: list[Note] = []
    for note in (free[name] for name in free if name not in taken):
        joined = _nearest(note, before, members, apart, catalogue, margins)
        (members[joined] if joined else rest).append(note)
    told = _told([members[name] for name in kept], catalogue, margins, language, list(kept))
    return told + draft(rest, apart, catalogue, margins, language)


def _left(
    proposal: Proposal, free: dict[str, Note], apart: list[tuple[str, str]]
) -> Proposal | None:
    notes = [note for note in proposal.notes if note in free]
    for one, other in apart:
        if one in notes and other in notes:
            notes.remove(max(one, other))
    return replace(proposal, notes=tuple(notes)) if len(notes) > 1 else None


def _nearest(
    note: Note, before: dict[str, list[Note]], members: dict[str, list[Note]],
    apart: list[tuple[str, str]], catalogue: Catalogue, margins: Margins,
) -> str:
    """The standing proposal it joins, by its notes before anybody joined; "" for none."""
    held = {one if other == note.id else other for one, other in apart if note.id in (one, other)}
    ours = catalogue.mixed(note.vector[np.newaxis], margins.catalogue)[0]
    best = ""
    highest = margins.group
    for name in sorted(before):
        if held & {inside.id for inside in members[name]}:
            continue
        theirs = catalogue.mixed(matrix(before[name]), margins.catalogue)
        near = round(float((theirs @ ours).mean()), 4)
        if near >= highest and (near > highest or not best):
            best, highest = name, near
    return best


def _told(
    groups: list[list[Note]], catalogue: Catalogue, margins: Margins, language: str,
    ids: Sequence[str] = (),
) -> list[Proposal]:
    said = names(groups, catalogue, language)
    proposals = [
        Proposal(ids[place] if ids else _id(group), tuple(note.id for note in group), name,
                 _strength(group, catalogue, margins), after)
        for place, (group, (name, after)) in enumerate(zip(groups, said, strict=True))
    ]
    return sorted(proposals, key=lambda proposal: (-len(proposal.notes), proposal.id))


def _id(group: list[Note]) -> str:
    """Of ids and texts, each with its length first, so that no two groups spell the same."""
    content = "".join(
        f"{len(part)}:{part}" for note in in_order(group) for part in (note.id, note.text))
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _strength(group: list[Note], catalogue: Catalogue, margins: Margins) -> Strength:
    likeness = _likeness(group, catalogue, margins)
    return strength(
        float(np.mean([likeness[pair] for pair in combinations(range(len(group)), 2)])), margins)


def _likeness(notes: Sequence[Note], catalogue: Catalogue, margins: Margins) -> Vectors:
    """Likeness (n, n), rounded so that a sum's order on another machine does not tell."""
    mixed = catalogue.mixed(matrix(notes), margins.catalogue)
    return np.asarray(np.round(mixed @ mixed.T, 5), dtype=np.float32)


def _rows(notes: Sequence[Note], apart: Apart) -> list[tuple[int, int]]:
    row = {note.id: place for place, note in enumerate(notes)}
    return [(row[one], row[other]) for one, other in apart
            if one in row and other in row and one != other]
