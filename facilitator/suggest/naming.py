"""What a proposed group is called: a theme's name where its notes agree, else one of the notes."""

from __future__ import annotations

from collections.abc import Sequence

from .board import Note, matrix
from .catalogue import Catalogue
from .cleaning import readable

# A name must fit a column's head.
LONGEST = 60


def names(
    groups: Sequence[Sequence[Note]], catalogue: Catalogue, language: str
) -> list[tuple[str, str]]:
    """(name, id of the note it is the words of) for each group, the id "" where a theme names it.

    In "sv" or "en"; where two agree on a theme the larger one has it.
    """
    said = [("", "")] * len(groups)
    taken = set()
    order = sorted(range(len(groups)), key=lambda place: (
        -len(groups[place]), min((note.text, note.id) for note in groups[place])))
    for place in order:
        theme = catalogue.agreed(matrix(groups[place]))
        if theme and theme.id not in taken:
            taken.add(theme.id)
            said[place] = (theme.name(language), "")
        else:
            said[place] = medoid(groups[place])
    return said


def medoid(group: Sequence[Note]) -> tuple[str, str]:
    """The note most like all the others of its group: its words, cut to 60 signs, and its id."""
    vectors = matrix(group)
    nearness = (vectors @ vectors.T).sum(axis=1).round(4)
    best = min(range(len(group)), key=lambda row: (-nearness[row], group[row].text))
    return shortened(group[best].text), group[best].id


def shortened(text: str) -> str:
    """At most 60 signs, at the end of a word where there is one."""
    whole = readable(text)
    if len(whole) <= LONGEST:
        return whole
    cut = whole[: LONGEST - 1]
    return (cut.rpartition(" ")[0] or cut) + "…"
