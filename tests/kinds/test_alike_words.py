"""Words that cards share are marked in each, in any ending; what says nothing is not."""

from facilitator.kinds.cluster.alike_words import shared


def words(*texts: str) -> list[list[str]]:
    return [[piece for piece, both in pieces if both] for pieces in shared(texts)]


def test_words_are_shared_in_any_ending() -> None:
    assert words("Vården flyttar hem", "Allt mer vård flyttas") == [["flyttar"], ["flyttas"]]
    assert words("Bostäder saknas", "Bostadsbristen växer") == [[], []]
    assert words("Elpriset stiger", "Höga elpriser") == [["Elpriset"], ["elpriser"]]


def test_what_many_statements_have_says_nothing() -> None:
    assert words("Det blir fler än 2050", "Allt blir fler 2050") == [[], []]


def test_the_text_is_whole_again() -> None:
    for text in ("a  b, c!", "", "Åäö…😀 x", "…"):
        [pieces, _] = shared((text, "något"))
        assert "".join(piece for piece, _ in pieces) == text
