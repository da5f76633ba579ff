"""A phone learns where it sits the moment it is decided, also where nobody is named."""

from __future__ import annotations

from collections.abc import Callable
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
from tests.cast import ANNA, BO, KARIN, scanning
from tests.opened import opened

from .test_own import Heard

Does = Callable[..., dict[str, str]]


def hall(naming: str, tmp_path: Path) -> Any:
    """An open room with Anna's and Bo's phones; `does` gives what each phone was told."""
    story = scanning(naming=naming)
    with opened(story, tmp_path) as room:
        crowd, heard = Crowd(), Heard()
        own = OwnParts(room, crowd, heard, {  # type: ignore[arg-type]
            "sv": make_environment([asset("templates")], "sv", str)},
            lambda: Look(story.now, Presence(), 0, "", ""))
        for name, actor in (("annas", ANNA), ("bos", BO)):
            crowd.enter(Connection(name, actor, Audience(actor.role)))
        changes: list[Change] = []
        room.on_change(changes.append)

        def does(actor: Actor, name: str, /, **data: object) -> dict[str, str]:
            changes.clear()
            heard.told.clear()
            room.handle(Command(f"{name}-{len(room.events_after(0))}-{naming}", name, actor, None,
                                data))
            own.renew(changes, set(), lambda work, connection: work(connection))
            return {sid: " ".join(str(op[2]) for op in told["ops"] if op[1] == "seat")
                    for sid, told in heard.told}

        yield does


@pytest.fixture(params=["organisation", "anonymous"])
def does(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    yield from hall(request.param, tmp_path)


def test_everybody_is_told_their_own_table(does: Does) -> None:
    told = does(KARIN, "group.form", way="organisation")
    assert "Bord 1 · Region Skåne" in told["annas"]
    assert "Bord 2 · Vinnova" in told["bos"]


def test_only_whose_line_has_changed_is_told(does: Does) -> None:
    does(KARIN, "group.form", way="organisation")
    told = does(KARIN, "group.rename", group="g2", name="Norrsken")
    assert list(told) == ["bos"]
    assert "Bord 2 · Norrsken" in told["bos"]
    assert "Du är reseledare" in does(KARIN, "group.host", group="g1", person=ANNA.id)["annas"]


def test_one_who_is_late_is_offered_a_place_and_takes_it(does: Does) -> None:
    does(KARIN, "group.form", way="mix", number=1)
    assert "Sätt dig vid bord 1" in does(KARIN, "group.move", person=BO.id, group="")["bos"]
    told = does(BO, "group.sit", group="g1")
    assert list(told) == ["bos"]
    assert "Sätt dig" not in told["bos"]


def test_when_the_tables_are_gone_so_is_the_line(does: Does) -> None:
    does(KARIN, "group.form", way="mix", number=1)
    assert {sid: words.strip() for sid, words in does(KARIN, "group.dissolve").items()} == {
        "annas": "", "bos": ""}
    assert "Bord 1" in does(KARIN, "undo.last")["annas"]


def test_at_free_tables_everybody_chooses(does: Does) -> None:
    told = does(KARIN, "group.form", way="code", number=3)
    assert all("Vilket bord sitter du vid?" in words for words in told.values())
    told = does(ANNA, "group.sit", group="g2")
    assert "Byt bord" in told["annas"]
    assert "1 där" in told["bos"]
