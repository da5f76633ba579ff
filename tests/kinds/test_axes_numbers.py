"""Independence, the score of a pair and its warnings: against numbers reckoned by hand."""

import pytest

from facilitator.kinds.axes.numbers import (
    independence,
    is_dependent,
    is_empty,
    least_corner,
    pair_score,
)
from facilitator.kinds.axes.wishes import sounds_like_a_wish


@pytest.mark.parametrize(("pull", "free"), [(0, 1), (2, 0), (-2, 0), (1, 0.5), (-0.5, 0.75)])
def test_an_axis_that_pulls_as_much_either_way_leaves_the_other_as_free(
    pull: float, free: float
) -> None:
    assert independence(pull) == free


def test_the_score_is_priority_times_independence_times_the_least_plausible_corner() -> None:
    """sqrt(0.81 · 0.25) = 0.45; 0.45 · 0.8 · 3 / 5 = 0.216."""
    assert pair_score(0.81, 0.25, 0.8, 3) == pytest.approx(0.216)


def test_without_a_priority_an_axis_weighs_one() -> None:
    assert pair_score(None, 0.25, 1, 5) == 0.5
    assert pair_score(None, None, 1, 5) == 1


def test_what_nobody_knows_has_no_score() -> None:
    assert pair_score(1, 1, None, 3) is pair_score(1, 1, 1, None) is independence(None) is None
    assert least_corner({"a": 3, "b": 2, "c": None, "d": 4}) is None
    assert least_corner({"a": 3, "b": 2, "c": 5, "d": 4}) == 2


def test_half_free_is_not_yet_dependent() -> None:
    assert [is_dependent(each) for each in (0.5, 0.49, None)] == [False, True, False]


@pytest.mark.parametrize(("counts", "empty"), [
    ([3, 0, 0, 0, 0], True), ([0, 3, 0, 0, 0], True), ([3, 0, 1, 0, 0], True),
    ([1, 0, 1, 0, 0], False), ([0, 0, 0, 0, 0], False),
])  # fmt: skip
def test_a_corner_is_empty_below_two_or_where_nobody_gives_a_three(
    counts: list[int], empty: bool
) -> None:
    n = sum(counts)
    mean = sum(step * count for step, count in enumerate(counts, 1)) / n if n else None
    assert is_empty({"n": n, "mean": mean, "counts": counts}) is empty


@pytest.mark.parametrize(("low", "high", "word"), [
    ("Stark  välfärd", "Svag välfärd", "Stark  välfärd"), ("Ohållbart", "Annat", "Ohållbart"),
    ("Staten styr", "Bättre styrning", "Bättre"), ("Staten styr", "Marknaden styr", ""),
    ("Många barn", "Få barn", ""), ("Starka städer", "Starka byar", ""),
    ("Bragd", "Godset på räls", ""),
])  # fmt: skip
def test_a_pole_that_sounds_like_a_wish_is_heard_and_no_other(
    low: str, high: str, word: str
) -> None:
    assert sounds_like_a_wish(low, high) == word
