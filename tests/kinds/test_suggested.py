"""Suggestions on the desk: what they say, and that no other audience sees any of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator.domain.advice import Advice, Alike, Belonging
from facilitator.domain.picture import Lane, Part
from facilitator.domain.scene import Scene
from facilitator.kinds.cluster import KIND
from facilitator.kinds.cluster.suggested import marked
from tests.cast import KARIN, Story
from tests.kinds.test_advised import draft, group
from tests.kinds.test_cluster import CLUSTER, deck, make, story

__all__ = ["story"]


def desk(story: Story, advice: Advice) -> dict[str, Part | Lane]:
    scene = replace(story.scene(CLUSTER), advice=advice)
    return {part.id: part for part in KIND.desk(scene).parts}


def data(parts: dict[str, Part | Lane], name: str) -> dict[str, object]:
    part = parts[name]
    assert isinstance(part, Part)
    return dict(part.data)


def rows(parts: dict[str, Part | Lane], name: str) -> dict[str, dict[str, object]]:
    lane = parts[name]
    assert isinstance(lane, Lane)
    return {each: dict(shown) for each, shown in lane.items}


def test_a_card_is_shown_where_it_may_belong_with_why(story: Story) -> None:
    a, b, *_ = deck(story)
    one = make(story, a, name="AI")
    advice = Advice("betydelse", places={b: (Belonging(one, 3, a, ("Kort",), ("kort",)),)})
    [best] = rows(desk(story, advice), "loose")[f"d-{b}"]["belongs"]  # type: ignore[misc]
    assert (best["name"], best["strength"]) == ("AI", 3)
    assert best["closest"] == (("Kort", True), (" 0", False))
    assert data(desk(story, advice), "advice-places")["rows"] == [[b, one]]


def test_only_what_is_clear_is_said_yes_to_together(story: Story) -> None:
    a, b, *_ = deck(story)
    one = make(story, a)
    advice = Advice("betydelse", places={b: (Belonging(one, 1, a),)})
    assert data(desk(story, advice), "advice-places")["rows"] == []
    assert rows(desk(story, advice), "loose")[f"d-{b}"]["belongs"]


def test_advice_that_lags_behind_the_board_shows_nothing_that_is_gone(story: Story) -> None:
    a, b, c, *_ = deck(story)
    one = make(story, a)
    late = Advice("betydelse", alike=(Alike("x", (b, "gone"), 3),),
                  places={b: (Belonging(one, 3, "gone"),), c: (Belonging("gone", 3, a),)})
    story.does(KARIN, "cluster.dissolve", cluster=one)
    parts = desk(story, late)
    assert not rows(parts, "alike")
    assert not any(row["belongs"] for row in rows(parts, "loose").values())
    assert data(parts, "advice-places")["rows"] == []


def test_a_draft_says_what_is_new_in_it(story: Story) -> None:
    a, b, c, d, *_ = deck(story)
    draft(story, group("AI", a, b), group("Vård", c, d))
    draft(story, group("AI", a, b), group("Vård", c, d, deck(story)[4]))
    parts = desk(story, Advice("betydelse"))
    assert data(parts, "advice")["kept"] == {"changed": 1, "same": 1}
    assert rows(parts, "inbox")["p-g-Vård"]["added"] == (deck(story)[4],)


def test_nobody_but_the_desk_sees_a_suggestion(story: Story) -> None:
    a, b, c, d, *_ = deck(story)
    one = make(story, a, name="AI")
    draft(story, group("Hemligt utkast", c, d))
    advice = Advice("betydelse", alike=(Alike("x", (b, c), 3),),
                    places={b: (Belonging(one, 3, a, ("hemligt",)),)})

    def told(scene: Scene) -> str:
        return repr((KIND.wall(scene), KIND.phone(scene), KIND.mine(scene, "anna")))

    plain = story.scene(CLUSTER)
    assert told(replace(plain, advice=advice)) == told(plain)
    assert "Hemligt" not in told(plain)
    assert "Hemligt" in repr(KIND.desk(plain))


@pytest.mark.parametrize(("text", "words", "pieces"), [
    ("AI tar jobben", (), [("AI tar jobben", False)]),
    ("AI tar jobben", ("jobben", "ai"), [("AI", True), (" tar ", False), ("jobben", True)]),
    ("En elev (AI)", ("el", "AI"), [("En elev (", False), ("AI", True), (")", False)]),
    ("C++ styr", ("C++",), [("C++", True), (" styr", False)]),
])  # fmt: skip
def test_shared_words_are_marked_and_the_text_is_whole(
    text: str, words: tuple[str, ...], pieces: list[tuple[str, bool]]
) -> None:
    assert list(marked(text, words)) == pieces
    assert "".join(piece for piece, _ in marked(text, words)) == text
