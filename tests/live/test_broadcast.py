"""Between a picture and its painting others get their turn: the screens never go back for it."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from facilitator.domain.command import Command
from facilitator.domain.roles import Role
from facilitator.live.audience import Audience
from facilitator.live.broadcast import Broadcaster
from facilitator.live.screen import Screen
from facilitator.paths import asset
from facilitator.show.canvas import View
from facilitator.show.environment import make_environment
from tests.cast import ANNA, scanning
from tests.opened import opened

WALL = Audience(Role.WALL)


def test_a_screen_that_was_brought_further_meanwhile_stays_there(tmp_path: Path) -> None:
    story = scanning()
    environments = {"sv": make_environment([asset("templates")], "sv", str)}
    with opened(story, tmp_path) as room:
        unheard = cast(Any, SimpleNamespace(
            send=lambda *_: None, emit=lambda *_: None))
        broadcaster = Broadcaster(room, unheard, environments, lambda _: ("", ""),
                                  lambda: story.now, lambda _: None, 3600)

        def writes(number: int) -> None:
            room.handle(Command(f"kommando-{number}", "scan.add", ANNA, story.state.current, {
                "headline": f"Kort {number}", "text": "", "category": ""}))

        def seen_late(audience: Audience) -> View:
            view = at_once(audience)
            broadcaster._sight.view = at_once  # type: ignore[method-assign]
            writes(2)
            screen.sids.clear()
            broadcaster.screen(WALL)
            screen.sids.add("väggens")
            return view

        screen: Screen = broadcaster.screen(WALL)
        screen.sids.add("väggens")
        writes(1)
        at_once = broadcaster._sight.view
        broadcaster._sight.view = seen_late  # type: ignore[method-assign]
        broadcaster._tick()
        assert screen.seq == room.state.seq
        assert "<b>2</b> bidrag" in screen.canvas.stage()
        broadcaster.send_away()
