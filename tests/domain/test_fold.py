"""The log is the truth: state is its fold, and no sequence of commands breaks what must hold."""

import copy
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.chapters import rules
from facilitator.domain.contributions import entries_of
from facilitator.domain.event import Event
from facilitator.domain.fields import Choice, Options, Whole
from facilitator.domain.fold import apply, fold
from facilitator.domain.refused import Refused
from facilitator.domain.roles import Actor, Role
from facilitator.domain.stage import Stage
from facilitator.domain.workshop import Workshop
from tests.cast import ANNA, BO, CHECKIN, ERIK, KARIN, KINDS, SCAN, Story, gathered, scanning

RULES = [rule for rule in rules(KINDS) if rule.roles != {Role.SYSTEM}]
WORDS = st.sampled_from(["vatten", "AI", "", "åka", "x" * 31, "\u202e"])


@st.composite
def asked(draw: st.DrawFn, story: Story) -> tuple[Actor, str, str | None, dict[str, object]]:
    """Some command somebody might send now: mostly sensible, sometimes nonsense."""
    rule = draw(st.sampled_from(RULES))
    actor = draw(st.sampled_from([ANNA, BO, KARIN, ERIK]))
    activities = [*story.state.activities, "nowhere", ""]
    entries = [e.id for a in story.state.activities.values() for e in entries_of(a)]
    data: dict[str, object] = {}
    for name, spec in rule.fields.items():
        match name:
            case "activity" | "after" | "current":
                data[name] = draw(st.sampled_from([*activities, "first"]))
            case "entry":
                data[name] = draw(st.sampled_from([*entries, "none"]))
            case "person":
                data[name] = draw(st.sampled_from([ANNA.id, BO.id, "none"]))
            case "kind":
                data[name] = draw(st.sampled_from([*KINDS, "tarot"]))
            case _:
                data[name] = draw(value_of(spec))
    return actor, rule.name, draw(st.sampled_from([None, *activities])), data


def value_of(spec: object) -> st.SearchStrategy[object]:
    match spec:
        case Choice():
            return st.sampled_from([*spec.options, ""])
        case Whole():
            return st.one_of(st.none(), st.integers(spec.low, spec.high))
        case Options():
            return st.sampled_from([{}, {"wall": "on_reveal"}, {"wall": ""}, {"mode": "out"}])
    return WORDS


def try_to(story: Story, actor: Actor, name: str, activity: str | None, data: object) -> None:
    try:
        story.does(actor, name, activity, **data)  # type: ignore[arg-type]
    except Refused as refused:
        refused.sentence()


@settings(max_examples=120)
@given(st.data())
def test_no_sequence_of_commands_breaks_what_must_hold(data: st.DataObject) -> None:
    story = gathered()
    for _ in range(data.draw(st.integers(1, 30))):
        try_to(story, *data.draw(asked(story)))
        check(story.state)
    assert fold(story.events, KINDS) == story.state
    assert [event.seq for event in story.events] == list(range(1, len(story.events) + 1))


def check(workshop: Workshop) -> None:
    assert len(set(workshop.agenda)) == len(workshop.agenda)
    assert set(workshop.agenda) <= set(workshop.activities)
    assert workshop.current is None or workshop.current in workshop.agenda
    opened = [a.id for a in workshop.activities.values() if a.stage is Stage.OPEN]
    assert opened in ([], [workshop.current])
    for activity in workshop.activities.values():
        numbers = [entry.nr for entry in entries_of(activity)]
        assert len(set(numbers)) == len(numbers)
        assert all(entry.author in {"", *workshop.people} for entry in entries_of(activity))
    keys = [k for k in workshop.keys.values() if k.role is Role.DESK and not k.revoked]
    assert keys


def test_an_event_nobody_knows_changes_nothing_but_the_number(scan: Story) -> None:
    event = Event(scan.state.seq + 1, scan.now, KARIN, SCAN, "dream.dreamt", 7, {"of": "sheep"})
    assert apply(scan.state, event, KINDS) == replace(scan.state, seq=event.seq)


def test_an_event_of_a_method_that_is_not_installed_changes_nothing(scan: Story) -> None:
    card = scan.command(ANNA, "scan.add", headline="x")
    scan.card(ANNA, "Vattnet stiger")
    without = {name: kind for name, kind in KINDS.items() if name != "scan"}
    state = fold(scan.events, without)
    assert state.activities[SCAN].state is None
    assert state.seq == scan.state.seq
    assert card.name == "scan.add"


def test_folding_changes_nothing_that_was_folded_before(scan: Story) -> None:
    before = copy.deepcopy(scan.state)
    kept = scan.state
    scan.card(ANNA, "Vattnet stiger")
    scan.does(KARIN, "stage.next")
    assert kept == before


def test_deciding_changes_nothing(scan: Story) -> None:
    before = copy.deepcopy(scan.state)
    scan.refuses(ANNA, "scan.edit", entry="none", headline="x")
    assert scan.state == before


def test_the_first_event_of_a_command_carries_its_id(checkin: Story) -> None:
    closed, started = checkin.does(KARIN, "stage.next", id="the-command")
    assert (closed.command_id, started.command_id) == ("the-command", None)


def test_a_command_without_an_activity_goes_to_the_current_one(scan: Story) -> None:
    assert scan.does(ANNA, "scan.add", headline="x")[0].activity == SCAN


def test_a_command_for_another_activity_is_refused(scan: Story) -> None:
    refused = scan.refuses(ANNA, "scan.add", CHECKIN, headline="x")
    assert refused.code == "wrong_activity"


@pytest.mark.parametrize("steps", [("stage.close",), ("stage.close", "stage.reveal")])
def test_a_closed_activity_says_that_what_was_written_is_kept(
    steps: tuple[str, ...],
) -> None:
    story = scanning()
    for step in steps:
        story.does(KARIN, step)
    refused = story.refuses(ANNA, "scan.add", headline="x")
    assert refused.code == "closed"
    assert "ligger kvar hos dig" in refused.sentence()


def test_before_it_has_begun_it_says_so(room_of_two: Story) -> None:
    refused = room_of_two.refuses(ANNA, "scan.add", SCAN, headline="x")
    assert "har inte börjat" in refused.sentence()
