"""Headings that skip nothing, places that are named once, columns that share a page."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.document import Cell, Column, Row, Table
from facilitator.domain.wording import own
from facilitator.report.coverage import cannot, is_plain
from facilitator.report.depth import Depth
from facilitator.report.places import Places
from facilitator.report.set_blocks import _width
from facilitator.report.set_texts import Speaker, lost_of

STEPS = st.lists(st.tuples(st.sampled_from(("part", "heading", "group")), st.integers(1, 2)))


@given(STEPS)
def test_no_heading_skips_a_level(steps: list[tuple[str, int]]) -> None:
    depth = Depth()
    depth.section(1)
    before = 1
    for what, level in steps:
        if what == "part":
            depth.section(2)
            found = 2
        else:
            found = depth.heading(level) if what == "heading" else depth.under(level - 1)
        assert 1 < found <= min(6, before + 1)
        before = found


def test_what_nobody_points_at_has_no_place() -> None:
    places = Places(("a", "b", "a", ""))
    assert places.known("a") == ""
    assert places.place("c") == ""
    assert places.place("") == ""
    name = places.place("a")
    assert name
    assert places.place("a") == ""
    assert places.known("a") == name
    assert places.known("b") == ""


def test_numbers_stand_close_to_the_names_of_a_short_list() -> None:
    assert _widths(("Region Skåne", "Region Jämtland Härjedalen")) == [0, 0]
    assert _widths(("x" * 200,)) == [44, 0]


def test_a_letter_and_its_mark_must_be_in_one_font() -> None:
    assert cannot("e\u0301") == frozenset()
    assert cannot("e\u0489") == {"\u0489"}
    assert cannot("\u064e") == frozenset()
    assert cannot("x\U0001f3fd") == {"\U0001f3fd"}
    assert cannot("漢 hej 漢") == {"漢"}


def test_only_letters_of_the_first_font_are_plain() -> None:
    assert is_plain("Åldrande befolkning → 2050 <text>\n")
    assert not any(map(is_plain, ("🚀", "مرحبا", "e\u0301", "❤\ufe0f", "a\u200db")))


def test_what_is_lost_is_told_once_and_counted() -> None:
    speaker = Speaker("sv")
    assert speaker.words("漢a漢\t\r\n\u2028b") == "□a□ \n\nb"
    (lost,) = speaker.lost()
    assert (lost.code, lost.times) == ("U+6F22", 2)
    assert lost_of(Speaker("sv").tongue.replaced) == ()
    assert speaker.line(" a\nb  c ") == "a b c"


def _widths(names: tuple[str, ...]) -> list[int]:
    table = Table(own("T"), (Column(own("Namn")), Column(own("Antal"), numeric=True)), tuple(
        Row((Cell(own(name)), Cell(own("1")))) for name in names))
    return [_width(table, 0, ("Namn", *names)), _width(table, 1, ("Antal", "1"))]
