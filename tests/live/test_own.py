"""Everybody's own part follows the list, also where nobody is named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from facilitator.domain.command import Command
from facilitator.domain.roles import Actor
from facilitator.domain.scene import Presence
from facilitator.live.audience import Audience, Connection
from facilitator.live.own import OwnParts
from facilitator.live.presence import Crowd
from facilitator.paths import asset
from facilitator.room.change import Change
from facilitator.show.environment import make_environment
from facilitator.show.views import Look
from tests.cast import ANNA, KARIN, scanning
from tests.kinds.judged import AI, judging
from tests.opened import opened


class Heard:
    """A fan-out that remembers what each socket was told."""

    def __init__(self) -> None:
        self.told: list[tuple[str, Any]] = []

    def emit(self, name: str, data: Any, sids: list[str]) -> None:
        self.told += [(sid, data) for sid in sids]


@pytest.mark.parametrize("naming", ["organisation", "anonymous"])
def test_dots_on_what_leaves_the_list_are_told_to_the_one_whose_they_are(
    naming: str, tmp_path: Path
) -> None:
    story, vote = judging(scanning(naming=naming), "dotvote", "Prickar")
    with opened(story, tmp_path) as room:
        crowd, heard = Crowd(), Heard()
        own = OwnParts(room, crowd, heard, {  # type: ignore[arg-type]
            "sv": make_environment([asset("templates")], "sv", str)},
            lambda: Look(story.now, Presence(), 0, "", ""))
        crowd.enter(Connection("annas", ANNA, Audience(ANNA.role)))
        changes: list[Change] = []
        room.on_change(changes.append)

        def does(actor: Actor, name: str, **data: object) -> list[Any]:
            changes.clear()
            heard.told.clear()
            room.handle(Command(f"{name}-{naming}-1", name, actor, vote, data))
            own.renew(changes, set(), lambda work, connection: work(connection))
            return heard.told

        assert "ai" in str(does(ANNA, "dotvote.place", entry=AI))
        [(sid, told)] = does(KARIN, "dotvote.leave_out", entry=AI)
    assert sid == "annas"
    assert "ai" not in str(told)
