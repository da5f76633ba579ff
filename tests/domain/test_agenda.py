"""The agenda is changed while the day runs, and never loses what somebody has written."""

import pytest

from tests.cast import ANNA, CHECKIN, KARIN, PAUSE, SCAN, TALK, Story, gathered

ORDER = (CHECKIN, SCAN, TALK, PAUSE)
NEW = "talk-5"


def add(story: Story, **data: object) -> None:
    story.does(KARIN, "agenda.add", **{"kind": "talk", "title": "Nytt", **data})


def test_a_new_item_comes_last(empty_room: Story) -> None:
    add(empty_room)
    assert empty_room.state.agenda == (*ORDER, NEW)


def test_a_new_item_comes_after_the_one_that_was_said(empty_room: Story) -> None:
    add(empty_room, after=CHECKIN)
    assert empty_room.state.agenda == (CHECKIN, NEW, SCAN, TALK, PAUSE)


def test_a_new_item_may_come_first(empty_room: Story) -> None:
    add(empty_room, after="first")
    assert empty_room.state.agenda == (NEW, *ORDER)


def test_a_place_that_does_not_exist_is_the_last(empty_room: Story) -> None:
    add(empty_room, after="nowhere")
    assert empty_room.state.agenda == (*ORDER, NEW)


def test_an_item_takes_a_quarter_unless_something_else_is_said(empty_room: Story) -> None:
    add(empty_room)
    assert empty_room.activity(NEW).minutes == 15


def test_an_unknown_method_is_refused_by_name(empty_room: Story) -> None:
    refused = empty_room.refuses(KARIN, "agenda.add", kind="tarot", title="x")
    assert "tarot" in refused.sentence()
    assert refused.field == "kind"


def test_an_id_is_never_used_again(empty_room: Story) -> None:
    add(empty_room)
    empty_room.does(KARIN, "agenda.remove", activity=NEW)
    add(empty_room)
    assert empty_room.state.agenda[-1] == "talk-6"


@pytest.mark.parametrize(("after", "order"), [
    (PAUSE, (CHECKIN, TALK, PAUSE, SCAN)), ("first", (SCAN, CHECKIN, TALK, PAUSE)),
    (CHECKIN, ORDER), (SCAN, (CHECKIN, TALK, PAUSE, SCAN)),
])  # fmt: skip
def test_an_item_moves(after: str, order: tuple[str, ...], empty_room: Story) -> None:
    empty_room.does(KARIN, "agenda.move", activity=SCAN, after=after)
    assert empty_room.state.agenda == order


def test_a_prepared_item_is_taken_out_and_comes_back(empty_room: Story) -> None:
    empty_room.does(KARIN, "agenda.remove", activity=SCAN)
    assert empty_room.state.agenda == (CHECKIN, TALK, PAUSE)
    empty_room.does(KARIN, "agenda.restore", activity=SCAN, after=CHECKIN)
    assert empty_room.state.agenda == ORDER


def test_an_item_that_has_begun_is_not_taken_out(scan: Story) -> None:
    refused = scan.refuses(KARIN, "agenda.remove", activity=SCAN)
    assert refused.code == "already_run"
    assert "Spaning" in refused.sentence()


def test_an_item_that_is_shown_is_not_taken_out(empty_room: Story) -> None:
    empty_room.does(KARIN, "stage.turn_to", activity=TALK)
    assert empty_room.refuses(KARIN, "agenda.remove", activity=TALK).code == "on_now"


@pytest.mark.parametrize("name", ["agenda.remove", "agenda.move", "stage.start", "stage.turn_to"])
def test_an_item_that_is_out_is_only_restored(name: str, empty_room: Story) -> None:
    empty_room.does(KARIN, "agenda.remove", activity=TALK)
    assert empty_room.refuses(KARIN, name, activity=TALK).code == "taken_out"


@pytest.mark.parametrize("name", ["agenda.remove", "agenda.move", "agenda.restore"])
def test_an_unknown_item_is_refused(name: str, empty_room: Story) -> None:
    assert empty_room.refuses(KARIN, name, activity="scan-99").code == "no_such_activity"


def test_a_change_keeps_stage_clock_and_state(scan: Story) -> None:
    scan.card(KARIN, "Vattnet stiger")
    before = scan.activity(SCAN)
    scan.does(KARIN, "agenda.change", activity=SCAN, title="Spaning 2", minutes=30)
    after = scan.activity(SCAN)
    assert (after.title, after.minutes) == ("Spaning 2", 30)
    assert (after.stage, after.clock, after.state) == (before.stage, before.clock, before.state)


def test_only_options_that_the_method_declares_are_kept(empty_room: Story) -> None:
    empty_room.does(KARIN, "agenda.change", activity=SCAN, title="S",
                    options={"wall": "on_reveal", "colour": "red"})  # fmt: skip
    assert empty_room.activity(SCAN).options == {"wall": "on_reveal"}


def test_an_option_that_makes_no_sense_is_refused(empty_room: Story) -> None:
    refused = empty_room.refuses(KARIN, "agenda.change", activity=SCAN, title="S",
                                 options={"wall": "sometimes"})  # fmt: skip
    assert refused.field == "wall"


def test_an_option_is_unset_by_nothing(empty_room: Story) -> None:
    for wall in ("on_reveal", ""):
        empty_room.does(KARIN, "agenda.change", activity=SCAN, title="S", options={"wall": wall})
    assert empty_room.activity(SCAN).options == {}


def test_an_item_that_holds_cards_is_not_taken_out_even_when_it_was_put_back() -> None:
    story = gathered()
    story.does(KARIN, "stage.start", activity=SCAN)
    story.card(ANNA, "Vattnet stiger")
    story.does(KARIN, "undo.last")
    story.does(KARIN, "stage.start", activity=TALK)
    assert story.refuses(KARIN, "agenda.remove", activity=SCAN).code == "already_run"


def test_what_a_change_does_not_say_stays_as_it_was() -> None:
    story = gathered()
    before = story.activity(TALK)
    story.does(KARIN, "agenda.change", activity=TALK, title="Ny rubrik")
    after = story.activity(TALK)
    assert (after.title, after.question, after.note) == ("Ny rubrik", before.question, before.note)


def test_a_day_begins_at_a_time_of_day() -> None:
    story = gathered()
    story.does(KARIN, "workshop.add_day", title="Dag 2", start="8:30")
    assert story.state.days[-1].start == "8.30"
    for wrong in ("9:xx", "²", "25.00", "9"):
        refused = story.refuses(KARIN, "workshop.add_day", title="Dag 3", start=wrong)
        assert refused.field == "start"
