"""What lies behind a world, and what a room that has judged drivers may call given."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from facilitator.domain.offering import Item
from facilitator.domain.workshop import Activity, Workshop
from facilitator.kinds.elements import KIND
from facilitator.kinds.elements.board import board_of
from facilitator.kinds.elements.suggesting import suggested
from facilitator.scenarios.values import Axis, Crossing, Stand, World
from tests.cast import ANNA, BO, KARIN, SCAN, SYSTEM, Story, everything_in, scanning

from .judged import AI, CARE, judging


@dataclass(frozen=True)
class Crossed:
    """A state in which two axes have been crossed."""

    cards: tuple[str, ...] = ()

    def axes(self, workshop: Workshop, activity: Activity) -> tuple[Axis, ...]:
        del workshop, activity
        return (Axis("a1", "Makten", "i staten", "i orterna",
                     item=Item("d1", "Makten flyttar", sort="driver", cards=self.cards)),
                Axis("a2", "Klimatet", "lugnt", "stormigt"))

    def crossing(self, workshop: Workshop, activity: Activity) -> Crossing | None:
        return Crossing(*self.axes(workshop, activity))

    def worlds(self, workshop: Workshop, activity: Activity) -> tuple[World, ...]:
        del workshop, activity
        return (World("nw", 1, "Byn", stands=(Stand("a1", "low"), Stand("a2", "high"))),
                World("ne", 2, "Staden", stands=(Stand("a1", "high"), Stand("a2", "high"))))

    def world_called(self, world: str) -> str:
        return "Förr" if world == "sw" else ""


def crossed() -> tuple[Story, str]:
    """Cards, a cross made of one of them and of one that is hidden, and the item after it."""
    story = scanning()
    kept, hidden = story.card(ANNA, "Kommunerna dör"), story.card(BO, "dold-kanarie")
    story.does(KARIN, "entry.hide", SCAN, entry=hidden)
    item = str(story.does(SYSTEM, "agenda.add", kind="elements", title="Element",
                          minutes=5)[0].data["activity"])  # fmt: skip
    talk = story.activity("talk-3")
    story.state = story.state.with_activity(replace(talk, state=Crossed((kept, hidden, "borta"))))
    story.does(KARIN, "stage.start", activity=item)
    return story, item


def test_the_worlds_of_the_item_before_are_filled_and_not_written_here() -> None:
    story, item = crossed()
    assert [w.name for w in board_of(story.state, story.activity(item)).worlds] == ["Byn", "Staden"]
    refused = story.refuses(KARIN, "elements.add_world", item, name="Egen")
    assert refused.code == "made_before"


def test_a_world_leads_back_to_poles_drivers_cards_and_organisations() -> None:
    story, item = crossed()
    part: Any = next(p for p in KIND.desk(story.scene(item)).parts if p.id == "behind-1")
    power, climate = part.data["axes"]
    assert (power["pole"], power["driver"], power["cards"]) == (
        "i staten", "Makten flyttar", ("Kommunerna dör",))
    assert (power["others"], power["organisations"]) == (2, ("Region Skåne",))
    assert (climate["pole"], climate["driver"], climate["others"]) == ("stormigt", "", 0)
    assert "dold-kanarie" not in everything_in(part)


def test_worlds_that_were_chosen_anew_leave_elements_without_one_and_lose_none() -> None:
    story, item = crossed()
    entry = str(story.does(ANNA, "elements.add", item, text="Tyst", world="nw")[0].data["entry"])
    other = replace(story.activity("talk-3"), state=None)
    story.state = story.state.with_activity(other)
    story.does(KARIN, "elements.add_world", item, id="egen", name="Egen")
    board = board_of(story.state, story.activity(item))
    assert [lost.id for lost in board.lost] == [entry]
    story.does(KARIN, "elements.move", item, entry=entry, world="egen")
    assert not board_of(story.state, story.activity(item)).lost


def test_a_fact_has_the_world_and_the_world_its_axes() -> None:
    story, item = crossed()
    story.does(ANNA, "elements.add", item, text="Tyst", world="nw")
    facts: Any = KIND.facts(story.scene(item))
    assert facts["entries"][0]["derived_from"] == ["nw"]
    assert facts["results"]["worlds"][0] == {
        "id": "nw", "place": 1, "name": "Byn", "derived_from": ["a1", "a2"]}


def test_what_a_shown_matrix_found_given_is_offered_once(scan: Story) -> None:
    story, vote = judging(scan, "matrix", "Matris", of="clusters")
    for who in (ANNA, BO):
        story.does(who, "matrix.rate", vote, entry=AI, impact=5, uncertainty=1)
        story.does(who, "matrix.rate", vote, entry=CARE, impact=5, uncertainty=5)
    item = str(story.does(SYSTEM, "agenda.add", kind="elements", title="Element",
                          minutes=5)[0].data["activity"])  # fmt: skip
    assert suggested(story.state, story.activity(item)) == ()
    story.does(KARIN, "stage.close")
    story.does(KARIN, "stage.reveal")
    (found,) = suggested(story.state, story.activity(item))
    assert found.item == AI
    story.does(KARIN, "elements.give", item, text=found.name, item=found.item)
    assert suggested(story.state, story.activity(item)) == ()
    facts: Any = KIND.facts(story.scene(item))
    assert facts["results"]["given"][0]["derived_from"] == [AI]
