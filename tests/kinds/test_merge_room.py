"""What phones say of a merging, what each audience may see of it, and what is told afterwards."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from facilitator.domain.erasing import ERASED, rewritten
from facilitator.domain.fold import fold
from facilitator.domain.picture import Picture
from facilitator.importing.bringing import bring
from facilitator.kinds.merge import KIND
from facilitator.kinds.merge.paging import LINES, lines_of, pages
from facilitator.report.build import build
from facilitator.report.facts import as_json
from facilitator.report.part import part_of
from facilitator.report.tongue import Tongue
from facilitator.scenarios.handed import texts_before
from facilitator.storage.shelf import Shelf
from tests.cast import ANNA, BO, ERIK, KARIN, SKANE, Story, everything_in

from .merging import (
    BALTIC,
    DRAFTS,
    GLOBASE,
    MERGE,
    NORTH,
    SENIOR,
    SOUTH,
    WITH_DRAFTS,
    board,
    makes,
    merging,
    seat,
    takes,
    writes,
)
from .worlds import STORY, begin, shown, telling, write

MADE = "2026-05-12T18:00:00.000+00:00"
SECRET = "Kanariefågeln sjunger om tre hemliga kommuner."


@pytest.fixture
def story() -> Story:
    return merging()


def shows(story: Story) -> None:
    story.does(KARIN, "stage.close")
    story.does(KARIN, "stage.reveal")


def pictures(story: Story, turns: int = 4) -> Iterator[tuple[str, Picture]]:
    yield "phone", KIND.phone(story.scene(MERGE))
    yield "mine", KIND.mine(story.scene(MERGE), ANNA.id)
    for turn in range(turns):
        yield "wall", KIND.wall(story.scene(MERGE, turn=turn))


def seen(story: Story) -> str:
    return "".join(everything_in(picture) for _, picture in pictures(story))


def desk(story: Story) -> str:
    return everything_in(KIND.desk(story.scene(MERGE)))


def report(story: Story) -> bytes:
    return as_json(build(story.state, WITH_DRAFTS, MADE, "sv"))


def entries(story: Story) -> list[dict[str, Any]]:
    """What the JSON report holds of the merging."""
    found: list[dict[str, Any]] = json.loads(report(story))["activities"][-1]["entries"]
    return found


# Likes, proposals, what is missing


def test_a_draft_is_like_ours_once_and_can_be_unsaid(story: Story) -> None:
    story.does(ANNA, "merge.like", MERGE, text=GLOBASE)
    assert not story.does(ANNA, "merge.like", MERGE, text=GLOBASE)
    assert board(story).liked(GLOBASE) == 1
    story.does(ANNA, "merge.unlike", MERGE, text=GLOBASE)
    assert board(story).liked(GLOBASE) == 0


def test_ones_own_is_not_like_ones_own(story: Story) -> None:
    assert story.refuses(ANNA, "merge.like", MERGE, text=BALTIC).code == "own"


def test_the_same_proposal_is_a_voice_for_the_first(story: Story) -> None:
    first = story.does(ANNA, "merge.propose", MERGE, texts=[BALTIC, SENIOR], name="Havet")[0]
    story.does(BO, "merge.propose", MERGE, texts=[SENIOR, BALTIC], name="havet")
    entry = board(story).entries.get(first.data["entry"])
    assert (len(board(story).proposals()), entry.supporters) == (1, (BO.id,))


def test_a_proposal_becomes_a_scenario_and_says_so(story: Story) -> None:
    entry = str(story.does(ANNA, "merge.propose", MERGE, texts=[BALTIC, SENIOR],
                           name="Havet")[0].data["entry"])
    story.does(KARIN, "merge.make", MERGE, name="Havet", texts=[BALTIC, SENIOR], proposal=entry)
    [world] = board(story).living()
    assert board(story).under(world.id) == (BALTIC, SENIOR)
    assert board(story).became == {entry: world.id}


@pytest.mark.parametrize(("name", "data", "code"), [
    ("propose", {"texts": [BALTIC]}, "too_few"),
    ("say", {"world": "nothing", "words": "a"}, "no_such_scenario"),
    ("support", {"entry": "nothing"}, "no_such_entry"),
    ("like", {"text": "nothing"}, "no_such_draft"),
])  # fmt: skip
def test_phones_are_refused_in_words(
    story: Story, name: str, data: dict[str, object], code: str
) -> None:
    assert story.refuses(ANNA, f"merge.{name}", MERGE, **data).code == code


def test_a_phone_says_what_is_missing_and_takes_it_back(story: Story) -> None:
    world = makes(story, "Havet", BALTIC)
    entry = story.does(ANNA, "merge.say", MERGE, world=world, words="Barnen")[0].data["entry"]
    assert story.refuses(BO, "merge.withdraw", MERGE, entry=entry).code == "not_yours"
    assert "Barnen" in seen(story)
    story.does(KARIN, "entry.hide", MERGE, entry=entry, reason="Inte här")
    assert "Barnen" not in everything_in(KIND.phone(story.scene(MERGE)))
    assert "Barnen" in desk(story)
    story.does(KARIN, "entry.show", MERGE, entry=entry)
    story.does(ANNA, "merge.withdraw", MERGE, entry=entry)
    assert "Barnen" not in desk(story)


def test_a_desk_writes_for_one_without_a_phone_and_undoes_it(story: Story) -> None:
    world = makes(story, "Havet", BALTIC)
    story.does(KARIN, "merge.say", MERGE, world=world, words="Barnen", organisation="o1")
    [entry] = board(story).sayings()
    assert (entry.author, entry.proxy, entry.organisation) == ("", True, "o1")
    story.does(KARIN, "undo.last")
    assert not board(story).entries.visible()


def test_in_an_anonymous_room_no_organisation_and_no_second_voice() -> None:
    story = merging("anonymous")
    world = makes(story, "Havet", BALTIC)
    story.does(ANNA, "merge.like", MERGE, text=GLOBASE)
    entry = story.does(ANNA, "merge.say", MERGE, world=world, words="Barnen")[0].data["entry"]
    assert board(story).entries.get(entry).organisation == ""
    story.does(KARIN, "stage.close")
    story.does(KARIN, "stage.reopen")
    assert story.refuses(BO, "merge.like", MERGE, text=GLOBASE).code == "forgotten"
    assert story.refuses(BO, "merge.support", MERGE, entry=entry).code == "forgotten"
    # What came after can have its voices.
    story.does(BO, "merge.like", MERGE, text=SENIOR)


# Who sees what, when


def test_texts_wait_for_the_reveal_and_are_in_no_picture_before(story: Story) -> None:
    world = makes(story, "Havet", BALTIC)
    story.does(KARIN, "merge.write", MERGE, world=world, words=SECRET)
    story.does(KARIN, "merge.tagline", MERGE, world=world, tagline="Undertitelkanarie")
    assert "Havet" in seen(story)
    assert SECRET not in seen(story)
    assert "Undertitelkanarie" not in seen(story)
    assert SECRET.encode() not in report(story)
    shows(story)
    assert SECRET in seen(story)
    assert "Undertitelkanarie" in seen(story)
    assert SECRET.encode() in report(story)


def test_groupings_wait_too_where_the_agenda_says_so() -> None:
    story = merging(wall="on_reveal")
    world = makes(story, "Havskanarien", BALTIC)
    assert "Havskanarien" not in seen(story)
    assert b"Havskanarien" not in report(story)
    assert story.refuses(ANNA, "merge.say", MERGE, world=world, words="a").code == \
        "no_such_scenario"
    shows(story)
    assert "Havskanarien" in seen(story)


def test_a_draft_that_is_hidden_is_told_nowhere_nor_what_was_taken_of_it(story: Story) -> None:
    writes(story, "draft-hidden", f"Ett. {SECRET}", "Titelkanarie", SOUTH)
    world = makes(story, "Havet", "draft-hidden", BALTIC)
    hidden, kept = takes(story, world, "draft-hidden"), takes(story, world, BALTIC)
    story.does(KARIN, "merge.fuse", MERGE, paragraph=hidden, into=kept)
    shows(story)
    assert SECRET in seen(story)
    story.does(KARIN, "entry.hide", DRAFTS, entry="draft-hidden", reason="Namnger någon")
    for where in (seen(story), report(story).decode()):
        assert SECRET not in where
        assert "Titelkanarie" not in where
        assert "draft-hidden" not in where
    assert "'unread': 1" in desk(story)
    # Rewritten it may be read, and names only the draft that may be told.
    now = board(story).paragraphs[kept].wording.at
    story.does(KARIN, "merge.edit", MERGE, paragraph=kept, words="Havet är vårt.", was=now)
    assert "Havet är vårt." in seen(story)
    [entry] = entries(story)
    assert entry["paragraphs"][0]["derived_from"] == [f"{BALTIC}.1"]


def test_what_was_merged_and_shown_stays_while_its_draft_is_written_on_again() -> None:
    story = telling(forms="sketch")
    draft = begin(story, form="sketch", world="")
    write(story, draft, "looks", "Färjorna går tysta om natten.")
    shown(story)
    story.does(KARIN, "agenda.add", kind="merge", title="Sammanföring")
    story.does(KARIN, "stage.start", activity="merge-6")
    made = story.does(KARIN, "merge.make", "merge-6", name="Havet", texts=[draft])
    story.does(KARIN, "merge.take", "merge-6", world=made[0].data["world"], text=draft,
               passage="")
    shows(story)
    before = KIND.facts(story.scene("merge-6"))
    story.does(KARIN, "stage.turn_to", activity=STORY)
    story.does(KARIN, "stage.reopen")
    assert not texts_before(story.state, story.activity("merge-6"))
    facts = KIND.facts(story.scene("merge-6"))
    assert facts["entries"] == before["entries"]
    [world] = facts["entries"]  # type: ignore[misc]
    assert world["derived_from"] == [draft]
    assert [each["words"] for each in world["paragraphs"]] == ["Färjorna går tysta om natten."]
    wall = everything_in(KIND.wall(story.scene("merge-6")))
    assert "Färjorna" in wall
    assert "'drafts': 1" in wall
    story.does(KARIN, "entry.hide", STORY, entry=draft, reason="Namnger någon")
    assert "Färjorna" not in str(KIND.facts(story.scene("merge-6")))
    assert draft not in str(KIND.facts(story.scene("merge-6")))


def test_what_was_merged_stays_where_its_draft_says_nothing_of_it_any_more(
    story: Story
) -> None:
    world = makes(story, "Havet", BALTIC)
    takes(story, world, BALTIC, 2)
    shows(story)
    writes(story, BALTIC, "Östersjön är ett hav av el.")
    [entry] = entries(story)
    assert entry["paragraphs"][0]["words"] == "Kommunerna har slagits ihop till tolv."
    assert entry["paragraphs"][0]["derived_from"] == [f"{BALTIC}.2"]
    assert entry["paragraphs"][0]["groups"] == [SOUTH]
    assert "slagits ihop" in seen(story)
    [told] = [each for each in KIND.disclose(story.state, story.activity(MERGE), {})
              if each.name == "merge.taken"]
    assert told.data["paragraphs"][0]["sources"][0]["words"] == ""  # type: ignore[index]
    story.does(KARIN, "entry.hide", DRAFTS, entry=BALTIC, reason="Namnger någon")
    assert "slagits ihop" not in seen(story) + report(story).decode()


def test_one_organisations_part_tells_nothing_of_what_was_made_of_others_drafts(
    story: Story
) -> None:
    world = makes(story, "Havet", BALTIC)
    takes(story, world, BALTIC)
    shows(story)
    assert "ett hav av el" in str(KIND.facts(story.scene(MERGE)))
    story.state = part_of(story.state, SKANE)
    assert "ett hav av el" not in str(KIND.facts(story.scene(MERGE)))
    assert BALTIC not in str(KIND.facts(story.scene(MERGE)))


def test_what_is_hidden_is_hidden_in_a_merging_of_a_merging_too(story: Story) -> None:
    world = makes(story, "Havet", BALTIC)
    takes(story, world, BALTIC)
    shows(story)
    story.does(KARIN, "agenda.add", kind="merge", title="En gång till")
    story.does(KARIN, "stage.start", activity="merge-7")
    later = story.does(KARIN, "merge.make", "merge-7", name="Öst", texts=[f"{world}-text"])
    story.does(KARIN, "merge.take", "merge-7", world=later[0].data["world"],
               text=f"{world}-text", passage="")
    shows(story)
    assert "ett hav av el" in str(KIND.facts(story.scene("merge-7")))
    # The one before is written on: what was shown of it stays.
    story.does(KARIN, "stage.turn_to", activity=MERGE)
    story.does(KARIN, "stage.reopen")
    assert "ett hav av el" in str(KIND.facts(story.scene("merge-7")))
    story.does(KARIN, "entry.hide", DRAFTS, entry=BALTIC, reason="Namnger någon")
    assert "ett hav av el" not in str(KIND.facts(story.scene("merge-7")))


def test_the_desk_sees_that_a_draft_was_edited_after_it_was_taken(story: Story) -> None:
    world = makes(story, "Havet", GLOBASE)
    takes(story, world, GLOBASE)
    assert "'changed': True" not in desk(story)
    writes(story, GLOBASE, "Alla arbetar hemma.")
    assert "'changed': True" in desk(story)


def test_the_desk_is_warned(story: Story) -> None:
    world = makes(story, "Havet", BALTIC)
    story.does(KARIN, "merge.write", MERGE, world=world, words="Eget")
    makes(story, "Tomt")
    warned = {part.id: part for part in KIND.desk(story.scene(MERGE)).parts}["mg-warnings"]
    assert warned.data == {  # type: ignore[union-attr]
        "few": True, "many": False, "fewest": 3, "most": 5, "outside": 2, "without_origin": 1,
        "empty": ("Tomt",), "unread": 0, "stood": False}
    for name in "abcd":
        makes(story, name)
    warned = {part.id: part for part in KIND.desk(story.scene(MERGE)).parts}["mg-warnings"]
    assert warned.data["many"]  # type: ignore[union-attr]


def test_the_desk_is_told_when_an_undo_changed_nothing(story: Story) -> None:
    world = makes(story, "Havet")
    story.does(ERIK, "merge.put", MERGE, text=BALTIC, world=world)
    story.does(KARIN, "undo.last")
    assert "'stood': True" in desk(story)
    story.does(ERIK, "merge.put", MERGE, text=BALTIC, world="")
    assert "'stood': True" not in desk(story)


def test_ones_own_draft_is_marked_and_a_late_joiner_has_none(story: Story) -> None:
    makes(story, "Havet", BALTIC)
    assert "Region Baltica" in everything_in(KIND.mine(story.scene(MERGE), ANNA.id))
    assert "Region Baltica" not in everything_in(KIND.mine(story.scene(MERGE), "person-late"))


def test_without_drafts_every_audience_is_told(story: Story) -> None:
    empty = merging(drafts=0)
    assert KIND.wall(empty.scene(MERGE)).template == "kinds/merge/wall_empty.html"
    assert KIND.phone(empty.scene(MERGE)).data["empty"]
    assert "'drafts': 0" in desk(empty)


# The report


def test_every_paragraph_tells_its_tables_in_the_report(story: Story) -> None:
    world = makes(story, "Havet", BALTIC, GLOBASE)
    one, other = takes(story, world, BALTIC), takes(story, world, GLOBASE)
    story.does(KARIN, "merge.fuse", MERGE, paragraph=one, into=other)
    story.does(KARIN, "merge.write", MERGE, world=world, words="Bro.")
    shows(story)
    telling = KIND.report(story.scene(MERGE))
    assert telling
    tongue = Tongue("sv")
    told = [tongue.text(text) for block in telling.blocks
            for text in [getattr(block, "text", ())] if isinstance(text, tuple)]
    assert "ur bord 3 och 7: ”Region Baltica”, ”Globase”" in told
    assert "Redaktörens eget stycke." in told
    assert "Av 2 utkast, från bord 3 och 7." in told


def test_the_chain_in_the_json_is_unbroken(story: Story) -> None:
    world = makes(story, "Havet", BALTIC)
    paragraph = takes(story, world, GLOBASE)
    shows(story)
    [entry] = entries(story)
    assert (entry["id"], entry["derived_from"]) == (world, [BALTIC, GLOBASE])
    assert entry["paragraphs"] == [{
        "id": paragraph, "words": "Alla arbetar åt någon annanstans.",
        "derived_from": [f"{GLOBASE}.1"], "drafts": [GLOBASE], "groups": [NORTH]}]


@pytest.mark.parametrize("naming", ["organisation", "open", "anonymous"])
def test_read_in_again_it_is_the_same(naming: str, tmp_path: Path) -> None:
    story = merging(naming)
    full(story)
    shows(story)
    body = report(story)
    brought = bring(Shelf(tmp_path), WITH_DRAFTS, body, MADE)
    assert brought.left_out == ()
    again = Story(WITH_DRAFTS)
    again.state = brought.workshop
    seat(again)
    assert as_json_activity(report(again)) == as_json_activity(body)


def full(story: Story) -> None:
    """Something of everything, also what is tried and taken away again."""
    entry = story.does(ANNA, "merge.propose", MERGE, texts=[BALTIC, SENIOR],
                       name="Havet")[0].data["entry"]
    story.does(BO, "merge.support", MERGE, entry=entry)
    made = story.does(KARIN, "merge.make", MERGE, name="Havet", texts=[BALTIC, SENIOR],
                      proposal=entry)
    world, other = str(made[0].data["world"]), makes(story, "Byn", GLOBASE)
    third = makes(story, "Tredje")
    one, two = takes(story, world, BALTIC), takes(story, other, GLOBASE)
    story.does(KARIN, "merge.fuse", MERGE, paragraph=two, into=one)
    story.does(KARIN, "merge.cut", MERGE, paragraph=one, at=27)
    gone = takes(story, third, SENIOR)
    story.does(KARIN, "merge.drop", MERGE, paragraph=gone)
    story.does(KARIN, "merge.join", MERGE, world=third, into=other)
    story.does(KARIN, "merge.tagline", MERGE, world=world, tagline="Allt är el")
    story.does(KARIN, "merge.write", MERGE, world=other, words="Bro.")
    story.does(ANNA, "merge.like", MERGE, text=GLOBASE)
    story.does(BO, "merge.say", MERGE, world=third, words="Barnen saknas")


def as_json_activity(body: bytes) -> object:
    return json.loads(body)["activities"][-1]


def test_what_was_dropped_is_in_no_report(story: Story) -> None:
    world = makes(story, "Havet", BALTIC)
    made = story.does(KARIN, "merge.write", MERGE, world=world, words=SECRET)
    story.does(KARIN, "merge.drop", MERGE, paragraph=made[0].data["paragraph"])
    shows(story)
    assert SECRET.encode() not in report(story)
    assert SECRET not in seen(story)


# Erasing


def test_erased_words_go_where_they_went_on_to() -> None:
    story = merging()
    story.does(ANNA, "drafts.write", DRAFTS, text="draft-anna", title="Annas titelkanarie här",
               group=SOUTH, words=f"Början är lång nog. {SECRET}")
    world = makes(story, "Havet", "draft-anna")
    own, mixed = takes(story, world, "draft-anna"), takes(story, world, BALTIC)
    seen_at = board(story).paragraphs[mixed].wording.at
    story.does(KARIN, "merge.edit", MERGE, paragraph=mixed, was=seen_at,
               words=f"Havet. {SECRET} Slut.")
    story.does(KARIN, "merge.cut", MERGE, paragraph=own, at=20)
    named = story.does(ANNA, "merge.propose", MERGE, texts=[BALTIC, GLOBASE],
                       name="Namnkanarien")[0].data["entry"]
    story.does(KARIN, "merge.make", MERGE, name="Namnkanarien", proposal=named)
    story.does(KARIN, "person.erase", person=ANNA.id, words="erase", decision="Begäran")
    wanted = {event.seq: event for event in rewritten(story.events, WITH_DRAFTS)}
    log = [wanted.get(event.seq, event) for event in story.events]
    assert not [event for event in log if SECRET in repr(event) or "Namnkanarie" in repr(event)]
    story.state = fold(log, WITH_DRAFTS)
    texts = [each.wording.words for each in board(story).paragraphs.values()]
    assert texts == [ERASED, f"Havet. {ERASED} Slut.", ERASED]
    assert rewritten(log, WITH_DRAFTS) == []


def test_what_others_had_written_in_the_same_text_stays() -> None:
    """Whoever writes on saves the whole text: of it only the new sentences are erased."""
    story = merging()
    kept = "Det här skrev någon annan först."
    story.does(BO, "drafts.write", DRAFTS, text="by-bo", title="Ett", words=kept)
    story.does(ANNA, "drafts.write", DRAFTS, text="by-anna", title="Ett",
               words=f"{kept} {SECRET}")
    story.does(BO, "drafts.write", DRAFTS, text="bo-again", title="Ett",
               words=f"{kept} {SECRET} Och mer.")
    takes(story, makes(story, "Havet"), "bo-again")
    story.does(KARIN, "person.erase", person=ANNA.id, words="erase", decision="Begäran")
    wanted = {event.seq: event for event in rewritten(story.events, WITH_DRAFTS)}
    story.state = fold((wanted.get(each.seq, each) for each in story.events), WITH_DRAFTS)
    [paragraph] = board(story).paragraphs.values()
    assert paragraph.wording.words == f"{kept} {ERASED} Och mer."


# The wall's pages


def test_every_word_of_a_text_is_on_a_page_and_no_page_is_too_long() -> None:
    long = " ".join(f"Mening {number} säger något om framtiden." for number in range(90))
    unbroken = "ord" * 900
    given = [("a", "Kort."), ("b", long), ("c", unbroken)]
    made = pages(given)
    for paragraph, words in given:
        held = "".join(part.words for page in made for part in page
                       if part.paragraph == paragraph)
        assert held.replace(" ", "") == words.replace(" ", "")
    assert all(sum(lines_of(part.words) for part in page) <= LINES for page in made)
    assert pages([]) == ()


def test_the_wall_turns_through_every_scenario(story: Story) -> None:
    for name, draft in (("Havet", BALTIC), ("Byn", GLOBASE)):
        takes(story, makes(story, name, draft), draft)
    shows(story)
    turns = [everything_in(KIND.wall(story.scene(MERGE, turn=turn))) for turn in range(2)]
    assert "ett hav av el" in turns[0]
    assert "åt någon annanstans" in turns[1]


def test_a_hundred_drafts_turn_their_pages(story: Story) -> None:
    for number in range(100):
        writes(story, f"draft-{number}", "Text.", f"Utkast {number}")
    makes(story, "Havet", *(f"draft-{number}" for number in range(40)))
    shown = "".join(everything_in(KIND.wall(story.scene(MERGE, turn=turn))) for turn in range(20))
    assert all(f"'Utkast {number}'" in shown for number in range(100))

