"""The clustering on a phone: what each may see, what moves, and what one is for."""

from __future__ import annotations

import pytest

from facilitator.domain.picture import Lane, Picture
from facilitator.kinds.cluster.board import ALONE, Board
from facilitator.show.views import touched
from tests.cast import ANNA, BO, KARIN, SCAN, Story, everything_in
from tests.kinds.test_cluster import CLUSTER, clustering


@pytest.fixture
def story(scan: Story) -> Story:
    """Eight cards by two people, and a clustering that has begun."""
    return clustering(scan, 8, BO, ANNA)


def make(story: Story, name: str, *numbers: int) -> str:
    made = story.does(KARIN, "cluster.make", name=name,
                      entries=[f"kort-{number}" for number in numbers])  # fmt: skip
    return str(made[0].data["cluster"])


def propose(story: Story, *numbers: int, **more: object) -> str:
    asked = story.does(ANNA, "cluster.propose", what="together", **more,
                       entries=[f"kort-{number}" for number in numbers])  # fmt: skip
    return str(asked[0].data["entry"])


def phone(story: Story) -> Picture:
    return story.kinds["cluster"].phone(story.scene(CLUSTER))


def mine(story: Story, person: str = ANNA.id) -> Picture:
    picture = story.kinds["cluster"].mine(story.scene(CLUSTER), person)
    assert picture is not None
    return picture


def lane(picture: Picture, wanted: str) -> dict[str, object]:
    return dict(next(p.items for p in picture.parts if p.id == wanted and isinstance(p, Lane)))


def test_what_is_hidden_is_on_no_phone_and_no_wall(story: Story) -> None:
    make(story, "AI", 0, 1)
    propose(story, 2, 3)
    for card in ("kort-0", "kort-3"):
        story.does(KARIN, "entry.hide", SCAN, entry=card, reason="fel")
    for picture in (phone(story), story.kinds["cluster"].wall(story.scene(CLUSTER)),
                    mine(story, "somebody")):
        assert "Kort 0" not in everything_in(picture)
        assert "Kort 3" not in everything_in(picture)
    assert "Kort 0" in everything_in(mine(story, BO.id))  # its author sees that it is hidden


def test_a_moved_card_changes_its_own_row_and_no_other(story: Story) -> None:
    make(story, "AI", 0, 1, 2)
    other = make(story, "Vården", 3, 4)
    before = phone(story)
    story.does(KARIN, "cluster.move", entries=["kort-1"], cluster=other)
    after = phone(story)
    changed = [name for wanted in ("cl-placed", "cl-clusters", "cl-loose", "cl-proposals")
               for name, row in lane(after, wanted).items() if lane(before, wanted)[name] != row]
    assert changed == ["pc-kort-1"]
    assert list(lane(after, "cl-placed")) == list(lane(before, "cl-placed"))


def test_cards_alone_are_seen_after_the_clusters(story: Story) -> None:
    make(story, "AI", 0, 1)
    story.does(KARIN, "cluster.move", entries=["kort-7"], cluster=ALONE)
    assert list(lane(phone(story), "cl-clusters"))[-1] == f"pk-{ALONE}"


def test_support_is_given_and_taken_back_by_the_one_who_gave_it(story: Story) -> None:
    asked = propose(story, 0, 1)
    story.does(BO, "cluster.support", entry=asked)
    told = next(p.data for p in mine(story, BO.id).parts if p.id == "cl-for")
    assert told == {"supported": (asked,), "made": ()}
    assert story.does(ANNA, "cluster.unsupport", entry=asked) == []
    story.does(BO, "cluster.unsupport", entry=asked)
    assert story.does(BO, "cluster.unsupport", entry=asked) == []
    board = story.activity(CLUSTER).state
    assert isinstance(board, Board)
    assert board.support[asked] == ()
    story.does(KARIN, "stage.close")
    assert story.refuses(BO, "cluster.support", CLUSTER, entry=asked).code == "closed"


def test_ones_own_cards_come_with_their_place_and_those_with_one_first(story: Story) -> None:
    make(story, "AI", 5)
    rows = list(lane(mine(story), "cl-own").values())
    assert [row["where"] for row in rows] == ["cluster", "", "", ""]  # type: ignore[index]
    assert rows[0]["cluster"] == "AI"  # type: ignore[index]


def same_of_others(story: Story, *does: object, **data: object) -> dict[str, dict[object, object]]:
    """How many say the same, by whose page was drawn anew, after what a facilitator did."""
    before = story.state
    made = story.does(KARIN, *does, **data)  # type: ignore[arg-type]
    return {person: {name: row["same"]  # type: ignore[index]
                     for name, row in lane(mine(story, person), "cl-own").items()}
            for person in touched(before, story.state, story.kinds, tuple(made))}


def test_one_learns_how_many_say_the_same_when_another_joins_or_leaves(story: Story) -> None:
    story.does(KARIN, "cluster.stack", entries=["kort-1"], top="kort-2")
    told = same_of_others(story, "cluster.stack", entries=["kort-4"], top="kort-2")
    assert told[ANNA.id]["own-kort-1"] == 3
    told = same_of_others(story, "cluster.unstack", entries=["kort-4"])
    assert told[ANNA.id]["own-kort-1"] == 2
    told = same_of_others(story, "undo.last")
    assert told[ANNA.id]["own-kort-1"] == 3
    told = same_of_others(story, "cluster.move", entries=["kort-4"], cluster=ALONE)
    assert told[ANNA.id]["own-kort-1"] == 2


def test_where_nobody_is_named_nothing_is_said_to_be_ones_own(story: Story) -> None:
    assert lane(mine(story, ""), "cl-own") == {}
    assert lane(mine(story, ""), "mine") == {}
