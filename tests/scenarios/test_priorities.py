"""How important and open things are: of a matrix that is shown, or of what came from before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pytest

from facilitator.domain.workshop import Activity, Workshop
from facilitator.scenarios.handed import priorities_before
from tests.cast import ANNA, KARIN, Story
from tests.kinds.judged import AI, CARE, judging, numbers

MATRIX = "matrix-6"


@dataclass(frozen=True)
class Known:
    """A state that hands on what it was given."""

    known: Mapping[str, float]

    def priorities(self, workshop: Workshop, activity: Activity) -> Mapping[str, float]:
        del workshop, activity
        return self.known


@pytest.fixture
def rated(scan: Story) -> Story:
    """Anna has rated AI, and a talk comes after the matrix."""
    story = judging(scan, "matrix", "Matris")[0]
    story.does(ANNA, "matrix.rate", MATRIX, entry=AI, impact=5, uncertainty=3)
    story.does(KARIN, "agenda.add", kind="talk", title="Samtal", minutes=10)
    return story


def after(story: Story) -> Activity:
    return story.activity(story.state.agenda[-1])


def test_nothing_of_a_matrix_is_known_before_it_is_shown(rated: Story) -> None:
    assert priorities_before(rated.state, after(rated)) == {}


def test_the_priority_of_a_shown_matrix_is_handed_on(rated: Story) -> None:
    numbers(rated, MATRIX)
    assert priorities_before(rated.state, after(rated)) == {AI: 0.5}
    assert CARE not in priorities_before(rated.state, after(rated))


def test_the_nearest_that_knows_any_is_asked(rated: Story) -> None:
    numbers(rated, MATRIX)
    last = after(rated)
    near = rated.state.activities["talk-3"]
    state = replace(rated.state, agenda=(*rated.state.agenda[:-1], near.id, last.id))
    state = state.with_activity(replace(near, state=Known({"SKANE2:cluster-1": 0.25})))
    assert priorities_before(state, last) == {"SKANE2:cluster-1": 0.25}
    state = state.with_activity(replace(near, state=Known({})))
    assert priorities_before(state, last) == {AI: 0.5}


def test_a_result_of_other_numbers_is_no_priority(rated: Story) -> None:
    numbers(rated, MATRIX)
    shown = rated.activity(MATRIX)
    odd = replace(shown.results[-1], numbers={"items": {AI: {"priority": None}, CARE: 3}})
    state = rated.state.with_activity(replace(shown, results=(odd,)))
    assert priorities_before(state, after(rated)) == {}
