"""PPTX: a slide for each picture, that its user can edit; nothing outside its place; notes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import pptx
import pytest
from openpyxl import load_workbook
from PIL import ImageFont
from pptx.util import Pt

from facilitator.domain.document import (
    Bars,
    Cell,
    Column,
    Count,
    Drawing,
    Group,
    Groups,
    Heading,
    Meter,
    Paragraph,
    Quote,
    Quotes,
    Row,
    Table,
)
from facilitator.domain.wording import own
from facilitator.figures.bars import Bar, Frame, bars
from facilitator.figures.histogram import histogram
from facilitator.report.build import build
from facilitator.report.compose import OPEN, compose
from facilitator.report.deck.flow import flow
from facilitator.report.deck.slides import Deck
from facilitator.report.deck.template import template
from facilitator.report.document import Chapter, Conclusion, Document, Part
from facilitator.report.front import NEXT, ORGANISATIONS, PROCESS
from facilitator.report.marks import mark
from facilitator.report.pigments import pigments
from facilitator.report.pptx import as_pptx
from facilitator.report.tongue import MISSING, Tongue
from tests.cast import KINDS

from .office import CARLITO, HOSTILE, A, C, P, names_in, parts, pdf_of, plain, text_of
from .printed import document, matrix
from .reading import pdf_pages
from .samples import workshop_one

SHARES = (0.42, 0.31, 0.17, 0.1)
METHOD = "Var och en hade fem prickar."


def whole(says: str = "", clusters: int = 8, rows: int = 4) -> Document:
    """The sample with a chart, clusters, what stands open, next steps and who came."""
    sample = document(says, cards=3)
    names = [f"Sak {nth}{says}" for nth in range(rows)]
    values = tuple(SHARES[nth % 4] for nth in range(rows))
    figure = bars([Bar(f"b{nth}", name, value) for nth, (name, value) in
                   enumerate(zip(names, values, strict=True))], Frame("Andel"))  # fmt: skip
    chart = Drawing("dots", figure, own(f"Prickarna{says}"), own(f"Sak 0 fick flest.{says}"),
                    own("Andel av alla prickar"), n=87, bars=Bars(
        tuple(own(name) for name in names), ((own(f"Andel{says}"), values),
                                             (own("Lika"), (None, *values[1:]))), percent=True))
    groups = Groups(tuple(Group(f"g{nth}", own(f"Kluster nummer {nth}{says}"), own("20 kort"),
                                f"Definition{says}", (), ("ekonomi", "lag", "") * (nth + 1), ())
                          for nth in range(clusters)))
    return replace(sample, chapters=(
        Chapter(PROCESS, own("Så gick det till"), (Part("how", own("Vilka"), (_came(says),)),)),
        *sample.chapters,
        Chapter("other", own("Övrigt"), (
            Part("dotvote", own(f"Prickröstning{says}"), (chart,), method=(own(METHOD),)),
            Part("groups", own("Klustring"), (groups,)))),
        Chapter(OPEN, own("Där vi tycker olika"), (Part("apart", own(f"Delat{says}"), _apart(says)),
                                                   Part("split", own("Kluvet"), _split()))),
        Chapter(NEXT, own("Nästa steg"), blocks=(Paragraph(own(f"Skriv tre fiktioner.{says}")),))))


def _came(says: str) -> Table:
    return Table(own("Deltagare"), (Column(own("Organisation")), Column(own("Platser"), True),
                                    Column(own("Deltog"), True)), tuple(
        Row((Cell(own(f"Region {nth}{says}")), Cell(own("4")), Cell(own(str(nth)))))
        for nth in range(24)), id=ORGANISATIONS)


def _small(nth: int) -> Drawing:
    return Drawing(f"s{nth}", histogram((3, 9, 2, 1, 8)), own(f"Svaren {nth}"),
                   own(f"Två läger om {nth}."), own("n = 23"), small=True)


def _apart(says: str) -> tuple[Any, ...]:
    return tuple(each for nth in range(4) for each in (
        Heading(own(f"Drivkraft {nth}{says}")), _small(nth),
        Quotes(tuple(Quote(f"Skäl {nth}.{at}{says}", own("Påverkan 4")) for at in range(5)))))


def _split() -> tuple[Any, ...]:
    return tuple(each for nth in range(10, 17)
                 for each in (Heading(own(f"Drivkraft {nth}")), _small(nth)))


@cache
def made(says: str = "", clusters: int = 8, rows: int = 4) -> bytes:
    return as_pptx(whole(says, clusters, rows), Tongue("sv"))


def slides(file: bytes = b"") -> list[Any]:
    return list(pptx.Presentation(io.BytesIO(file or made())).slides)


def title(slide: Any) -> str:
    return str(slide.shapes.title.text_frame.text)


def leaves(shapes: Any) -> Iterator[Any]:
    for shape in shapes:
        if shape.shape_type == 6:  # a group
            yield from leaves(shape.shapes)
        else:
            yield shape


def text_shapes(file: bytes) -> Iterator[Any]:
    """Boxes with text that breaks by itself, of all slides and of their master."""
    deck = pptx.Presentation(io.BytesIO(file))
    for sheet in (deck.slide_master, *deck.slides):
        for shape in leaves(sheet.shapes):
            if shape.has_text_frame and shape.text_frame.text \
                    and shape.text_frame.word_wrap is not False:
                yield shape


def drawn(slide: Any) -> list[Any]:
    """The properties of charts and of groups that stand by themselves."""
    tree = slide.shapes._spTree
    return [each.find(f"{{*}}nvGrpSpPr/{P}cNvPr") if each.tag == f"{P}grpSp"
            else each.find(f"{P}nvGraphicFramePr/{P}cNvPr")
            for each in tree if each.tag in (f"{P}grpSp", f"{P}graphicFrame", f"{P}pic")]


def test_each_picture_has_its_own_slide_and_none_is_shown_twice() -> None:
    titles = [title(slide) for slide in slides()]
    assert titles.count("Påverkan mot osäkerhet") == 1
    assert titles.count("Kort per område") == 1
    assert titles.count("Prickarna") == 1
    assert not any(each.startswith("Svaren") for each in titles)


def test_the_deck_goes_from_what_it_is_to_who_took_part() -> None:
    titles = [title(slide) for slide in slides()]
    assert titles[:3] == ["Workshop 1 Omvärld", "Workshopen i siffror", "2 slutsatser"]
    assert titles[-2:] == ["Nästa steg", "De här var med"]
    assert titles.index("Med deltagarnas ord") < titles.index("Nästa steg")


def test_every_picture_chart_and_group_has_an_alternative_text() -> None:
    found = [each for slide in slides() for each in drawn(slide)]
    assert len(found) > 20
    assert all(each.get("descr") for each in found)


def test_the_title_is_read_first() -> None:
    for slide in slides():
        assert slide.shapes[0].shape_id == slide.shapes.title.shape_id
        assert title(slide)


@pytest.mark.parametrize("kind", ["slides/", "notesSlides/", "slideMasters/"])
def test_every_run_is_swedish(kind: str) -> None:
    looks = [each for name, root in parts(made()).items() if f"ppt/{kind}" in name
             for tag in ("rPr", "endParaRPr") for each in root.iter(f"{A}{tag}")
             if each.getparent().tag != f"{A}fld" or kind != "notesSlides/"]
    assert len(looks) > 3
    assert {each.get("lang") for each in looks} == {"sv-SE"}


def test_every_chart_is_swedish() -> None:
    charts = [root for name, root in parts(made()).items() if "/charts/chart" in name]
    assert len(charts) == 2
    for each in charts:
        assert each.find(f"{C}lang").get("val") == "sv-SE"
        assert {look.get("lang") for look in each.iter(f"{A}defRPr")} == {"sv-SE"}


def test_english_is_told_as_english() -> None:
    root = parts(as_pptx(whole(), Tongue("en")))["ppt/slides/slide2.xml"]
    assert {each.get("lang") for each in root.iter(f"{A}rPr")} == {"en-GB"}


@pytest.mark.parametrize("says", ["", HOSTILE, " med ett betydligt längre namn än de flesta"])
def test_no_shape_is_outside_its_slide_or_over_the_title(says: str) -> None:
    wide, high, slack = Pt(960), Pt(540), Pt(1)
    for slide in slides(made(says)):
        heading = slide.shapes.title
        for shape in leaves(slide.shapes):
            assert shape.left >= -slack, title(slide)
            assert shape.top >= -slack, title(slide)
            assert shape.left + shape.width <= wide + slack, title(slide)
            assert shape.top + shape.height <= high + slack, title(slide)
            if shape.shape_id != heading.shape_id:
                assert (shape.top >= heading.top + heading.height - slack
                        or shape.top + shape.height <= heading.top + slack), title(slide)


@lru_cache
def font(bold: str) -> Any:
    return ImageFont.truetype(str(CARLITO.with_name(f"Carlito-{bold}.ttf")), 1000)


def lines_of(paragraph: Any, room: float) -> int:
    """How many lines Calibri takes for a paragraph, in `room` pt: an office program's way."""
    count = 1
    used = 0.0
    for run in paragraph.runs:
        size, weight = run.font.size.pt, "Bold" if run.font.bold else "Regular"
        for word in re.findall(r"\S+\s?|\s", run.text):
            wide = font(weight).getlength(word.rstrip()) * size / 1000
            if used and used + wide > room:
                count, used = count + 1, 0.0
            count += int(wide // room)
            used += font(weight).getlength(word) * size / 1000 % room
    return count + len(paragraph._p.findall(f"{A}br"))


@pytest.mark.parametrize("says", ["", " med ett betydligt längre namn än de flesta andra",
                                  " " + "regionutvecklingsstrategi" * 16])
def test_no_text_runs_over_its_box(says: str) -> None:
    checked = 0
    for shape in text_shapes(made(says)):
        spacing = 0.95 if "title" in str(shape.name).lower() else 1.0
        tall = sum(lines_of(each, shape.width / Pt(1) - (18 if "•" in str(each._p.xml) else 0))
                   * max(run.font.size.pt for run in each.runs) * 1.22 * spacing
                   + (each.space_before.pt if nth and each.space_before else 0)
                   for nth, each in enumerate(shape.text_frame.paragraphs) if each.runs)
        checked += 1
        assert tall <= shape.height / Pt(1) + 1, shape.text_frame.text
    assert checked > 60


@pytest.mark.parametrize("drivers", [4, 60])
def test_no_name_in_a_drawing_touches_another(drivers: int) -> None:
    names = tuple(f"Drivkraft med namn {nth}" for nth in range(drivers))
    sample = replace(document(), pictures=(), quotes=(), chapters=(
        Chapter("c", own("C"), (Part("p", own("P"), (matrix(names),)),)),))
    slide = slides(as_pptx(sample, Tongue("sv")))[3]
    boxes = [(shape.left, shape.top + shape.height * 0.2, shape.left + shape.width / 1.08,
              shape.top + shape.height * 0.85) for shape in leaves(slide.shapes)
             if shape.has_text_frame and "Drivkraft" in shape.text_frame.text]
    notes = slide.notes_slide.notes_text_frame.text
    shown = " ".join(shape.text_frame.text for shape in leaves(slide.shapes)
                     if shape.has_text_frame)
    assert len(boxes) > 3
    # A name that had no room has a number, which the notes explain.
    assert all(name in shown or name in notes for name in names)
    touching = [(one, other) for nth, one in enumerate(boxes) for other in boxes[:nth]
                if one[0] < other[2] and other[0] < one[2]
                and one[1] < other[3] and other[1] < one[3]]
    assert not touching


def test_names_that_have_only_a_number_are_told_on_the_next_slide() -> None:
    names = tuple(f"Drivkraft med namn {nth}" for nth in range(60))
    sample = replace(document(), pictures=(matrix(names),), chapters=())
    picture, *after = slides(as_pptx(sample, Tongue("sv")))[3:]
    assert title(after[0]) == "Påverkan mot osäkerhet: namnen till siffrorna"
    told = [row for slide in after for shape in slide.shapes if shape.has_text_frame
            for row in shape.text_frame.text.split("\n")]
    hidden = {f"{nr}  {name}" for nr, name in matrix(names).figure.key}
    assert len(hidden) > 12
    assert hidden <= set(told)
    assert any("nästa bild" in shape.text_frame.text for shape in picture.shapes
               if shape.has_text_frame)


def test_a_small_drawing_stands_with_the_beginning_of_what_it_belongs_to() -> None:
    long = replace(whole(), pictures=(), chapters=(Chapter(OPEN, own("Öppet"), (Part(
        "p", own("Delat"), (Heading(own("En drivkraft")), _small(1), Quotes(tuple(
            Quote(f"Skäl {nth}") for nth in range(30))))),)),))
    first = next(slide for slide in slides(as_pptx(long, Tongue("sv")))
                 if title(slide).startswith("Delat"))
    assert title(first) == "Delat (1 av 3)"
    assert len(drawn(first)) == 1


def test_the_notes_of_a_picture_tell_n_its_method_and_what_it_shows() -> None:
    slide = next(slide for slide in slides() if title(slide) == "Prickarna")
    notes = slide.notes_slide.notes_text_frame.text
    assert "Sak 0 fick flest." in notes
    assert "n = 87" in notes
    assert METHOD in notes


def test_every_slide_has_notes() -> None:
    silent = [title(slide) for slide in slides()
              if not slide.has_notes_slide or not slide.notes_slide.notes_text_frame.text.strip()]
    assert not silent


def test_what_a_minority_thinks_has_the_method_of_its_activity_in_the_notes() -> None:
    workshop = workshop_one()
    deck = as_pptx(compose(build(workshop.state, KINDS, workshop.now, "sv")), Tongue("sv"))
    told = [slide.notes_slide.notes_text_frame.text for slide in slides(deck)
            if title(slide).startswith("Hur bråttom är det?")]
    assert told
    assert all("n = 40" in notes and "Oenighet D" in notes for notes in told)


def test_the_front_says_the_day_once_and_both_where_they_differ() -> None:
    def days(of: Document) -> int:
        file = as_pptx(of, Tongue("sv"))
        front = slides(file)[0]
        sheets = [front, front.slide_layout]
        if front.slide_layout._element.get("showMasterSp") != "0":
            sheets.append(front.slide_layout.slide_master)
        return sum(shape.text_frame.text.count("maj 2026")
                   for sheet in sheets for shape in sheet.shapes if shape.has_text_frame)

    assert days(document()) == 1
    assert days(replace(document(), date="2026-05-11")) == 2


def test_a_row_that_its_table_marks_is_marked_in_the_chart() -> None:
    workshop = workshop_one()
    report = compose(build(workshop.state, KINDS, workshop.now, "sv"))
    [ranking] = [block for chapter in report.chapters for part in chapter.parts
                 for block in part.blocks if part.id == "rating-6" and isinstance(block, Drawing)
                 and block.bars and block.table]
    assert ranking.table
    split = {Tongue("sv").text(cell.text) for row in ranking.table.rows
             for cell in row.cells if Tongue("sv").text(cell.flag) == "oenighet"}
    shown = [slide for slide in slides(as_pptx(report, Tongue("sv")))
             if title(slide).startswith("I rangordning: Bråttom")]
    names = [name for slide in shown for shape in slide.shapes if shape.has_chart
             for name in shape.chart.plots[0].categories]
    assert split
    assert {name.removeprefix("≠ ") for name in names if name.startswith("≠ ")} == split
    assert all("≠ oenighet" in " ".join(shape.text_frame.text for shape in slide.shapes
                                        if shape.has_text_frame) for slide in shown)


def test_a_chart_holds_the_numbers_and_so_does_its_sheet() -> None:
    chart = next(shape.chart for slide in slides() for shape in slide.shapes
                 if shape.has_chart and title(slide) == "Prickarna")
    assert list(chart.plots[0].categories) == [f"Sak {nth}" for nth in range(4)]
    assert list(chart.series[0].values) == list(SHARES)
    assert list(chart.series[1].values) == [None, *SHARES[1:]]
    sheet = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
    assert [row[1:] for row in sheet.iter_rows(min_row=2, values_only=True)] \
        == [(SHARES[0], None), *((share, share) for share in SHARES[1:])]


def test_a_chart_with_many_rows_goes_on_with_all_of_them_on_one_scale() -> None:
    charts = [shape.chart for slide in slides(made(rows=33)) for shape in slide.shapes
              if shape.has_chart and title(slide).startswith("Prickarna")]
    assert [f"Sak {nth}" for nth in range(33)] \
        == [name for chart in charts for name in chart.plots[0].categories]
    assert all(len(chart.plots[0].categories) <= 10 for chart in charts)
    assert len({chart.value_axis.maximum_scale for chart in charts}) == 1


def test_words_in_a_charts_sheet_are_never_a_formula() -> None:
    sample = whole()
    named = replace(sample.chapters[3].parts[0].blocks[0], bars=Bars(  # type: ignore[type-var]
        (own("=1+1"), own("@SUM(A1)"), own("http://exempel.se")), ((own("=2+2"), (1, 2, 3)),)))
    file = as_pptx(replace(sample, chapters=(
        Chapter("c", own("C"), (Part("p", own("P"), (named,)),)),)), Tongue("sv"))  # type: ignore[arg-type]
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        books = [archive.read(name) for name in archive.namelist() if name.endswith(".xlsx")]
    cells = [cell for book in books for row in load_workbook(io.BytesIO(book)).active.iter_rows()
             for cell in row]
    assert {"=1+1", "=2+2", "@SUM(A1)"} <= {cell.value for cell in cells}
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    assert not [cell.value for cell in cells if cell.hyperlink]


def test_a_meters_bars_have_their_categories_letter_colour_and_gap() -> None:
    chart = next(shape.chart for slide in slides() for shape in slide.shapes
                 if shape.has_chart and title(slide) == "Kort per område")
    assert list(chart.plots[0].categories)[:2] == ["E Ekonomi", "L Lagstiftning (lucka)"]
    assert list(chart.series[0].values) == [40, 2, 0, 3]
    colour = chart.series[0].points[0].format.fill.fore_color.rgb
    assert f"#{colour}".lower() == mark("ekonomi").colour


def test_a_meter_of_nothing_is_told_too() -> None:
    empty = Meter("m", own("Kort"), (), (Count("lag", 0, True),))
    sample = replace(document(), pictures=(empty,), chapters=())
    assert any(title(slide) == "Kort" for slide in slides(as_pptx(sample, Tongue("sv"))))


@pytest.mark.parametrize("longer", [0, 7])
def test_conclusions_are_all_there_and_no_more_than_seven_a_slide(longer: int) -> None:
    sentences = tuple(Conclusion(f"c{nth}", f"Slutsats {nth} " + "lång " * (nth * longer), (), ())
                      for nth in range(17))
    sample = replace(document(), conclusions=sentences, edited=False)
    found = [slide for slide in slides(as_pptx(sample, Tongue("sv")))
             if title(slide).startswith("17 slutsatser")]
    each = [re.findall(r"Slutsats \d+", " ".join(s.text_frame.text for s in leaves(slide.shapes)
                                                  if s.has_text_frame)) for slide in found]
    assert [name for row in each for name in row] == [f"Slutsats {nth}" for nth in range(17)]
    assert all(len(row) <= 7 for row in each)
    assert all("Ingen redaktör" in " ".join(s.text_frame.text for s in leaves(slide.shapes)
                                            if s.has_text_frame) for slide in found)


def test_clusters_are_all_there_with_their_numbers() -> None:
    found = [slide for slide in slides(made(clusters=50)) if title(slide).startswith("50 kluster")]
    shown = [shape.text_frame.text for slide in found for shape in slide.shapes
             if shape.has_text_frame]
    assert len(found) == 3
    for nth in range(50):
        assert f"Kluster nummer {nth}" in shown
        assert str(3 * (nth + 1)) in shown


def test_what_stands_open_is_told_whole() -> None:
    found = [slide for slide in slides() if title(slide).startswith(("Delat", "Kluvet"))]
    told = " ".join(s.text_frame.text for slide in found for s in leaves(slide.shapes)
                    if s.has_text_frame)
    assert all(f"”Skäl {nth}.{at}”" in told for nth in range(4) for at in range(5))
    alts = [each.get("descr") for slide in found for each in drawn(slide)]
    assert alts == [f"Två läger om {nth}." for nth in (0, 1, 2, 3, *range(10, 17))]


def test_what_goes_on_over_slides_is_about_as_much_on_each() -> None:
    for count in (7, 9, 20):
        deck = Deck(template("Region 2050", "12 maj 2026", "sv-SE"), Tongue("sv"))
        rows = tuple(Quote(f"Det här är skäl {nth}", own("Påverkan 5")) for nth in range(count))
        flow(deck, (Heading(own("Elen")), Quotes(rows)), "Elen")
        told = [sum("skäl" in p.text for shape in leaves(slide.shapes) if shape.has_text_frame
                    for p in shape.text_frame.paragraphs) for slide in deck.file.slides]
        first = [next(p.text for shape in leaves(slide.shapes)
                      if shape.has_text_frame and shape != slide.shapes.title
                      for p in shape.text_frame.paragraphs) for slide in deck.file.slides]
        assert set(first) == {"Elen"}, "a quote is parted from its numbers, or the subject is gone"
        assert sum(told) == count
        assert max(told) - min(told) <= 2, told


def test_bars_say_nothing_of_signs_that_bars_have_not() -> None:
    story = workshop_one()
    file = as_pptx(compose(build(story.state, KINDS, story.now, "sv")), Tongue("sv"))
    found = [slide for slide in slides(file) if title(slide).startswith("I rangordning: ")]
    told = [" ".join(s.text_frame.text for s in leaves(slide.shapes) if s.has_text_frame)
            for slide in found]
    assert len(told) >= 2
    assert not [words for words in told if "Röd ring" in words]
    assert all(words.count("n = 40") == 1 for words in told)


def test_everybody_who_came_is_on_the_last_slide() -> None:
    shown = {shape.text_frame.text for shape in slides()[-1].shapes if shape.has_text_frame}
    assert {f"Region {nth}" for nth in range(24)} <= shown
    assert {f"{nth} av 4" for nth in range(24)} <= shown


def test_the_file_says_that_it_is_wide_and_nothing_of_the_library() -> None:
    file = pptx.Presentation(io.BytesIO(made()))
    size = parts(made())["ppt/presentation.xml"].find(f"{P}sldSz")
    assert dict(size.attrib) == {"cx": str(Pt(960)), "cy": str(Pt(540))}
    assert file.core_properties.title == "Workshop 1 Omvärld"
    assert file.core_properties.author == "Region 2050"
    assert file.core_properties.language == "sv-SE"
    strays = ("thumbnail", "printerSettings", "app.xml")
    assert not [name for name in names_in(made()) if any(each in name for each in strays)]


def test_the_themes_colours_are_the_products() -> None:
    theme = parts(made())["ppt/theme/theme1.xml"]
    scheme = theme.find(f".//{A}clrScheme")
    colours = {each.tag.removeprefix(A): each[0].get("val") for each in scheme}
    assert (colours["dk1"], colours["lt1"], colours["accent1"]) \
        == tuple(pigments()[name] for name in ("ink", "paper", "accent"))
    assert colours["accent2"].lower() == mark("ekonomi").colour.removeprefix("#")
    assert {each.get("typeface") for each in theme.iter(f"{A}latin")} == {"Calibri"}


def test_hostile_words_neither_break_the_deck_nor_are_lost() -> None:
    file = made(HOSTILE)
    shown = plain("".join(text_of(root, f"{A}t") for name, root in parts(file).items()
                          if name.startswith(("ppt/slides/slide", "ppt/notesSlides/"))))
    assert MISSING in shown
    assert "=1+1" in shown
    assert "\u202e" not in shown
    assert "</script></w:t></a:t>]]>&amp;&" in shown


def test_signs_that_were_replaced_are_listed_in_the_last_slides_notes() -> None:
    notes = slides(made(HOSTILE))[-1].notes_slide.notes_text_frame.text
    assert "U+202E RIGHT-TO-LEFT OVERRIDE: " in notes
    assert "U+0000" in notes
    assert "U+" not in slides()[-1].notes_slide.notes_text_frame.text


@pytest.mark.parametrize("says", ["", HOSTILE])
def test_set_as_pages_there_is_one_a_slide_and_none_is_empty(says: str, tmp_path: Path) -> None:
    file = made(says)
    pages = pdf_pages(pdf_of(file, "pptx", tmp_path))
    assert len(pages) == len(slides(file))
    # The heads of a slide are five words.
    assert all(len(page.split()) > 8 for page in pages)
