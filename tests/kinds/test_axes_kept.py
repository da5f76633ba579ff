"""Whatever is taken, left, chosen, reopened and undone: nothing that was written is lost."""

from __future__ import annotations

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as some

from facilitator.domain.contributions import entries_of
from facilitator.domain.fold import fold
from facilitator.domain.refused import Refused
from facilitator.judging.ratings import ratings_on
from facilitator.judging.sheets import sheets_in
from facilitator.kinds.axes import KIND
from facilitator.kinds.axes.pairs import pair_of, pairs_in
from facilitator.kinds.axes.state import axial
from tests.cast import ANNA, BO, ERIK, KARIN, KINDS, Story

from .axes import POLES, answer, making, rated, write
from .judged import AI, CARE, POWER

HANDS = (KARIN, ERIK)
STEPS = some.lists(some.tuples(
    some.sampled_from(("take", "take", "leave", "choose", "choose", "unchoose", "undo", "undo",
                       "again", "edit", "write", "hide", "show", "withdraw", "restore", "answer",
                       "ask", "close", "reveal", "reopen", "untick", "tick")),
    some.integers(0, 30), some.integers(0, 30)), max_size=25)  # fmt: skip


@cache
def begun() -> tuple[Story, str]:
    """Five pairs of poles, two of them axes."""
    story, axes = making(rated())
    made = [write(story, axes, item, who, low=f"Låg {item} {who.id}")
            for item, who in ((AI, ANNA), (AI, BO), (CARE, ANNA), (POWER, BO))]  # fmt: skip
    story.does(KARIN, "axes.add", axes, name="Egen", **POLES)
    for entry in (made[0], made[2]):
        story.does(KARIN, "axes.take", axes, entry=entry)
    return story, axes


def told() -> tuple[Story, str]:
    story, axes = begun()
    again = Story()
    again.state, again.events = story.state, list(story.events)
    again._commands, again._time = 5000, story._time
    return again, axes


class Kept:
    """All that anybody has written and answered, as it stood when it was."""

    def __init__(self) -> None:
        self.words: dict[str, dict[str, object]] = {}
        self.reasons: set[str] = set()
        self.answers: dict[tuple[str, str], dict[str, object]] = {}

    def look(self, story: Story, axes: str) -> None:
        state = axial(story.activity(axes))
        held = {entry.id: dict(entry.data) for entry in state.poles()}
        assert self.words.keys() <= held.keys()
        self.words = held
        assert self.reasons <= {each.reason for each in state.choices}
        self.reasons = {each.reason for each in state.choices}
        for sheet in sheets_in(story.activity(axes)):
            for pair, given_ in ratings_on(sheet).items():
                self.answers[sheet.author, pair] = dict(given_)
        now = {(sheet.author, pair) for sheet in sheets_in(story.activity(axes))
               for pair in ratings_on(sheet)}  # fmt: skip
        assert self.answers.keys() <= now


def step(story: Story, axes: str, what: str, one: int, other: int) -> None:
    state, hand = axial(story.activity(axes)), HANDS[one % 2]
    poles = [entry.id for entry in state.poles()]
    entry, second = poles[one % len(poles)], poles[other % len(poles)]
    match what:
        case "undo" | "again":
            story.does(hand, f"undo.{'last' if what == 'undo' else 'again'}")
        case "choose":
            story.does(hand, "axes.choose", axes, first=entry, second=second, reason=f"{one}")
        case "unchoose":
            story.does(hand, "axes.unchoose", axes)
        case "edit":
            story.does(hand, "axes.edit", axes, entry=entry, low=f"Ändrat {other}")
        case "write":
            write(story, axes, (AI, CARE, POWER)[one % 3], (ANNA, BO)[other % 2])
        case "hide" | "show":
            story.does(hand, f"entry.{what}", axes, entry=entry)
        case "answer":
            pairs = pairs_in(story.state, story.activity(axes))
            answer(story, axes, (ANNA, BO)[one % 2], pairs[other % len(pairs)].id,
                   one % 5 - 2, *(each % 5 + 1 for each in (one, other, 3, 4)))  # fmt: skip
        case "ask":
            story.does(hand, "axes.ask", axes, what=("poles", "pairs")[one % 2])
        case "close" | "reveal" | "reopen":
            story.does(hand, f"stage.{what}")
        case "tick" | "untick":
            story.does(hand, f"axes.{what}", axes, item=(AI, CARE, POWER)[one % 3])
        case _:
            story.does(hand, f"axes.{what}", axes, entry=entry)


@given(STEPS)
@settings(max_examples=60)
def test_nothing_that_was_written_or_answered_is_ever_lost(
    steps: list[tuple[str, int, int]]
) -> None:
    story, axes = told()
    kept = Kept()
    kept.look(story, axes)
    for what, one, other in steps:
        try:
            step(story, axes, what, one, other)
        except (Refused, ZeroDivisionError):  # what the rules refuse; and no pair to answer about
            continue
        kept.look(story, axes)
        whole(story, axes)
    assert fold(story.events, KINDS) == story.state


def whole(story: Story, axes: str) -> None:
    """One axis an uncertainty, at most six; and what is chosen is among them, or hidden."""
    activity = story.activity(axes)
    made = axial(activity).axes(story.state, activity)
    items = [axis.item.id for axis in made if axis.item]
    assert len(items) == len(set(items))
    crossing = axial(activity).crossing(story.state, activity)
    if crossing:
        assert pair_of(crossing.first, crossing.second) in pairs_in(story.state, activity)
    visible = {entry.id for entry in entries_of(activity).visible()}
    assert {axis.id for axis in made} <= visible
    scene = story.scene(axes)
    for picture in (KIND.phone, KIND.wall, KIND.desk, KIND.report, KIND.facts):
        picture(scene)
