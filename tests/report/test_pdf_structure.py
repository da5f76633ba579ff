"""A printed report can be read aloud and archived: its tags, language, tables and fonts."""

from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from pdfua import validate

from facilitator.report.row_heads import with_row_heads
from tests.report.printed import Walked, document, pages, printed

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return printed(document())


@pytest.fixture(scope="module")
def walked(pdf: bytes) -> Walked:
    return Walked(pdf)


def test_the_file_says_its_language_and_shows_its_title(walked: Walked) -> None:
    assert walked.root.Lang == "sv-SE"
    assert walked.root.ViewerPreferences.DisplayDocTitle
    assert walked.root.MarkInfo.Marked
    with walked.file.open_metadata() as told:
        assert told["dc:title"] == "Workshop 1 Omvärld"


def test_the_file_says_that_it_is_archivable_and_accessible(walked: Walked) -> None:
    with walked.file.open_metadata() as told:
        assert (told["pdfaid:part"], told["pdfaid:conformance"]) == ("2", "A")
        assert told["pdfuaid:part"] == "1"


def test_headings_skip_no_level(walked: Walked) -> None:
    levels = [int(name[1]) for name, _ in walked.tags if name in HEADINGS]
    assert levels[0] == 1
    assert max(levels) >= 4
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_what_is_read_stands_in_paragraphs_and_lists(walked: Walked) -> None:
    cards = 30 + 3
    assert len(walked.named("P")) > cards
    assert len(walked.named("LI")) == 2 + 3  # two items, and one card under each of three
    assert len(walked.named("BlockQuote")) == 2
    assert len(walked.named("TOCI")) == len(walked.named("H1")) + len(walked.named("H2")) - 2


def test_every_picture_says_in_words_what_it_shows(walked: Walked) -> None:
    figures = walked.named("Figure")
    alts = [str(figure.get("/Alt", "")) for figure in figures]
    signs = 30 + 2 * 3  # of the cards in the appendix; of three lists of one with one under it
    assert len(figures) == 5 + signs  # the matrix twice, two histograms, the meter
    assert all(alts)
    assert any("Lagstiftning: 2 kort" in alt for alt in alts)


def test_every_column_of_a_table_has_a_head_that_says_what_it_heads(walked: Walked) -> None:
    heads = [head for part in walked.named("THead") for row in Walked.under(part, "TR")
             for head in Walked.under(row, "TH")]
    assert len(heads) == 4
    assert all(head.A[0].Scope == "/Column" for head in heads)


def test_every_row_of_a_table_has_one_cell_that_names_it(walked: Walked) -> None:
    rows = [row for body in walked.named("TBody") for row in Walked.under(body, "TR")]
    heads = [Walked.under(row, "TH") for row in rows]
    assert len(rows) > 2
    assert all(len(named) == 1 and named[0].A[0].Scope == "/Row" for named in heads)
    # A cell with a list of headers is told of those and no others.
    cells = [cell for row in rows for cell in Walked.under(row, "TD", "TH")]
    assert not [cell for cell in cells if "/Headers" in str(cell.get("/A", ""))]


def test_row_heads_move_nothing_in_the_file_and_leave_another_form_of_it_alone(pdf: bytes) -> None:
    other = pdf.replace(b"startxref", b"startyref")
    assert with_row_heads(other) == other
    cell = b"7 0 obj\n<</Type/StructElem/S/TD/P 1 0 R/A[<</O/Table/Headers[(U1x0y0)]>>]/K[1]>>"
    assert with_row_heads(cell + pdf) == cell + pdf, "what only looks like a tag is text"


def test_a_long_table_is_one_table_and_repeats_its_heads() -> None:
    many = tuple(f"Drivkraft nummer {nth}" for nth in range(80))
    pdf = printed(document(drivers=many))
    walked = Walked(pdf)
    tables = walked.named("Table")
    assert len(tables) == 1
    assert len(walked.named("TR")) == 81
    heads = [" ".join(text.split()) for text in pages(pdf)]
    assert sum("Påverkan Osäkerhet Fält" in text for text in heads) >= 2


def test_every_chapter_and_part_is_in_the_bookmarks(walked: Walked) -> None:
    with walked.file.open_outline() as outline:
        names = [item.title for item in outline.root]
    assert [name for name in names if "Bilaga" in name] == ["Bilaga A Alla kort"]
    assert "Omvärld" in names
    assert "Sammanfattning" in names


def test_all_that_is_drawn_is_tagged_or_told_to_be_decoration(walked: Walked) -> None:
    for page in walked.file.pages:
        depth, shown = 0, {"TJ", "Tj", "f", "F", "f*", "B", "S", "Do", "sh"}
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            depth += (name in ("BDC", "BMC")) - (name == "EMC")
            assert depth or name not in shown, (name, operands)
        assert depth == 0


def test_every_font_is_inside_the_file(walked: Walked) -> None:
    fonts = [each for each in walked.file.objects
             if isinstance(each, pikepdf.Dictionary) and "/FontName" in each]
    names = {str(each.FontName).partition("+")[2] for each in fonts}
    assert names >= {"SourceSans3-Regular", "SourceSans3-Bold", "SourceSans3-ExtraBold"}
    assert all({"/FontFile2", "/FontFile3"} & set(each.keys()) for each in fonts)


def test_an_independent_checker_finds_nothing(pdf: bytes, tmp_path: Path) -> None:
    kept = tmp_path / "report.pdf"
    kept.write_bytes(pdf)
    told = validate(kept)
    assert told.findings == ()
    assert len(told.outcomes) - len(told.skipped) > 10


def test_the_same_document_is_the_same_file(pdf: bytes) -> None:
    assert printed(document()) == pdf
