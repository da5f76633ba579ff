"""Bars are as long as their shares, and a page holds only what fits at 28 px."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.figures.bars import Bar, Frame, bars, pages
from facilitator.figures.shapes import TEXT, Box, Figure, Line, Term, Words
from facilitator.figures.widths import width

from .samples import BARS, long_votes, votes

PLAIN = Frame("andel")


def test_a_bar_is_as_long_as_its_share() -> None:
    long, half, none = drawn_bars(bars((bar(0.4), bar(0.2), bar(0.0)), PLAIN), 3)
    assert long == pytest.approx(2 * half, abs=1)
    assert none == 0


def test_pages_can_be_compared() -> None:
    first, second = (bars(page, replace(BARS, most=0.2))
                     for page in pages(votes(24), replace(BARS, height=726)))
    assert first != second
    alone = bars((bar(0.2),), replace(PLAIN, most=0.2))
    half = bars((bar(0.1),), replace(PLAIN, most=0.2))
    assert drawn_bars(alone, 1)[0] == pytest.approx(2 * drawn_bars(half, 1)[0], abs=1)


@given(st.integers(1, 40), st.integers(300, 900))
def test_pages_hold_every_row_once_in_order_and_are_no_higher_than_allowed(
    count: int, height: int
) -> None:
    rows = votes(count)
    made = pages(rows, replace(BARS, height=height))
    assert tuple(row for page in made for row in page) == rows
    assert all(bars(page, replace(BARS, height=height)).height <= height for page in made)
    assert max(map(len, made)) - min(map(len, made)) < len(made)


def test_no_rows_are_no_pages_and_an_empty_figure() -> None:
    assert pages((), BARS) == ()
    assert bars((), BARS).height > 0


@given(st.integers(0, 40))
def test_everything_stands_inside_the_figure_and_rows_keep_apart(count: int) -> None:
    figure = bars(votes(count), BARS)
    for shape in figure.shapes:
        if isinstance(shape, Box):
            assert shape.x >= 0
            assert shape.x + shape.width <= figure.width
            assert shape.y >= 0
            assert shape.y + shape.height <= figure.height
        elif isinstance(shape, Line):
            assert all(0 <= x <= figure.width and 0 <= y <= figure.height for x, y in shape.points)
    names = [shape.y for shape in figure.shapes
             if isinstance(shape, Words) and "label" in shape.look and shape.x < 100]
    assert all(lower - upper >= 46 for upper, lower in pairwise(names))


def test_the_line_of_the_cut_stands_after_the_last_that_goes_on() -> None:
    rows = votes(12)
    whole = bars(rows, replace(BARS, cut=8))
    later = bars(rows[6:], replace(BARS, cut=8, before=6))
    never = bars(rows[:6], replace(BARS, cut=8))
    assert [bold(figure) for figure in (whole, later, never)] == [8, 2, 6]
    assert [sum(isinstance(each, Term) and each.sentence == BARS.cut_name for each in figure.shapes)
            for figure in (whole, later, never)] == [1, 1, 0]


def test_the_line_of_the_cut_has_room_of_its_own() -> None:
    figure = bars(votes(12), BARS)
    at = next(shape.y for shape in figure.shapes
              if isinstance(shape, Term) and shape.sentence == BARS.cut_name)
    others = [shape.y for shape in figure.shapes if isinstance(shape, Words)]
    assert min(abs(y - at) for y in others) >= 40


def test_the_weighted_share_has_a_shape_of_its_own() -> None:
    figure = bars((bar(0.3), replace(bar(0.2), other=0.25, moved=1)), BARS)
    looks = [shape.look for shape in figure.shapes]
    assert looks.count("other") == 2  # one of them explains it
    assert looks.count("moved") == 1


def test_up_and_down_point_their_way() -> None:
    up, down = (next(shape for shape in bars((replace(bar(0.2), moved=places),), PLAIN).shapes
                     if shape.look == "moved") for places in (2, -2))
    assert isinstance(up, Line)
    assert isinstance(down, Line)
    assert up.points[2][1] < up.points[0][1]
    assert down.points[2][1] > down.points[0][1]


def test_without_a_note_the_share_is_told_in_percent() -> None:
    assert "12 %" in [shape.text for shape in bars((bar(0.12),), PLAIN).shapes
                      if isinstance(shape, Words)]


def bar(share: float) -> Bar:
    return Bar("b", "Buss", share)


def drawn_bars(figure: Figure, rows: int) -> list[int]:
    """The length of each row's bar; the first box explains what a bar is."""
    boxes = [shape for shape in figure.shapes if isinstance(shape, Box)][1:]
    return [shape.width for shape in boxes] + [0] * (rows - len(boxes))


def bold(figure: Figure) -> int:
    return sum(isinstance(shape, Words) and shape.look == "label hot" and shape.x < 100
               for shape in figure.shapes)


def test_rows_are_spread_over_the_height_and_neither_too_tight_nor_too_loose() -> None:
    few, some, many = (bars(votes(count), replace(BARS, height=700)).height
                       for count in (3, 13, 40))
    assert few < 700
    assert 650 < some <= 700
    assert many > 700


def test_a_name_too_long_for_its_column_takes_two_lines_and_is_whole() -> None:
    rows = long_votes(6)
    assert names(bars(rows, WIDE)) == [row.name for row in rows]


@given(st.integers(1, 40), st.integers(300, 900))
def test_rows_of_two_lines_keep_apart_and_no_page_is_too_high(count: int, height: int) -> None:
    frame = replace(WIDE, height=height)
    made = pages(long_votes(count), frame)
    assert len(made) >= len(pages(votes(count), frame))
    assert tuple(row for page in made for row in page) == long_votes(count)
    for page in made:
        figure = bars(page, frame)
        assert figure.height <= height
        assert all(lower - upper >= 28 for upper, lower in pairwise(
            words.y for words in named(figure)))


def test_what_is_longer_than_two_lines_is_cut_and_told_apart_by_its_end() -> None:
    begun = "Kompetensförsörjning i kommunernas äldreomsorg när många går i pension samtidigt"
    rows = tuple(Bar(f"b{n}", f"{begun} {begun} {place}", 0.2)
                 for n, place in enumerate(("i norr", "i söder")))
    first, second = names(bars(rows, WIDE))
    assert first.startswith("Kompetensförsörjning i kommunernas äldreomsorg")
    assert (first[-6:], second[-7:]) == ("i norr", "i söder")
    assert "…" in first


@given(st.text(max_size=200), st.integers(200, 2000))
def test_no_line_of_a_name_is_wider_than_its_column(name: str, wide: int) -> None:
    lines = named(bars((Bar("b", name, 0.2),), replace(PLAIN, width=wide)))
    assert len(lines) <= 2
    assert all(width(words.text, TEXT, 700) <= wide * 0.42 + 1 for words in lines)


WIDE = replace(BARS, width=1776)


def named(figure: Figure) -> list[Words]:
    return [shape for shape in figure.shapes
            if isinstance(shape, Words) and shape.look in ("label", "label hot") and shape.x < 100]


def names(figure: Figure) -> list[str]:
    """The names with their lines put together again."""
    found: list[str] = []
    above = -100
    for words in named(figure):
        if words.y - above == 28:
            found[-1] += " " + words.text
        else:
            found.append(words.text)
        above = words.y
    return found
