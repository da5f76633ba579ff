"""What the desk puts on the wall: the item, how to join, or the day once more."""

import pytest

from facilitator.domain.roles import Role
from facilitator.domain.scene import Presence
from facilitator.show.views import Look, view_of
from tests.cast import BO, CHECKIN, KARIN, KINDS, SCAN, Story, checking_in, gathered


def template(story: Story, role: Role = Role.WALL) -> str:
    look = Look(story.now, Presence(), 0, "http://host/w", "host")
    return view_of(role, story.state, KINDS, look).picture.template


def film(story: Story) -> object:
    look = Look(story.now, Presence(), 0, "http://host/w", "host")
    return view_of(Role.WALL, story.state, KINDS, look).picture.data["film"]


@pytest.fixture
def replaying() -> Story:
    """Something has been said, and the day is on the wall once more."""
    story = checking_in()
    story.does(BO, "checkin.answer", word="nyfiken", energy=3)
    story.does(KARIN, "stage.close")
    story.does(KARIN, "wall.show", what="replay")
    return story


def test_a_day_that_has_not_begun_cannot_be_seen_again() -> None:
    refused = gathered().refuses(KARIN, "wall.show", what="replay")
    assert refused.code == "not_begun"


def test_the_replay_is_on_the_wall_and_nowhere_else(replaying: Story) -> None:
    assert template(replaying) == "wall/replay.html"
    assert template(replaying, Role.PHONE) == "kinds/checkin/phone.html"


@pytest.mark.parametrize("step", [
    ("wall.show", {"what": "activity"}), ("undo.last", {}), ("stage.reveal", {}),
    ("stage.reopen", {}), ("stage.next", {}), ("stage.start", {"activity": SCAN}),
    ("stage.turn_to", {"activity": SCAN}),
])  # fmt: skip
def test_what_the_desk_does_next_is_seen_at_once(
    replaying: Story, step: tuple[str, dict[str, str]]
) -> None:
    replaying.does(KARIN, step[0], **step[1])
    assert replaying.state.wall == "activity"
    assert template(replaying) != "wall/replay.html"


def test_who_looks_at_the_code_goes_there_and_back(replaying: Story) -> None:
    replaying.does(KARIN, "wall.show", what="join")
    assert template(replaying) == "wall/join.html"
    replaying.does(KARIN, "undo.last")
    assert template(replaying) == "wall/replay.html"


def test_the_replay_is_for_after_the_end_too(replaying: Story) -> None:
    replaying.does(KARIN, "workshop.end")
    assert template(replaying) == "wall/ended.html"
    replaying.does(KARIN, "wall.show", what="replay")
    assert template(replaying) == "wall/replay.html"
    replaying.does(KARIN, "wall.show", what="activity")
    assert template(replaying) == "wall/ended.html"


def test_the_same_film_runs_on_while_others_write(replaying: Story) -> None:
    before = film(replaying)
    replaying.does(KARIN, "agenda.add", kind="talk", title="Samtal")
    assert film(replaying) == before


def test_it_is_another_film_when_something_is_put_away(replaying: Story) -> None:
    before = film(replaying)
    entry = next(iter(replaying.activity(CHECKIN).state.entries)).id  # type: ignore[attr-defined]
    replaying.does(KARIN, "entry.hide", entry=entry, reason="x")
    hidden = film(replaying)
    replaying.does(KARIN, "person.remove", person=BO.id)
    assert len({before, hidden, film(replaying)}) == 3
