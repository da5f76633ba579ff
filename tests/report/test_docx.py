"""DOCX: real styles, a way to every piece of evidence, and nothing of the report left out."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest

from facilitator.domain.document import Drawing, Items, Meter, Table
from facilitator.domain.wording import own
from facilitator.report.anchors import blocks_in
from facilitator.report.docx import as_docx
from facilitator.report.tongue import MISSING, Tongue

from .office import HOSTILE, W, names_in, parts, pdf_of, plain, text_of
from .printed import document, matrix, words_in
from .reading import pdf_pages


@cache
def made(says: str = "", cards: int = 30) -> bytes:
    return as_docx(document(says, cards), Tongue("sv"))


def body(file: bytes = b"") -> Any:
    return parts(file or made())["word/document.xml"].find(f"{W}body")


def paragraphs(root: Any, *styles: str) -> list[Any]:
    return [each for each in root.iter(f"{W}p") if style_of(each) in styles]


def style_of(paragraph: Any) -> str:
    return str(paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val"))


def text(paragraph: Any) -> str:
    return text_of(paragraph, f"{W}t")


def linked(root: Any) -> Iterator[str]:
    yield from (each.get(f"{W}anchor") for each in root.iter(f"{W}hyperlink"))
    for each in root.iter(f"{W}instrText"):
        if "PAGEREF" in each.text:
            yield each.text.split()[1]


def test_everything_of_the_document_is_in_the_text() -> None:
    shown = plain(text_of(body(), f"{W}t"))
    missing = [words for words in words_in(document()) if plain(words) not in shown]
    assert not missing


def test_every_picture_has_an_alternative_text() -> None:
    found = [each.get("descr") for each in body().iter("{*}docPr")]
    pictures = [block for block in blocks_in((*document().chapters, *document().appendices))
                if isinstance(block, Drawing | Meter)]
    assert len(found) == len(pictures) + len(document().pictures)
    assert all(found)


def test_the_language_is_swedish_in_the_defaults_and_nowhere_else_another() -> None:
    styles = parts(made())["word/styles.xml"]
    assert styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang").get(f"{W}val") == "sv-SE"
    assert not list(body().iter(f"{W}lang"))
    assert docx.Document(io.BytesIO(made())).core_properties.language == "sv-SE"


def test_english_is_told_as_english() -> None:
    styles = parts(as_docx(document(), Tongue("en")))["word/styles.xml"]
    assert next(styles.iter(f"{W}lang")).get(f"{W}val") == "en-GB"


def test_headings_go_down_one_level_at_a_time() -> None:
    levels = [int(style_of(each)[-1]) for each in
              paragraphs(body(), *(f"Heading{nth}" for nth in range(1, 10)))]
    assert levels[0] == 1
    assert len(levels) > 8
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_table_of_values_repeats_its_head_and_breaks_no_row() -> None:
    tables = [each for each in body().iter(f"{W}tbl")
              if each.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val") == "ReportTable"]
    assert len(tables) > 3
    for each in tables:
        rows = each.findall(f"{W}tr")
        assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] \
            == [True] + [False] * (len(rows) - 1)
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        assert each.find(f"{W}tblPr/{W}tblLook").get(f"{W}firstRow") == "1"
        assert len({len(row.findall(f"{W}tc")) for row in rows}) == 1


def test_a_table_s_head_stays_with_its_rows_and_no_row_is_left_alone() -> None:
    [cards] = [each for each in body().iter(f"{W}tbl") if len(each.findall(f"{W}tr")) == 31]
    kept = [all(style_of(each).endswith("Kept") for each in row.iter(f"{W}p"))
            for row in cards.findall(f"{W}tr")]
    assert kept == [True, True] + [False] * 27 + [True, False]
    styles = parts(made())["word/styles.xml"]
    assert all(each.find(f"{W}pPr/{W}keepNext") is not None for each in styles.iter(f"{W}style")
               if each.get(f"{W}styleId").endswith("Kept"))


def test_a_short_appendix_begins_no_page_and_a_long_one_does() -> None:
    short = replace(document().appendices[0], id="short", letter="B",
                    blocks=(Items((own("En rad"),)),))
    root = body(as_docx(replace(document(), appendices=(*document().appendices, short)),
                        Tongue("sv")))
    [short_one] = paragraphs(root, "Appendix")
    assert text(short_one) == "Bilaga B. Alla kort"
    assert any("Bilaga B. Alla kort" in text(each) for each in paragraphs(root, "TOC1"))
    assert "Bilaga A" in text(paragraphs(root, "Heading1")[-1])


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_summary_with_pictures_is_one_page(count: int, tmp_path: Path) -> None:
    chosen = [replace(matrix(), id=f"picked-{nth}") for nth in range(count)]
    six = tuple(replace(each, id=f"c{nth}") for nth, each in enumerate(document().conclusions * 2))
    file = as_docx(replace(document(), pictures=tuple(chosen), conclusions=six), Tongue("sv"))
    told = [plain(text) for text in pdf_pages(pdf_of(file, "docx", tmp_path))]
    assert "Sammanfattning" in told[2]
    assert "Omvärld" in told[3][:60]


def test_every_look_is_a_style_of_the_file() -> None:
    known = {each.get(f"{W}styleId") for each in parts(made())["word/styles.xml"].iter(f"{W}style")}
    root = body()
    used = {each.get(f"{W}val") for tag in ("pStyle", "rStyle", "tblStyle")
            for each in root.iter(f"{W}{tag}")}
    assert used <= known
    direct = {child.tag for tag, own in (("pPr", "pStyle"), ("rPr", "rStyle"))
              for each in root.iter(f"{W}{tag}") for child in each if child.tag != f"{W}{own}"}
    assert not direct


def test_every_link_and_page_reference_leads_to_a_place_that_exists_once() -> None:
    root = body()
    places = [each.get(f"{W}name") for each in root.iter(f"{W}bookmarkStart")]
    assert len(places) == len(set(places))
    led = set(linked(root))
    assert len(led) > 10
    assert led <= set(places)
    assert all(len(name) <= 40 for name in places)


def test_a_conclusion_tells_its_place_and_leads_to_its_evidence_with_a_page() -> None:
    root = body()
    first, *_ = paragraphs(root, "Conclusion")
    evidence = first.getnext()
    assert re.fullmatch(
        r"Till RUS: Prioritering\. Bygger på El, nät och effekt, n = 87 s\.\xa0\d+; "
        r"ett kluster s\.\xa0\d+", text(evidence))
    assert len(list(linked(evidence))) == 4


def test_evidence_that_was_left_out_is_told_without_a_link() -> None:
    *_, last = paragraphs(body(), "Evidence")
    assert text(last).endswith("utelämnat")
    assert len(list(last.iter(f"{W}hyperlink"))) == 2


def test_the_contents_stand_there_as_text_and_nothing_asks_to_be_updated() -> None:
    root = body()
    listed = [re.sub(r"\d+$", "", text(each)) for each in paragraphs(root, "TOC1", "TOC2")]
    assert listed == [text(each) for each in paragraphs(root, "Heading1", "Heading2")]
    assert "updateFields" not in str(
        [each.tag for each in parts(made())["word/settings.xml"].iter()])
    assert not [each for each in root.iter(f"{W}fldChar") if each.get(f"{W}dirty")]
    kinds = [each.get(f"{W}fldCharType") for each in root.iter(f"{W}fldChar")]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end")


@pytest.mark.parametrize(("style", "word"), [("Caption", "Figur"), ("TableCaption", "Tabell")])
def test_captions_are_counted_by_fields(style: str, word: str) -> None:
    found = paragraphs(body(), style)
    assert [text(each).split(".")[0] for each in found] \
        == [f"{word} {nth}" for nth in range(1, len(found) + 1)]
    assert all(f" SEQ {word} " in text_of(each, f"{W}instrText") for each in found)


def test_each_picture_is_followed_by_the_table_of_its_values() -> None:
    drawings = [block for block in blocks_in(document().chapters) if isinstance(block, Drawing)]
    wanted = {row.cells[1].text[0].value for each in drawings if each.table  # type: ignore[union-attr]
              for row in each.table.rows}
    shown = {text(cell) for cell in body().iter(f"{W}tc")}
    assert {f"{value:.2f}".replace(".", ",") for value in wanted} <= shown


def test_cards_that_say_the_same_are_told_in_their_group() -> None:
    listed = [text(each) for each in paragraphs(body(), "ListBullet")]
    assert listed.count("Brief kort 1") == listed.count("Säger samma") == 2


def test_every_card_stands_in_the_appendix() -> None:
    shown = [text(cell) for cell in body(made(cards=120)).iter(f"{W}tc")]
    for nr in range(1, 121):
        assert any(each.startswith(f"Kort nummer {nr}Mer text") for each in shown), nr


def test_hostile_words_neither_break_the_file_nor_are_lost() -> None:
    tongue = Tongue("sv")
    file = as_docx(document(HOSTILE, 5), tongue)
    docx.Document(io.BytesIO(file))
    root = parts(file)["word/document.xml"]
    shown = plain(text_of(root, f"{W}t"))
    whole = plain(Tongue("sv").words(HOSTILE).replace("\r", ""))
    assert MISSING in whole
    assert shown.count(whole) > 20
    assert "=1+1" in shown
    assert "\u202e" not in shown
    assert not list(root.iter("{*}script"))


def test_signs_that_were_replaced_are_listed_in_the_last_appendix() -> None:
    *_, last = paragraphs(body(made(HOSTILE, 5)), "Heading1", "Appendix")
    assert text(last) == "Bilaga B. Tecken som inte kunde visas"
    after = [text(each) for each in last.itersiblings(f"{W}p")]
    assert any(each.startswith("U+202E RIGHT-TO-LEFT OVERRIDE: ") for each in after)
    assert any(each.startswith("U+0000") for each in after)
    assert "Tecken som inte kunde visas" not in text_of(body(), f"{W}t")


def test_the_file_says_what_it_is_and_nothing_of_the_library() -> None:
    properties = docx.Document(io.BytesIO(made())).core_properties
    assert properties.title == "Workshop 1 Omvärld"
    assert properties.author == "Region 2050"
    assert properties.created.isoformat() == "2026-05-12T16:00:00+00:00"
    assert "python-docx" not in str(
        [each.text for each in parts(made())["docProps/core.xml"].iter()])
    strays = ("thumbnail", "customXml", "stylesWithEffects", "app.xml")
    assert not [name for name in names_in(made()) if any(each in name for each in strays)]


def test_set_as_pages_none_is_empty_and_the_contents_are_near(tmp_path: Path) -> None:
    pdf = pdf_of(made(cards=200), "docx", tmp_path, outline="true")
    pages = pdf_pages(pdf)
    assert 8 < len(pages) < 40
    # The heads of a page are two short lines.
    assert all(len(page.split()) > 8 for page in pages)
    assert "kompetens" not in pages[0]
    real = {}
    for mark in pypdfium2.PdfDocument(pdf).get_toc():
        real.setdefault(mark.get_title(), mark.get_dest().get_index() + 1)
    for each in paragraphs(body(made(cards=200)), "TOC1", "TOC2"):
        name, page = re.fullmatch(r"(.*?)(\d+)", text(each)).groups()  # type: ignore[union-attr]
        assert abs(real[name] - int(page)) <= 1, name


def test_a_hostile_document_is_set_as_pages(tmp_path: Path) -> None:
    pages = pdf_pages(pdf_of(made(HOSTILE, 5), "docx", tmp_path))
    assert all(len(page.split()) > 3 for page in pages)
    assert any("Tecken som inte kunde visas" in page for page in pages)


def test_a_table_alone_is_told_too() -> None:
    tables = [block for block in blocks_in(document().chapters) if isinstance(block, Table)]
    assert len(list(body().iter(f"{W}tbl"))) > len(tables)
