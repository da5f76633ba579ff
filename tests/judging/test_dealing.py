"""A share of a long list for each: balanced over the room, and without chance."""

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.judging.dealing import deal

SIZES = st.tuples(st.integers(1, 25), st.integers(0, 12), st.integers(0, 40))


@given(SIZES, st.text(max_size=5))
def test_all_items_are_had_equally_often_but_for_one(
    sizes: tuple[int, int, int], salt: str
) -> None:
    items, size, people = sizes
    dealt, _ = dealt_to(people, size, [f"i{number}" for number in range(items)], salt)
    assert max(dealt.values()) - min(dealt.values()) <= 1
    assert sum(dealt.values()) == people * min(size, items)


@given(SIZES, st.sets(st.integers(0, 25)))
def test_nobody_gets_an_item_twice_or_one_they_hold(
    sizes: tuple[int, int, int], numbers: set[int]
) -> None:
    items, size, people = sizes
    dealt = {f"i{number}": number % 3 for number in range(items)}
    held = {f"i{number}" for number in numbers}
    got = deal(dealt, held, size, str(people))
    assert len(set(got)) == len(got) == min(size, len(dealt.keys() - held))
    assert set(got) <= dealt.keys() - held
    more = deal(dealt, held | set(got), size, str(people))
    assert not set(more) & (held | set(got))


@given(st.dictionaries(st.text("abcdef", min_size=1, max_size=3), st.integers(0, 4)),
       st.integers(0, 9), st.text(max_size=4))
def test_nothing_left_out_has_been_had_by_fewer(
    dealt: dict[str, int], size: int, salt: str
) -> None:
    got = deal(dealt, (), size, salt)
    left = dealt.keys() - set(got)
    assert all(dealt[item] <= dealt[other] for item in got for other in left)
    assert deal(dict(reversed(dealt.items())), [], size, salt) == got


def test_a_share_is_the_same_on_every_server() -> None:
    assert deal(dict.fromkeys("abcdefgh", 0), (), 4, "p1") == ("c", "b", "h", "f")


def test_no_two_people_have_the_same_order() -> None:
    everything = dict.fromkeys(map(str, range(12)), 0)
    orders = {deal(everything, (), 12, f"p{person}") for person in range(200)}
    assert len(orders) == 200


def test_each_item_comes_first_about_as_often_as_last() -> None:
    _, shares = dealt_to(600, 4, list("abcdefghijkl"), "room")
    for place in (0, -1):
        often = Counter(share[place] for share in shares)
        # 600 people and 12 items: 50 each by chance.
        assert min(often[item] for item in "abcdefghijkl") > 25
        assert max(often.values()) < 80


def test_what_fewer_have_had_comes_no_later_in_the_order() -> None:
    dealt = {**dict.fromkeys("abc", 0), **dict.fromkeys("defghijkl", 1)}
    shares = [deal(dealt, (), 6, str(person)) for person in range(400)]
    assert all(set("abc") < set(share) for share in shares)
    first = sum(share[0] in "abc" for share in shares)
    assert 150 < first < 250


@pytest.mark.parametrize("size", [5, 7])
def test_pairs_come_together_about_as_often_as_by_chance(size: int) -> None:
    items = [f"i{number}" for number in range(20)]
    _, shares = dealt_to(600, size, items, "room")
    together = Counter(pair for share in shares for pair in combinations(sorted(share), 2))
    by_chance = 600 * size * (size - 1) / (20 * 19)
    assert len(together) == 190
    assert by_chance / 2 < min(together.values())
    assert max(together.values()) < by_chance * 2


def test_an_empty_list_and_an_empty_share() -> None:
    assert deal({}, (), 5, "p1") == ()
    assert deal({"a": 0}, (), 0, "p1") == ()
    assert deal({"a": 0}, {"a"}, 3, "p1") == ()


def test_a_share_of_less_than_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="no share"):
        deal({"a": 0}, (), -1, "p1")


def dealt_to(
    people: int, size: int, items: list[str], salt: str
) -> tuple[dict[str, int], list[tuple[str, ...]]]:
    """How often each item was had after people came one by one, and what each got."""
    dealt, shares = dict.fromkeys(items, 0), []
    for person in range(people):
        shares.append(deal(dealt, (), size, f"{salt}/{person}"))
        for item in shares[-1]:
            dealt[item] += 1
    return dealt, shares
