"""Where a note belongs: ranked, stable, and by the notes that people have placed alone."""

from random import Random

from facilitator.suggest import Catalogue, Note, Strength, place, why
from facilitator.suggest.choosing import margins
from facilitator.suggest.meaning import Meaning
from facilitator.suggest.spelling import Spelling
from facilitator.suggest.why import shared_words

from .board import HOSTILE, board

OWN = margins(Spelling.name)
NONE = Catalogue.none()
SAID = ("Elbussar i stadstrafiken", "Bussen går för sällan", "Vården flyttar hem",
        "Vårdköerna växer", "Kantarellerna kom tidigt", "Bussar på natten")
GROUPS = ("Resor", "Resor", "Vård", "Vård", "Svamp", "")


def test_the_likeliest_group_is_first(spelling: Spelling) -> None:
    notes = board(spelling, SAID, GROUPS)
    (ranked,) = place([notes[5]], notes, NONE, OWN)
    assert ranked[0].group == "Resor"
    assert {one.group for one in ranked} == {"Resor", "Vård", "Svamp"}
    assert [one.score for one in ranked] == sorted((one.score for one in ranked), reverse=True)


def test_a_note_is_not_compared_with_itself(spelling: Spelling) -> None:
    notes = board(spelling, SAID, GROUPS)
    (ranked,) = place([notes[4]], notes, NONE, OWN)
    assert "Svamp" not in {one.group for one in ranked}


def test_neither_order_nor_company_matters(meaning: Meaning, themes: Catalogue) -> None:
    own = margins(meaning.name)
    notes = board(meaning, SAID, GROUPS)
    (alone,) = place([notes[5]], notes, themes, own)
    for seed in range(3):
        shuffled = Random(seed).sample(notes, len(notes))
        answers = place(shuffled, shuffled, themes, own)
        assert answers[shuffled.index(notes[5])] == alone


def test_without_groups_there_is_nothing_to_say(spelling: Spelling) -> None:
    notes = board(spelling, SAID)
    assert place(notes, notes, NONE, OWN) == [[]] * len(notes)
    assert place([], notes, NONE, OWN) == []


def test_hostile_notes_are_placed_without_a_stumble(spelling: Spelling) -> None:
    notes = board(spelling, HOSTILE, ["a", "b;", "\0", "", "c"] * (len(HOSTILE) // 5))
    for answer in place(notes, notes, NONE, OWN):
        assert len(answer) <= 3
    for note in notes:
        assert why(note, notes, NONE, OWN)


# Why


def test_shared_words_are_shown_where_they_stand() -> None:
    one, other = "Skolornas mat blir ekologisk", "Ekologiska luncher i skolorna"
    here, there = shared_words(one, other)
    assert [one[span.start : span.end] for span in here] == ["Skolornas", "ekologisk"]
    assert [other[span.start : span.end] for span in there] == ["Ekologiska", "skolorna"]


def test_spans_are_of_the_text_as_it_was_written() -> None:
    one = "\0😀 Bussen, och bussen"
    here, _ = shared_words(one, "bussar")
    assert [one[span.start : span.end] for span in here] == ["Bussen", "bussen"]


def test_the_closest_note_is_named_and_how_sure(spelling: Spelling) -> None:
    notes = board(spelling, SAID)
    told = why(notes[5], notes[:5], NONE, OWN)
    assert told
    assert told.closest in ("n0", "n1")
    assert told.strength in Strength
    assert why(notes[0], [notes[0]], NONE, OWN) is None


def test_a_note_without_content_is_like_nothing(meaning: Meaning, themes: Catalogue) -> None:
    empty, other = board(meaning, ["", "\0"])
    told = why(empty, [other, Note("x", "Bussen", meaning.embed(["Bussen"])[0])], themes,
               margins(meaning.name))
    assert told
    assert told.strength is Strength.FAINT
