"""What the room proposes and supports: one voice a person, and no phone learns of a draft."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.domain.document import Table
from facilitator.domain.erasing import rewritten
from facilitator.domain.fold import fold
from facilitator.domain.refused import Refused
from facilitator.domain.roles import Actor, Role
from facilitator.kinds.cluster.rules import MOST_CLUSTERS
from facilitator.report.tongue import Tongue
from tests.cast import ANNA, BO, KARIN, KINDS, SCAN, Story, joins
from tests.kinds.test_advised import asked, draft, drafts, group
from tests.kinds.test_cluster import CLUSTER, board, deck, make, story

__all__ = ["story"]
CIA = Actor(Role.PHONE, "person-cia")


def proposes(story: Story, *cards: str, **more: object) -> str:
    asked = story.does(ANNA, "cluster.propose", entries=list(cards), **more)
    return str(asked[0].data["entry"])


def answer(refused: Refused) -> tuple[object, ...]:
    return refused.code, refused.sentence(), refused.field, refused.details


def test_a_proposal_takes_no_id_that_is_in_use(story: Story) -> None:
    a, b, c, d, *_ = deck(story)
    draft(story, group("AI", a, b))
    for taken in ("g-AI", make(story, c)):
        with pytest.raises(Refused) as refused:
            story.does(ANNA, "cluster.propose", id=taken, entries=[c, d])
        assert refused.value.code == "taken"
    assert drafts(story) == {"g-AI": (a, b)}


def test_a_draft_takes_no_id_that_a_phone_has_used(story: Story) -> None:
    a, b, c, d, *_ = deck(story)
    for used in ("g-AI", "g-AI-2"):
        story.does(ANNA, "cluster.propose", id=used, entries=[c, d], name=used)
    draft(story, group("AI", a, b))
    assert {"g-AI", "g-AI-2"}.isdisjoint(drafts(story))
    assert list(drafts(story).values()) == [(a, b)]


@pytest.mark.parametrize("what", ["machine", "hidden", "withdrawn", "answered"])
@pytest.mark.parametrize("does", ["support", "unsupport", "withdraw"])
def test_what_a_phone_may_not_support_is_answered_as_what_is_unknown(
    story: Story, what: str, does: str
) -> None:
    a, b, *_ = deck(story)
    entry = "g-AI" if what == "machine" else proposes(story, a, b)
    match what:
        case "machine":
            draft(story, group("AI", a, b))
        case "hidden":
            story.does(KARIN, "entry.hide", CLUSTER, entry=entry, reason="")
        case "withdrawn":
            story.does(ANNA, "cluster.withdraw", entry=entry)
        case "answered":
            story.does(KARIN, "cluster.reject", entry=entry)
    if does == "withdraw" and what != "machine":
        return
    unknown = story.refuses(BO, f"cluster.{does}", entry="okänt")
    assert answer(story.refuses(BO, f"cluster.{does}", entry=entry)) == answer(unknown)


def test_the_same_as_a_draft_has_is_a_proposal_and_no_voice_for_the_draft(story: Story) -> None:
    a, b, *_ = deck(story)
    draft(story, group("", a, b))
    asked = story.does(ANNA, "cluster.propose", entries=[a, b])
    assert [event.name for event in asked] == ["cluster.proposed"]


def test_a_voice_can_be_taken_back_also_when_the_proposal_was_hidden(story: Story) -> None:
    a, b, *_ = deck(story)
    entry = proposes(story, a, b)
    story.does(BO, "cluster.support", entry=entry)
    story.does(KARIN, "entry.hide", CLUSTER, entry=entry, reason="")
    assert story.does(BO, "cluster.unsupport", entry=entry)


def test_a_proposal_is_not_accepted_beyond_the_limit(story: Story) -> None:
    a, b, *_ = deck(story)
    for number in range(MOST_CLUSTERS):
        make(story, name=str(number))
    entry = proposes(story, a, b)
    assert story.refuses(KARIN, "cluster.accept", entry=entry).code == "too_many"


def test_a_hidden_proposal_is_not_accepted(story: Story) -> None:
    a, b, *_ = deck(story)
    entry = proposes(story, a, b, name="Svordom")
    story.does(KARIN, "entry.hide", CLUSTER, entry=entry, reason="")
    assert story.refuses(KARIN, "cluster.accept", entry=entry).code == "hidden"
    story.does(KARIN, "entry.show", CLUSTER, entry=entry)
    assert story.does(KARIN, "cluster.accept", entry=entry)


def test_what_lies_under_a_hidden_card_is_free_to_be_suggested_and_taken(story: Story) -> None:
    a, b, c, d, *_ = deck(story)
    one = make(story)
    story.does(KARIN, "cluster.stack", entries=[b], top=a)
    story.does(KARIN, "entry.hide", SCAN, entry=a, reason="")
    draft(story, group("AI", b, c))
    assert drafts(story) == {"g-AI": (b, c)}
    story.does(KARIN, "cluster.accept_all", which="place", rows=[[b, one]])
    assert board(story).members(one) == (b,)
    story.does(KARIN, "undo.last")
    story.does(KARIN, "cluster.accept_all", which="alike", rows=[[b, d]])
    assert board(story).tops == {d: b}


@pytest.mark.parametrize("how", ["stack", "accept"])
def test_what_is_stacked_on_a_card_under_a_hidden_one_lies_under_what_is_seen(
    story: Story, how: str
) -> None:
    a, b, c, *_ = deck(story)
    story.does(KARIN, "cluster.stack", entries=[b], top=a)
    story.does(KARIN, "entry.hide", SCAN, entry=a, reason="")
    if how == "stack":
        story.does(KARIN, "cluster.stack", entries=[c], top=b)
    else:
        story.does(KARIN, "cluster.accept", entry=proposes(story, b, c, what="stack"))
    assert board(story).tops == {c: b}


def test_nothing_is_stacked_on_what_is_hidden(story: Story) -> None:
    a, b, c, *_ = deck(story)
    entry = proposes(story, a, b, what="stack")
    story.does(KARIN, "entry.hide", SCAN, entry=a, reason="")
    assert story.refuses(KARIN, "cluster.stack", entries=[c], top=a).code == "no_such_entry"
    assert story.refuses(KARIN, "cluster.accept", entry=entry).code == "stale"


def test_of_a_proposal_what_is_seen_is_taken(story: Story) -> None:
    a, b, c, *_ = deck(story)
    entry = proposes(story, a, b, c)
    story.does(KARIN, "entry.hide", SCAN, entry=a, reason="")
    story.does(KARIN, "cluster.accept", entry=entry)
    assert set(board(story).places) == {b, c}


def test_the_facts_name_no_top_that_is_hidden(story: Story) -> None:
    a, b, *_ = deck(story)
    story.does(KARIN, "cluster.stack", entries=[b], top=a)
    story.does(KARIN, "entry.hide", SCAN, entry=a, reason="")
    entries = KINDS["cluster"].facts(story.scene(CLUSTER))["entries"]
    assert {row["id"]: row["under"] for row in entries}[b] is None  # type: ignore[attr-defined]


def test_no_hidden_card_is_told_of_in_a_proposal(story: Story) -> None:
    a, b, c, *_ = deck(story)
    proposes(story, a, b, c)
    story.does(KARIN, "entry.hide", SCAN, entry=a, reason="")
    scene = story.scene(CLUSTER)
    [told] = KINDS["cluster"].facts(scene)["results"]["proposals"]  # type: ignore[index]
    assert told["entries"] == [b, c]
    report = KINDS["cluster"].report(scene)
    assert report is not None
    [table] = [block for block in report.appendix if isinstance(block, Table)]
    assert "2 kort" in Tongue("sv").text(table.rows[0].cells[0].text)


def test_programs_can_follow_an_undo_and_learn_no_proposal(story: Story) -> None:
    a, b, *_ = deck(story)
    entry = proposes(story, a, b, name="AI")
    story.does(KARIN, "cluster.accept", entry=entry, id="ai-klustret")
    story.does(KARIN, "cluster.dissolve", cluster="ai-klustret")
    event = story.does(KARIN, "undo.last")[0]
    told = KINDS["cluster"].shown_to_room(story.scene(CLUSTER), event)
    assert told == {
        "step": event.data["step"], "places": {a: "ai-klustret", b: "ai-klustret"}, "tops": {},
        "clusters": {"ai-klustret": {"name": "AI", "definition": "", "parent": ""}}}
    event = story.does(KARIN, "undo.last")[0]
    told = KINDS["cluster"].shown_to_room(story.scene(CLUSTER), event)
    assert told is not None
    assert entry not in repr(told)


def voices(folder: Path, story: Story) -> tuple[object, object]:
    """How many are for the only proposal: in JSON, and in the file."""
    [told] = KINDS["cluster"].facts(story.scene(CLUSTER))["results"]["proposals"]  # type: ignore[index]
    [(supported,)] = asked(folder, story, "SELECT supported FROM cluster_proposals")
    return told["supported_by"], supported


def test_the_file_counts_the_voices_that_the_report_counts(story: Story, tmp_path: Path) -> None:
    a, b, *_ = deck(story)
    entry = proposes(story, a, b)
    assert voices(tmp_path, story) == (1, 1)
    story.does(BO, "cluster.support", entry=entry)
    assert voices(tmp_path, story) == (2, 2)
    story.does(BO, "cluster.unsupport", entry=entry)
    assert voices(tmp_path, story) == (1, 1)


def test_one_of_the_erased_takes_back_no_voice_but_ones_own(story: Story, tmp_path: Path) -> None:
    a, b, *_ = deck(story)
    joins(story, CIA, "Cia")
    asked_for = story.does(KARIN, "cluster.propose", entries=[a, b])[0].data["entry"]
    for person in (ANNA, BO, CIA):
        story.does(person, "cluster.support", entry=asked_for)
    story.does(ANNA, "cluster.unsupport", entry=asked_for)
    for person in (ANNA, BO):
        story.does(KARIN, "person.erase", person=person.id, words="keep", decision="RS 1")
    written = {event.seq: event for event in rewritten(story.events, KINDS)}
    story.events = [written.get(event.seq, event) for event in story.events]
    story.state = fold(story.events, KINDS)
    assert voices(tmp_path, story) == (2, 2)
