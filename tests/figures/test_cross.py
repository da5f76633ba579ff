"""Two axes and four worlds, laid out: every text has its room, a point lies where it was put."""

from __future__ import annotations

import pytest

from facilitator.figures.cross import HEIGHT, WIDTH, Cloud, named, placed
from facilitator.figures.shapes import TEXT, Box, Dot, Line, Term, Words
from facilitator.figures.widths import width
from facilitator.figures.world_marks import mark
from facilitator.figures.wrapping import balanced, wrapped

from .samples import CLOUDS, LONG_POLES, LONG_WORLDS, POLES, WORLDS


@pytest.mark.parametrize("text", ["ett", "ett två tre fyra fem sex sju", "å" * 300, "",
                                  "Kompetensförsörjningssamverkan mellan regioner"])
@pytest.mark.parametrize("most", [1, 3])
def test_no_line_is_wider_than_its_room(text: str, most: int) -> None:
    for lines in (wrapped(text, 200, TEXT, 700, most), balanced(text, 200, TEXT, 700, most)):
        assert len(lines) <= most
        assert all(width(line, TEXT, 700) <= 200 for line in lines)
        assert bool(lines) == bool(text)


def test_a_word_is_broken_at_a_joint_and_nothing_of_it_is_lost() -> None:
    lines = wrapped("Kompetensförsörjningssamverkan", 240, TEXT, 700, 4)
    assert "".join(line.removesuffix("-") for line in lines) == "Kompetensförsörjningssamverkan"
    assert lines[0] == "Kompetens-"


@pytest.mark.parametrize(("corners", "poles"), [(WORLDS, POLES), (LONG_WORLDS, LONG_POLES)])
def test_everything_lies_within_the_drawing(corners: tuple, poles: object) -> None:  # type: ignore[type-arg]
    for figure in (named(corners, poles, "Vad heter världen?"), placed(corners, poles, CLOUDS)):  # type: ignore[arg-type]
        assert (figure.width, figure.height) == (WIDTH, HEIGHT)
        for shape in figure.shapes:
            spots = shape.points if isinstance(shape, Line) else ((shape.x, shape.y),)
            assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in spots), shape


def test_a_world_without_a_name_is_asked_about_and_shows_what_is_proposed() -> None:
    shapes = named(WORLDS, POLES, "Vad heter världen?").shapes
    assert sum(isinstance(shape, Term) and shape.look == "question" for shape in shapes) == 2
    texts = [shape.text for shape in shapes if isinstance(shape, Words)]
    assert "Bakom låsta dörrar" in texts
    assert "Världen i byn" in texts


def test_points_lie_on_their_own_side_and_many_on_one_spot_are_one_larger() -> None:
    cloud = Cloud("here", ("I dag", ()), ((-1, 1), (-1, 1), (-1, 1), (1, -1)), (0, 0),
                  (-1, -1), (1, 1))
    figure = placed(WORLDS, POLES, (cloud,))
    dots = [shape for shape in figure.shapes if isinstance(shape, Dot) and shape.look == "here"]
    assert len(dots) == 2
    many, one = sorted(dots, key=lambda dot: dot.x)
    assert many.radius > one.radius
    assert many.y < HEIGHT / 2 < one.y
    plane = next(s for s in figure.shapes if isinstance(s, Box) and s.look == "plane")
    assert plane.x < many.x < WIDTH / 2 < one.x < plane.x + plane.width


def test_a_mark_stays_in_its_square_and_no_two_are_alike() -> None:
    drawn = [tuple(mark(10, 20, place)) for place in range(1, 6)]
    for shapes in drawn:
        for shape in shapes:
            if isinstance(shape, Line):
                assert all(10 <= x <= 62 and 20 <= y <= 72 for x, y in shape.points)
    patterns = [tuple(s.points for s in shapes if isinstance(s, Line)) for shapes in drawn]
    assert len(set(patterns)) == 5
