"""No hidden count can be reckoned out, whatever else is shown, by one who knows how it is done."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.small_groups import LEAST, Shown, may_refresh, shown_counts

tables = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 12), min_size=1)
leasts = st.integers(1, 6)


def worlds(groups: int, total: int) -> Iterator[dict[str, int]]:
    """Every way in which so many can have answered in so many groups."""
    for counts in product(range(total + 1), repeat=groups):
        if sum(counts) == total:
            yield dict(zip("abcd", counts, strict=False))


@pytest.mark.parametrize("least", [2, 3, 5])
@pytest.mark.parametrize("groups", [2, 3, 4])
def test_whoever_knows_the_rule_and_the_total_finds_no_count(groups: int, least: int) -> None:
    """All histories are gone through: those that look the same must differ in what is hidden."""
    for total in range(1, 15):
        alike = defaultdict(list)
        for world in worlds(groups, total):
            alike[tuple(shown_counts(world, least).counts.items())].append(world)
        for seen, possible in alike.items():
            for name, count in seen:
                told = {world[name] for world in possible}
                assert len(told) == 1 if count is not None else len(told) > 1, (seen, possible)


@given(tables, leasts)
def test_two_that_are_hidden_could_have_each_others_counts(
    counts: dict[str, int], least: int
) -> None:
    """The same for tables of any size, by the reason that the rule gives for itself."""
    shown = shown_counts(counts, least)
    hidden = [name for name in counts if shown.counts[name] is None]
    if len({counts[name] for name in hidden}) == 1:
        assert hidden == list(counts)  # told of by the test above
        return
    for one in hidden:
        others = [name for name in hidden if counts[name] != counts[one]]
        assert others
        swapped = {**counts, one: counts[others[0]], others[0]: counts[one]}
        assert shown_counts(swapped, least) == shown


@given(tables, leasts)
def test_nothing_small_is_shown_and_nothing_is_made_up(counts: dict[str, int], least: int) -> None:
    shown = shown_counts(counts, least)
    assert list(shown.counts) == list(counts)
    for name, count in shown.counts.items():
        assert count is None or count == counts[name]
        assert count is None or count == 0 or count >= least
    assert shown.total == sum(counts.values())


def test_one_small_group_takes_the_smallest_of_the_others_with_it() -> None:
    assert shown_counts({"a": 2, "b": 5, "c": 9}).counts == {"a": None, "b": None, "c": 9}


def test_of_others_that_are_equal_all_go_or_none() -> None:
    """Were one of them chosen by its name, the choice would tell which is the small one."""
    assert shown_counts({"a": 3, "b": 3, "c": 1, "d": 7}).counts == {
        "a": None, "b": None, "c": None, "d": 7}  # fmt: skip


def test_two_that_can_only_be_one_each_take_another_with_them() -> None:
    assert shown_counts({"a": 1, "b": 1, "c": 9, "d": 4}).counts["d"] is None


def test_two_that_could_be_either_way_round_are_enough() -> None:
    assert shown_counts({"a": 1, "b": 2, "c": 9}).counts == {"a": None, "b": None, "c": 9}


@pytest.mark.parametrize("counts", [{"a": 2, "b": 2, "c": 2}, {"a": 1, "b": 3, "c": 2}])
def test_all_alike_cannot_be_told_from_almost_alike(counts: dict[str, int]) -> None:
    assert shown_counts(counts) == Shown(dict.fromkeys(counts), 6)


@pytest.mark.parametrize("counts", [{"a": 2, "b": 0}, {"a": 1, "b": 1, "c": 0}])
def test_where_nothing_is_left_to_hide_it_is_not_told_who_answered(counts: dict[str, int]) -> None:
    assert shown_counts(counts) == Shown(dict.fromkeys(counts), 2)


def test_large_groups_are_shown_as_they_are() -> None:
    assert shown_counts({"a": 3, "b": 0, "c": 12}) == Shown({"a": 3, "b": 0, "c": 12}, 15)
    assert shown_counts({}) == Shown({}, 0)


def test_the_threshold_can_be_another() -> None:
    assert LEAST == 3
    assert shown_counts({"a": 3, "b": 4, "c": 12}, least=5).counts["c"] == 12
    assert shown_counts({"a": 3, "b": 12}, least=1).counts == {"a": 3, "b": 12}


def test_a_live_view_moves_in_steps_that_tell_of_nobody() -> None:
    assert [n for n in range(10, 14) if may_refresh(10, n)] == [13]
