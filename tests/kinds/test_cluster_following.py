"""What was cast follows the cards: nothing lost, nothing made more of, and what changed is said."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from facilitator.domain.offering import Cast
from facilitator.kinds.cluster.board import ALONE, Board, Cluster
from facilitator.kinds.cluster.following import follow

CARDS = tuple(f"kort-{number}" for number in range(12))
IDS = ("a", "b", "c", "d")


def board(places: dict[str, str], *gone: str, moved: dict[str, str] | None = None) -> Board:
    clusters = {each: Cluster(each, each.upper()) for each in IDS if each not in gone}
    return Board(clusters=clusters, places=places, moved_to=moved or {})


@given(
    held=some.lists(some.sampled_from(IDS), min_size=12, max_size=12),
    now=some.lists(some.sampled_from([*IDS, ALONE, "", "gone"]), min_size=12, max_size=12),
    numbers=some.lists(some.integers(0, 400), min_size=4, max_size=4),
    gone=some.sets(some.sampled_from(IDS)),
)
def test_the_sum_is_what_was_cast_whatever_became_of_the_clusters(
    held: list[str], now: list[str], numbers: list[int], gone: set[str]
) -> None:
    then = [Cast(each, each.upper(), tuple(c for c, k in zip(CARDS, held, strict=True)
                                           if k == each), number)
            for each, number in zip(IDS, numbers, strict=True)]
    places = {c: p for c, p in zip(CARDS, now, strict=True) if p}
    left = board(places, *gone, moved={"a": "b"})
    followed = follow(then, left)
    assert followed.total == sum(numbers)
    assert set(followed.by_item) <= set(left.clusters)
    assert all(places.get(card) not in left.clusters for card in followed.by_card)


@pytest.mark.parametrize("seed", range(20))
def test_a_card_takes_no_more_than_its_share(seed: int) -> None:
    chance = random.Random(seed)
    cards = chance.sample(CARDS, 7)
    moved = chance.sample(cards, chance.randint(1, 7))
    followed = follow([Cast("a", "A", tuple(cards), 5)],
                      board({c: "b" if c in moved else "a" for c in cards}))
    assert followed.by_item["b"] == Fraction(5 * len(moved), 7)


def test_what_did_not_change_is_not_told_of() -> None:
    followed = follow([Cast("a", "A", CARDS[:2], 3)], board(dict.fromkeys(CARDS[:2], "a")))
    assert followed.by_item == {"a": 3}
    assert followed.changes == ()


def test_merged_split_renamed_dissolved_and_moved_are_said_in_words() -> None:
    then = Cast("a", "A", CARDS[:4], 4)

    def told(*args: object, **more: object) -> list[tuple[str, dict[str, object]]]:
        return [(s, dict(d)) for s, d in follow([then], board(*args, **more)).changes]  # type: ignore[arg-type]

    assert told(dict.fromkeys(CARDS[:4], "b"), "a") == [
        ("”{name}” ligger nu i ”{into}”", {"name": "A", "into": "B"})]
    split = dict.fromkeys(CARDS[:3], "b") | {CARDS[3]: "c"}
    assert told(split, "a") == [
        ("”{name}” är delat: {places}", {"name": "A", "places": "”B” (3), ”C” (1)"})]
    assert told({CARDS[0]: ALONE}, "a") == [
        ("”{name}” är upplöst, och {cards} kort bär själva det de fick",
         {"name": "A", "cards": 4})]
    assert told(dict.fromkeys(CARDS[:3], "a") | {CARDS[3]: ALONE, CARDS[4]: "a"}) == [
        ("{cards} kort har lämnat ”{name}”: {places}",
         {"cards": 1, "name": "A", "places": "– (1)"}),
        ("{cards} kort har kommit till ”{name}” sedan dess", {"cards": 1, "name": "A"})]
    new_name = board(dict.fromkeys(CARDS[:4], "a"))
    new_name = replace(new_name, clusters={"a": Cluster("a", "Vården")})
    assert follow([then], new_name).changes == (
        ("”{old}” heter nu ”{name}”", {"old": "A", "name": "Vården"}),)


def test_one_without_cards_goes_where_the_cluster_went_or_is_left_over() -> None:
    merged = follow([Cast("a", "A", (), 3)], board({}, "a", moved={"a": "b"}))
    assert merged.by_item == {"b": 3}
    assert follow([Cast("a", "A", (), 3)], board({}, "a")).left == 3
