"""What every method that uses a room's memo is held to."""

from __future__ import annotations

from dataclasses import replace

from facilitator.domain.memo import Memo
from facilitator.domain.roles import Role
from facilitator.show.views import Look, mine_of, view_of
from tests.cast import ANNA, BO, Story


def assert_same_without(story: Story, shared: Look) -> None:
    """Every audience's picture and one's own are the same with a memo that knows nothing."""
    alone = replace(shared, memo=Memo())
    for role in (Role.PHONE, Role.WALL, Role.DESK):
        assert view_of(role, story.state, story.kinds, shared) == \
            view_of(role, story.state, story.kinds, alone)
    for person in (ANNA, BO):
        assert mine_of(story.state, story.kinds, person, shared) == \
            mine_of(story.state, story.kinds, person, alone)
