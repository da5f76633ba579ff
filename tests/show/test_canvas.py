"""A canvas sends only what changed, and a screen that follows ends where a fresh one begins."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined

from facilitator.domain.picture import Lane, Part, Picture
from facilitator.show.canvas import Canvas, Op, View
from tests.show.model_page import ModelPage

TEMPLATES = {
    "frame.html": 'F{{ note }}{{ stage }}{% for id in ids %}<div id="{{ id }}">'
                  "{{ part(id) }}</div>{% endfor %}",
    "other.html": 'O{{ note }}{% for id in ids %}<div id="{{ id }}">{{ part(id) }}</div>'
                  "{% endfor %}",
    "part.html": "p{{ text }}{{ stage }}",
    "item.html": '<li id="{{ item_id }}">{{ text }}{{ stage }}</li>',
}  # fmt: skip
ENVIRONMENT = Environment(
    loader=DictLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)  # fmt: skip
SHELL = ("foot", "agenda")

texts = st.sampled_from(["a", "b", "<i>", ""])
items = st.lists(
    st.tuples(st.sampled_from([f"c-{n}" for n in range(7)]), texts), unique_by=lambda i: i[0])
lanes = st.builds(
    lambda found: Lane("lane", "item.html", tuple((i, {"text": t}) for i, t in found)), items)
parts = st.builds(lambda text: Part("part", "part.html", {"text": text}), texts)
shells = st.builds(
    lambda a, b: (Part("foot", "part.html", {"text": a}), Part("agenda", "part.html", {"text": b})),
    texts, texts)  # fmt: skip
views = st.builds(
    lambda template, note, inner, shell, stage: View(
        Picture(template, {"note": note, "ids": tuple(p.id for p in inner)}, tuple(inner)),
        {"stage": stage}, shell, {"stage": stage}),
    st.sampled_from(["frame.html", "frame.html", "frame.html", "other.html"]),
    st.sampled_from(["", "", "", "x"]),
    st.one_of(st.tuples(lanes, parts), st.tuples(lanes), st.tuples(parts, lanes)),
    shells, st.sampled_from(["open", "open", "open", "locked"]))  # fmt: skip


def fresh(view: View) -> ModelPage:
    """The page as one sees it who comes only now."""
    canvas = Canvas(ENVIRONMENT)
    canvas.paint(view)
    return page_of(canvas)


def page_of(canvas: Canvas) -> ModelPage:
    page = ModelPage(SHELL)
    page.apply(canvas.whole())
    return page


@settings(max_examples=80)
@given(st.lists(views, min_size=1, max_size=8))
def test_following_the_changes_ends_where_a_fresh_picture_begins(seen: Sequence[View]) -> None:
    canvas, page = Canvas(ENVIRONMENT), ModelPage(SHELL)
    for view in seen:
        page.apply(canvas.paint(view))
        assert page == fresh(view)
        assert page == page_of(canvas)


@settings(max_examples=80)
@given(st.lists(lanes, min_size=1, max_size=8))
def test_ones_own_lane_follows_too(seen: Sequence[Lane]) -> None:
    canvas, page = Canvas(ENVIRONMENT), ModelPage(("lane",))
    for lane in seen:
        page.apply(canvas.paint(own(lane)))
        assert page.inside("lane") == [i for i, _ in lane.items]
        again = ModelPage(("lane",))
        again.apply(canvas.fills())
        assert again == page


def own(lane: Lane) -> View:
    return View(Picture("", {}, (lane,)), {"stage": "open"})


def lane(*items: str, **texts: str) -> Lane:
    return Lane("lane", "item.html", tuple((i, {"text": texts.get(i, "")}) for i in items))


def picture(*inner: Lane | Part, stage: str = "open", **about: object) -> View:
    return View(Picture("frame.html", {"note": "", "ids": tuple(p.id for p in inner)}, inner),
                {"stage": stage}, (), about)  # fmt: skip


def after(*seen: View) -> list[Op]:
    """What the last of these pictures sends."""
    canvas = Canvas(ENVIRONMENT)
    for view in seen:
        ops = canvas.paint(view)
    return ops


def test_the_first_picture_is_whole() -> None:
    op = after(picture(lane("a"), title="Spaning"))[0]
    assert op[0] == "whole"
    assert 'id="a"' in str(op[1])
    assert op[2] == {"title": "Spaning"}


def test_the_same_picture_again_is_nothing() -> None:
    assert after(picture(lane("a")), picture(lane("a"))) == []


def test_a_new_card_is_put_before_the_one_it_precedes() -> None:
    assert after(picture(lane("a")), picture(lane("b", "a"))) == [
        ["put", "lane", "b", '<li id="b">open</li>', "a"]]  # fmt: skip


def test_a_card_that_changes_is_the_only_one_sent() -> None:
    ops = after(picture(lane("a", "b")), picture(lane("a", "b", b="x")))
    assert ops == [["put", "lane", "b", '<li id="b">xopen</li>', None]]


def test_a_card_that_is_gone_is_dropped() -> None:
    assert after(picture(lane("a", "b")), picture(lane("b"))) == [["drop", "a"]]


def test_a_card_that_moves_is_the_only_one_sent() -> None:
    ops = after(picture(lane("a", "b", "c")), picture(lane("c", "a", "b")))
    assert [op[:3] for op in ops] == [["put", "lane", "c"]] or len(ops) <= 2


def test_a_part_that_changes_is_filled() -> None:
    before, now = (Part("part", "part.html", {"text": text}) for text in "ab")
    assert after(picture(before), picture(now)) == [["fill", "part", "pbopen"]]


def test_another_frame_is_a_whole_picture() -> None:
    other = View(Picture("other.html", {"note": "", "ids": ()}), {"stage": "open"})
    assert [op[0] for op in after(picture(lane("a")), other)] == ["whole"]


def test_what_all_templates_share_changes_every_part() -> None:
    ops = after(picture(lane("a")), picture(lane("a"), stage="locked"))
    assert ops[0][0] == "whole"
    assert '<li id="a">locked</li>' in str(ops[0][1])


def test_what_surrounds_the_stage_is_filled_beside_it() -> None:
    foot = Part("foot", "part.html", {"text": "x"})
    view = View(Picture("frame.html", {"note": "", "ids": ()}), {"stage": "open"}, (foot,))
    assert [op[:2] for op in after(view)][1:] == [["fill", "foot"]]


def test_ones_own_lane_that_has_become_empty_is_emptied_on_a_screen_that_had_more() -> None:
    # A phone comes back: its page may hold a card that was withdrawn on another phone.
    assert after(own(lane())) == [["fill", "lane", ""]]


def test_what_people_write_is_never_markup() -> None:
    assert "<script>" not in str(after(picture(lane("a", a="<script>"))))


def test_nothing_has_been_painted_yet() -> None:
    canvas = Canvas(ENVIRONMENT)
    assert canvas.whole() == []
    assert canvas.stage() == canvas.part("lane") == ""


def test_a_template_that_fails_is_tried_again_from_nothing() -> None:
    canvas, page = Canvas(ENVIRONMENT), ModelPage(())
    page.apply(canvas.paint(picture(lane("a"))))
    wrong = View(Picture("frame.html", {"ids": ()}), {"stage": "open"})
    with pytest.raises(Exception, match="note"):
        canvas.paint(wrong)
    view = picture(lane("b"))
    page.apply(canvas.paint(view))
    assert page == fresh_without_shell(view)


def fresh_without_shell(view: View) -> ModelPage:
    canvas, page = Canvas(ENVIRONMENT), ModelPage(())
    page.apply(canvas.paint(view))
    return page
