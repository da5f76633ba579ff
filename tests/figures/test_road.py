"""The drawing of a road: columns by horizon, pages, links with and against time, gaps."""

from __future__ import annotations

import pytest

from facilitator.figures.lines import broken, wrapped
from facilitator.figures.road import pages, road
from facilitator.figures.roadway import Frame, Link, Milestone
from facilitator.figures.shapes import TEXT, Figure, Line, Term, Words
from facilitator.figures.widths import width

FRAME = Frame(((2026, "i år"), (2030, ""), (2040, ""), (2050, "målet")), 2026,
              "Inget mellan {after} och {before}", "kräver {numbers}")
SHORT = (Milestone("a", 1, 2050, "Alla är med"), Milestone("b", 2, 2035, "Nätet är byggt"),
         Milestone("c", 3, 2027, "Avtalet är skrivet", obstacles=2))


def texts(figure: Figure) -> dict[str, Words]:
    return {each.text: each for each in figure.shapes if isinstance(each, Words)}


def test_the_wanted_year_is_to_the_right_and_now_to_the_left() -> None:
    found = texts(road(SHORT, (), FRAME))
    assert found["Avtalet är skrivet"].x < found["Nätet är byggt"].x < found["Alla är med"].x


def test_the_reading_order_is_numbered_and_obstacles_are_counted() -> None:
    found = [each.text for each in road(SHORT, (), FRAME).shapes if isinstance(each, Words)]
    assert {"1", "2", "3"} <= set(found)
    assert found.count("2") == 2


@pytest.mark.parametrize("count", [0, 1, 8, 40])
def test_everything_stands_inside_the_drawing(count: int) -> None:
    many = [Milestone(f"m{n}", n + 1, 2050 - n % 24, "Samverkansöverenskommelsen " * 4,
                      (n + 2,), n % 3) for n in range(count)]
    links = [Link(f"m{n}", f"m{(n * 7 + 1) % max(1, count)}") for n in range(count)]
    frame = Frame(FRAME.horizons, 2026, FRAME.gap_words, FRAME.needs_words,
                  ((2026, 2037), (2038, 2050)), height=600)
    for page in pages(many, links, frame):
        figure = road(page, links, frame)
        assert figure.height <= 600
        for shape in figure.shapes:
            if isinstance(shape, Line):
                assert all(0 <= x <= figure.width and 0 <= y <= figure.height
                           for x, y in shape.points)
            if isinstance(shape, Words):
                wide = width(shape.text, TEXT, 700)
                left = shape.x - wide * {"start": 0, "middle": 0.5, "end": 1}[shape.anchor]
                assert left >= 0
                assert left + wide <= figure.width + 12


def test_pages_hold_each_milestone_once() -> None:
    many = [Milestone(f"m{n}", n + 1, 2049, "ord " * 20) for n in range(30)]
    frame = Frame(FRAME.horizons, 2026, FRAME.gap_words, FRAME.needs_words, height=600)
    found = pages(many, (), frame)
    assert len(found) > 1
    assert sorted(each.number for page in found for each in page) == list(range(1, 31))


def test_a_link_against_time_is_broken_and_one_in_time_is_whole() -> None:
    whole = road(SHORT, (Link("a", "b"),), FRAME)
    fault = road(SHORT, (Link("b", "a", fault=True),), FRAME)
    assert [each.look for each in whole.shapes if isinstance(each, Line)].count("link") == 1
    assert not [each for each in fault.shapes if isinstance(each, Line) and each.look == "link"]
    assert [each for each in fault.shapes if isinstance(each, Line) and each.look == "whisker"]


def test_a_link_to_what_is_on_no_page_is_not_drawn() -> None:
    assert road(SHORT, (Link("a", "nowhere"),), FRAME) == road(SHORT, (), FRAME)


def test_a_gap_says_between_which_years() -> None:
    frame = Frame(FRAME.horizons, 2026, FRAME.gap_words, FRAME.needs_words, ((2035, 2050),))
    found = [each for each in road(SHORT, (), frame).shapes if isinstance(each, Term)
             and each.details == (("after", 2035), ("before", 2050))]
    assert len(found) == 1


def test_without_horizons_there_is_no_axis() -> None:
    with pytest.raises(ValueError, match="no horizons"):
        road(SHORT, (), Frame((), 2026, "", ""))


def test_words_are_wrapped_and_what_is_longer_is_cut() -> None:
    lines = wrapped("Regionen och kommunerna har en gemensam vattenplan", 200, 3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert all(width(line, TEXT, 560) <= 200 for line in lines)
    assert wrapped("", 200, 3) == ()
    assert all(width(line, TEXT, 560) <= 60 for line in wrapped("x" * 40, 60, 2))


def test_dashes_lie_on_the_stroke() -> None:
    dashes = list(broken(((0, 0), (100, 0))))
    assert dashes[0] == ((0, 0), (14, 0))
    assert dashes[-1][1][0] <= 100
