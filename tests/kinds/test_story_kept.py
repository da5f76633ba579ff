"""Nobody's text is lost when tables, worlds or stages change around it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator.domain.group import Group
from facilitator.kinds.story import KIND
from facilitator.kinds.story.writing import Narrative, narratives_of
from tests.cast import ANNA, BO, KARIN, Story, everything_in

from ..photos import name_of, ours
from .judged import CEDRIC
from .worlds import STORY, begin, seated, shown, suggest, telling, write


@pytest.fixture
def story() -> Story:
    return telling()


def text(story: Story, wanted: str) -> Narrative:
    return narratives_of(story.activity(STORY)).by_id[wanted]


def own(story: Story, person: str) -> str:
    return everything_in(KIND.mine(story.scene(STORY), person))


def test_one_who_sits_down_keeps_what_was_begun_without_a_table() -> None:
    story = telling(groups=False)
    front = begin(story)
    write(story, front, "lead", "Skrivet före bordet")
    seated(story)
    assert "Skrivet före bordet" in own(story, ANNA.id)
    write(story, front, "lead", "Skrivet före bordet, och efter")
    # The table's own front page is another text.
    assert begin(story) != front
    assert text(story, front).words == {"lead": "Skrivet före bordet, och efter"}
    story.does(BO, "story.join", STORY, text=front)
    assert front in own(story, BO.id)


def test_a_text_whose_table_is_gone_is_for_all_to_go_on_with(story: Story) -> None:
    front = begin(story)
    write(story, front, "lead", "Bordets ord")
    story.state = replace(story.state, groups={"g9": Group("g9", 9, "", (CEDRIC.id,))})
    assert front in everything_in(KIND.phone(story.scene(STORY)))
    story.does(ANNA, "story.join", STORY, text=front)
    assert "Bordets ord" in own(story, ANNA.id)
    story.does(ANNA, "story.take_pen", STORY, text=front)
    write(story, front, "lead", "Bordets ord går vidare")
    story.does(CEDRIC, "story.join", STORY, text=front)
    assert front in own(story, CEDRIC.id)
    assert text(story, front).words == {"lead": "Bordets ord går vidare"}


def test_a_desk_takes_nothing_back_that_somebody_has_written_on(story: Story) -> None:
    front = begin(story)
    write(story, front, "lead", "Ett")
    story.does(KARIN, "story.take_pen", STORY, text=front)
    write(story, front, "lead", "Ett, mättat", KARIN)
    story.does(KARIN, "story.release", STORY, text=front)
    story.does(ANNA, "story.take_pen", STORY, text=front)
    write(story, front, "lead", "Annas långa nya stycke")
    story.does(KARIN, "undo.last")
    (aside,) = story.does(KARIN, "undo.last")
    assert (aside.name, aside.data["aside"]) == ("undo.done", True)
    assert text(story, front).words == {"lead": "Annas långa nya stycke"}


def test_a_picture_alone_is_a_text(story: Story) -> None:
    front, photo = begin(story), ours()
    story.does(ANNA, "story.picture", STORY, text=front, picture=name_of(photo),
               alt="En tecknad förstasida")
    shown(story)
    scene = story.scene(STORY)
    assert name_of(photo) in everything_in(KIND.wall(scene))
    assert KIND.report(scene) is not None
    assert front in everything_in(KIND.facts(scene))


@pytest.mark.parametrize(("name", "data"), [
    ("story.about", {"world": "varld-1"}),
    ("story.rest_on", {"element": "el-tag", "on": "yes"}),
    ("story.check", {"what": "pole:axel-makt", "on": "yes"}),
])
def test_a_phone_changes_nothing_once_it_is_locked(
    story: Story, name: str, data: dict[str, str]
) -> None:
    front = begin(story)
    story.does(KARIN, "stage.close")
    assert story.refuses(ANNA, name, STORY, text=front, **data).code == "closed"
    assert story.does(KARIN, name, STORY, text=front, **data)


def test_a_phone_changes_no_answer_to_a_suggestion_of_what_is_shown(story: Story) -> None:
    front = begin(story)
    write(story, front, "lead", "Annas")
    entry = suggest(story, front, "Bos")
    story.does(ANNA, "story.adopt", STORY, entry=entry)
    story.does(KARIN, "stage.close")
    assert story.refuses(ANNA, "story.reopen", STORY, entry=entry).code == "closed"
    story.does(KARIN, "stage.reveal")
    assert story.refuses(ANNA, "story.reopen", STORY, entry=entry).code == "closed"
    assert text(story, front).words == {"lead": "Annas Bos"}


def test_another_world_has_other_elements_and_other_poles(story: Story) -> None:
    front = begin(story)
    story.does(ANNA, "story.rest_on", STORY, text=front, element="el-tag", on="yes")
    story.does(ANNA, "story.check", STORY, text=front, what="pole:axel-makt", on="yes")
    story.does(ANNA, "story.about", STORY, text=front, world="varld-1")
    assert (text(story, front).rests, text(story, front).checks) == ((), frozenset())


def test_a_suggestion_that_has_been_written_on_is_not_taken_out_again(story: Story) -> None:
    front = begin(story)
    write(story, front, "lead", "Ett")
    entry = suggest(story, front, "två")
    story.does(ANNA, "story.adopt", STORY, entry=entry)
    story.does(ANNA, "story.reopen", STORY, entry=entry)
    assert text(story, front).words == {"lead": "Ett"}
    story.does(ANNA, "story.adopt", STORY, entry=entry)
    write(story, front, "lead", "Ett två tre")
    assert story.refuses(ANNA, "story.reopen", STORY, entry=entry).code == "newer"
    assert text(story, front).words == {"lead": "Ett två tre"}
