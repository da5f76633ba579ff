"""Whose own part is made anew: theirs that is touched, and all of them when the list changes."""

from __future__ import annotations

import pytest

from facilitator.domain.roles import Actor
from facilitator.show.views import touched
from tests.cast import ANNA, BO, KARIN, Story
from tests.kinds.judged import AI, CARE, CLUSTER, judging

EVERYBODY = {ANNA.id, BO.id}


@pytest.fixture(params=["dotvote", "matrix"])
def story(request: pytest.FixtureRequest, scan: Story) -> Story:
    """The clusters are judged, and Anna has answered."""
    vote, item = judging(scan, request.param, "Valet")
    does = {"dotvote": ("dotvote.place", {"entry": AI}),
            "matrix": ("matrix.rate", {"entry": AI, "impact": 4})}[request.param]
    vote.does(ANNA, does[0], item, **does[1])
    return vote


def anew(
    story: Story, who: Actor, name: str, where: str | None = None, /, **data: object
) -> set[str]:
    """Those whose own part is made anew by a command."""
    before = story.state
    events = tuple(story.does(who, name, where, **data))
    return touched(before, story.state, story.kinds, events)


def here(story: Story, what: str) -> tuple[str, str | None]:
    now = story.state.now()
    assert now
    return f"{now.kind}.{what}", now.id


def test_who_answers_gets_their_own_part_anew(story: Story) -> None:
    name, where = here(story, "place" if story.state.current == "dotvote-6" else "rate")
    data = {} if name == "dotvote.place" else {"impact": 2}
    assert anew(story, BO, name, where, entry=AI, **data) == {BO.id}


def test_all_do_when_the_desk_takes_something_out_of_the_list_or_in_again(story: Story) -> None:
    for what in ("leave_out", "take_in"):
        assert anew(story, KARIN, *here(story, what), entry=AI) == EVERYBODY


def test_all_do_when_a_cluster_of_the_list_goes_or_gets_another_name(story: Story) -> None:
    assert anew(story, KARIN, "cluster.rename", CLUSTER, cluster=CARE, name="Omsorgen") == EVERYBODY
    assert anew(story, KARIN, "cluster.dissolve", CLUSTER, cluster=AI) == EVERYBODY


def test_all_do_when_what_is_shown_is_counted_anew(story: Story) -> None:
    name, where = here(story, "place" if story.state.current == "dotvote-6" else "rate")
    data = {} if name == "dotvote.place" else {"impact": 2}
    story.does(BO, name, where, entry=AI, **data)
    story.does(KARIN, "stage.close")
    story.does(KARIN, "stage.reveal")
    story.does(KARIN, "person.remove", person=ANNA.id)
    assert anew(story, KARIN, "result.recount") == EVERYBODY
