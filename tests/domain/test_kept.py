"""What is reckoned once is reckoned again for each other state, and never for the same."""

from __future__ import annotations

from dataclasses import replace

from facilitator.domain.kept import reckoned_once
from facilitator.domain.workshop import Activity, Workshop
from tests.cast import ANNA, SCAN, Story


def test_it_is_reckoned_once_for_a_state_and_again_for_the_next(scan: Story) -> None:
    asked: list[int] = []

    @reckoned_once
    def number(workshop: Workshop, activity: Activity) -> int:
        asked.append(workshop.seq)
        return workshop.seq

    before = scan.state
    assert [number(before, before.activity(SCAN)) for _ in range(3)] == [before.seq] * 3
    scan.does(ANNA, "scan.add", SCAN, headline="Elflyg", text="", category="politik", type="trend",
              horizon="2030", source="")  # fmt: skip
    after = scan.state
    assert number(after, after.activity(SCAN)) == after.seq > before.seq
    assert asked == [before.seq, after.seq]


def test_an_item_that_is_another_is_another_question(scan: Story) -> None:
    @reckoned_once
    def title(workshop: Workshop, activity: Activity) -> str:
        return activity.title

    item = scan.activity(SCAN)
    assert title(scan.state, item) == item.title
    assert title(scan.state, replace(item, title="Annan")) == "Annan"
    assert title(scan.state, item) == item.title


def test_what_is_remembered_is_no_part_of_the_state(scan: Story) -> None:
    before = replace(scan.state)
    scan.state.reckoned["x"] = (None, 1)
    assert before == scan.state
    assert "reckoned" not in repr(scan.state)
    assert replace(scan.state, title="Nytt").reckoned == {}
