"""Columns are as high as their counts, and two camps are marked where there are two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.figures.histogram import Frame, camps, histogram
from facilitator.figures.shapes import Box, Words

COUNTS = st.lists(st.integers(0, 60), min_size=1, max_size=10)


@pytest.mark.parametrize(("counts", "marked"), [
    ((3, 15, 8, 8, 53), {1, 4}),
    ((18, 25, 12, 20, 12), {1, 3}),
    ((1, 4, 9, 4, 1), {2}),  # one top is one camp
    ((10, 10, 2, 8, 1), {0, 1, 3}),  # equal neighbours are one top
    ((10, 9, 10, 1, 0), {0}),  # too shallow a dip parts nobody
    ((1, 0, 50, 2, 0), {2}),  # somebody alone is no camp
    ((5, 0, 5, 0, 5), {0, 4}),  # of equal pairs the one furthest apart
    ((4, 4, 4, 4, 4), set()),
    ((0, 0, 0, 0, 0), set()),
    ((0, 0, 7, 0, 0), {2}),
])  # fmt: skip
def test_two_tops_with_a_dip_between_are_two_camps(
    counts: tuple[int, ...], marked: set[int]
) -> None:
    assert camps(counts) == marked


@given(COUNTS)
def test_the_camps_are_the_same_from_either_end(counts: list[int]) -> None:
    # Where a tie must be broken either answer is right, so only clear cases are compared.
    if len(set(counts)) == len(counts):
        mirrored = {len(counts) - 1 - at for at in camps(counts[::-1])}
        assert camps(counts) == mirrored


@given(COUNTS)
def test_columns_are_in_proportion_and_inside(counts: list[int]) -> None:
    figure = histogram(counts, Frame(420, 132))
    columns = [shape for shape in figure.shapes if isinstance(shape, Box)]
    assert len(columns) == sum(count > 0 for count in counts)
    assert all(each.x >= 0 and each.x + each.width <= 420 and each.y >= 0 for each in columns)
    heights = [each.height for each in columns]
    wanted = [count for count in counts if count]
    assert sorted(heights) == [heights[at] for at in
                               sorted(range(len(wanted)), key=lambda at: (wanted[at], heights[at]))]


def test_the_numbers_under_the_columns_are_the_scale() -> None:
    words = [shape.text for shape in histogram((1, 2, 3), Frame(low=0)).shapes
             if isinstance(shape, Words) and shape.look == "tick"]
    assert words == ["0", "1", "2"]


@given(COUNTS)
def test_how_many_stands_over_each_column(counts: list[int]) -> None:
    shapes = histogram(counts).shapes
    columns = [shape for shape in shapes if isinstance(shape, Box)]
    over = [shape for shape in shapes if isinstance(shape, Words) and shape.look != "tick"]
    assert [each.text for each in over] == [str(count) for count in counts if count]
    for column, count in zip(columns, over, strict=True):
        assert column.x <= count.x <= column.x + column.width
        assert 20 <= count.y < column.y  # a digit is 19 px high


def test_no_columns_are_refused() -> None:
    with pytest.raises(ValueError, match="no columns"):
        histogram(())
