"""Fullt här just nu: twice the even share, and enough to tell."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.scenarios.steering import ENOUGH, fullness, roomiest

COUNTS = st.dictionaries(st.integers(0, 9), st.integers(0, 60), max_size=10)


def test_twice_the_even_share_is_full() -> None:
    assert fullness({"north": 8, "south": 4, "east": 2, "west": 2}) == {"north"}
    assert fullness({"north": 7, "south": 5, "east": 2, "west": 2}) == set()


def test_little_is_never_full() -> None:
    assert fullness({"north": ENOUGH - 1, "south": 0, "east": 0}) == set()
    assert fullness({"north": ENOUGH, "south": 0, "east": 0}) == {"north"}
    assert fullness({"north": 3, "south": 0, "east": 0}, least=3) == {"north"}


def test_of_one_place_and_of_none_nothing_is_told() -> None:
    assert fullness({"north": 90}) == set()
    assert fullness({}) == set()
    assert roomiest({}) == ()


def test_advice_tells_where_there_is_room_only_when_somewhere_is_full() -> None:
    assert roomiest({"north": 12, "south": 0, "east": 3, "west": 0}) == ("south", "west")
    assert roomiest({"north": 3, "south": 0, "east": 3, "west": 0}) == ()


@given(COUNTS)
def test_a_full_place_never_has_most_room(counts: dict[int, int]) -> None:
    assert fullness(counts).isdisjoint(roomiest(counts))


@given(COUNTS)
def test_at_most_half_of_the_places_are_full(counts: dict[int, int]) -> None:
    assert len(fullness(counts)) * 2 <= len(counts)
