"""A picture in a file looks as on the wall, says what it shows, and loses no name."""

import csv
import re
import struct
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from facilitator.domain.category import EPISTEL
from facilitator.domain.document import Bars, Drawing
from facilitator.domain.wording import own
from facilitator.figures.bars import Bar, bars
from facilitator.figures.bars import Frame as BarsFrame
from facilitator.figures.histogram import histogram
from facilitator.report import stylesheets
from facilitator.report.document import Chapter
from facilitator.report.marks import mark
from facilitator.report.paint import paint
from facilitator.report.picture_book import as_pictures
from facilitator.report.pictures import alt, png, signs_svg, svg
from facilitator.report.sent_alone import Around
from facilitator.report.stylesheets import rules, tokens
from facilitator.report.tongue import Tongue
from tests.report.printed import document, matrix, meter

SVG = "{http://www.w3.org/2000/svg}"
MANY = tuple(f"En ganska lång drivkraft nummer {nth}" for nth in range(60))


def drawn(block: object) -> ElementTree.Element:
    return ElementTree.fromstring(svg(block, Tongue("sv")))  # type: ignore[arg-type]


def test_a_picture_stands_alone() -> None:
    root = drawn(matrix())
    title, words = root[0], root[1]
    assert (title.tag, words.tag) == (f"{SVG}title", f"{SVG}desc")
    assert title.text == "Påverkan mot osäkerhet"
    assert words.text == "Kritisk osäkerhet: El, nät och effekt"
    assert root.get("lang") == "sv"
    assert root.get("aria-labelledby") == f"{title.get('id')} {words.get('id')}"
    assert root.get("font-family") == "'Source Sans 3',sans-serif"
    text = svg(matrix(), Tongue("sv"))
    assert not re.search(r"class=|<style|href|var\(", text)


def test_every_shape_of_a_figure_is_in_the_picture() -> None:
    figure = matrix().figure
    shapes = [piece for piece in drawn(matrix()) if piece.tag not in (f"{SVG}title", f"{SVG}desc")]
    halos = [piece for piece in shapes if piece.get("aria-hidden")]
    assert len(halos) > 4
    assert len(shapes) == len(figure.shapes) + len(halos) + 1  # the paper
    texts = [piece.text for piece in shapes if piece.tag == f"{SVG}text"]
    assert "Åldrande befolkning" in texts
    assert "Påverkan, 5 är avgörande" in texts


def test_names_that_had_no_room_stand_below_by_their_numbers() -> None:
    block = matrix(MANY)
    assert len(block.figure.key) > 10
    below = [(piece.text, int(piece.get("y", "0"))) for piece in drawn(block)
             if piece.tag == f"{SVG}text" and int(piece.get("y", "0")) > block.figure.height]
    numbers, names = [t for t, _ in below[::2]], [t for t, _ in below[1::2]]
    assert list(zip(numbers, names, strict=True)) == [
        (str(number), name) for number, name in block.figure.key]
    box = [int(edge) for edge in str(drawn(block).get("viewBox")).split()]
    assert all(y < box[1] + box[3] for _, y in below)


def test_a_picture_is_at_least_two_thousand_wide() -> None:
    for block in (matrix(), meter()):
        made = png(block, Tongue("sv"))
        assert made.startswith(b"\x89PNG")
        assert struct.unpack(">I", made[16:20])[0] >= 2_000


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=20))
@example("👩‍💻 🇸🇪 två")  # ends the process where a drawing's own setter gets it
@example("a\u064e\u0301 مرحبا ❤\ufe0f漢")
def test_a_picture_with_any_words_at_all_can_be_made(words: str) -> None:
    assert png(matrix((f"A {words}", words)), Tongue("sv"), 400).startswith(b"\x89PNG")


def test_joined_signs_are_told_apart_in_a_picture() -> None:
    one, other = (png(matrix((f"{sign} två",)), Tongue("sv")) for sign in ("👩‍💻", "👨‍🚀"))
    assert one != other


def test_what_people_wrote_does_not_break_out_of_a_picture() -> None:
    root = drawn(matrix(says="</text><script>&\"'\0\u202e"))
    assert not root.findall(f".//{SVG}script")
    assert "</text><script>&\"'□□" in str(root[0].text)


def test_every_look_that_figures_have_is_painted() -> None:
    figures = [matrix(MANY).figure, bars([Bar("a", "A", 0.5, 0.2, 1, moved=1)],
                                         BarsFrame("Andel", "Lika", "{count} går vidare", 1))]
    for shape in (shape for figure in figures for shape in figure.shapes):
        painted = paint(shape.tag, shape.look)
        assert {"fill", "stroke"} & painted.keys(), shape
        assert "var(" not in "".join(painted.values())


def test_the_stylesheet_alone_says_how_a_shape_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert paint("dot", "dot split")["stroke"] == tokens()["--accent"]
    assert paint("words", "q")["font-size"] == "34"
    assert paint("words", "name sunk")["stroke"] == tokens()["--paper-sunk"]
    assert paint("words", "name")["stroke"] == tokens()["--paper"] == "#fff"
    (tmp_path / "css").mkdir()
    for name in ("tokens.css", "figures.css", "components.css"):
        text = (stylesheets.asset("static") / "css" / name).read_text()
        (tmp_path / "css" / name).write_text(text.replace("--accent: #c02d06", "--accent: #123456"))
    caches = (stylesheets._read, tokens, paint)
    with monkeypatch.context() as patched:
        patched.setattr(stylesheets, "asset", lambda _: tmp_path)
        for cached in caches:
            cached.cache_clear()
        assert paint("dot", "dot split")["stroke"] == "#123456"
    for cached in caches:
        cached.cache_clear()


def test_no_two_categories_share_colour_or_shape() -> None:
    marks = [mark(category.id) for category in EPISTEL]
    assert len({each.colour for each in marks}) == len(EPISTEL)
    assert len({(each.corners, each.radius) for each in marks}) == len(EPISTEL)
    assert mark("").hollow
    assert not any(each.hollow for each in marks)
    assert mark("okänd") == mark("")


def test_a_meter_has_a_sign_for_each_card_and_tells_of_gaps() -> None:
    block = meter()
    root = drawn(block)
    colours = [piece.get("fill") for piece in root]
    assert colours.count(mark("ekonomi").colour) == 40 + 1  # and the row's own
    assert colours.count(mark("lag").colour) == 2 + 1
    texts = [piece.text for piece in root if piece.tag == f"{SVG}text"]
    assert texts.count("Lucka") == 1
    assert {"Ekonomi", "E", "40", "Politik", "0"} <= set(texts)
    assert alt(block, Tongue("sv")) == (
        "Ekonomi: 40 kort; Lagstiftning: 2 kort; Politik: 0 kort; Utan område: 3 kort")


def test_a_strip_has_a_sign_for_each_card() -> None:
    root = ElementTree.fromstring(signs_svg(("lag", "lag", "ekonomi", ""), Tongue("sv")))
    assert len(root) - 3 == 4  # title, words and paper


def test_rules_are_read_through_layers_and_media() -> None:
    assert (".fig .bar", {"fill": "var(--ink)"}) in rules("figures.css")
    assert not any("stroke" in said for selector, said in rules("figures.css")
                   if selector == ".fig .zone")
    assert dict(rules("tokens.css"))["[data-theme=\"dark\"]"]["--paper"] == "#121210"


def test_every_picture_is_in_the_folder_once_with_its_numbers_and_words() -> None:
    packed = ZipFile(BytesIO(as_pictures(document(), Tongue("sv"))))
    names = packed.namelist()
    assert [name for name in names if name.startswith("02")] == [
        "02-paverkan-mot-osakerhet.svg", "02-paverkan-mot-osakerhet.png",
        "02-paverkan-mot-osakerhet.csv"]
    rows = _rows(packed.read("bilder.csv"))
    assert len(rows) == 1 + 4  # the meter, the matrix, two histograms
    assert rows[2] == ["02-paverkan-mot-osakerhet", "Påverkan mot osäkerhet", "12 maj 2026", "87",
                       "Medelvärde, n = 87", "Kritisk osäkerhet: El, nät och effekt"]
    assert _rows(packed.read(names[5]))[1] == [
        "Åldrande befolkning", "1,00", "1,00", "Kritisk osäkerhet", "oenighet"]
    assert _rows(packed.read("01-kort-per-omrade.csv"))[2] == ["Lagstiftning", "2"]


def test_a_picture_that_goes_out_alone_says_what_it_is_and_whence() -> None:
    packed = ZipFile(BytesIO(as_pictures(document(), Tongue("sv"))))
    told = {}
    for name in packed.namelist():
        if name.endswith(".svg"):
            root = ElementTree.fromstring(packed.read(name))
            told[name[:2]] = [piece.text for piece in root.iter(f"{SVG}text")]
            left, top, wide, high = map(int, str(root.get("viewBox")).split())
            for piece in root.iter(f"{SVG}text"):
                assert left <= int(str(piece.get("x"))) <= left + wide
                assert top < int(str(piece.get("y"))) < top + high
    assert told["02"][:2] == ["Påverkan mot osäkerhet", "Workshop 1 Omvärld, 12 maj 2026, n = 87"]
    assert told["01"][:2] == ["Kort per område", "Workshop 1 Omvärld, 12 maj 2026, n = 45"]
    assert told["01"][-1] == "Varje tecken är ett kort."
    # A narrow one has its words on several lines.
    assert " ".join(filter(None, told["03"][:3])).startswith("Svaren 0 Workshop 1 Omvärld, 12 maj")


def test_in_a_document_a_picture_leaves_that_to_it() -> None:
    assert "Workshop 1 Omvärld" not in svg(matrix(), Tongue("sv"))


def test_the_image_has_the_same_words_as_the_drawing() -> None:
    around = Around("Titeln", "Workshopen, 12 maj 2026, n = 87", "Vad ringen är")
    for block in (matrix(), meter()):
        high, higher = (struct.unpack(">I", png(block, Tongue("sv"), 800, each)[20:24])[0]
                        for each in (None, around))
        assert higher > high + 60


def test_a_chart_without_a_table_has_its_numbers_too() -> None:
    one = Drawing("h", histogram((3, 9)), own("Svaren"), own("3 och 9"), own("n = 12"), n=12,
                  bars=Bars((own("1"), own("2")), ((own("Svar"), (3.0, 9.0)),)), small=True)
    made = replace(document(), chapters=(Chapter("a", own("A"), blocks=(one,)),), appendices=())
    packed = ZipFile(BytesIO(as_pictures(made, Tongue("sv"))))
    assert _rows(packed.read("01-svaren.csv")) == [["", "Svar"], ["1", "3"], ["2", "9"]]


def test_no_number_in_the_folder_is_a_formula() -> None:
    table = matrix(("=1+1", "B"))
    packed = ZipFile(BytesIO(as_pictures(document(drivers=("=1+1", "@B")), Tongue("sv"))))
    assert table.title == own("Påverkan mot osäkerhet")
    assert _rows(packed.read("02-paverkan-mot-osakerhet.csv"))[1][0] == "'=1+1"


def test_the_same_pictures_are_the_same_folder() -> None:
    assert as_pictures(document(), Tongue("sv")) == as_pictures(document(), Tongue("sv"))


def _rows(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(content.decode("utf-8-sig")), delimiter=";"))
