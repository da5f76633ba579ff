"""The cast: Karin at the desk, Anna from Region Skåne, Bo from Vinnova, and their workshop."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from facilitator.domain.carrying_out import carried_out
from facilitator.domain.chapter import Kinds
from facilitator.domain.command import Command
from facilitator.domain.decide import decide
from facilitator.domain.event import Event
from facilitator.domain.keys import key_hash
from facilitator.domain.refused import Refused
from facilitator.domain.roles import SYSTEM, Actor, Role
from facilitator.domain.scene import Presence, Scene
from facilitator.domain.workshop import Activity, Workshop
from facilitator.kinds import find_kinds

KINDS: Kinds = find_kinds()
CODE = "SKANE2"
KARIN = Actor(Role.DESK, "Karin")
ERIK = Actor(Role.DESK, "Erik")
WALL = Actor(Role.WALL, "")
ANNA = Actor(Role.PHONE, "person-anna")
BO = Actor(Role.PHONE, "person-bo")
SKANE, VINNOVA = "o1", "o2"
# The secrets by which each of them comes in.
SECRETS: Mapping[Actor, str] = {
    KARIN: "karins-bordsnyckel", WALL: "vaggens-nyckel", ANNA: "annas-nyckel", BO: "bos-nyckel",
}  # fmt: skip
CHECKIN, SCAN, TALK, PAUSE = "checkin-1", "scan-2", "talk-3", "pause-4"
BEGAN = datetime(2026, 5, 12, 9, 0, tzinfo=UTC)


class Story:
    """A workshop as it is told: `does` is a command that is allowed, `refuses` one that is not.

    Pure: the clock is the story's own and goes one second for each command.
    """

    def __init__(self, kinds: Kinds = KINDS) -> None:
        self.kinds = kinds
        self.state = Workshop()
        self.events: list[Event] = []
        self._time = BEGAN
        self._commands = 0

    @property
    def now(self) -> str:
        return self._time.isoformat(timespec="milliseconds")

    def wait(self, seconds: float) -> None:
        self._time += timedelta(seconds=seconds)

    def command(
        self, actor: Actor, name: str, activity: str | None = None, /, id: str = "",
        **data: object,
    ) -> Command:
        self._commands += 1
        return Command(id or f"command-{self._commands:04}", name, actor, activity, data)

    def does(
        self, actor: Actor, name: str, activity: str | None = None, /, id: str = "",
        **data: object,
    ) -> list[Event]:
        self.wait(1)
        command = self.command(actor, name, activity, id=id, **data)
        made, self.state = carried_out(self.state, command, self.now, self.kinds)
        self.events += made
        return made

    def refuses(
        self, actor: Actor, name: str, activity: str | None = None, /, **data: object
    ) -> Refused:
        command = self.command(actor, name, activity, **data)
        with pytest.raises(Refused) as refused:
            decide(self.state, command, self.now, self.kinds)
        assert refused.value.sentence().endswith((".", "?"))
        return refused.value

    def happened(self) -> list[str]:
        """The names of the events, in order."""
        return [event.name for event in self.events]

    def activity(self, activity_id: str) -> Activity:
        return self.state.activities[activity_id]

    def scene(self, activity_id: str, here: Presence | None = None, turn: int = 0) -> Scene:
        return Scene(self.state, self.activity(activity_id), self.now, here or Presence(), turn)

    def card(self, actor: Actor, headline: str, **data: object) -> str:
        """A card in the scan that is open; its id."""
        return str(self.does(actor, "scan.add", headline=headline, **data)[0].data["entry"])


def founded(kinds: Kinds = KINDS, naming: str = "organisation") -> Story:
    """A workshop with two organisations, keys, a whole agenda, and nobody in it yet."""
    story = Story(kinds)
    story.does(SYSTEM, "workshop.make", code=CODE, title="Omvärld 2050", naming=naming,
               programme="Region 2050", date="2026-05-12",
               question="Vad förändras till 2050?")  # fmt: skip
    story.does(SYSTEM, "organisation.add", name="Region Skåne", type="region", places=2)
    story.does(SYSTEM, "organisation.add", name="Vinnova", type="myndighet", places=1)
    for actor in (KARIN, WALL):
        story.does(SYSTEM, "key.make", role=actor.role.value, holder=actor.id,
                   hash=key_hash(SECRETS[actor]))  # fmt: skip
    story.does(SYSTEM, "workshop.add_day", title="Dag 1", start="9.00")
    for kind, title in (("checkin", "Incheckning"), ("scan", "Spaning"), ("talk", "Samtal"),
                        ("pause", "Paus")):  # fmt: skip
        story.does(SYSTEM, "agenda.add", kind=kind, title=title, minutes=10,
                   question=f"Fråga för {title}?", note=f"Manus för {title}")  # fmt: skip
    return story


def gathered(kinds: Kinds = KINDS, naming: str = "organisation") -> Story:
    """The same with Anna and Bo in the room."""
    story = founded(kinds, naming)
    joins(story, ANNA, "Anna", "Region Skåne")
    joins(story, BO, "Bo", "Vinnova")
    return story


def joins(story: Story, actor: Actor, name: str, organisation: str = "") -> None:
    """`actor` comes in by the door, which is the server's to open."""
    secret = SECRETS.get(actor, f"nyckel-{actor.id}")
    story.does(SYSTEM, "person.join", id=actor.id, name=name, organisation=organisation,
               hash=key_hash(secret), code_hash=key_hash(f"kod-{actor.id}"))  # fmt: skip


def scanning(kinds: Kinds = KINDS, naming: str = "organisation", **options: str) -> Story:
    """Everyone is in and the scan is open, with these options."""
    story = gathered(kinds, naming)
    if options:
        story.does(SYSTEM, "agenda.change", activity=SCAN, title="Spaning", options=options)
    story.does(KARIN, "stage.start", activity=SCAN)
    return story


def checking_in(kinds: Kinds = KINDS, naming: str = "organisation", **options: str) -> Story:
    """Everyone is in and the check-in is open, with these options."""
    story = gathered(kinds, naming)
    if options:
        story.does(SYSTEM, "agenda.change", activity=CHECKIN, title="Incheckning",
                   options=options)  # fmt: skip
    story.does(KARIN, "stage.start", activity=CHECKIN)
    return story


def everything_in(value: Any) -> str:
    """All that a picture, event or table holds, as text to search in."""
    return repr(value)
