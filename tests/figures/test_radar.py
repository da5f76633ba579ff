"""On a radar everything lies in its own cell, can be told from its neighbours and is explained."""

from math import atan2, hypot, pi

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.category import EPISTEL
from facilitator.figures.radar import OUTLINES, Blip, Frame, radar
from facilitator.figures.shapes import Dot, Figure, Line, Shape, Term, Words
from facilitator.report.marks import mark

FRAME = Frame(tuple((each.name, each.sign) for each in EPISTEL), ("Nu", "2030", "2040", "2050"))
CELLS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 3), st.integers(0, 9)),
                 min_size=1, max_size=40)


def blips(cells: list[tuple[int, int, int]]) -> list[Blip]:
    return [Blip(nth, f"Trend nummer {nth}", *cell) for nth, cell in enumerate(cells, start=1)]


def middles(figure: Figure) -> list[tuple[float, float]]:
    """Where the signs lie, the seven at the rim left out."""
    signs = [shape for shape in figure.shapes
             if isinstance(shape, Dot | Line) and shape.look.startswith("sign")]
    return [_middle(shape) for shape in signs[len(FRAME.sectors):]]


def _middle(shape: Shape) -> tuple[float, float]:
    if isinstance(shape, Dot):
        return shape.x, shape.y
    assert isinstance(shape, Line)
    xs, ys = zip(*shape.points, strict=True)
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


@given(CELLS)
@settings(deadline=None, max_examples=40)
def test_everything_lies_in_its_own_cell(cells: list[tuple[int, int, int]]) -> None:
    x, y = FRAME.middle
    for blip, (at_x, at_y) in zip(blips(cells), middles(radar(blips(cells), FRAME)), strict=True):
        turn = (atan2(at_y - y, at_x - x) + pi / 2) % (2 * pi)
        assert int(turn / (2 * pi / 7)) == blip.sector
        assert int((hypot(at_x - x, at_y - y) - 56) / 90) == blip.ring


def test_no_two_of_a_cell_lie_on_each_other() -> None:
    spots = middles(radar(blips([(3, 2, 0)] * 12), FRAME))
    assert min(hypot(a - c, b - d) for nth, (a, b) in enumerate(spots)
               for c, d in spots[nth + 1:]) > 18


@pytest.mark.parametrize("count", [1, 7, 30])
def test_each_is_a_number_that_the_key_names(count: int) -> None:
    drawn = blips([(nth % 7, nth % 4, 0) for nth in range(count)])
    numbers = {shape.text for shape in radar(drawn, FRAME).shapes if isinstance(shape, Words)}
    assert numbers == {str(nth) for nth in range(1, count + 1)}
    assert radar(drawn, FRAME).key == tuple((each.nr, each.name) for each in drawn)


def test_sectors_and_rings_are_named() -> None:
    terms = {shape.sentence for shape in radar((), FRAME).shapes if isinstance(shape, Term)}
    assert terms == {each.name for each in EPISTEL} | set(FRAME.rings)


def test_every_text_is_inside() -> None:
    figure = radar(blips([(nth % 7, nth % 4, nth) for nth in range(40)]), FRAME)
    assert all(0 < shape.x < figure.width and 20 < shape.y < figure.height
               for shape in figure.shapes if isinstance(shape, Words | Term))


def test_what_more_people_say_is_larger() -> None:
    _, one, other = (shape for shape in radar(blips([(1, 1, 0), (1, 1, 2)]), FRAME).shapes
                     if isinstance(shape, Dot) and shape.look == "sign po")
    assert other.radius > one.radius


@pytest.mark.parametrize("category", EPISTEL)
def test_a_category_has_the_sign_that_it_has_everywhere(category: object) -> None:
    sign = mark(category.id)  # type: ignore[attr-defined]
    corners = tuple((round(2 * x - 1, 2), round(2 * y - 1, 2)) for x, y in sign.corners)
    assert OUTLINES[category.sign] == corners  # type: ignore[attr-defined]


def test_no_radar_without_rings() -> None:
    with pytest.raises(ValueError, match="no rings"):
        radar((), Frame(FRAME.sectors, ()))
