"""Start, lock, reveal, reopen, next: at most one item is open, and the clock is right."""

import pytest

from facilitator.domain.stage import Clock, Stage
from tests.cast import CHECKIN, ERIK, KARIN, PAUSE, SCAN, TALK, Story, gathered


def stages(story: Story) -> list[str]:
    return [story.activity(a).stage.value for a in story.state.agenda]


def test_the_first_start_opens_the_first_item(empty_room: Story) -> None:
    empty_room.does(KARIN, "stage.start")
    assert empty_room.state.current == CHECKIN
    assert stages(empty_room) == ["open", "prepared", "prepared", "prepared"]


def test_an_item_may_be_started_out_of_turn(empty_room: Story) -> None:
    empty_room.does(KARIN, "stage.start", activity=TALK)
    assert empty_room.state.current == TALK


@pytest.mark.parametrize("leaving", ["stage.next", "stage.start"])
def test_leaving_an_open_item_locks_it(leaving: str, checkin: Story) -> None:
    checkin.does(KARIN, leaving)
    assert stages(checkin)[:2] == ["locked", "open"]


def test_turning_to_another_item_locks_the_open_one(checkin: Story) -> None:
    checkin.does(KARIN, "stage.turn_to", activity=TALK)
    assert checkin.state.current == TALK
    assert stages(checkin) == ["locked", "prepared", "prepared", "prepared"]


def test_next_goes_to_one_that_has_been_without_opening_it(checkin: Story) -> None:
    checkin.does(KARIN, "stage.next")
    checkin.does(KARIN, "stage.turn_to", activity=CHECKIN)
    checkin.does(KARIN, "stage.next")
    assert checkin.state.current == SCAN
    assert checkin.activity(SCAN).stage is Stage.LOCKED


def test_after_the_last_there_is_nothing(empty_room: Story) -> None:
    empty_room.does(KARIN, "stage.start", activity=PAUSE)
    assert empty_room.refuses(KARIN, "stage.next").code == "agenda_over"


@pytest.mark.parametrize("name", ["stage.close", "stage.reveal", "stage.reopen", "clock.pause"])
def test_before_the_first_start_nothing_can_be_closed(name: str, empty_room: Story) -> None:
    assert empty_room.refuses(KARIN, name).code == "nothing_started"


def test_an_item_is_started_once(scan: Story) -> None:
    assert scan.refuses(KARIN, "stage.start", activity=SCAN).code == "already_started"


ALLOWED = {
    "open": {"stage.close"},
    "locked": {"stage.reveal", "stage.reopen"},
    "revealed": {"stage.reopen"},
}
WAY = {"open": (), "locked": ("stage.close",), "revealed": ("stage.close", "stage.reveal")}


@pytest.mark.parametrize("name", ["stage.close", "stage.reveal", "stage.reopen"])
@pytest.mark.parametrize("stage", ALLOWED)
def test_a_stage_leads_only_where_the_table_says(stage: str, name: str, scan: Story) -> None:
    for step in WAY[stage]:
        scan.does(KARIN, step)
    if name in ALLOWED[stage]:
        assert scan.does(KARIN, name)
    else:
        assert scan.refuses(KARIN, name).code == "wrong_stage"


def test_the_wall_goes_back_to_the_activity_at_a_start(empty_room: Story) -> None:
    empty_room.does(KARIN, "wall.show", what="join")
    empty_room.does(KARIN, "stage.start")
    assert empty_room.state.wall == "activity"


def test_showing_what_is_shown_changes_nothing(empty_room: Story) -> None:
    assert empty_room.does(KARIN, "wall.show", what="activity") == []


def test_a_clock_counts_down_from_the_items_minutes(scan: Story) -> None:
    scan.wait(90)
    assert scan.activity(SCAN).clock.left_at(scan.now) == 10 * 60 - 90


def test_a_paused_clock_stands(scan: Story) -> None:
    scan.wait(59)
    scan.does(KARIN, "clock.pause")
    scan.wait(500)
    assert scan.activity(SCAN).clock.left_at(scan.now) == 9 * 60


def test_a_resumed_clock_goes_on_where_it_stood(scan: Story) -> None:
    scan.does(KARIN, "clock.pause")
    scan.wait(500)
    scan.does(KARIN, "clock.resume")
    scan.wait(9)
    assert scan.activity(SCAN).clock.left_at(scan.now) == 10 * 60 - 10


def test_a_clock_shows_how_much_too_late_it_is(scan: Story) -> None:
    scan.wait(11 * 60)
    assert scan.activity(SCAN).clock.left_at(scan.now) == -60


def test_a_minute_more_is_a_minute_more_in_all(scan: Story) -> None:
    scan.does(KARIN, "clock.add", seconds=60)
    clock = scan.activity(SCAN).clock
    assert (clock.of, clock.left_at(scan.now)) == (660, 659)


@pytest.mark.parametrize("name", ["clock.pause", "clock.resume"])
def test_a_clock_that_stands_or_goes_already_is_left_alone(name: str, scan: Story) -> None:
    if name == "clock.pause":
        scan.does(KARIN, name)
    assert scan.does(KARIN, name) == []


def test_locking_stops_the_clock_and_notes_when(scan: Story) -> None:
    scan.wait(29)
    scan.does(KARIN, "stage.close")
    scan.wait(600)
    activity = scan.activity(SCAN)
    assert activity.clock.left_at(scan.now) == 10 * 60 - 30
    assert activity.started
    assert activity.ended


def test_reopening_takes_the_end_away(scan: Story) -> None:
    scan.does(KARIN, "stage.close")
    scan.does(KARIN, "stage.reopen")
    assert scan.activity(SCAN).ended is None


def test_pausing_twice_takes_no_time_twice() -> None:
    clock = Clock().start("2026-05-12T09:00:00+00:00", 60)
    once = clock.pause("2026-05-12T09:00:10+00:00")
    assert once.pause("2026-05-12T09:30:00+00:00").left == once.left == 50


def test_two_facilitators_share_one_stage(scan: Story) -> None:
    scan.does(ERIK, "stage.close")
    assert scan.refuses(KARIN, "stage.close").code == "wrong_stage"


def test_what_one_desk_asks_of_an_item_does_not_hit_the_one_the_other_went_on_to() -> None:
    story = gathered()
    story.does(KARIN, "stage.start", activity=SCAN)
    story.does(ERIK, "stage.next", SCAN)
    for name in ("stage.close", "stage.next", "clock.pause"):
        assert story.refuses(KARIN, name, SCAN).code == "moved_on"
    assert story.activity(TALK).stage is Stage.OPEN
    assert story.does(KARIN, "stage.close", TALK)
