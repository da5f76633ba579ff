"""The editor's rules: what is written, moved, left out, published and taken back."""

from __future__ import annotations

import pytest

from facilitator.domain.editorial import Editorial
from facilitator.domain.fold import fold
from facilitator.domain.undoing import last_undo
from tests.cast import ANNA, ERIK, KARIN, KINDS, WALL, Story


def written(story: Story, *texts: str) -> list[str]:
    """These sentences in the draft; their ids."""
    return [str(story.does(KARIN, "summary.add", text=text)[0].data["sentence"]) for text in texts]


def texts(story: Story) -> list[str]:
    return [each.text for each in story.state.editing.draft.sentences]


def test_a_sentence_has_its_place_its_evidence_and_where_it_began(scan: Story) -> None:
    scan.does(KARIN, "summary.add", text="Elen avgör.", place="mal", evidence=["kort-1", "kort-2"],
              finding="Elen är osäker.")  # fmt: skip
    sentence = scan.state.editing.draft.sentences[0]
    assert (sentence.text, sentence.place, sentence.evidence, sentence.finding) == (
        "Elen avgör.", "mal", ("kort-1", "kort-2"), "Elen är osäker.")


def test_a_sentence_is_put_where_it_is_asked_for(scan: Story) -> None:
    _, last = written(scan, "Ett", "Tre")
    scan.does(KARIN, "summary.add", text="Två", before=last)
    assert texts(scan) == ["Ett", "Två", "Tre"]


def test_a_sentence_is_moved_before_another_and_last(scan: Story) -> None:
    one, two, three = written(scan, "Ett", "Två", "Tre")
    scan.does(KARIN, "summary.move", sentence=three, before=one)
    assert texts(scan) == ["Tre", "Ett", "Två"]
    scan.does(KARIN, "summary.move", sentence=three)
    assert texts(scan) == ["Ett", "Två", "Tre"]
    assert scan.does(KARIN, "summary.move", sentence=two, before=two) == []


@pytest.mark.parametrize("actor", [ANNA, WALL])
def test_only_the_desk_writes(actor: object, scan: Story) -> None:
    assert scan.refuses(actor, "summary.add", text="Mitt").code == "not_allowed"  # type: ignore[arg-type]


def test_it_is_written_after_the_end_as_well(scan: Story) -> None:
    scan.does(KARIN, "workshop.end")
    written(scan, "Efteråt")
    scan.does(KARIN, "summary.publish", note="Första")
    assert scan.state.editing.published() is not None


def test_a_stale_edit_is_refused_and_shows_the_others_words(scan: Story) -> None:
    (one,) = written(scan, "Elen avgör.")
    scan.does(ERIK, "summary.edit", sentence=one, text="Elen avgör allt.", was="Elen avgör.")
    refused = scan.refuses(KARIN, "summary.edit", sentence=one, text="Nätet avgör.",
                           was="Elen avgör.")  # fmt: skip
    assert (refused.code, refused.field) == ("stale", "text")
    assert "Elen avgör allt." in refused.sentence()
    assert "ligger kvar" in refused.sentence()
    assert texts(scan) == ["Elen avgör allt."]


def test_two_who_write_the_same_agree(scan: Story) -> None:
    (one,) = written(scan, "Elen avgör.")
    for who in (ERIK, KARIN):
        scan.does(who, "summary.edit", sentence=one, text="Nätet avgör.", was="Elen avgör.")
    assert texts(scan) == ["Nätet avgör."]


def test_what_somebody_else_has_rewritten_is_not_taken_away_unread(scan: Story) -> None:
    (one,) = written(scan, "Elen avgör.")
    scan.does(ERIK, "summary.edit", sentence=one, text="Nätet avgör.", was="Elen avgör.")
    assert scan.refuses(KARIN, "summary.remove", sentence=one, was="Elen avgör.").code == "stale"
    scan.does(KARIN, "summary.remove", sentence=one, was="Nätet avgör.")
    assert texts(scan) == []


def test_place_order_and_next_steps_are_not_written_over_either(scan: Story) -> None:
    (one,) = written(scan, "Elen avgör.")
    scan.does(ERIK, "summary.place", sentence=one, place="mal")
    scan.does(ERIK, "summary.arrange", order=["open", "process"])
    scan.does(ERIK, "summary.next_steps", text="Läs på.\nVi ses i maj.")
    assert "Mål" in scan.refuses(KARIN, "summary.place", sentence=one, place="nulage").sentence()
    assert scan.refuses(KARIN, "summary.arrange", order=["process"]).code == "stale"
    refused = scan.refuses(KARIN, "summary.next_steps", text="Vila.")
    assert (refused.code, "Vi ses i maj." in refused.sentence()) == ("stale", True)


def test_who_writes_in_a_sentence_that_is_gone_keeps_the_words(scan: Story) -> None:
    refused = scan.refuses(KARIN, "summary.edit", sentence="borta", text="Nytt", was="Gammalt")
    assert (refused.code, "ligger kvar" in refused.sentence()) == ("no_such_sentence", True)


def test_evidence_that_two_give_is_kept_from_both(scan: Story) -> None:
    (one,) = written(scan, "Elen avgör.")
    for who, card in ((KARIN, "kort-1"), (ERIK, "kort-2"), (ERIK, "kort-1")):
        scan.does(who, "summary.point", sentence=one, to=card)
    scan.does(KARIN, "summary.unpoint", sentence=one, to="kort-1")
    assert scan.state.editing.draft.sentences[0].evidence == ("kort-2",)


def test_an_undo_says_what_it_takes_back(scan: Story) -> None:
    written(scan, "En mycket lång mening om elen som avgör var de nya jobben hamnar.")
    undo = last_undo(scan.state, KARIN)
    assert undo is not None
    assert undo.sentence.format_map(undo.details) == \
        "lade till ”En mycket lång mening om elen som avgör…”"


def test_an_undo_leaves_what_somebody_has_gone_on_with(scan: Story) -> None:
    (one,) = written(scan, "Elen avgör.")
    scan.does(KARIN, "summary.edit", sentence=one, text="Nätet avgör.", was="Elen avgör.")
    scan.does(ERIK, "summary.edit", sentence=one, text="Nätet och elen.", was="Nätet avgör.")
    scan.does(KARIN, "undo.last")
    scan.does(KARIN, "undo.last")
    assert texts(scan) == ["Nätet och elen."]
    assert last_undo(scan.state, KARIN) != last_undo(scan.state, ERIK)


def test_what_is_published_never_changes(scan: Story) -> None:
    (one,) = written(scan, "Elen avgör.")
    scan.does(KARIN, "summary.publish", note="Till gruppen")
    published = scan.state.editing.published()
    scan.does(KARIN, "summary.edit", sentence=one, text="Nätet avgör.", was="Elen avgör.")
    assert scan.state.editing.published() == published
    assert published is not None
    assert (published.nr, published.by, published.note) == (1, "Karin", "Till gruppen")
    assert [each.text for each in published.editorial.sentences] == ["Elen avgör."]


def test_two_who_publish_at_once_do_not_publish_over_each_other(scan: Story) -> None:
    scan.does(KARIN, "summary.add", text="Elen avgör.")
    scan.does(KARIN, "summary.publish", note="Karins", was=0)
    scan.does(KARIN, "summary.add", text="Vattnet stiger.")
    refused = scan.refuses(ERIK, "summary.publish", note="Eriks", was=0)
    assert (refused.code, refused.field) == ("stale", "note")
    assert "Version 1 publicerades innan du hann: ”Karins”." in refused.sentence()
    assert scan.does(ERIK, "summary.publish", note="Eriks", was=1)[0].data["version"] == 2
    # One that was taken back is still one that has been seen; a program may say nothing of it.
    scan.does(KARIN, "summary.unpublish", version=2)
    assert scan.refuses(ERIK, "summary.publish", note="Igen", was=1).code == "stale"
    assert scan.does(ERIK, "summary.publish", note="Igen")[0].data["version"] == 3


def test_nothing_new_is_not_published_again(scan: Story) -> None:
    assert scan.refuses(KARIN, "summary.publish", note="Tom").code == "nothing_new"
    written(scan, "Elen avgör.")
    assert scan.refuses(KARIN, "summary.publish", note=" ").field == "note"
    scan.does(KARIN, "summary.publish", note="Första")
    assert "version 1" in scan.refuses(KARIN, "summary.publish", note="Igen").sentence()


def test_a_version_that_is_taken_back_is_kept_and_the_one_before_holds(scan: Story) -> None:
    written(scan, "Ett")
    scan.does(KARIN, "summary.publish", note="Första")
    written(scan, "Två")
    scan.does(KARIN, "summary.publish", note="Andra")
    scan.does(KARIN, "undo.last")
    published = scan.state.editing.published()
    assert published is not None
    assert published.nr == 1
    assert [(each.nr, each.taken_back) for each in scan.state.editing.versions] == [
        (1, False), (2, True)]
    scan.does(KARIN, "undo.again")
    written(scan, "Tre")
    assert scan.does(KARIN, "summary.publish", note="Tredje")[0].data["version"] == 3


def test_a_version_is_restored_exactly_and_the_draft_it_replaced_is_kept(scan: Story) -> None:
    (one,) = written(scan, "Ett")
    scan.does(KARIN, "summary.publish", note="Första")
    scan.does(KARIN, "summary.remove", sentence=one)
    written(scan, "Något helt annat")
    scan.does(ERIK, "summary.restore", version=1)
    assert scan.state.editing.draft == scan.state.editing.versions[0].editorial
    (aside,) = scan.state.editing.asides
    scan.does(KARIN, "summary.take_up", aside=aside)
    assert texts(scan) == ["Något helt annat"]


@pytest.mark.parametrize("step", ["restore", "unpublish", "republish"])
def test_a_version_that_is_not_there_is_refused(step: str, scan: Story) -> None:
    assert scan.refuses(KARIN, f"summary.{step}", version=7).code == "no_such_version"
    assert scan.refuses(KARIN, "summary.take_up", aside=7).code == "no_such_draft"


def test_there_is_an_end_to_how_much(scan: Story) -> None:
    written(scan, *(f"Mening {nth}" for nth in range(60)))
    assert scan.refuses(KARIN, "summary.add", text="En till").code == "too_many"
    one = scan.state.editing.draft.sentences[0].id
    for nth in range(20):
        scan.does(KARIN, "summary.point", sentence=one, to=f"kort-{nth}")
    assert scan.refuses(KARIN, "summary.point", sentence=one, to="kort-20").code == "too_many"


def test_an_id_of_ones_own_can_be_no_markup(scan: Story) -> None:
    assert scan.refuses(KARIN, "summary.add", text="A", sentence='"><b>').code == "not_an_id"


def test_which_editorial_is_meant_by_its_name(scan: Story) -> None:
    assert scan.state.editing.called("published") == Editorial()
    written(scan, "Ett")
    scan.does(KARIN, "summary.publish", note="Första")
    written(scan, "Två")
    editing = scan.state.editing
    assert editing.called("draft") == editing.draft
    assert editing.called("published") == editing.called("1") == editing.versions[0].editorial
    assert [editing.called(name) for name in ("2", "x", "", "²")] == [None] * 4


def test_a_log_read_back_is_the_same_state(scan: Story) -> None:
    (one,) = written(scan, "Ett")
    scan.does(KARIN, "summary.point", sentence=one, to="kort-1")
    scan.does(KARIN, "summary.arrange", order=["open", "process"])
    scan.does(KARIN, "summary.publish", note="Första")
    assert fold(scan.events, KINDS).editing == scan.state.editing
