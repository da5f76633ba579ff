"""What a field takes, and how typed text is made clean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.category import CATEGORY, EPISTEL
from facilitator.domain.fields import Choice, DateField, Options, Text, Whole, clean, tidy
from facilitator.domain.refused import Refused

CARD = Text(80, required=True)
NOTE = Text(400, lines=True)
ANYTHING = st.text(st.characters(codec=None))


def refusal(spec: object, value: object) -> Refused:
    with pytest.raises(Refused) as refused:
        spec.clean("headline", value)  # type: ignore[attr-defined]
    assert refused.value.field == "headline"
    refused.value.sentence().encode()
    return refused.value


def test_decomposed_letters_are_composed() -> None:
    assert CARD.clean("headline", "Va\u0308xjo\u0308") == "Växjö"


def test_a_letter_and_its_mark_meet_when_what_stood_between_is_gone() -> None:
    assert tidy("a\u200e\u0308") == "ä"


@pytest.mark.parametrize("override", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e")
def test_direction_overrides_are_taken_out(override: str) -> None:
    assert tidy(f"lön{override}gdpr") == "löngdpr"


@pytest.mark.parametrize("control", "\x00\x07\x1b\x7f\x9f\t\r\n\u2028\u2029")
def test_a_control_character_is_a_space_on_one_line(control: str) -> None:
    assert tidy(f"en{control}två") == "en två"


def test_lines_are_kept_where_the_field_has_lines() -> None:
    assert NOTE.clean("text", "  ett \r\n två\u2028tre ") == "ett \n två\ntre"


def test_stacked_marks_end_at_eight() -> None:
    assert tidy("x" + "\u0301" * 500) == "x" + "\u0301" * 8


def test_a_family_of_joined_emoji_stays_one() -> None:
    assert tidy("👩\u200d👩\u200d👧 hemma") == "👩\u200d👩\u200d👧 hemma"


@pytest.mark.parametrize("lone", ["\ud800", "text \udfff text"])
def test_half_a_character_is_refused(lone: str) -> None:
    assert refusal(CARD, lone).code == "not_text"


@pytest.mark.parametrize("code_point", ["\ue000", "\U0010ffff"])
def test_private_and_unassigned_characters_are_taken_out(code_point: str) -> None:
    assert tidy(f"a{code_point}b") == "ab"


@pytest.mark.parametrize("nothing", ["", "   ", "\n\t", "\u200b\u200d\ufeff", "\u2800", "\u3164",
                                     "\u202e", "\u0301", None])  # fmt: skip
def test_what_cannot_be_seen_is_empty(nothing: str | None) -> None:
    assert refusal(CARD, nothing).code == "empty"
    assert NOTE.clean("text", nothing) == ""


def test_eighty_characters_are_a_headline_and_eighty_one_are_not() -> None:
    assert CARD.clean("headline", "å" * 80) == "å" * 80
    assert refusal(CARD, "å" * 81).code == "too_long"


def test_ten_thousand_characters_are_refused_with_how_many_there_were() -> None:
    sentence = refusal(CARD, "x" * 10_000).sentence()
    assert "10000" in sentence
    assert "80" in sentence


@pytest.mark.parametrize("value", [7, True, 1.5, ["x"], {"x": 1}, b"x"])
def test_what_is_not_text_is_refused(value: object) -> None:
    assert refusal(CARD, value).code == "not_text"


@given(ANYTHING)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = tidy(text, keep_lines=True)
    assert tidy(once, keep_lines=True) == once
    once.encode()


@pytest.mark.parametrize("category", EPISTEL, ids=lambda category: category.id)
def test_a_category_is_known_by_its_id_and_by_its_name(category: object) -> None:
    assert CATEGORY.clean("category", category.id.upper()) == category.id  # type: ignore[attr-defined]
    assert CATEGORY.clean("category", category.name) == category.id  # type: ignore[attr-defined]


@pytest.mark.parametrize("value", ["astrologi", 7, ["ekonomi"], "\ud800"])
def test_an_unknown_choice_is_refused(value: object) -> None:
    assert refusal(CATEGORY, value).code == "unknown_choice"


def test_no_choice_is_empty_unless_one_is_needed() -> None:
    assert CATEGORY.clean("category", None) == ""
    assert refusal(Choice(("a", "b"), required=True), "").code == "unknown_choice"


@pytest.mark.parametrize(("value", "number"), [(3, 3), ("3", 3), (" 3 ", 3), (None, None),
                                               ("", None)])  # fmt: skip
def test_a_whole_number_may_be_typed_or_left_out(value: object, number: int | None) -> None:
    assert Whole(1, 5).clean("energy", value) == number


@pytest.mark.parametrize("value", [3.0, "3,5", True, "tre", [3], "9" * 5000, "٣"])
def test_what_is_no_whole_number_is_refused(value: object) -> None:
    assert refusal(Whole(1, 5), value).code == "not_a_number"


@pytest.mark.parametrize("value", [0, 6, -1, 10**30])
def test_a_number_outside_its_bounds_is_refused(value: int) -> None:
    assert refusal(Whole(1, 5), value).code == "out_of_range"


def test_an_unknown_field_is_refused_by_name() -> None:
    with pytest.raises(Refused) as refused:
        clean({"headline": CARD}, {"headline": "x", "role": "desk"})
    assert refused.value.field == "role"


def test_the_name_of_an_unknown_field_can_always_be_told() -> None:
    with pytest.raises(Refused) as refused:
        clean({}, {"\ud800" * 100: "x"})
    assert len(str(refused.value.field)) <= 40
    refused.value.sentence().encode()


def test_a_field_that_was_left_out_is_there_and_empty() -> None:
    assert clean({"headline": CARD, "text": NOTE}, {"headline": "x"}) == {
        "headline": "x", "text": ""}  # fmt: skip


@pytest.mark.parametrize("value", ["text", 7, {str(n): n for n in range(21)}])
def test_options_are_a_small_flat_table(value: object) -> None:
    assert refusal(Options(), value).code == "not_options"


def test_a_date_is_a_date_or_nothing() -> None:
    assert DateField().clean("date", "2017-05-16") == "2017-05-16"
    assert DateField().clean("date", None) == ""
    for wrong in ("i morgon", "2017-13-01", "16/5 2017", 7):
        with pytest.raises(Refused, match="not_a_date"):
            DateField().clean("date", wrong)
