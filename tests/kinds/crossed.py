"""A room in which two axes are crossed: written by hand, or chosen in an item before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ClassVar

from facilitator.domain.kind import Kind
from facilitator.domain.picture import Picture
from facilitator.domain.roles import SYSTEM
from facilitator.domain.scene import Scene
from facilitator.domain.workshop import Activity, Workshop
from facilitator.kinds.cross.corners import corners
from facilitator.kinds.cross.state import crossing_of
from facilitator.scenarios.values import Axis, Crossing
from tests.cast import KARIN, KINDS, Story, gathered

from .judged import third_organisation

CROSS = "cross-5"
TRADE = Axis("trade", "Handel", "Slutna block", "Öppna gränser")
PLACE = Axis("place", "Bosättning", "Samlat", "Spritt")
TRUST = Axis("trust", "Tillit", "Låg", "Hög")


@dataclass(frozen=True)
class Chosen:
    """The state of an item before that has chosen two axes."""

    pair: Crossing | None = None

    def axes(self, workshop: Workshop, activity: Activity) -> tuple[Axis, ...]:
        return (TRADE, PLACE, TRUST)

    def crossing(self, workshop: Workshop, activity: Activity) -> Crossing | None:
        return self.pair


class Choosing(Kind[Chosen]):
    """A method that chooses axes; what it has chosen is put there by the test."""

    name = "choosing"
    title = "Val av axlar"
    pair: ClassVar[Crossing | None] = None

    def empty(self) -> Chosen:
        return Chosen()

    def phone(self, scene: Scene) -> Picture:
        return Picture("")

    wall: Callable[..., Picture] = phone
    desk: Callable[..., Picture] = phone


def crossed(naming: str = "organisation", **options: object) -> Story:
    """Three people from three organisations; the cross is open between two axes by hand."""
    story = third_organisation(gathered(naming=naming))
    story.does(SYSTEM, "agenda.add", kind="cross", title="Korset", minutes=20, options=options,
               question="Vilka världar kan vi vakna i?")  # fmt: skip
    for which, axis in (("first", PLACE), ("second", TRADE)):
        story.does(KARIN, "cross.set_axis", CROSS, axis=which, name=axis.name, low=axis.low,
                   high=axis.high)  # fmt: skip
    story.does(KARIN, "stage.start", CROSS)
    return story


def chosen_before(pair: Crossing | None) -> Story:
    """The same where an item before chooses; that item is `choosing-5`, the cross `cross-6`."""
    story = third_organisation(gathered({**KINDS, "choosing": Choosing()}))
    story.does(SYSTEM, "agenda.add", kind="choosing", title="Axlar", minutes=20)
    story.does(SYSTEM, "agenda.add", kind="cross", title="Korset", minutes=20)
    choose(story, pair)
    story.does(KARIN, "stage.start", "cross-6")
    return story


def choose(story: Story, pair: Crossing | None) -> None:
    """Another pair is chosen."""
    before = story.activity("choosing-5")
    story.state = story.state.with_activity(replace(before, state=Chosen(pair)))


def worlds(story: Story, activity: str = CROSS) -> tuple[str, ...]:
    """The ids of the four worlds by place."""
    crossing = crossing_of(story.state, story.activity(activity))
    assert crossing
    return tuple(corner.world for corner in corners(activity, crossing))
