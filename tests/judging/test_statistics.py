"""A room's ratings in numbers: the worked examples, the definitions, and numpy and scipy."""

from collections.abc import Sequence
from dataclasses import astuple
from math import log2

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy import stats

from facilitator.judging.statistics import (
    Summary,
    is_split,
    mean_of_organisations,
    organisation_means,
    summarise,
)

WORKED = [
    ([4, 4, 4, 4], (4, 4, 4, 4, 0, 0, 1)),
    ([1, 1, 5, 5], (3, 3, 1, 5, 2.3094, 1, 0)),
    ([1, 2, 2, 3, 4, 5, 5], (3.1429, 3, 2, 4.5, 1.5736, 0.7284, 0.3887)),
    ([3, 4, 4, 5, 5, 5], (4.3333, 4.5, 4, 5, 0.8165, 0.3727, 0.7291)),
    ([1, 2, 3, 4, 5], (3, 3, 2, 4, 1.5811, 0.7071, 0.4340)),
    ([2, 3, 3, 4], (3, 3, 2.75, 3.25, 0.8165, 0.3536, 0.7925)),
]
SCALES = st.tuples(st.integers(-3, 3), st.integers(1, 10)).map(lambda pair: (pair[0], sum(pair)))


@st.composite
def rated(draw: st.DrawFn, least: int = 0) -> tuple[list[int | None], int, int]:
    """Ratings on a scale, "vet ej" among them, with its ends; `least` of them are numbers."""
    low, high = draw(SCALES)
    numbers = draw(st.lists(st.integers(low, high), min_size=least, max_size=40))
    passes = [None] * draw(st.integers(0, 5))
    return draw(st.permutations(numbers + passes)), low, high


@pytest.mark.parametrize(("values", "wanted"), WORKED, ids=lambda each: str(each))
def test_the_worked_examples_to_four_decimals(
    values: list[int], wanted: tuple[float, ...]
) -> None:
    found = summarise(values, 1, 5)
    assert (found.mean, found.median, found.q1, found.q3, found.s, found.disagreement,
            found.consensus) == pytest.approx(wanted, abs=0.00005)
    assert found.iqr == pytest.approx(wanted[3] - wanted[2])


@given(rated(least=1))
@example(([3], 1, 5))
@example(([None, 3, None], 1, 5))
@example(([2, 2, 2, 2, 2], 1, 5))
@example(([1, 5], 1, 5))
def test_as_numpy_and_scipy_have_it(case: tuple[list[int | None], int, int]) -> None:
    values, low, high = case
    there = numbers(values)
    found = summarise(values, low, high)
    assert found.mean == pytest.approx(np.mean(there))
    assert found.median == pytest.approx(np.median(there))
    assert (found.q1, found.q3) == pytest.approx(tuple(np.quantile(there, [0.25, 0.75])))
    assert found.iqr == pytest.approx(stats.iqr(there))
    assert found.disagreement == pytest.approx(np.std(there) / ((high - low) / 2))
    if len(there) > 1:
        assert found.s == pytest.approx(np.std(there, ddof=1))


@given(rated(least=1))
def test_consensus_is_as_tastle_and_wierman_define_it(
    case: tuple[list[int | None], int, int],
) -> None:
    values, low, high = case
    there = numbers(values)
    mean = sum(there) / len(there)
    shares = {step: there.count(step) / len(there) for step in set(there)}
    wanted = 1 + sum(
        share * log2(1 - abs(step - mean) / (high - low)) for step, share in shares.items())
    found = summarise(values, low, high).consensus
    assert found == pytest.approx(wanted, abs=1e-9)
    assert 0 <= found <= 1


@given(rated())
def test_vet_ej_is_counted_and_changes_nothing_else(
    case: tuple[list[int | None], int, int],
) -> None:
    values, low, high = case
    found, without = summarise(values, low, high), summarise(numbers(values), low, high)
    assert found.passed == values.count(None)
    assert without.passed == 0
    assert (found.n, *astuple(found)[2:]) == (without.n, *astuple(without)[2:])


@given(rated())
def test_the_counts_are_how_many_on_each_step(case: tuple[list[int | None], int, int]) -> None:
    values, low, high = case
    found = summarise(values, low, high)
    assert found.counts == tuple(values.count(step) for step in range(low, high + 1))
    assert found.n == sum(found.counts)


@given(rated(), st.randoms())
def test_the_order_of_the_answers_says_nothing(
    case: tuple[list[int | None], int, int], chance: object
) -> None:
    values, low, high = case
    other = list(values)
    chance.shuffle(other)
    assert summarise(other, low, high) == summarise(values, low, high)


@given(SCALES, st.integers(1, 30), st.data())
def test_when_all_say_the_same_there_is_no_spread_at_all(
    scale: tuple[int, int], n: int, data: st.DataObject
) -> None:
    low, high = scale
    step = data.draw(st.integers(low, high))
    found = summarise([step] * n, low, high)
    assert (found.mean, found.median, found.q1, found.q3) == (step, step, step, step)
    assert (found.iqr, found.disagreement, found.consensus) == (0, 0, 1)
    assert found.s == (0 if n > 1 else None)
    assert not is_split(found, low, high)


@given(SCALES, st.integers(1, 30))
def test_half_at_each_end_is_the_most_a_room_can_disagree(
    scale: tuple[int, int], n: int
) -> None:
    low, high = scale
    found = summarise([low, high] * n, low, high)
    assert (found.disagreement, found.consensus) == (1, 0)
    assert is_split(found, low, high)


@pytest.mark.parametrize("values", [[], [None, None]])
def test_where_nobody_gave_a_number_nothing_is_defined(values: list[None]) -> None:
    assert summarise(values, 1, 5) == Summary(0, len(values), (0, 0, 0, 0, 0))
    assert set(astuple(summarise(values, 1, 5))[3:]) == {None}
    assert not is_split(summarise(values, 1, 5), 1, 5)


def test_one_voter_has_a_mean_and_no_deviation_of_a_sample() -> None:
    assert summarise([2], 1, 5) == Summary(1, 0, (0, 1, 0, 0, 0), 2, 2, 2, 2, 0, None, 0, 1)


@given(st.lists(st.integers(-2, 2), max_size=40))
def test_a_mean_in_the_middle_is_exactly_there(steps: list[int]) -> None:
    mirrored = [3 + step for step in steps] + [3 - step for step in steps] + [3]
    assert summarise(mirrored, 1, 5).mean == 3.0


@pytest.mark.parametrize("value", [0, 6])
def test_a_value_off_the_scale_is_refused(value: int) -> None:
    with pytest.raises(ValueError, match="not on the scale"):
        summarise([3, value], 1, 5)


@pytest.mark.parametrize("high", [0, 1])
def test_a_scale_has_two_steps_or_more(high: int) -> None:
    with pytest.raises(ValueError, match="no scale"):
        summarise([1], 1, high)


@pytest.mark.parametrize(("values", "split"), [
    # D is exactly a half, the quartiles are one and a half apart.
    ([1, 3, 3, 3, 3, 3, 3, 5], True),
    ([2, 4], True),
    ([2, 2, 3, 4, 4, 3], False),
    # D is below a half, and a quarter of the room stands two steps from the next quarter.
    ([3, 3, 3, 5, 5, 5, 4], True),
    ([4, 4, 4, 4], False),
    ([3], False),
])  # fmt: skip
def test_a_room_is_split_from_a_half_or_two_steps(values: list[int], split: bool) -> None:
    assert is_split(summarise(values, 1, 5), 1, 5) is split


def test_either_measure_alone_splits_a_room() -> None:
    at_the_ends = summarise([1, 3, 3, 3, 3, 3, 3, 5], 1, 5)
    assert (at_the_ends.disagreement, at_the_ends.iqr) == (0.5, 0)
    in_two_camps = summarise([3, 3, 3, 4, 5, 5, 5], 1, 5)
    assert in_two_camps.disagreement < 0.5
    assert in_two_camps.iqr == 2


def test_on_a_longer_scale_half_of_its_reach_splits_a_room() -> None:
    # D stays below a half in both.
    assert is_split(summarise([3, 3, 3, 4, 8, 8, 8], 0, 10), 0, 10)
    assert not is_split(summarise([4, 4, 4, 4, 8, 8, 8], 0, 10), 0, 10)


def test_each_organisation_weighs_the_same() -> None:
    ratings = {"a": [5, 5, 5, 5], "b": [1], "c": [2, 4, None]}
    assert mean_of_organisations(ratings) == 3.0
    assert organisation_means(ratings) == (1.0, 3.0, 5.0)


def test_two_organisations_would_tell_on_each_other() -> None:
    assert mean_of_organisations({"a": [5], "b": [1]}) is None
    assert organisation_means({"a": [5], "b": [1]}) == ()
    assert mean_of_organisations({"a": [5], "b": [1]}, least=2) == 3.0


def test_one_that_only_passed_and_nobodys_do_not_count() -> None:
    two = {"a": [5], "b": [1], "c": [None, None], "d": [], "": [1, 1]}
    assert mean_of_organisations(two) is None
    assert mean_of_organisations({**two, "e": [3]}) == 3.0
    assert mean_of_organisations({}, least=0) is None


@given(st.dictionaries(
    st.text("abcdef", max_size=1), st.lists(st.none() | st.integers(1, 5), max_size=8)))
def test_the_means_without_names_give_the_common_one(
    ratings: dict[str, list[int | None]]
) -> None:
    means, common = organisation_means(ratings), mean_of_organisations(ratings)
    plain = sorted(
        np.mean(numbers(given)) for name, given in ratings.items() if name and numbers(given))
    assert means == pytest.approx(plain if len(plain) >= 3 else ())
    assert common == (pytest.approx(np.mean(plain)) if len(plain) >= 3 else None)


def test_a_common_mean_in_the_middle_is_exactly_there() -> None:
    # 2, 8/3, 11/3 and 11/3 make 12 as fractions and a hair less as floats.
    ratings = {"a": [5, 1, 5], "b": [1, 5, 5], "c": [2], "d": [3, 3, 2]}
    assert mean_of_organisations(ratings) == 3.0


def numbers(values: Sequence[int | None]) -> list[int]:
    return [value for value in values if value is not None]
