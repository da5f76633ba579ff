"""A picture in a text: put there by the pen, never without words, seen with the text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator.domain.erasing import ERASED, rewritten
from facilitator.domain.fold import fold
from facilitator.kinds.story import KIND
from facilitator.kinds.story.writing import Narratives, narratives_of
from tests.cast import ANNA, BO, KARIN, KINDS, WALL, Story, everything_in

from ..photos import name_of, ours
from .judged import CEDRIC
from .worlds import STORY, begin, shown, telling, write

ALT = "En buss i snö vid en tom hållplats"
BODY, OTHER = ours(), ours(1)
SHA, OTHERS = name_of(BODY), name_of(OTHER)


@pytest.fixture
def story() -> Story:
    return telling()


@pytest.fixture
def front(story: Story) -> str:
    """Anna's table has a front page with a picture."""
    front = begin(story)
    write(story, front, "lead", "Sista bussen går i kväll")
    put(story, front)
    return front


def put(story: Story, text: str, sha: str = SHA, alt: str = ALT, actor: object = ANNA) -> str:
    made = story.does(actor, "story.picture", STORY, text=text, picture=sha,  # type: ignore[arg-type]
                      alt=alt)  # fmt: skip
    return str(made[0].data["entry"])


def state(story: Story) -> Narratives:
    return narratives_of(story.activity(STORY))


def held(story: Story, text: str) -> str:
    found = state(story).picture(text)
    return str(found.data["picture"]) if found else ""


def may_see(story: Story, actor: object) -> frozenset[str]:
    return state(story).pictures_for(
        story.state, story.activity(STORY), actor)  # type: ignore[arg-type]


@pytest.mark.parametrize("alt", ["", "   ", "Buss"])
def test_without_words_for_those_who_do_not_see_it_there_is_no_picture(
    story: Story, alt: str
) -> None:
    front = begin(story)
    refused = story.refuses(ANNA, "story.picture", STORY, text=front, picture=SHA, alt=alt)
    assert refused.field == "alt"
    assert story.refuses(ANNA, "story.picture", STORY, text=front, picture=SHA,
                         alt="x" * 301).field == "alt"


@pytest.mark.parametrize("name", ["", "x", SHA.upper(), f"../{SHA}", None, 7])
def test_a_name_that_is_none_is_refused(story: Story, name: object) -> None:
    front = begin(story)
    assert story.refuses(ANNA, "story.picture", STORY, text=front, picture=name,
                         alt=ALT).field == "picture"


def test_only_the_pen_puts_one_there(story: Story, front: str) -> None:
    for actor, code in ((BO, "no_pen"), (CEDRIC, "not_yours")):
        assert story.refuses(actor, "story.picture", STORY, text=front, picture=OTHERS,
                             alt=ALT).code == code
        assert story.refuses(actor, "story.unpicture", STORY, text=front).code == code
    put(story, front, OTHERS, actor=KARIN)
    assert held(story, front) == OTHERS


def test_one_takes_the_place_of_another_and_can_be_brought_back(story: Story, front: str) -> None:
    first = state(story).picture(front)
    assert first
    put(story, front, OTHERS)
    assert held(story, front) == OTHERS
    story.does(ANNA, "story.repicture", STORY, entry=first.id)
    assert held(story, front) == SHA
    story.does(ANNA, "story.unpicture", STORY, text=front)
    assert held(story, front) == ""
    assert story.does(ANNA, "story.unpicture", STORY, text=front) == []
    story.does(ANNA, "story.repicture", STORY, entry=first.id)
    assert held(story, front) == SHA
    assert story.refuses(BO, "story.repicture", STORY, entry=first.id).code == "no_pen"


def test_what_is_no_picture_cannot_be_brought_back(story: Story, front: str) -> None:
    assert story.refuses(ANNA, "story.repicture", STORY, entry=front).code == "no_such_entry"


def test_new_words_for_the_same_picture_are_a_change_and_the_same_words_none(
    story: Story, front: str
) -> None:
    assert story.does(ANNA, "story.picture", STORY, text=front, picture=SHA, alt=ALT) == []
    put(story, front, alt="En annan beskrivning")
    found = state(story).picture(front)
    assert found
    assert found.data["alt"] == "En annan beskrivning"


def test_the_desk_takes_back_what_it_did(story: Story, front: str) -> None:
    story.does(KARIN, "story.unpicture", STORY, text=front)
    assert held(story, front) == ""
    story.does(KARIN, "undo.last")
    assert held(story, front) == SHA
    put(story, front, OTHERS, actor=KARIN)
    story.does(KARIN, "undo.last")
    assert held(story, front) == SHA


def test_a_locked_text_keeps_its_picture(story: Story, front: str) -> None:
    story.does(KARIN, "stage.close")
    for name, data in (("story.picture", {"text": front, "picture": OTHERS, "alt": ALT}),
                       ("story.unpicture", {"text": front})):  # fmt: skip
        assert story.refuses(ANNA, name, STORY, **data).code in ("closed", "not_now", "locked")
    story.does(KARIN, "story.unpicture", STORY, text=front)
    assert held(story, front) == ""


# Who sees it


def test_before_the_room_is_shown_it_only_its_table_and_the_desk_see_it(
    story: Story, front: str
) -> None:
    assert [may_see(story, each) for each in (ANNA, BO, KARIN)] == [{SHA}] * 3
    assert [may_see(story, each) for each in (CEDRIC, WALL)] == [frozenset()] * 2
    scene = story.scene(STORY)
    assert SHA not in everything_in(KIND.phone(scene))
    assert SHA not in everything_in(KIND.wall(scene))
    assert SHA in everything_in(KIND.mine(scene, BO.id))
    assert SHA not in everything_in(KIND.mine(scene, CEDRIC.id))
    assert SHA in everything_in(KIND.desk(scene))
    assert KIND.report(scene) is None
    assert list(KIND.disclose(story.state, story.activity(STORY), {})) == []
    assert KIND.facts(scene)["entries"] == []


def test_afterwards_everybody_does(story: Story, front: str) -> None:
    shown(story)
    assert all(may_see(story, each) == {SHA} for each in (ANNA, CEDRIC, WALL, KARIN))
    walls = [everything_in(KIND.wall(story.scene(STORY, turn=turn))) for turn in range(2)]
    assert [SHA in each for each in walls] == [False, True]
    assert SHA in everything_in(KIND.phone(story.scene(STORY)))


@pytest.mark.parametrize("what", ["picture", "text", "removed"])
def test_what_is_hidden_or_removed_is_nowhere(story: Story, front: str, what: str) -> None:
    shown(story)
    story.state = replace(story.state, pictures={SHA: BODY})
    found = state(story).picture(front)
    assert found
    if what == "removed":
        story.does(KARIN, "story.unpicture", STORY, text=front)
    else:
        story.does(KARIN, "entry.hide", STORY, entry=found.id if what == "picture" else front,
                   reason="Känd person")  # fmt: skip
    assert all(may_see(story, each) == frozenset() for each in (ANNA, CEDRIC, WALL))
    scene = story.scene(STORY)
    for turn in range(3):
        assert SHA not in everything_in(KIND.wall(story.scene(STORY, turn=turn)))
    for view in (KIND.phone(scene), KIND.mine(scene, ANNA.id), KIND.report(scene),
                 KIND.facts(scene), list(KIND.disclose(story.state, story.activity(STORY), {}))):
        told = everything_in(view)
        assert SHA not in told
        assert ALT not in told
        assert "data:image" not in told


def test_the_table_is_told_that_its_picture_is_hidden(story: Story, front: str) -> None:
    found = state(story).picture(front)
    assert found
    story.does(KARIN, "entry.hide", STORY, entry=found.id, reason="Känd person")
    told = everything_in(KIND.mine(story.scene(STORY), BO.id))
    assert "Känd person" in told
    assert SHA not in told
    assert story.refuses(ANNA, "story.repicture", STORY, entry=found.id).code == "gone"


def test_where_nobody_is_named_those_who_have_joined_see_it() -> None:
    story = telling("anonymous", groups=False)
    front = begin(story)
    put(story, front)
    assert may_see(story, ANNA) == {SHA}
    assert may_see(story, BO) == frozenset()
    story.does(BO, "story.join", STORY, text=front)
    assert may_see(story, BO) == {SHA}


# What is told


def test_the_report_has_it_with_its_words_where_the_bytes_are_at_hand(
    story: Story, front: str
) -> None:
    shown(story)
    (fact,) = KIND.facts(story.scene(STORY))["entries"]  # type: ignore[misc]
    assert (fact["picture"], fact["alt"]) == (SHA, ALT)
    assert ALT not in everything_in(KIND.report(story.scene(STORY)))
    story.state = replace(story.state, pictures={SHA: BODY})
    telling_ = KIND.report(story.scene(STORY))
    assert telling_
    (photo,) = [each for each in telling_.blocks if type(each).__name__ == "Photo"]
    assert (photo.body, photo.size, photo.alt) == (BODY, (640, 400), ALT)


def test_an_erased_person_takes_the_picture_along(story: Story, front: str) -> None:
    put(story, front, OTHERS)
    story.does(BO, "story.release", STORY, text=front)
    story.does(KARIN, "story.give_pen", STORY, text=front, person=BO.id)
    story.does(KARIN, "person.erase", person=ANNA.id, words="erase", decision="RS 1")
    changed = {each.seq: each for each in rewritten(story.events, KINDS)}
    events = [changed.get(each.seq, each) for each in story.events]
    told = repr(events)
    assert SHA not in told
    assert OTHERS not in told
    assert ALT not in told
    pictured = [each.data["picture"] for each in events if each.name == "story.pictured"]
    assert pictured == [ERASED] * 2
    assert rewritten(events, KINDS) == []
    after = narratives_of(fold(events, KINDS).activities[STORY])
    assert after.picture(front) is None
