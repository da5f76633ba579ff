"""What stands in a printed report is what stands in the document, and page numbers point right."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from facilitator.domain.document import Card, Cards
from facilitator.report.document import Document
from tests.report.printed import Walked, document, pages, printed, solid, words_in

GOLDEN = Path(__file__).parent / "golden" / "pdf.txt"
CODE = (
    "#panic(1)", "#sys.inputs.data", "$x^2$", "@meter", "<place-0>", "\\u{41}", "// bort",
    "/* bort */", "*fet*", "_kursiv_", "= Rubrik", "- punkt", "+ nummer", "`rå`", "#{", "]", "\"",
    "--", "...", "~", "\\", "#import \"base.typ\": *", "</script>", "=1+1", "http://example.org",
)  # fmt: skip


@pytest.fixture(scope="module")
def sample() -> Document:
    return document(cards=300)


@pytest.fixture(scope="module")
def told(sample: Document) -> list[str]:
    return pages(printed(sample))


def test_the_text_is_the_golden_one() -> None:
    lines = [line.rstrip() for text in pages(printed(document())) for line in text.splitlines()]
    assert "\n".join(lines) + "\n" == GOLDEN.read_text("utf-8")


def test_every_text_of_the_document_stands_in_the_file(sample: Document, told: list[str]) -> None:
    whole = solid("".join(told))
    words = list(words_in(sample))
    assert len(words) > 900
    assert [each for each in words if solid(each) not in whole] == []


def test_a_conclusion_points_at_the_page_where_its_evidence_stands(told: list[str]) -> None:
    summary = " ".join(told[1].split())
    for name, heading in (("El, nät och effekt, n = 87", "Drivkrafterna"),
                          ("ett kluster", "Från fossilt till el"), ("kort per område", "Lucka"),
                          ("kort 7", "Kort nummer 7 ")):
        found = re.search(rf"{re.escape(name)} \(sida (\d+)\)", summary)
        assert found, (name, summary)
        assert heading.strip() in " ".join(told[int(found[1]) - 1].split())
    assert "utelämnat (sida" not in summary
    assert "utelämnat" in summary


def test_the_contents_point_at_the_page_where_a_chapter_begins(told: list[str]) -> None:
    contents = " ".join(told[2].split())
    for name in ("Omvärld", "Osäkerheter", "Bilaga A Alla kort"):
        (number,) = re.findall(rf"{name} (\d+)", contents)
        assert name in " ".join(told[int(number) - 1].split())


def test_a_page_says_which_it_is_and_of_how_many(told: list[str]) -> None:
    for nth, text in enumerate(told[1:], start=2):
        assert f"{nth} ({len(told)})" in text


def test_what_people_write_is_never_read_as_code() -> None:
    says = " ".join(f"a{code}o" for code in CODE)
    whole = solid("".join(pages(printed(document(f" {says} ", cards=3)))))
    assert whole.count(solid(says)) > 25


def test_cards_stand_under_each_other_beside_a_long_one() -> None:
    longest = Card("long", "Ett långt kort", "ekonomi", 1, "ord och åter ord, " * 40)
    short = tuple(Card(f"short-{nth}", f"Kortfattat {nth}", "lag", nth) for nth in range(2, 8))
    chapter = replace(document().appendices[0], blocks=(Cards((longest, *short)),))
    pdf = printed(replace(document(), appendices=(chapter,)))
    [text] = [page for page in map(pypdfium2.PdfPage.get_textpage, pypdfium2.PdfDocument(pdf))
              if page.search("Kortfattat 2").get_next()]
    tops = [place_of(text, f"Kortfattat {nth}") for nth in range(2, 8)]
    assert len({left for left, _ in tops}) == 1, "all in the other column"
    steps = [above - below for (_, above), (_, below) in pairwise(tops)]
    assert max(steps) < 25, "and no hole between them"


def place_of(text: pypdfium2.PdfTextPage, words: str) -> tuple[float, float]:
    """How far from the left and from the bottom `words` begin, in pt."""
    found = text.search(words).get_next()
    assert found
    left, _, _, top = text.get_charbox(found[0])
    return round(left), top


def test_names_that_had_no_room_stand_below_the_picture() -> None:
    many = tuple(f"En ganska lång drivkraft nummer {nth}" for nth in range(60))
    sample = document(drivers=many)
    key = sample.pictures[0].figure.key  # type: ignore[union-attr]
    assert len(key) > 10
    summary = solid(pages(printed(sample))[1]) + solid(pages(printed(sample))[2])
    assert [name for nth, name in key if solid(f"{nth}{name}") not in summary] == []


def test_a_report_without_anything_says_so() -> None:
    nothing = replace(document(), chapters=(), appendices=(), conclusions=(), pictures=(),
                      quotes=(), facts=(), question="", programme="", date="")
    assert "Inget har kommit in än." in "".join(pages(printed(nothing)))


def test_a_draft_is_told_to_be_one() -> None:
    draft = pages(printed(replace(document(), edited=False)))
    assert "Utkast" in draft[0]
    assert "Det här säger siffrorna av sig själva" in draft[1]
    assert "Utkast" not in pages(printed(document()))[0]


def test_an_organisation_s_part_says_whose_it_is() -> None:
    part = pages(printed(replace(document(), organisation="Region Halland")))
    assert all("Region Halland" in text for text in part)


def test_english_is_english() -> None:
    pdf = printed(replace(document(), language="en"))
    assert Walked(pdf).root.Lang == "en"
    assert "Economy" in "".join(pages(pdf))
    assert "May 2026" in pages(pdf)[0]
