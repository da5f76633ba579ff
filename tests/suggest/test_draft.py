"""The draft: people's placements are left alone, and the same board has the same proposals."""

from itertools import combinations
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.suggest import Catalogue, Note, Proposal, draft, refresh
from facilitator.suggest.catalogue import (
    COLUMNS,
    BrokenCatalogue,
    read_themes,
    shipped_vectors,
    texts,
)
from facilitator.suggest.choosing import margins
from facilitator.suggest.meaning import Meaning
from facilitator.suggest.naming import LONGEST, shortened
from facilitator.suggest.spelling import Spelling

from .board import HOSTILE, board, rows

OWN = margins(Spelling.name)
NONE = Catalogue.none()
SAID = [row["text"] for row in rows("development.tsv")]
NOTES = board(Spelling(), SAID)
MANY = st.lists(st.sampled_from(NOTES), unique_by=lambda note: note.id, max_size=40)


@given(MANY, st.randoms(use_true_random=False))
def test_what_a_person_placed_is_in_no_proposal(notes: list[Note], chance: Random) -> None:
    notes = [Note(note.id, note.text, note.vector, chance.choice(["", "Grupp"])) for note in notes]
    placed = {note.id for note in notes if note.group}
    proposals = draft(notes, (), NONE, OWN)
    assert not placed & members(proposals)
    assert not placed & members(refresh(proposals, notes, (), NONE, OWN))


@given(MANY, st.randoms(use_true_random=False))
def test_pairs_held_apart_are_never_together(notes: list[Note], chance: Random) -> None:
    pairs = list(combinations([note.id for note in notes], 2))
    apart = chance.sample(pairs, min(len(pairs), 30))
    standing = draft(notes, (), NONE, OWN)
    for proposals in (draft(notes, apart, NONE, OWN), refresh(standing, notes, apart, NONE, OWN)):
        for one, other in apart:
            assert not any({one, other} <= set(proposal.notes) for proposal in proposals)


@given(MANY, st.randoms(use_true_random=False))
def test_the_order_of_the_board_does_not_matter(notes: list[Note], chance: Random) -> None:
    assert draft(notes, (), NONE, OWN) == draft(chance.sample(notes, len(notes)), (), NONE, OWN)


@given(MANY)
def test_a_proposal_is_two_notes_or_more_and_no_note_is_in_two(notes: list[Note]) -> None:
    proposals = draft(notes, (), NONE, OWN)
    assert all(len(proposal.notes) > 1 for proposal in proposals)
    assert sum(len(proposal.notes) for proposal in proposals) == len(members(proposals))
    assert len({proposal.id for proposal in proposals}) == len(proposals)


def test_by_meaning_the_same_board_gives_the_same(meaning: Meaning, themes: Catalogue) -> None:
    own = margins(meaning.name)
    notes = board(meaning, SAID)
    proposals = draft(notes, (), themes, own)
    assert len(proposals) > 15
    again = board(Meaning(), list(reversed(SAID)))
    same = [Note(f"n{len(SAID) - 1 - row}", note.text, note.vector)
            for row, note in enumerate(again)]
    assert draft(same, (), themes, own) == proposals
    assert all(0 < len(proposal.name) <= LONGEST for proposal in proposals)


def test_english_names(meaning: Meaning, themes: Catalogue) -> None:
    own = margins(meaning.name)
    said = ["Cyberattacker mot sjukhus", "Ryska hybridhot", "Totalförsvaret rustar"]
    notes = board(meaning, said)
    (proposal,) = draft(notes, (), themes, own, "en")
    assert proposal.name == "Changing security paradigm"


def test_a_standing_proposal_keeps_its_id_and_takes_in_what_is_like_it(spelling: Spelling) -> None:
    notes = board(spelling, ["Bussen går sällan", "Bussen går för sällan", "Älgen betar"])
    (standing,) = draft(notes, (), NONE, OWN)
    grown = [*notes, Note("ny", "bussen går sällan!", notes[0].vector)]
    (after,) = refresh([standing], grown, (), NONE, OWN)
    assert after.id == standing.id
    assert set(after.notes) == {"n0", "n1", "ny"}


def test_a_proposal_of_one_is_over(spelling: Spelling) -> None:
    notes = board(spelling, ["Bussen går sällan", "Bussen går för sällan"], ["", ""])
    (standing,) = draft(notes, (), NONE, OWN)
    taken = [Note("n0", notes[0].text, notes[0].vector, "Resor"), notes[1]]
    assert refresh([standing], taken, (), NONE, OWN) == []
    assert refresh([standing], [], (), NONE, OWN) == []
    assert refresh([standing], notes, [("n0", "n1")], NONE, OWN) == []


def test_nothing_sure_is_no_proposal(spelling: Spelling) -> None:
    assert draft(board(spelling, ["Älgen betar", "Räntan stiger"]), (), NONE, OWN) == []
    assert draft([], (), NONE, OWN) == []


@settings(max_examples=25)
@given(st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=50)), max_size=20))
def test_hostile_notes_are_drafted_without_a_stumble(said: list[str]) -> None:
    for proposal in draft(board(Spelling(), said), (), NONE, OWN):
        assert len(proposal.name) <= LONGEST


def test_vectors_of_two_embedders_do_not_mix(spelling: Spelling) -> None:
    notes = board(spelling, ["Bussen", "Tåget"])
    with pytest.raises(ValueError, match="shape"):
        draft([notes[0], Note("x", "Tåget", notes[1].vector[:384])], (), NONE, OWN)


def test_a_name_ends_at_a_word() -> None:
    assert shortened("kort") == "kort"
    assert shortened("ord " * 40).endswith("ord…")
    assert len(shortened("x" * 4_000)) == LONGEST


# The catalogue


def test_the_shipped_catalogue_is_whole() -> None:
    themes = read_themes()
    assert 50 <= len(themes) <= 70
    assert len({theme.name("sv") for theme in themes}) == len(themes)


def test_the_shipped_vectors_are_those_of_the_shipped_themes(meaning: Meaning) -> None:
    wanted, shipped = texts(read_themes()), shipped_vectors(meaning.version)
    assert set(shipped) == set(wanted)  # if not, bin/themes makes them anew
    kept = np.array([np.frombuffer(shipped[text], "<f4") for text in wanted])
    assert np.allclose(kept, meaning.embed(wanted), atol=1e-3)
    assert shipped_vectors("another-1") == {}


HEAD = "\t".join(COLUMNS) + "\n"


@pytest.mark.parametrize("body", [
    b"", b"a\tb\n", b"\xff\xfe", (HEAD + "a\tb\n").encode(),
    (HEAD + "a\tb\tc\td\te\tf\n" * 2).encode(), (HEAD + "a\tb\t\td\te\tf\n").encode(),
])  # fmt: skip
def test_a_broken_catalogue_is_told(body: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("own") / "teman.tsv"
    path.write_bytes(body)
    with pytest.raises(BrokenCatalogue, match=r"teman\.tsv"):
        read_themes(path)


def members(proposals: list[Proposal]) -> set[str]:
    return {note for proposal in proposals for note in proposal.notes}
