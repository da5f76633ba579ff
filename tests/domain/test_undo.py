"""Undo takes back what one did last oneself, one thing at a time, and never does it again."""

import pytest

from facilitator.domain.fold import fold
from facilitator.domain.scene import Presence
from facilitator.domain.undoing import last_laid, last_undo
from facilitator.domain.workshop import Workshop
from facilitator.show.views import Look, mine_of
from tests.cast import ANNA, CHECKIN, ERIK, KARIN, SCAN, SKANE, TALK, Story, everything_in


def undo(story: Story) -> None:
    story.does(KARIN, "undo.last")


def told(workshop: Workshop) -> object:
    """What a person would compare: everything but numbers, times and the stacks themselves."""
    return (workshop.title, workshop.agenda, workshop.current, workshop.wall, workshop.people, {
        a.id: (a.title, a.question, a.note, a.minutes, a.options, a.stage, a.state,
               a.clock.of, a.clock.since is None)
        for a in workshop.activities.values()})  # fmt: skip


DEEDS = {
    "agenda.add": {"kind": "talk", "title": "Nytt"},
    "agenda.remove": {"activity": TALK},
    "agenda.move": {"activity": TALK, "after": "first"},
    "agenda.change": {"activity": SCAN, "title": "Ny", "minutes": 45,
                      "options": {"wall": "on_reveal"}},
    "stage.close": {},
    "wall.show": {"what": "join"},
    "clock.pause": {},
    "clock.add": {"seconds": 120},
    "person.remove": {"person": ANNA.id},
}  # fmt: skip


@pytest.mark.parametrize("name", DEEDS)
def test_what_was_done_is_as_it_was(name: str, scan: Story) -> None:
    before = told(scan.state)
    scan.does(KARIN, name, **DEEDS[name])
    assert told(scan.state) != before
    undo(scan)
    after = told(scan.state)
    if name == "agenda.add":  # the id is spent, the item is out
        assert scan.state.agenda == before[1]  # type: ignore[index]
    else:
        assert after == before


@pytest.mark.parametrize("name", DEEDS)
def test_an_undo_is_not_undone(name: str, scan: Story) -> None:
    scan.does(KARIN, "agenda.move", activity=CHECKIN, after=SCAN)
    first = last_undo(scan.state, KARIN)
    scan.does(KARIN, name, **DEEDS[name])
    undo(scan)
    assert last_undo(scan.state, KARIN) == first


def test_undoing_goes_back_step_by_step(scan: Story) -> None:
    titles = ["Spaning", "B", "C"]
    for title in titles[1:]:
        scan.does(KARIN, "agenda.change", activity=SCAN, title=title)
    for title in titles[-2::-1]:
        undo(scan)
        assert scan.activity(SCAN).title == title


def test_each_facilitator_undoes_their_own(scan: Story) -> None:
    scan.does(KARIN, "wall.show", what="join")
    scan.does(ERIK, "clock.pause")
    undo(scan)
    assert scan.state.wall == "activity"
    assert scan.activity(SCAN).clock.since is None


def test_nothing_done_is_nothing_to_undo(scan: Story) -> None:
    assert scan.refuses(ERIK, "undo.last").code == "nothing_to_undo"


def test_what_phones_do_is_not_the_desks_to_undo(scan: Story) -> None:
    before = last_undo(scan.state, KARIN)
    scan.card(ANNA, "Vattnet stiger")
    assert last_undo(scan.state, KARIN) == before


def test_a_hidden_card_is_shown_again_and_stays_shown(scan: Story) -> None:
    card = scan.card(ANNA, "Vattnet stiger")
    scan.does(KARIN, "entry.hide", entry=card, reason="dubblett")
    undo(scan)
    entry = scan.activity(SCAN).state.entries.get(card)  # type: ignore[attr-defined]
    assert entry.hidden is None


def test_an_undo_of_showing_hides_with_the_old_reason(scan: Story) -> None:
    card = scan.card(ANNA, "Vattnet stiger")
    scan.does(KARIN, "entry.hide", entry=card, reason="dubblett")
    scan.does(KARIN, "entry.show", entry=card)
    undo(scan)
    entry = scan.activity(SCAN).state.entries.get(card)  # type: ignore[attr-defined]
    assert entry.hidden == "dubblett"


def test_an_undo_is_not_stuck_when_the_author_has_withdrawn_what_was_hidden(scan: Story) -> None:
    card = scan.card(ANNA, "Vattnet stiger")
    scan.does(KARIN, "entry.hide", entry=card)
    scan.does(ANNA, "scan.withdraw", entry=card)
    undo(scan)
    assert last_undo(scan.state, KARIN).name == "stage.put_back"  # type: ignore[union-attr]


def test_undoing_a_close_takes_the_end_away(scan: Story) -> None:
    scan.does(KARIN, "stage.close")
    undo(scan)
    assert scan.activity(SCAN).ended is None


def test_undoing_a_start_leaves_an_item_as_if_it_never_began(scan: Story) -> None:
    undo(scan)
    activity = scan.activity(SCAN)
    assert (activity.stage.value, activity.started, activity.clock.of) == ("prepared", None, 0)
    assert scan.state.current is None


def test_undoing_a_close_locks_what_another_has_opened_since(scan: Story) -> None:
    scan.does(KARIN, "stage.close")
    scan.does(ERIK, "stage.start", activity=TALK)
    undo(scan)
    assert scan.state.current == SCAN
    assert scan.activity(TALK).stage.value == "locked"


def test_a_card_written_for_somebody_is_taken_back(scan: Story) -> None:
    scan.card(KARIN, "Vattnet stiger", organisation=SKANE)
    undo(scan)
    assert not scan.activity(SCAN).state.entries.visible()  # type: ignore[attr-defined]


def test_what_can_be_undone_is_told_in_a_sentence(scan: Story) -> None:
    scan.does(KARIN, "stage.close")
    undo = last_undo(scan.state, KARIN)
    assert undo
    assert undo.sentence.format_map(dict(undo.details)) == "låste Spaning"


def test_fifty_things_can_be_undone(scan: Story) -> None:
    for number in range(60):
        scan.does(KARIN, "agenda.change", activity=SCAN, title=f"Titel {number}")
    assert len(scan.state.undo[str(KARIN)]) == 50


def blocked(scan: Story) -> str:
    """Karin moved an item, then hid a card and showed it again, and its author took it back."""
    scan.does(KARIN, "agenda.move", activity=TALK, after="first")
    card = scan.card(ANNA, "Vattnet stiger")
    scan.does(KARIN, "entry.hide", entry=card, reason="dubblett")
    scan.does(KARIN, "entry.show", entry=card)
    scan.does(ANNA, "scan.withdraw", entry=card)
    return card


def test_what_cannot_be_undone_any_more_gives_way_to_the_step_before(scan: Story) -> None:
    agenda = scan.state.agenda
    blocked(scan)
    [told] = scan.does(KARIN, "undo.last")
    assert (told.name, told.data["events"], told.data["aside"]) == ("undo.done", 0, True)
    laid = last_laid(scan.state, KARIN)
    assert laid
    assert laid.sentence.format_map(dict(laid.details)) == "visade ”Vattnet stiger” igen"
    undo(scan)
    assert last_laid(scan.state, KARIN) is None
    undo(scan)
    assert scan.state.agenda == agenda


def test_the_desk_is_told_what_was_laid_aside_until_it_does_something_else(scan: Story) -> None:
    blocked(scan)
    undo(scan)
    mine = mine_of(scan.state, scan.kinds, KARIN, Look(scan.now, Presence(), 0, "", ""))
    assert "laid': Undo" in everything_in(mine)
    scan.does(KARIN, "wall.show", what="join")
    assert last_laid(scan.state, KARIN) is None


def test_what_is_laid_aside_stays_so_after_a_restart(scan: Story) -> None:
    blocked(scan)
    undo(scan)
    assert fold(scan.events, scan.kinds).undo == scan.state.undo
    assert fold(scan.events, scan.kinds).redo == scan.state.redo


def test_what_was_taken_back_before_can_still_be_done_again(scan: Story) -> None:
    blocked(scan)
    scan.does(KARIN, "wall.show", what="join")
    undo(scan)
    undo(scan)
    assert last_laid(scan.state, KARIN)
    scan.does(KARIN, "undo.again")
    assert scan.state.wall == "join"


def test_nothing_is_laid_aside_because_the_workshop_has_ended(scan: Story) -> None:
    scan.does(KARIN, "agenda.move", activity=TALK, after="first")
    before = last_undo(scan.state, KARIN)
    scan.does(ERIK, "workshop.end")
    assert scan.refuses(KARIN, "undo.last").code == "ended"
    assert last_undo(scan.state, KARIN) == before
