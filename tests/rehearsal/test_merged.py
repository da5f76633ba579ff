"""A crowd at a merging: everything it says is let through, and it likes no draft of its own."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from screen import Screen, crowd

from facilitator.domain.group import Group
from facilitator.kinds.merge.board import board_of
from tests.cast import KARIN
from tests.kinds.merging import BALTIC, GLOBASE, MERGE, SOUTH, makes, merging


@pytest.fixture
def screen() -> Screen:
    return Screen(merging())


def test_drafts_scenarios_and_proposals_are_read_from_the_page(screen: Screen) -> None:
    story = screen.story
    world = makes(story, "Havet", BALTIC)
    assert list(screen.patch().merged.worlds) == [world]
    assert len(screen.seen.merged.drafts) == 3
    story.does(KARIN, "merge.dissolve", MERGE, world=world)
    assert not screen.patch().merged.worlds
    story.does(KARIN, "stage.turn_to", activity="pause-4")
    assert not screen.patch().merged.drafts


def test_everything_a_crowd_says_is_let_through_and_it_ends(screen: Screen) -> None:
    story = screen.story
    hands = crowd(screen, 6)
    story.state = replace(story.state, groups={
        SOUTH: Group(SOUTH, 3, members=("person-0", "person-1"))})
    makes(story, "Havet", BALTIC)
    names = Counter(said.name for _ in range(40) for hand in hands if (said := hand.answers()))
    assert names.keys() == {"merge.like", "merge.support", "merge.propose", "merge.say"}
    board = board_of(story.activity(MERGE))
    assert board.liked(GLOBASE)
    assert not {"person-0", "person-1"} & set(board.likes[BALTIC].voices)
    assert names["merge.like"] == sum(len(each.voices) for each in board.likes.values())
    assert names["merge.propose"] + names["merge.say"] == len(board.entries)
