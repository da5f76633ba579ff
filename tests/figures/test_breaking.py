"""A name has one line or two, and is cut only where it is longer than both."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.figures.breaking import LONGEST, WIDEST, shortened, ways
from facilitator.figures.widths import width


@given(st.text(max_size=120))
def test_no_line_is_wider_than_a_label_may_be(name: str) -> None:
    for lines in ways(name, 700):
        assert 1 <= len(lines) <= 2
        assert all(width(line, 28, 700) <= WIDEST for line in lines)


@given(st.text(st.sampled_from("abcdefgåäö  s"), max_size=LONGEST))
def test_a_name_of_forty_characters_is_never_cut(name: str) -> None:
    for lines in ways(name, 700):
        said = "".join(line.removesuffix("-") for line in lines)
        assert said.replace(" ", "") == name.replace(" ", "")


@pytest.mark.parametrize(("name", "lines"), [
    ("Turism i ett varmare Europa", ("Turism i ett", "varmare Europa")),
    ("Kompetensförsörjningsstrategierna", ("Kompetensförsörjnings-", "strategierna")),
    ("Vatten\u00adbrist\u00adområden i öst", ("Vattenbrist-", "områden i öst")),
])  # fmt: skip
def test_a_name_is_broken_where_it_is_read(name: str, lines: tuple[str, ...]) -> None:
    assert ways(name, 560)[-1] == lines


def test_a_short_name_stays_on_one_line() -> None:
    assert ways("AI i skolan", 560) == (("AI i skolan",),)


def test_what_is_cut_says_so() -> None:
    long = "Ett namn som är så långt att ingen orkar läsa det till slut"
    assert ways(long, 560)[-1][-1].endswith("…")
    assert shortened("Järnväg och kollektivtrafik", 120, 560).endswith("…")


def test_signs_that_turn_the_direction_are_left_out() -> None:
    assert ways("\u202egnorts\u202c \x07ok", 560) == (("gnorts ok",),)
