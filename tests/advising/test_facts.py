"""What is told piece by piece makes the very board that it is told of."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facilitator.advising.facts import MOST_FACTS, Slate, Told, pieces
from facilitator.domain.advice import Material, Note, pair
from facilitator.suggest.known import Written

IDS = [f"kort-{number}" for number in range(6)]
TEXTS = ("Bussen går", "Tåget står", "Havet stiger")
PAIRS = st.frozensets(st.sampled_from([pair(a, b) for a in IDS for b in IDS if a < b]), max_size=4)


@st.composite
def boards(draw: st.DrawFn) -> Told:
    notes = draw(st.lists(st.builds(
        Note, st.sampled_from(IDS), st.sampled_from(TEXTS), st.sampled_from(["", "a", "b"]),
        st.sampled_from(["", *IDS])), unique_by=lambda note: note.id))
    has = draw(st.frozensets(st.sampled_from(IDS)))
    written = {note.id: Written(note.text, note.text.encode()) for note in notes if note.id in has}
    return Told(Material(tuple(notes), apart=draw(PAIRS), unlike=draw(PAIRS), not_in=draw(PAIRS)),
                written)


@given(st.lists(boards(), max_size=6))
def test_the_pieces_make_the_board(followed: list[Told]) -> None:
    slate, before = Slate(), Told()
    for now in followed:
        for piece in pieces(before, now):
            for fact in piece:
                slate.take(fact)
        assert (slate.material, slate.written) == (now.material, now.written)
        before = now


@given(boards())
def test_what_is_known_is_not_told_again(board: Told) -> None:
    assert not list(pieces(board, board))


def test_a_moved_card_is_one_fact_and_no_piece_is_large() -> None:
    notes = tuple(Note(f"n{number}", "Bussen går") for number in range(500))
    written = {note.id: Written(note.text, bytes(1536)) for note in notes}
    board = Told(Material(notes), written)
    assert [len(each) for each in pieces(Told(), board)] == [MOST_FACTS] * 10
    moved = Told(Material((Note("n0", "Bussen går", "g"), *notes[1:])), written)
    assert list(pieces(board, moved)) == [[("moved", "n0", "g", "")]]


def test_words_that_go_are_noticed() -> None:
    slate = Slate()
    slate.take(("card", "n0", "Bussen går", "", ""))
    assert not slate.lost
    slate.take(("card", "n0", "Tåget går", "", ""))
    assert slate.lost
