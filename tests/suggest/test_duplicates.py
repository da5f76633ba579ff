"""Near-duplicates: found however the board is ordered, and never across a difference."""

from random import Random

import pytest

from facilitator.suggest import duplicate_groups, duplicates_of
from facilitator.suggest.choosing import margins
from facilitator.suggest.meaning import Meaning
from facilitator.suggest.spelling import Spelling

from .board import HOSTILE, board, rows

OWN = margins(Spelling.name)
SAID = ("Fler unga flyttar hem", "fler unga flyttar hem!", "Färre unga flyttar hem",
        "Bussen går för sällan", "Tre byar saknar buss", "Fyra byar saknar buss")


def test_a_duplicate_is_found_and_its_opposite_is_not(spelling: Spelling) -> None:
    notes = board(spelling, SAID)
    assert [one.id for one in duplicates_of(notes[0], notes, OWN)] == ["n1"]


def test_a_group_never_holds_two_that_differ(spelling: Spelling) -> None:
    assert duplicate_groups(board(spelling, SAID), OWN) == [("n0", "n1")]


def test_two_that_differ_do_not_meet_by_way_of_a_third(spelling: Spelling) -> None:
    # The one in the middle says nothing of how many, and differs from neither of the others.
    said = ("Priset på el i norra länet ökar", "Priset på el i norra länet",
            "Priset på el i norra länet minskar")
    for group in duplicate_groups(board(spelling, said), OWN):
        assert not {"n0", "n2"} <= set(group)


def test_the_order_of_the_board_does_not_matter(spelling: Spelling) -> None:
    notes = board(spelling, [row["text"] for row in rows("development.tsv")])
    wanted = duplicate_groups(notes, OWN)
    assert len(wanted) >= 10
    for seed in range(3):
        assert duplicate_groups(Random(seed).sample(notes, len(notes)), OWN) == wanted


def test_labelled_duplicates_are_found_by_meaning(meaning: Meaning) -> None:
    labelled = rows("development.tsv")
    notes = board(meaning, [row["text"] for row in labelled])
    known: dict[str, set[str]] = {}
    for note, row in zip(notes, labelled, strict=True):
        if row["dup_group"]:
            known.setdefault(row["dup_group"], set()).add(note.id)
    found = duplicate_groups(notes, margins(meaning.name))
    assert sorted(map(sorted, known.values())) == sorted(map(sorted, found))


@pytest.mark.parametrize("name", ["traps.tsv", "duplicates.tsv"])
def test_pairs_by_meaning(name: str, meaning: Meaning) -> None:
    pairs = rows(name)
    called = 0
    for pair in pairs:
        one, other = board(meaning, [pair["one"], pair["other"]])
        called += bool(duplicates_of(one, [other], margins(meaning.name)))
    if name == "traps.tsv":
        assert called == 0
    else:
        assert called >= 0.95 * len(pairs)


def test_hostile_notes_are_only_like_themselves(spelling: Spelling) -> None:
    notes = board(spelling, [*HOSTILE, *HOSTILE])
    for group in duplicate_groups(notes, OWN):
        assert len(group) >= 2
    assert not duplicates_of(notes[0], [], OWN)
    assert not duplicate_groups([], OWN)
