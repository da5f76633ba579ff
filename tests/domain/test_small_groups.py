"""No hidden count can be reckoned out, whatever else is shown."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.small_groups import LEAST, Shown, may_refresh, shown_counts

tables = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 7), min_size=1)


def solutions(shown: Shown, counts: dict[str, int]) -> dict[str, set[int]]:
    """Every value that each hidden group could have, for one who knows the rule and the rest."""
    hidden = [name for name, count in shown.counts.items() if count is None]
    if shown.total is None:
        return {name: set(range(1, 9)) for name in hidden}
    left = shown.total - sum(count for count in shown.counts.values() if count is not None)
    only_small = all(counts[name] < LEAST for name in hidden)
    values = range(1, LEAST if only_small else 9)
    possible: dict[str, set[int]] = {name: set() for name in hidden}
    for guess in product(values, repeat=len(hidden)):
        if sum(guess) == left:
            for name, value in zip(hidden, guess, strict=True):
                possible[name].add(value)
    return possible


@settings(max_examples=400, deadline=None)
@given(tables)
def test_every_hidden_count_could_be_another(counts: dict[str, int]) -> None:
    shown = shown_counts(counts)
    for name, values in solutions(shown, counts).items():
        assert len(values) > 1, (name, counts, shown)


@given(tables)
def test_nothing_small_is_shown_and_nothing_is_made_up(counts: dict[str, int]) -> None:
    shown = shown_counts(counts)
    for name, count in shown.counts.items():
        assert count is None or count == counts[name]
        assert count is None or count == 0 or count >= LEAST
    assert shown.total in (None, sum(counts.values()))


def test_one_small_group_takes_the_smallest_of_the_others_with_it() -> None:
    assert shown_counts({"a": 2, "b": 5, "c": 9}).counts == {"a": None, "b": None, "c": 9}


def test_two_that_can_only_be_one_each_take_another_with_them() -> None:
    assert shown_counts({"a": 1, "b": 1, "c": 9, "d": 4}).counts["d"] is None


def test_two_that_could_be_either_way_round_are_enough() -> None:
    assert shown_counts({"a": 1, "b": 2, "c": 9}).counts == {"a": None, "b": None, "c": 9}


def test_where_nothing_is_left_to_hide_the_total_goes() -> None:
    assert shown_counts({"a": 2}) == Shown({"a": None}, None)


def test_large_groups_are_shown_as_they_are() -> None:
    assert shown_counts({"a": 3, "b": 0, "c": 12}) == Shown({"a": 3, "b": 0, "c": 12}, 15)


def test_the_threshold_can_be_another() -> None:
    assert shown_counts({"a": 3, "b": 4, "c": 12}, least=5).counts["c"] == 12
    assert shown_counts({"a": 3, "b": 12}, least=1).counts == {"a": 3, "b": 12}


def test_a_live_view_moves_in_steps_that_tell_of_nobody() -> None:
    assert [n for n in range(10, 14) if may_refresh(10, n)] == [13]
