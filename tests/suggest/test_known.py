"""What is known note by note says the same as what is reckoned anew from all of them."""

import random

import pytest

from facilitator.suggest import Catalogue, Note, duplicate_groups, place
from facilitator.suggest.choosing import margins
from facilitator.suggest.known import Known, Written
from facilitator.suggest.lexicon import statements
from facilitator.suggest.spelling import Spelling

TEXTS = [*statements()[:60], *(f"{text} nu" for text in statements()[:15])]
SPELLING = Spelling()
MARGINS = margins(SPELLING.name)
VECTORS = SPELLING.embed(TEXTS)
BOARD = {f"n{row:02}": Written(text, VECTORS[row].tobytes()) for row, text in enumerate(TEXTS)}
NOTES = [Note(each, written.text, VECTORS[row])
         for row, (each, written) in enumerate(BOARD.items())]


@pytest.mark.parametrize("seed", range(5))
def test_the_groups_are_the_same_in_whatever_order_notes_come_and_go(seed: int) -> None:
    chance = random.Random(seed)
    known, here = Known.none(SPELLING.name), dict[str, Written]()
    for _ in range(30):
        for each in chance.sample(sorted(BOARD), 8):
            here.pop(each, None) if chance.random() < 0.4 else here.update({each: BOARD[each]})
        known = known.renewed(here)
    known = known.renewed(BOARD)
    groups = [group for group, _ in known.alike(())]
    assert groups
    assert groups == duplicate_groups(NOTES, MARGINS)


def test_a_reworded_note_is_another() -> None:
    known = Known.none(SPELLING.name).renewed(BOARD)
    (one, other), *_ = known.pairs
    changed = {**BOARD, one: BOARD["n40"]}
    again = known.renewed(changed)
    assert (one, other) not in again.pairs
    assert (min(one, "n40"), max(one, "n40")) in again.pairs


def test_what_is_held_apart_never_meets() -> None:
    known = Known.none(SPELLING.name).renewed(BOARD)
    groups = [group for group, _ in known.alike(set(known.pairs))]
    assert groups == []


def test_places_are_those_of_one_note_at_a_time() -> None:
    groups = {f"n{row:02}": f"g{row % 5}" for row in range(20)}
    known = Known.none(SPELLING.name).renewed(BOARD)
    free = [note for note in NOTES if note.id not in groups]
    wanted = place(free, [Note(n.id, n.text, n.vector, groups.get(n.id, "")) for n in NOTES],
                   Catalogue.none(), MARGINS)
    found = known.places(groups, {note.id for note in free}, Catalogue.none(), 3)
    for note, placements in zip(free, wanted, strict=True):
        assert [(p.group, p.strength) for p in found[note.id]] == [
            (p.group, p.strength) for p in placements]


def test_a_rejected_place_gives_way_to_the_next() -> None:
    groups = {f"n{row:02}": f"g{row % 5}" for row in range(20)}
    known = Known.none(SPELLING.name).renewed(BOARD)
    first = known.places(groups, {"n30"}, Catalogue.none(), 3)["n30"]
    after = known.places(groups, {"n30"}, Catalogue.none(), 3, {("n30", first[0].group)})["n30"]
    assert after[:2] == first[1:]
    assert len(after) == 3


def test_nothing_known_says_nothing() -> None:
    known = Known.none(SPELLING.name)
    assert known.alike(()) == []
    assert known.places({}, {"n1"}, Catalogue.none(), 3) == {}
    assert known.like("x", VECTORS[0].tobytes(), {"n1"}, 3) == []
    assert known.renewed(BOARD).renewed({}).ids == ()


def test_a_text_that_is_being_written_finds_what_says_it_already() -> None:
    known = Known.none(SPELLING.name).renewed(BOARD)
    kept = SPELLING.embed([f"{TEXTS[0]}!"])[0].tobytes()
    assert "n00" in known.like(f"{TEXTS[0]}!", kept, set(BOARD), 3)
    assert known.like(f"{TEXTS[0]}!", kept, {"n30"}, 3) == []
