"""Where worlds are filled, where they are thin, and how far they differ."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.scenarios.contrast import Contrast, contrast, same_in_several
from facilitator.scenarios.coverage import coverage
from facilitator.scenarios.likeness import alike_pairs, is_alike
from facilitator.scenarios.values import Element

WORLDS = ("a", "b", "c", "d")
FIELDS = ("ekonomi", "lag")


def elements(*rows: tuple[str, str, str]) -> tuple[Element, ...]:
    return tuple(Element(str(place), world, text, category)
                 for place, (world, category, text) in enumerate(rows))


def contrast_of(worlds: str | tuple[str, ...], fields: tuple[str, ...],
                rows: tuple[Element, ...]) -> Contrast:  # fmt: skip
    return contrast(tuple(worlds), fields, rows, same_in_several(tuple(worlds), rows))


def test_every_cell_is_counted_the_empty_too() -> None:
    found = coverage(WORLDS, FIELDS, [("a", "ekonomi"), ("a", "ekonomi"), ("b", "")])
    assert found.counts["a", "ekonomi"] == 2
    assert found.counts["d", "lag"] == 0
    assert (found.of_world("a"), found.of_world("b"), found.of_category("ekonomi")) == (2, 1, 2)
    assert found.total == 3


def test_what_stands_in_no_world_is_not_counted() -> None:
    assert coverage(WORLDS, FIELDS, [("borta", "ekonomi")]).total == 0


def test_a_hole_is_told_of_once_there_is_enough_to_tell() -> None:
    few = coverage(WORLDS, FIELDS, [("a", "ekonomi")] * 3)
    enough = coverage(WORLDS, FIELDS, [("a", "ekonomi")] * 4)
    assert few.holes() == ()
    assert len(enough.holes()) == 7
    assert enough.holes_in("a") == ("lag",)
    assert coverage((), FIELDS, []).holes() == ()


def test_a_cell_and_a_world_are_full_beside_the_others() -> None:
    found = coverage(WORLDS, FIELDS, [("a", "ekonomi")] * 8 + [("b", "lag")])
    assert found.full() == {("a", "ekonomi")}
    assert found.full_worlds() == {"a"}


def test_worlds_differ_where_no_two_say_the_same() -> None:
    """Economy differs in all four; law is the same in b and d: one of two."""
    rows = elements(
        ("a", "ekonomi", "Hyran är halva lönen"), ("b", "ekonomi", "Alla äger sin bostad"),
        ("c", "ekonomi", "Staten köper industrin"), ("d", "ekonomi", "Byteshandel i byarna"),
        ("a", "lag", "Ny grundlag"), ("b", "lag", "Kommunerna stiftar lag"),
        ("c", "lag", "Undantagstillstånd"), ("d", "lag", "Lag stiftar kommunerna!"))
    found = contrast_of(WORLDS, FIELDS, rows)
    assert found.compared == FIELDS
    assert found.differing == ("ekonomi",)
    assert found.share == 0.5
    (pair,) = same_in_several(WORLDS, rows)
    assert (pair.first.world, pair.second.world) == ("b", "d")


def test_only_what_every_world_has_filled_is_compared() -> None:
    found = contrast_of(("a", "b"), FIELDS, elements(
        ("a", "ekonomi", "Ett"), ("b", "ekonomi", "Något annat"), ("a", "lag", "Ensam")))
    assert found.compared == ("ekonomi",)
    assert found.share == 1.0


def test_nothing_to_compare_is_no_contrast() -> None:
    assert contrast_of(WORLDS, FIELDS, ()).share is None
    assert contrast_of(("a",), FIELDS, elements(("a", "lag", "x"))).share is None


def test_what_is_given_must_be_the_same_and_is_left_out() -> None:
    rows = tuple(Element(world, world, "Fler äldre", "ekonomi", given="g") for world in "ab")
    assert contrast_of("ab", ("ekonomi",), rows).share is None
    assert same_in_several("ab", rows) == ()


@pytest.mark.parametrize(("one", "other", "same"), [
    ("Elflyg varje timme", "elflyg, varje timme!", True),
    ("Vården har flyttat hem", "Hem har vården flyttat", True),
    ("Elpriset stiger", "Elpriset sjunker", False),
    ("Tåget går hit", "Tåget går inte hit", False),
    ("80 procent äger sin bostad", "40 procent äger sin bostad", False),
    ("Kommunerna går ihop", "Kommuner går ihop", True),
    ("Andelen äldre ökar kraftigt i länet", "Andelen äldre minskar kraftigt i länet", False),
    ("Det är", "En vi", False),
])  # fmt: skip
def test_likeness_is_of_words_and_not_of_signs(one: str, other: str, same: bool) -> None:
    assert is_alike(one, other) == same
    assert is_alike(other, one) == same


WORDS = ("tåg", "elflyg", "byarna", "staten", "vården", "inte", "80", "procent", "äger", "hem",
         "ökar", "minskar", "och", "kommunerna", "kommuner", "skogen")


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join), max_size=14))
def test_the_pairs_are_those_that_comparing_every_two_would_find(texts: list[str]) -> None:
    assert alike_pairs(texts) == tuple(
        (one, other) for one, other in combinations(range(len(texts)), 2)
        if is_alike(texts[one], texts[other]))
