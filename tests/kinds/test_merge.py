"""Drafts under scenarios, and scenarios' texts: given a room, when a desk acts, then so it is."""

from __future__ import annotations

import pytest

from facilitator.domain.undoing import last_undo
from facilitator.scenarios.handed import texts_before, worlds_before
from tests.cast import ERIK, KARIN, Story

from .merging import (
    BALTIC,
    GLOBASE,
    MERGE,
    NORTH,
    SENIOR,
    SOUTH,
    board,
    makes,
    merging,
    takes,
    text,
    writes,
)

BOTH = "Östersjön är ett hav av el. Färjorna går tysta."
ALONE = "Alla arbetar åt någon annanstans."


@pytest.fixture
def story() -> Story:
    return merging()


@pytest.fixture
def world(story: Story) -> str:
    """A scenario with Baltica under it."""
    return makes(story, "Havet", BALTIC)


def origins(story: Story, paragraph: str) -> list[str]:
    return [each.passage for each in board(story).paragraphs[paragraph].wording.sources]


def groups(story: Story, paragraph: str) -> set[str]:
    return {group for each in board(story).paragraphs[paragraph].wording.sources
            for group in each.groups}


def undo(story: Story, actor: object = KARIN) -> None:
    story.does(actor, "undo.last")  # type: ignore[arg-type]


# Scenarios


def test_scenarios_get_the_first_colour_that_is_free(story: Story) -> None:
    first, second = makes(story, "Ett"), makes(story, "Två")
    story.does(KARIN, "merge.dissolve", MERGE, world=first)
    makes(story, "Tre")
    assert [(each.place, each.name.words) for each in board(story).living()] == [
        (1, "Tre"), (2, "Två")]
    assert second


def test_a_draft_lies_under_one_scenario_or_none(story: Story, world: str) -> None:
    other = makes(story, "Byn")
    story.does(KARIN, "merge.put", MERGE, text=BALTIC, world=other)
    assert (board(story).under(world), board(story).under(other)) == ((), (BALTIC,))
    story.does(KARIN, "merge.put", MERGE, text=BALTIC, world="")
    assert board(story).where(BALTIC) == ""


def test_the_same_twice_is_nothing(story: Story, world: str) -> None:
    assert not story.does(KARIN, "merge.put", MERGE, text=BALTIC, world=world)
    assert not story.does(KARIN, "merge.name", MERGE, world=world, name="Havet")


def test_one_that_is_dissolved_leaves_its_drafts_loose_and_its_paragraphs_to_take_back(
    story: Story, world: str
) -> None:
    paragraph = takes(story, world, BALTIC)
    story.does(KARIN, "merge.dissolve", MERGE, world=world)
    assert board(story).where(BALTIC) == ""
    assert [each.id for each in board(story).put_away()] == [paragraph]
    other = makes(story, "Byn")
    story.does(KARIN, "merge.restore", MERGE, paragraph=paragraph, world=other)
    assert text(story, other) == [BOTH]


def test_two_are_joined_with_drafts_and_texts(story: Story, world: str) -> None:
    other = makes(story, "Byn", GLOBASE)
    takes(story, world, BALTIC)
    takes(story, other, GLOBASE)
    story.does(KARIN, "merge.join", MERGE, world=other, into=world)
    assert set(board(story).under(world)) == {BALTIC, GLOBASE}
    assert text(story, world) == [BOTH, ALONE]
    # Whoever still has it on the screen means the one that it went into.
    story.does(ERIK, "merge.put", MERGE, text=SENIOR, world=other)
    assert board(story).where(SENIOR) == world


@pytest.mark.parametrize(("name", "data", "code"), [
    ("put", {"text": "nothing", "world": ""}, "no_such_draft"),
    ("put", {"text": BALTIC, "world": "nothing"}, "no_such_scenario"),
    ("take", {"world": "w", "passage": "nothing"}, "no_such_passage"),
    ("take", {"world": "w", "text": "nothing"}, "no_such_draft"),
    ("edit", {"paragraph": "nothing", "words": "a", "was": 1}, "no_such_paragraph"),
    ("make", {"name": "a", "texts": ["nothing"]}, "no_such_draft"),
    ("make", {"name": "a", "proposal": "nothing"}, "no_such_entry"),
])  # fmt: skip
def test_what_is_not_there_is_refused_in_words(
    story: Story, name: str, data: dict[str, object], code: str
) -> None:
    world = makes(story, "Havet")
    data = {key: world if value == "w" else value for key, value in data.items()}
    assert story.refuses(KARIN, f"merge.{name}", MERGE, **data).code == code


# Paragraphs and where they come from


def test_a_passage_is_taken_with_its_draft_and_group(story: Story, world: str) -> None:
    paragraph = takes(story, world, BALTIC)
    assert (origins(story, paragraph), groups(story, paragraph)) == ([f"{BALTIC}.1"], {SOUTH})


def test_a_whole_draft_is_taken_at_once_and_nothing_twice(story: Story, world: str) -> None:
    takes(story, world, BALTIC, 2)
    story.does(KARIN, "merge.take", MERGE, world=world, text=BALTIC)
    assert text(story, world) == ["Kommunerna har slagits ihop till tolv.", BOTH]
    assert not story.does(ERIK, "merge.take", MERGE, world=world, text=BALTIC)


def test_editing_keeps_the_origin(story: Story, world: str) -> None:
    paragraph = takes(story, world, BALTIC)
    seen = board(story).paragraphs[paragraph].wording.at
    story.does(KARIN, "merge.edit", MERGE, paragraph=paragraph, words="Havet ger el.", was=seen)
    assert text(story, world) == ["Havet ger el."]
    assert origins(story, paragraph) == [f"{BALTIC}.1"]


def test_a_stale_edit_is_refused_with_the_newer_words(story: Story, world: str) -> None:
    paragraph = takes(story, world, BALTIC)
    seen = board(story).paragraphs[paragraph].wording.at
    story.does(ERIK, "merge.edit", MERGE, paragraph=paragraph, words="Eriks ord", was=seen)
    refused = story.refuses(KARIN, "merge.edit", MERGE, paragraph=paragraph, words="Mina",
                            was=seen)
    assert refused.code == "stale"
    assert "Eriks ord" in refused.sentence()
    assert text(story, world) == ["Eriks ord"]


def test_two_are_fused_with_both_origins_in_the_order_they_stood(
    story: Story, world: str
) -> None:
    first, second = takes(story, world, BALTIC), takes(story, world, GLOBASE)
    story.does(KARIN, "merge.fuse", MERGE, paragraph=first, into=second)
    assert text(story, world) == [f"{BOTH}\n{ALONE}"]
    assert set(origins(story, second)) == {f"{BALTIC}.1", f"{GLOBASE}.1"}
    assert groups(story, second) == {SOUTH, NORTH}


def test_one_is_cut_and_both_keep_the_origin(story: Story, world: str) -> None:
    paragraph = takes(story, world, BALTIC)
    cut = story.does(KARIN, "merge.cut", MERGE, paragraph=paragraph,
                     at=len("Östersjön är ett hav av el."))[0].data
    takes(story, world, GLOBASE)
    assert text(story, world) == ["Östersjön är ett hav av el.", "Färjorna går tysta.", ALONE]
    assert origins(story, str(cut["made"])) == [f"{BALTIC}.1"]


@pytest.mark.parametrize("at", [1, 4000])
def test_a_cut_leaves_words_on_both_sides(story: Story, world: str, at: int) -> None:
    paragraph = takes(story, world, BALTIC)
    seen = board(story).paragraphs[paragraph].wording.at
    story.does(KARIN, "merge.edit", MERGE, paragraph=paragraph, words="x", was=seen)
    assert story.refuses(KARIN, "merge.cut", MERGE, paragraph=paragraph, at=at).code == \
        "nothing_left"


def test_one_is_moved_up_down_and_to_another_scenario(story: Story, world: str) -> None:
    first, second, third = (takes(story, world, BALTIC), takes(story, world, BALTIC, 2),
                            takes(story, world, GLOBASE))
    story.does(KARIN, "merge.move", MERGE, paragraph=third, after=first)
    assert [each.id for each in board(story).text_of(world)] == [first, third, second]
    story.does(KARIN, "merge.move", MERGE, paragraph=second, after="")
    assert [each.id for each in board(story).text_of(world)] == [second, first, third]
    other = makes(story, "Byn")
    story.does(KARIN, "merge.move", MERGE, paragraph=first, world=other)
    assert (text(story, other), origins(story, first)) == ([BOTH], [f"{BALTIC}.1"])


def test_one_that_is_dropped_comes_back_where_it_stood(story: Story, world: str) -> None:
    first = takes(story, world, BALTIC)
    takes(story, world, GLOBASE)
    story.does(KARIN, "merge.drop", MERGE, paragraph=first)
    assert text(story, world) == [ALONE]
    assert story.refuses(KARIN, "merge.edit", MERGE, paragraph=first, words="a",
                         was=1).code == "gone"
    story.does(KARIN, "merge.restore", MERGE, paragraph=first)
    assert text(story, world) == [BOTH, ALONE]


def test_an_editors_own_paragraph_has_no_origin(story: Story, world: str) -> None:
    last = takes(story, world, BALTIC)
    story.does(KARIN, "merge.write", MERGE, world=world, words="Bro.", after="")
    story.does(KARIN, "merge.write", MERGE, world=world, words="Slut.", after=last)
    assert text(story, world) == ["Bro.", BOTH, "Slut."]


def test_a_draft_that_is_edited_leaves_what_was_taken(story: Story, world: str) -> None:
    takes(story, world, GLOBASE)
    writes(story, GLOBASE, "Alla arbetar hemma.")
    assert text(story, world) == [ALONE]


# Undo


def test_every_act_can_be_taken_back_and_done_again(story: Story, world: str) -> None:
    one, other = takes(story, world, BALTIC), takes(story, world, GLOBASE)
    second = makes(story, "Byn", SENIOR)
    seen = board(story).paragraphs[one].wording.at
    for name, data in (
        ("make", {"name": "Nytt"}), ("name", {"world": world, "name": "Nätet"}),
        ("tagline", {"world": world, "tagline": "Allt är el"}),
        ("put", {"text": BALTIC, "world": ""}), ("dissolve", {"world": world}),
        ("join", {"world": second, "into": world}), ("take", {"world": world, "text": SENIOR}),
        ("write", {"world": world, "words": "Bro."}),
        ("edit", {"paragraph": one, "words": "Annat.", "was": seen}),
        ("fuse", {"paragraph": one, "into": other}), ("cut", {"paragraph": one, "at": 27}),
        ("move", {"paragraph": one, "after": other}), ("drop", {"paragraph": one}),
    ):  # fmt: skip
        before = shape(story)
        story.does(KARIN, f"merge.{name}", MERGE, **data)
        after = shape(story)
        undo(story)
        assert (name, shape(story)) == (name, before) != (name, after)
        story.does(KARIN, "undo.again")
        assert (name, shape(story)) == (name, after)
        undo(story)
    story.does(KARIN, "merge.drop", MERGE, paragraph=one)
    story.does(KARIN, "merge.restore", MERGE, paragraph=one)
    undo(story)
    assert text(story, world) == [ALONE]


def shape(story: Story) -> object:
    """What can be seen of a board."""
    now = board(story)
    return [(each.name.words, each.tagline.words, each.place, now.under(each.id),
             text(story, each.id), [one.wording.sources for one in now.text_of(each.id)])
            for each in now.living()]


def test_what_another_has_gone_on_from_stands(story: Story, world: str) -> None:
    paragraph = takes(story, world, BALTIC)
    seen = board(story).paragraphs[paragraph].wording.at
    mine = story.does(KARIN, "merge.edit", MERGE, paragraph=paragraph, words="Karins", was=seen)
    story.does(ERIK, "merge.edit", MERGE, paragraph=paragraph, words="Eriks", was=mine[0].seq)
    undo(story)
    assert text(story, world) == ["Eriks"]
    # And the one before can be taken back all the same: what was taken stands, for it was edited.
    undo(story)
    assert text(story, world) == ["Eriks"]
    undo(story, ERIK)
    assert text(story, world) == ["Karins"]


def test_a_scenario_that_others_have_filled_is_not_unmade(story: Story) -> None:
    world = makes(story, "Havet")
    story.does(ERIK, "merge.put", MERGE, text=BALTIC, world=world)
    undo(story)
    assert [each.id for each in board(story).living()] == [world]


def test_of_a_join_that_is_taken_back_what_others_moved_stays(story: Story, world: str) -> None:
    other = makes(story, "Byn", GLOBASE, SENIOR)
    story.does(KARIN, "merge.join", MERGE, world=other, into=world)
    story.does(ERIK, "merge.put", MERGE, text=SENIOR, world="")
    undo(story)
    assert (board(story).where(GLOBASE), board(story).where(SENIOR)) == (other, "")


def test_undo_says_what_it_takes_back(story: Story, world: str) -> None:
    takes(story, world, BALTIC)
    found = last_undo(story.state, KARIN)
    assert found
    assert found.sentence.format_map(dict(found.details)) == "tog in ett stycke i ”Havet”"


# What is handed on


def test_scenarios_and_texts_go_on_to_the_next(story: Story, world: str) -> None:
    takes(story, world, GLOBASE)
    story.does(KARIN, "agenda.add", kind="talk", title="Sedan")
    later = story.activity("talk-7")
    [handed] = worlds_before(story.state, later)
    assert (handed.name, handed.place, handed.derived_from) == ("Havet", 1, (BALTIC,))
    assert [each.id for each in texts_before(story.state, later)] == [BALTIC, GLOBASE, SENIOR]
    story.does(KARIN, "stage.close")
    story.does(KARIN, "stage.reveal")
    [handed] = worlds_before(story.state, later)
    assert handed.derived_from == (BALTIC, GLOBASE)
    merged = texts_before(story.state, later)[-1]
    assert (merged.form, merged.world, merged.title) == ("sketch", world, "Havet")
    assert [(each.words, each.groups) for each in merged.passages] == [(ALONE, (NORTH,))]
