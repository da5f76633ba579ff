"""Every driver has a dot and a name or a number; nothing lies over anything else."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from facilitator.figures.breaking import ways
from facilitator.figures.grid import Rect
from facilitator.figures.ground import DOWN, UP
from facilitator.figures.scatter import Frame, Point, scatter
from facilitator.figures.shapes import TEXT, Box, Dot, Figure, Term, Words
from facilitator.figures.widths import width

from .samples import FRAME, NAMES, alike, clumped, matrix, second_round, spread

HOSTILE = ("🚀🚀🚀 rymden", "مستقبل المنطقة", "x" * 80, "</svg><script>alert(1)</script>", "",
           "Ω ŋ ŧ", "\u202eomvänt", "{low} %(n)s &amp;", "W" * 40)
# Coarse values make clumps and equal points, which is how a room answers.
VALUES = st.one_of(st.sampled_from((1.0, 2.5, 3.0, 3.5, 4.0, 5.0)), st.floats(1, 5))
POINTS = st.lists(st.tuples(VALUES, VALUES, st.sampled_from((*NAMES, *HOSTILE)), st.booleans(),
                            st.booleans(), st.integers(0, 90)), max_size=60)  # fmt: skip


def made(rows: list[tuple[float, float, str, bool, bool, int]]) -> tuple[Point, ...]:
    return tuple(
        Point(f"d{nth}", name, x, y, n, (1.5, 4.0), None, split=split, hot=hot)
        for nth, (x, y, name, split, hot, n) in enumerate(rows))


@settings(max_examples=60)
@given(POINTS)
@example([(3.5, 4.0, NAMES[nth], False, True, 9) for nth in range(60)])
@example([(5.0, 5.0, NAMES[nth], True, True, 9) for nth in range(60)])
@example([(3.0, 3.0, "W" * 40, False, False, 9) for nth in range(60)])
def test_no_text_lies_over_another_or_leaves_the_frame(
    rows: list[tuple[float, float, str, bool, bool, int]]
) -> None:
    figure = scatter(made(rows), FRAME)
    boxes = [box_of(words) for words in figure.shapes if is_text_at_a_dot(words)]
    frame = Rect(0, 0, FRAME.width, FRAME.height)
    assert all(box.within(frame) for box in boxes)
    assert not [(one, other) for one, other in combinations(boxes, 2) if one.overlaps(other)]
    # Side by side they keep apart, else two numbers would be read as one.
    boxes = [Rect(box.left - 4, box.top, box.right + 4, box.bottom) for box in boxes]
    assert not [(one, other) for one, other in combinations(boxes, 2) if one.overlaps(other)
                and one.top == other.top]


@settings(max_examples=60)
@given(POINTS)
@example([(2.0, 2.0, NAMES[nth], False, False, 9) for nth in range(60)])
def test_every_driver_has_a_name_or_a_number_that_the_key_explains(
    rows: list[tuple[float, float, str, bool, bool, int]]
) -> None:
    points = made(rows)
    figure = scatter(points, FRAME)
    drawn = {words.text for words in figure.shapes if is_text_at_a_dot(words)}
    assert [nth for nth, _ in figure.key] == list(range(1, len(figure.key) + 1))
    assert {str(nth) for nth, _ in figure.key} <= drawn
    assert len(dots(figure)) == len(points)
    texts = [words for words in figure.shapes if is_text_at_a_dot(words)]
    assert len(texts) >= len(points)
    assert len({(dot.x, dot.y) for dot in dots(figure)}) == len(points)


def test_no_text_lies_over_a_dot_or_the_name_of_a_quarter() -> None:
    for points in (matrix(), spread(40), clumped(60), alike(25), second_round()):
        figure = scatter(points, FRAME)
        for box in (box_of(words) for words in figure.shapes if is_text_at_a_dot(words)):
            assert not [dot for dot in dots(figure)
                        if box.overlaps(Rect(dot.x - 6, dot.y - 6, dot.x + 6, dot.y + 6))]
            assert not [term for term in titles(figure) if box.overlaps(box_of(term))]


@pytest.mark.parametrize("points", [spread(60), clumped(60), alike(40), clumped(25)])
def test_a_name_is_drawn_or_in_the_key_and_never_both(points: tuple[Point, ...]) -> None:
    figure = scatter(points, FRAME)
    drawn = {words.text for words in figure.shapes if is_text_at_a_dot(words)}
    hidden = {name for _, name in figure.key}
    for point in points:
        written = any(set(lines) <= drawn
                      for lines in ways(point.name, 700 if point.hot else 560))
        assert written is (point.name not in hidden)


def test_the_same_points_are_always_drawn_the_same() -> None:
    assert scatter(clumped(40), FRAME) == scatter(clumped(40), FRAME)
    assert hash(scatter(matrix(), FRAME)) == hash(scatter(matrix(), FRAME))


def test_sixteen_drivers_all_have_their_names() -> None:
    assert scatter(matrix(), FRAME).key == ()
    assert not [shape for shape in scatter(matrix(), FRAME).shapes if look_of(shape) == "leader"]


def test_equal_dots_are_told_apart_and_stay_near() -> None:
    for figure, reach in ((scatter(alike(6), FRAME), 30), (scatter(alike(60), FRAME), 75)):
        middle = scatter(alike(1), FRAME)
        home = dots(middle)[0]
        assert all(abs(dot.x - home.x) <= reach and abs(dot.y - home.y) <= reach
                   for dot in dots(figure))
    # Six that are equal do not even touch.
    near = [(one.x - other.x) ** 2 + (one.y - other.y) ** 2
            for one, other in combinations(dots(scatter(alike(6), FRAME)), 2)]
    assert min(near) >= 17**2


def test_no_dot_is_moved_into_another_quarter() -> None:
    figure = scatter(alike(30, 3.02, 2.98), FRAME)
    zone = scatter((), FRAME).shapes[0]
    assert all(dot.x > zone.x and dot.y > zone.y + zone.height for dot in dots(figure))  # type: ignore[union-attr]


@pytest.mark.parametrize("count", [4, 30])
def test_dots_on_a_cut_line_stay_in_the_upper_and_in_the_right_quarter(count: int) -> None:
    zone = zone_of(FRAME)
    line = zone.y + zone.height
    assert all(dot.y <= line for dot in dots(scatter(alike(count, 4.2, 3.0), FRAME)))
    assert all(dot.x >= zone.x for dot in dots(scatter(alike(count, 3.0, 1.8), FRAME)))
    assert all(dot.x >= zone.x and dot.y <= line
               for dot in dots(scatter(alike(count, 3.0, 3.0), FRAME)))


def test_who_is_below_a_cut_by_less_than_a_px_is_drawn_below_it() -> None:
    zone = zone_of(FRAME)
    (dot,) = dots(scatter(alike(1, 2.9999, 2.9999), FRAME))
    assert dot.x < zone.x
    assert dot.y > zone.y + zone.height


@settings(max_examples=60)
@given(POINTS, st.sampled_from((1.0, 2.5, 3.0, 3.7, 5.0)), st.sampled_from((2.5, 3.0, 4.0)))
def test_every_dot_is_in_the_quarter_of_its_values(
    rows: list[tuple[float, float, str, bool, bool, int]], cut_x: float, cut_y: float
) -> None:
    frame = replace(FRAME, cut_x=cut_x, cut_y=cut_y)
    zone = zone_of(frame)
    for point, dot in zip(made(rows), dots(scatter(made(rows), frame)), strict=True):
        assert (dot.x >= zone.x) is ((point.x or 0) >= cut_x)
        assert (dot.y <= zone.y + zone.height) is ((point.y or 0) >= cut_y)


def test_the_area_of_a_dot_goes_by_how_many_answered() -> None:
    points = [replace(point, n=n) for point, n in zip(matrix(), (10, 87, 40), strict=False)]
    few, many, some = (dot.radius for dot in dots(scatter(points, FRAME)))
    assert 7 <= few < some < many == 12
    assert {dot.radius for dot in dots(scatter(matrix()[:3], FRAME))} == {9}


def test_only_who_is_split_has_a_whisker_unless_all_are_asked_for() -> None:
    points = tuple(replace(point, across=(2.0, 4.0)) for point in matrix())
    counts = {spread: sum("whisker" in look_of(shape) for shape in
                          scatter(points, replace(FRAME, spread=spread)).shapes)
              for spread in ("split", "all", "none")}  # fmt: skip
    assert counts == {"split": 4, "all": 17, "none": 0}


def test_an_arrow_is_drawn_for_who_moved_more_than_a_little() -> None:
    figure = scatter(second_round(), FRAME)
    looks = [look_of(shape) for shape in figure.shapes]
    assert looks.count("was") == looks.count("arrow-head") == 6


def test_who_has_no_value_is_not_drawn() -> None:
    silent = Point("d99", "Ingen svarade", None, 3.0)
    assert scatter((*matrix(), silent), FRAME) == scatter(matrix(), FRAME)


@pytest.mark.parametrize("cut", [1.0, 1.4, 4.9, 5.0])
def test_a_cut_at_the_edge_draws_too(cut: float) -> None:
    figure = scatter(matrix(), replace(FRAME, cut_x=cut, cut_y=cut))
    assert len(dots(figure)) == 16


def test_what_is_out_of_the_scale_is_drawn_at_its_end() -> None:
    figure = scatter((Point("d1", "Över", 9.0, -3.0, was=(0.0, 9.0)),), FRAME)
    assert all(0 <= dot.x <= FRAME.width and 0 <= dot.y <= FRAME.height for dot in dots(figure))


def test_numbers_along_an_axis_have_room() -> None:
    frame = Frame("", "", "", "", "Namn", "låg", "hög", "Namn, {high}", high=10, cut_x=5, cut_y=5,
                  width=700, height=500)
    ticks = [box_of(shape) for shape in scatter((), frame).shapes
             if isinstance(shape, Words | Term) and shape.y == frame.height - 9]
    assert not [(one, other) for one, other in combinations(ticks, 2)
                if one.overlaps(other)]


def is_text_at_a_dot(shape: object) -> bool:
    return isinstance(shape, Words) and "name" in shape.look


def look_of(shape: object) -> str:
    return str(getattr(shape, "look", ""))


def zone_of(frame: Frame) -> Box:
    """The upper right quarter, whose left and lower edges are the cut lines."""
    zone = scatter((), frame).shapes[0]
    assert isinstance(zone, Box)
    return zone


def dots(figure: Figure) -> list[Dot]:
    return [shape for shape in figure.shapes if isinstance(shape, Dot) and "dot" in shape.look]


def titles(figure: Figure) -> list[Term]:
    return [shape for shape in figure.shapes if isinstance(shape, Term) and shape.look[0] == "q"]


def box_of(shape: object) -> Rect:
    """The place of a line of text as it is measured in the font, a px less on each side for
    rounding."""
    assert isinstance(shape, Words | Term)
    words = shape.text if isinstance(shape, Words) else shape.sentence
    weight = 800 if shape.look[0] == "q" else 700 if "hot" in shape.look else 560
    wide = width(words, 34 if shape.look[0] == "q" else TEXT, weight)  # type: ignore[arg-type]
    left = shape.x - {"start": 0, "middle": wide / 2, "end": wide}[shape.anchor]
    return Rect(left + 1, shape.y - UP + 1, left + wide - 1, shape.y + DOWN - 1)
