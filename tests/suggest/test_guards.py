"""Pairs that look alike and say different things are told apart; rewordings are not."""

import pytest

from facilitator.suggest.guards import Difference, difference

from .board import HOSTILE, rows

TRAPS = rows("traps.tsv")
REWORDED = [row for row in rows("duplicates.tsv") if "50 procent" not in row["other"]]


@pytest.mark.parametrize("pair", TRAPS, ids=lambda pair: pair["one"])
def test_a_trap_is_seen_either_way_round(pair: dict[str, str]) -> None:
    assert difference(pair["one"], pair["other"])
    assert difference(pair["other"], pair["one"])


@pytest.mark.parametrize("pair", REWORDED, ids=lambda pair: pair["one"])
def test_a_rewording_is_no_difference(pair: dict[str, str]) -> None:
    assert difference(pair["one"], pair["other"]) is None


@pytest.mark.parametrize(("one", "other"), [
    ("3 000 jobb försvinner", "3000 jobb försvinner"), ("3,000 jobs", "3.000 jobs"),
    ("tre skolor", "3 skolor"), ("٣ skolor", "3 skolor"), ("007 agenter", "7 agenter"),
    ("12,5 procent", "12.5 procent"), ("Elbehovet fördubblas", "Elbehovet dubbleras två gånger"),
])  # fmt: skip
def test_one_number_in_two_ways_is_one(one: str, other: str) -> None:
    assert difference(one, other) is not Difference.NUMBER


@pytest.mark.parametrize(("one", "other", "what"), [
    ("5G byggs ut", "6G byggs ut", Difference.NUMBER),
    ("Inte bara unga flyttar", "Unga flyttar inte", Difference.NEGATION),
    ("Skolan i Skåne", "Skolan i Dalarna", Difference.PLACE),
    ("Stockholmsregionen växer", "Göteborgsregionen växer", Difference.PLACE),
    ("Tåg till Hällefors", "Tåg till Grästorp", Difference.PLACE),
    ("färre unga, fler gamla", "fler unga, färre gamla", Difference.DIRECTION),
])  # fmt: skip
def test_the_difference_is_named(one: str, other: str, what: Difference) -> None:
    assert difference(one, other) is what


def test_sweden_goes_without_saying() -> None:
    assert difference("Färre barn föds i Sverige", "Färre barn föds") is None
    assert difference("Färre barn föds i Sverige", "Färre barn föds i Norge") is Difference.PLACE


def test_a_shortage_is_what_is_missing() -> None:
    assert difference("Lärarbrist på landet", "Lärare saknas på landet") is None


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_never_differs_from_itself(text: str) -> None:
    assert difference(text, text) is None
    assert difference(text, text.upper()) in (None, *Difference)
