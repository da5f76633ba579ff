"""What people wrote stays text in the drawing, and the drawing is whole for every reader."""

import re
from xml.etree import ElementTree

import pytest

from facilitator.figures.scatter import Point, scatter
from facilitator.figures.shapes import Figure, Term, Words
from facilitator.paths import asset
from facilitator.show.environment import make_environment

from .gallery import figures, svg_of
from .samples import FRAME
from .test_scatter import HOSTILE

CSS = (asset("static") / "css/figures.css").read_text("utf-8")


@pytest.mark.parametrize("name", sorted(figures()))
def test_a_drawing_is_well_formed_and_has_only_classes_that_are_known(name: str) -> None:
    root = ElementTree.fromstring(svg_of(name, figures()[name]()))
    used = {look for each in root.iter() for look in each.get("class", "").split()}
    assert {look for look in used if f".{look}" not in CSS} <= {"num"}
    assert not [each.tag for each in root.iter() if each.get("style") or each.get("fill")]


def test_hostile_names_stay_words() -> None:
    points = tuple(Point(f"d{nth}", name, 1 + nth % 5, 1.5 + nth / 3)
                   for nth, name in enumerate(HOSTILE))
    drawn = svg_of("hostile", scatter(points, FRAME))
    assert "<script" not in drawn
    assert drawn.count("</svg>") == 1
    texts = " ".join(each.text or "" for each in ElementTree.fromstring(drawn).iter("text"))
    assert "مستقبل المنطقة" in texts
    assert "{low} %(n)s &amp;" in texts


def test_a_drawing_has_a_title_and_its_story_under_ids_of_its_own() -> None:
    drawn = svg_of("m1", figures()["matrix"]())
    assert 'aria-labelledby="m1-title m1-desc"' in drawn
    assert re.findall(r'id="([^"]+)"', drawn) == ["m1-title", "m1-desc"]


def test_sentences_are_said_in_the_readers_language_and_words_never() -> None:
    figure = Figure(100, 50, (Term(0, 20, "Gå med", "tick"), Words(0, 40, "Gå med", "name")))
    texts = re.findall(r">([^<>\n]+)</text>", svg_of("e", figure, "en"))
    assert texts[0] != "Gå med"
    assert texts[1] == "Gå med"


def test_a_sentence_has_its_details_filled_in() -> None:
    assert "Påverkan, 5 är avgörande" in svg_of("m", scatter((), FRAME))


def test_the_key_lists_each_hidden_name_by_its_number() -> None:
    page = make_environment([asset("templates")], "sv", str).get_template("figures/key.html")
    shown = page.render(key=((1, "<b>Ett</b>"), (2, "Två")))
    assert re.findall(r"<b>(\d)</b><span>([^<]*)<", shown) == [
        ("1", "&lt;b&gt;Ett&lt;/b&gt;"), ("2", "Två")]
    assert page.render(key=()).strip() == ""
