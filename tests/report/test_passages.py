"""What people wrote stands in a picture, and who is led to it comes to the picture."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from io import BytesIO, StringIO
from zipfile import ZipFile

from facilitator.domain.document import Drawing, Quote
from facilitator.domain.wording import own
from facilitator.figures.exhibit import Exhibit, exhibit
from facilitator.figures.shapes import Figure, Words
from facilitator.report.anchors import Anchors
from facilitator.report.compose import quotable
from facilitator.report.document import Chapter, Conclusion, Document, Evidence, Part
from facilitator.report.docx import as_docx
from facilitator.report.page import as_html
from facilitator.report.picture_book import as_pictures
from facilitator.report.pointable import QUOTE, pointable
from facilitator.report.pptx import as_pptx
from facilitator.report.tongue import Tongue

from .office import A, W, parts, plain, text_of
from .printed import document, pages, printed
from .test_formats import PRESS

LONG = "Dosan visar hur mycket kraft byn har kvar. " * 6
PASSAGES = (Quote("Bydosan", own("Namn"), "t1-name"),
            Quote(LONG.strip(), own("Vad är det?"), "t1-what"))
PICTURE = Drawing(
    "story-5-t1", exhibit(Exhibit("Bydosan", ("Vad är det?", LONG), (), "Utan namn"), 1200),
    own("Designfiktion: Bydosan"), own("Namn: Bydosan."), own("Bord 1."), passages=PASSAGES)
CHAPTERS = (Chapter("scenarios", own("Scenarier"), (
    Part("story-5", own("Berättelser"), (PICTURE,)),)),)


def told(*chapters: Chapter) -> Document:
    """A document that points at the second passage and quotes the first."""
    evidence = Anchors.of(CHAPTERS).evidence(["t1-what"])
    return replace(document(), chapters=chapters or CHAPTERS, appendices=(), pictures=(PICTURE,),
                   quotes=PASSAGES[:1],
                   conclusions=(Conclusion("c1", "Elen är vår.", (), evidence),))


def test_a_passage_is_pointed_at_in_its_first_words() -> None:
    [evidence] = Anchors.of(CHAPTERS).evidence(["t1-what", "borta"])
    assert isinstance(evidence, Evidence)
    words = Tongue("sv").text(evidence.words)
    assert evidence.id == "t1-what"
    assert words.startswith("”Dosan visar")
    assert words.endswith("…”")
    assert len(words) < 100


def test_a_passage_is_found_and_can_be_quoted() -> None:
    rows = pointable(CHAPTERS, Tongue("sv"))
    assert [each.id for each in rows if each.kind == QUOTE] == ["t1-name", "t1-what"]
    assert tuple(quotable(CHAPTERS)) == PASSAGES


def test_in_html_the_picture_holds_the_places_of_its_passages() -> None:
    page = as_html(told(), Tongue("sv"), PRESS.environment, "").decode()
    assert 'href="#t1-what"' in page
    assert re.search(r'<figure[^>]*id="story-5-t1"><span id="t1-name"></span>'
                     r'<span id="t1-what"></span>', page)
    assert page.count(f"<q>{LONG.strip()}</q>") == 1
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_on_paper_a_page_is_named_for_each() -> None:
    front = " ".join("".join(pages(printed(told()))[:2]).split())
    assert re.search(r"har kvar\. …” \(sida \d\)", front)
    assert re.search(r"”Bydosan” Namn \(sida \d\)", front)


def test_in_word_there_is_a_bookmark_for_each() -> None:
    body = parts(as_docx(told(), Tongue("sv")))["word/document.xml"]
    marks = {each.get(f"{W}name") for each in body.iter(f"{W}bookmarkStart")}
    links = {each.get(f"{W}anchor") for each in body.iter(f"{W}hyperlink")}
    assert links <= marks
    [evidence] = [each for each in body.iter(f"{W}hyperlink")
                  if "Dosan" in "".join(text.text or "" for text in each.iter(f"{W}t"))]
    assert evidence.get(f"{W}anchor") in marks


def test_a_picture_goes_with_its_words_as_a_table() -> None:
    with ZipFile(BytesIO(as_pictures(told(), Tongue("sv")))) as packed:
        [name] = [each for each in packed.namelist() if each.endswith("bydosan.csv")]
        rows = list(csv.reader(StringIO(packed.read(name).decode("utf-8-sig")), delimiter=";"))
    assert rows == [["Del", "Text"], ["Namn", "Bydosan"], ["Vad är det?", LONG.strip()]]


def test_a_picture_that_is_longer_than_a_page_is_made_smaller() -> None:
    ends = (Words(0, 40, "Överst", "label"), Words(0, 3990, "Nederst", "label"))
    tall = replace(PICTURE, figure=Figure(1200, 4000, ends))
    made = told(Chapter("scenarios", own("Scenarier"), (
        Part("story-5", own("Berättelser"), (tall,)),)))
    [page] = [each for each in pages(printed(replace(made, pictures=()))) if "Överst" in each]
    assert "Nederst" in page
    file = parts(as_docx(made, Tongue("sv")))["word/document.xml"]
    heights = [int(each.get("cy")) for each in file.iter() if each.tag.endswith("}extent")]
    assert heights
    assert max(heights) <= 700 * 12_700


def test_slides_have_the_picture_as_it_is_laid_out_for_them() -> None:
    wide = tuple(exhibit(Exhibit(f"Dosa {nth}", ("Vad är det?", LONG), (), "Utan namn"), 1776)
                 for nth in range(2))
    first = replace(PICTURE, slides=wide)
    rest = replace(PICTURE, id="story-5-t1-2", title=own("Del två"), slides=())
    made = replace(told(Chapter("scenarios", own("Scenarier"), (
        Part("story-5", own("Berättelser"), (first, rest)),))), pictures=())
    slides = [plain(text_of(part, f"{A}t"))
              for name, part in parts(as_pptx(made, Tongue("sv"))).items()
              if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)]
    assert sum(plain("Designfiktion: Bydosan (") in each for each in slides) == 2
    assert not [each for each in slides if plain("Del två") in each]
    [second] = [each for each in slides if plain("Dosa 1") in each]
    assert plain("Bord 1.") in second
