"""Answers to suggestions: all or one, in one step, and what a person placed is never moved."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path

from facilitator.domain.roles import SYSTEM
from facilitator.kinds.cluster import said
from facilitator.kinds.cluster.board import ALONE
from facilitator.kinds.cluster.material import material
from facilitator.room.room import Room
from facilitator.storage.shelf import Shelf
from tests.cast import ANNA, ERIK, KARIN, KINDS, SCAN, Story
from tests.kinds.test_cluster import CLUSTER, board, deck, make, story

__all__ = ["story"]


def group(name: str, *cards: str, **more: object) -> dict[str, object]:
    return {"id": f"g-{name}", "entries": list(cards), "name": name, "strength": 2, **more}


def ask(story: Story) -> int:
    return story.does(KARIN, "cluster.ask_draft")[0].seq


def draft(story: Story, *groups: Mapping[str, object], of: int | None = None) -> None:
    story.does(SYSTEM, "cluster.draft", CLUSTER, of=ask(story) if of is None else of,
               groups=list(groups))


def drafts(story: Story) -> dict[str, tuple[str, ...]]:
    now = board(story)
    return {each: tuple(now.entries.by_id[each].data["entries"])  # type: ignore[arg-type]
            for each in now.open_drafts()}


def told(story: Story) -> Mapping[str, Mapping[str, int]]:
    return said.counted(board(story))


def test_a_draft_is_proposed_and_nothing_of_it_is_so(story: Story) -> None:
    a, b, c, *_ = deck(story)
    draft(story, group("AI", a, b), group("Ensam", c))
    assert drafts(story) == {"g-AI": (a, b)}
    assert (board(story).places, board(story).asked) == ({}, 0)


def test_a_draft_leaves_out_what_somebody_placed_or_let_stand_alone(story: Story) -> None:
    a, b, c, d, e, _ = deck(story)
    one = make(story, a)
    story.does(KARIN, "cluster.move", entries=[b], cluster=ALONE)
    draft(story, group("AI", a, b, c, d), group("Annat", e, a))
    assert drafts(story) == {"g-AI": (c, d)}
    assert board(story).places == {a: one, b: ALONE}


def test_asking_again_shows_the_difference_and_is_taken_back_in_one_step(story: Story) -> None:
    a, b, c, d, e, f = deck(story)
    draft(story, group("AI", a, b), group("Vård", c, d))
    draft(story, group("AI", a, b, e), group("Nytt", c, f))
    assert drafts(story) == {"g-AI": (a, b, e), "g-Nytt": (c, f)}
    assert board(story).news == {"g-AI": (e,), "g-Nytt": (c, f)}
    story.does(KARIN, "undo.last")
    assert set(drafts(story)) == {"g-AI", "g-Vård"}
    story.does(KARIN, "undo.again")
    assert set(drafts(story)) == {"g-AI", "g-Nytt"}


def test_new_cards_join_what_stands_and_nothing_else_changes(story: Story) -> None:
    a, b, c, d, e, f = deck(story)
    draft(story, group("AI", a, b), group("Vård", c, d))
    story.does(SYSTEM, "cluster.draft", CLUSTER, of=0,
               groups=[group("AI", a, b, e), group("Vård", c, d)])
    assert drafts(story) == {"g-AI": (a, b, e), "g-Vård": (c, d)}
    again = story.does(SYSTEM, "cluster.draft", CLUSTER, of=0, groups=[group("Vård", c, d)])
    assert (again, f in board(story).places) == ([], False)


def test_an_answer_to_an_asking_that_was_taken_back_changes_nothing(story: Story) -> None:
    a, b, *_ = deck(story)
    of = ask(story)
    assert material(story.state, story.activity(CLUSTER)).draft_wanted == of
    story.does(KARIN, "undo.last")
    assert material(story.state, story.activity(CLUSTER)).draft_wanted == 0
    assert story.does(SYSTEM, "cluster.draft", CLUSTER, of=of, groups=[group("AI", a, b)]) == []


def test_nobody_but_the_server_draws_a_draft(story: Story) -> None:
    assert story.refuses(KARIN, "cluster.draft", of=0, groups=[]).code == "not_allowed"
    assert story.refuses(ANNA, "cluster.ask_draft").code == "not_allowed"
    story.does(KARIN, "stage.turn_to", activity=SCAN)
    assert story.refuses(KARIN, "cluster.ask_draft", CLUSTER).code == "not_on"


def test_clearing_is_one_step(story: Story) -> None:
    a, b, c, d, *_ = deck(story)
    draft(story, group("AI", a, b), group("Vård", c, d))
    story.does(KARIN, "cluster.clear_draft")
    assert drafts(story) == {}
    story.does(KARIN, "undo.last")
    assert len(drafts(story)) == 2


def test_all_of_a_draft_is_accepted_and_taken_back_in_one_step(story: Story) -> None:
    a, b, c, d, e, _ = deck(story)
    draft(story, group("AI", a, b), group("Vård", c, d, e))
    other = make(story, e)
    story.does(KARIN, "cluster.accept_all", which="draft", rows=[["g-AI"], ["g-Vård"]])
    now = board(story)
    by_name = {cluster.name: now.members(cluster.id) for cluster in now.clusters.values()
               if cluster.id != other}
    assert by_name == {"AI": (a, b), "Vård": (c, d)}
    assert now.places[e] == other
    assert told(story)["draft"] == {"accepted": 2, "rejected": 0}
    story.does(KARIN, "undo.last")
    assert board(story).places == {e: other}
    assert set(drafts(story)) == {"g-AI", "g-Vård"}
    assert told(story)["draft"] == {"accepted": 0, "rejected": 0}


def test_one_of_a_draft_is_accepted_with_the_cards_that_are_left(story: Story) -> None:
    a, b, c, *_ = deck(story)
    draft(story, group("AI", a, b, c))
    one = make(story, c)
    story.does(KARIN, "cluster.accept", entry="g-AI")
    assert board(story).places[c] == one
    assert told(story)["draft"]["accepted"] == 1


def test_a_rejected_group_is_held_apart_until_that_is_taken_back(story: Story) -> None:
    a, b, *_ = deck(story)
    draft(story, group("AI", a, b))
    story.does(KARIN, "cluster.reject", entry="g-AI", reason="")
    assert material(story.state, story.activity(CLUSTER)).apart == {(a, b)}
    assert told(story)["draft"] == {"accepted": 0, "rejected": 1}
    story.does(KARIN, "undo.last")
    assert material(story.state, story.activity(CLUSTER)).apart == frozenset()


def test_the_same_group_can_be_drawn_again_after_it_was_answered(story: Story) -> None:
    a, b, *_ = deck(story)
    draft(story, group("AI", a, b))
    story.does(KARIN, "cluster.accept_all", which="draft", rows=[["g-AI"]])
    story.does(KARIN, "cluster.dissolve", cluster=next(iter(board(story).clusters)))
    draft(story, group("AI", a, b))
    assert list(drafts(story).values()) == [(a, b)]


def test_places_are_accepted_in_one_step_and_what_was_placed_since_stays(story: Story) -> None:
    a, b, c, d, *_ = deck(story)
    one, other = make(story, a), make(story, name="Vården")
    story.does(ERIK, "cluster.move", entries=[b], cluster=other)
    story.does(KARIN, "cluster.accept_all", which="place",
               rows=[[b, one], [c, one], [d, one]])
    assert board(story).members(one) == (a, c, d)
    assert board(story).members(other) == (b,)
    assert told(story)["place"] == {"accepted": 2, "rejected": 0}
    story.does(KARIN, "undo.last")
    assert board(story).places == {a: one, b: other}


def test_alike_are_stacked_and_never_pulled_out_of_a_cluster(story: Story) -> None:
    a, b, c, d, e, _ = deck(story)
    one, other = make(story, b), make(story, c, name="Vården")
    story.does(KARIN, "cluster.accept_all", which="alike", rows=[[a, b, c], [d, e]])
    now = board(story)
    assert now.tops == {a: b, e: d}
    assert now.places == {b: one, c: other, a: one}
    assert told(story)["alike"] == {"accepted": 2, "rejected": 0}
    story.does(KARIN, "undo.last")
    assert (board(story).tops, board(story).places) == ({}, {b: one, c: other})


def test_what_is_gone_is_told(story: Story) -> None:
    a, *_ = deck(story)
    one = make(story, a)
    assert story.refuses(
        KARIN, "cluster.accept_all", which="place", rows=[[a, one]]).code == "stale"
    assert story.refuses(KARIN, "cluster.accept_all", which="place", rows=[]).code == "empty"


def test_a_no_is_remembered_per_card_and_group(story: Story) -> None:
    a, b, c, *_ = deck(story)
    one, other = make(story, a), make(story, name="Vården")
    story.does(KARIN, "cluster.keep_apart", what="place", entries=[b], cluster=one)
    story.does(KARIN, "cluster.keep_apart", what="alike", entries=[c, b])
    assert story.does(KARIN, "cluster.keep_apart", what="alike", entries=[b, c]) == []
    here = material(story.state, story.activity(CLUSTER))
    assert (here.not_in, here.unlike, here.apart) == ({(b, one)}, {(b, c)}, frozenset())
    story.does(KARIN, "cluster.merge", clusters=[one], into=other)
    assert material(story.state, story.activity(CLUSTER)).not_in == {(b, other)}
    story.does(KARIN, "undo.last")
    story.does(KARIN, "undo.last")
    assert material(story.state, story.activity(CLUSTER)).unlike == frozenset()


def test_a_card_under_another_shares_its_group_and_one_alone_is_not_asked_about(
    story: Story
) -> None:
    a, b, c, d, *_ = deck(story)
    one = make(story, a)
    story.does(KARIN, "cluster.stack", entries=[b], top=a)
    story.does(KARIN, "cluster.move", entries=[c], cluster=ALONE)
    story.does(KARIN, "entry.hide", SCAN, entry=d, reason="fel")
    notes = {note.id: (note.group, note.under)
             for note in material(story.state, story.activity(CLUSTER)).notes}
    assert notes[b] == (one, a)
    assert not {c, d} & set(notes)


def test_no_wall_and_no_phone_hears_of_a_suggestion(story: Story) -> None:
    a, b, *_ = deck(story)
    draft(story, group("AI", a, b))
    kind, scene = story.kinds["cluster"], story.scene(CLUSTER)
    for event in story.events[-2:]:
        assert kind.shown_to_room(scene, event) is None
    for picture in (kind.phone(scene), kind.wall(scene), kind.mine(scene, ANNA.id)):
        assert "g-AI" not in repr(picture)


def test_the_numbers_are_in_the_facts(story: Story) -> None:
    a, b, *_ = deck(story)
    draft(story, group("AI", a, b))
    story.does(KARIN, "cluster.reject", entry="g-AI", reason="")
    results = story.kinds["cluster"].facts(story.scene(CLUSTER))["results"]
    assert results["suggestions"]["draft"]["rejected"] == 1  # type: ignore[index]


def test_a_machine_never_moves_a_placed_card(story: Story) -> None:
    a, b, *_ = deck(story)
    make(story, a, b)
    before = board(story).places
    draft(story, group("AI", *deck(story)))
    assert board(story).places == before


def test_a_malformed_draft_is_refused(story: Story) -> None:
    assert story.refuses(SYSTEM, "cluster.draft", CLUSTER, of=0, groups="x").code == "not_groups"


def test_the_file_tells_members_and_answers_in_plain_views(story: Story, tmp_path: Path) -> None:
    a, b, c, d, e, _ = deck(story)
    draft(story, group("AI", a, b), group("Vård", c, d))
    story.does(KARIN, "cluster.accept_all", which="draft", rows=[["g-AI"]])
    one = next(iter(board(story).clusters))
    story.does(KARIN, "cluster.accept_all", which="place", rows=[[e, one]])
    story.does(KARIN, "cluster.reject", entry="g-Vård", reason="")
    story.does(KARIN, "cluster.keep_apart", what="alike", entries=[c, d])
    story.does(KARIN, "undo.last")
    members = asked(tmp_path, story, "SELECT idea FROM cluster_members ORDER BY idea")
    names = asked(tmp_path, story, "SELECT name FROM clusters")
    answers = asked(tmp_path, story,
                    "SELECT what, accepted, rejected FROM cluster_suggestions ORDER BY what")
    assert members == [(a,), (b,), (e,)]
    assert names == [("AI",)]
    assert answers == [("draft", 1, 1), ("place", 1, 0)]


def test_the_file_tells_no_member_that_is_hidden_or_withdrawn(
    story: Story, tmp_path: Path
) -> None:
    a, b, c, d, *_ = deck(story)
    make(story, a, b, c, d)
    for card in (a, b):
        story.does(KARIN, "entry.hide", SCAN, entry=card, reason="")
    story.does(KARIN, "entry.show", SCAN, entry=b)
    for card in (c, d):
        story.does(SYSTEM, "stage.put_back", activity=SCAN, stage="open", current=SCAN)
        story.does(KARIN, "scan.withdraw", SCAN, entry=card)
    story.does(KARIN, "scan.restore", SCAN, entry=d)
    assert asked(tmp_path, story, "SELECT idea FROM cluster_members ORDER BY idea") == [(b,), (d,)]


def asked(folder: Path, story: Story, question: str) -> list[tuple[object, ...]]:
    """What the workshop's file answers to a question in SQL."""
    path = Shelf(folder).create(f"fil-{len(list(folder.iterdir()))}", story.events)
    Room(path, KINDS, lambda: story.now).close()
    with sqlite3.connect(path) as reader:
        return reader.execute(question).fetchall()
