"""Impact against uncertainty: what lies on a cut is high, and what is missing lies nowhere."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facilitator.judging.quadrants import Quadrant, cut, priority, quadrant
from facilitator.judging.statistics import summarise

MEANS = st.floats(1, 5)
# Means of up to thirty ratings.
FRACTIONS = st.fractions(1, 5, max_denominator=30)


def test_the_worked_example_to_four_decimals() -> None:
    assert priority(4.2, 3.8, 1, 5) == pytest.approx(0.56, abs=0.00005)


@given(MEANS, MEANS)
def test_priority_is_from_nothing_to_one_and_the_same_either_way(
    impact: float, uncertainty: float
) -> None:
    found = priority(impact, uncertainty, 1, 5)
    assert found == priority(uncertainty, impact, 1, 5)
    assert found == pytest.approx((impact - 1) * (uncertainty - 1) / 16)
    assert 0 <= found <= 1


@given(FRACTIONS, FRACTIONS, FRACTIONS, FRACTIONS)
@example(Fraction(7, 6), Fraction(7, 5), Fraction(6, 5), Fraction(4, 3))
def test_priorities_are_equal_and_ordered_as_the_exact_ones(
    impact: Fraction, uncertainty: Fraction, other: Fraction, others: Fraction
) -> None:
    found = priority(float(impact), float(uncertainty), 1, 5)
    beside = priority(float(other), float(others), 1, 5)
    exact, exactly = (impact - 1) * (uncertainty - 1), (other - 1) * (others - 1)
    assert (found < beside, found == beside) == (exact < exactly, exact == exactly)


def test_priority_at_the_ends_of_any_scale() -> None:
    assert priority(10, 10, 0, 10) == 1
    assert priority(0, 10, 0, 10) == 0
    assert priority(5, 5, 0, 10) == 0.25


def test_priority_of_what_nobody_has_rated_is_missing() -> None:
    assert priority(None, 3, 1, 5) is None
    assert priority(3, None, 1, 5) is None


def test_the_absolute_cut_is_the_middle_whatever_the_room_says() -> None:
    assert cut([5, 5, None], "absolute", 1, 5) == 3.0
    assert cut([], "absolute", 1, 4) == 2.5


def test_nothing_at_all_is_a_value_on_a_scale_from_nothing() -> None:
    assert cut([0.0, 0.0, 4.0, None], "relative", 0, 4) == 0


@given(st.lists(st.none() | MEANS))
def test_the_relative_cut_is_the_median_of_those_there_are(values: list[float | None]) -> None:
    there = [value for value in values if value is not None]
    found = cut(values, "relative", 1, 5)
    assert found == (pytest.approx(np.median(there)) if there else None)


def test_another_rule_is_refused() -> None:
    with pytest.raises(ValueError, match="no rule"):
        cut([3], "golden", 1, 5)


@pytest.mark.parametrize(("impact", "uncertainty", "field"), [
    (4, 4, Quadrant.CRITICAL),
    (4, 2, Quadrant.GIVEN),
    (2, 4, Quadrant.WATCH),
    (2, 2, Quadrant.BACKGROUND),
    (3.0, 3.0, Quadrant.CRITICAL),
    (3.0, 2.9, Quadrant.GIVEN),
    (2.9, 3.0, Quadrant.WATCH),
])
def test_the_four_fields_and_what_lies_on_the_cut(
    impact: float, uncertainty: float, field: Quadrant
) -> None:
    assert quadrant(impact, uncertainty, 3.0, 3.0) is field


@pytest.mark.parametrize("missing", range(4))
def test_without_a_mean_or_a_cut_there_is_no_field(missing: int) -> None:
    numbers = [3.0, 3.0, 3.0, 3.0]
    assert quadrant(*numbers) is not None
    numbers[missing] = None
    assert quadrant(*numbers) is None


@given(st.lists(st.lists(st.integers(1, 5), min_size=1, max_size=9), min_size=1, max_size=20))
def test_at_least_half_of_the_drivers_are_high_by_the_relative_cut(
    ratings: list[list[int]]
) -> None:
    means = [summarise(each, 1, 5).mean for each in ratings]
    line = cut(means, "relative", 1, 5)
    high = [mean for mean in means if quadrant(mean, mean, line, line) is Quadrant.CRITICAL]
    assert len(high) * 2 >= len(means)
