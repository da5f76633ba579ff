"""A text is the same text however it was typed."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from facilitator.suggest.cleaning import LONGEST, clean, words

ANYTHING = st.text(st.characters(codec=None, exclude_categories=()), max_size=200)


@given(ANYTHING)
def test_what_is_clean_stays_clean(text: str) -> None:
    once = clean(text)
    once.encode("utf-8")
    assert "\0" not in once
    assert len(once) <= LONGEST
    assert clean(once) == once


def test_two_ways_to_write_a_sign_are_one() -> None:
    assert clean(unicodedata.normalize("NFD", "Ökad RÖRLIGHET")) == clean("ökad  rörlighet\n")


def test_a_word_in_two_parts_by_a_lone_half_is_whole() -> None:
    assert clean("sko\ud800la") == "skola"


def test_words_are_letters_and_digits() -> None:
    assert words("eu:s 3 nya_krav - nu!") == ["eu", "s", "3", "nya", "krav", "nu"]
