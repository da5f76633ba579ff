"""Two minutes, every item, and each of them at last as it stands now."""

from dataclasses import replace

import pytest

from facilitator.domain.roles import SYSTEM, Role
from facilitator.domain.scene import Presence
from facilitator.report.replay.film import Film, Frame
from facilitator.report.replay.moments import MOST, SECONDS, What, moments
from facilitator.report.replay.retelling import nameless, retold
from facilitator.show.canvas import Canvas
from facilitator.show.views import Look, view_of
from tests.cast import ANNA, BO, CHECKIN, KARIN, KINDS, PAUSE, SCAN, TALK, Story, gathered, scanning
from tests.report.samples import workshop_one

from .showing import ENVIRONMENTS, captions, page_of, replayed


@pytest.fixture(scope="module")
def shown() -> Film:
    story = workshop_one()
    return replayed(story)


def short_day() -> Story:
    """Two items, some cards, and a break."""
    story = gathered()
    story.does(KARIN, "stage.start", activity=CHECKIN)
    story.does(ANNA, "checkin.answer", word="nyfiken", energy=4)
    story.does(BO, "checkin.answer", word="trött", energy=2)
    _shown(story)
    story.wait(3600)
    story.does(KARIN, "stage.start", activity=SCAN)
    for number in range(3):
        story.card(ANNA, f"Kort {number}", category="ekologi")
    _shown(story)
    story.does(KARIN, "stage.start", activity=PAUSE)
    story.wait(1200)
    return story


def _shown(story: Story) -> None:
    story.does(KARIN, "stage.close")
    story.does(KARIN, "stage.reveal")


def last_of(film: Film, title: str) -> Frame:
    item = film.items.index(title)
    return [frame for frame in film.frames if frame.item == item][-1]


def test_a_whole_day_takes_two_minutes(shown: Film) -> None:
    assert sum(frame.seconds for frame in shown.frames) == pytest.approx(SECONDS)
    assert len(shown.frames) <= MOST


def test_a_short_one_takes_no_longer_than_it_needs() -> None:
    film = replayed(short_day())
    assert 10 < sum(frame.seconds for frame in film.frames) < 60


def test_every_item_that_began_is_there_in_its_order(shown: Film) -> None:
    story = workshop_one()
    titles = [story.activity(each).title for each in story.state.agenda]
    assert list(shown.items) == ["Alla kommer", *titles]
    assert {frame.item for frame in shown.frames} == set(range(len(shown.items)))


def test_idle_time_takes_no_time() -> None:
    story, slow = short_day(), gathered()
    slow.wait(36000)
    assert sum(f.seconds for f in replayed(story).frames) < 60


def test_what_is_shown_stands_long_enough_to_be_read(shown: Film) -> None:
    revealed = [f for f in shown.frames if f.said == "Resultatet visas."]
    assert len(revealed) == 7
    assert min(f.seconds for f in revealed) >= 4
    assert min(f.seconds for f in shown.frames) >= 0.5


def test_the_first_frame_is_whole(shown: Film) -> None:
    assert shown.frames[0].ops[0][0] == "whole"


@pytest.mark.parametrize("place", range(7))
def test_an_item_at_last_looks_as_the_wall_does_now(shown: Film, place: int) -> None:
    """But for how to join and who is connected, which no log tells."""
    story = workshop_one()
    activity = story.activity(story.state.agenda[place])
    turned = replace(story.state, current=activity.id)
    canvas = Canvas(ENVIRONMENTS["sv"])
    look = Look(story.now, Presence(), 0, "", "")
    canvas.paint(view_of(Role.WALL, turned, KINDS, look))
    there = last_of(shown, activity.title).ops
    wall = canvas.stage().replace(str(canvas.part("here")), "")
    assert ["whole", wall] in [list(op) for op in there]


def test_what_has_changed_since_is_in_the_last_picture_of_its_item() -> None:
    """The desk goes on with an item while the room is at another."""
    story = scanning()
    cards = [story.card(ANNA, "Ett kort"), story.card(BO, "Ett till")]
    story.does(KARIN, "agenda.add", kind="cluster", title="Klustring")
    story.does(KARIN, "stage.start", activity="cluster-5")
    story.does(KARIN, "stage.close")
    story.does(KARIN, "stage.turn_to", activity=SCAN)
    story.does(KARIN, "cluster.make", "cluster-5", name="Efteråt", entries=cards)
    film = replayed(story)
    (board,) = [f for f in film.frames if film.items[f.item] == "Klustring" and "Låst" in f.said]
    assert "Efteråt" in str(board.ops)


def test_what_people_wrote_is_text_and_ends_no_script() -> None:
    story = scanning()
    story.card(ANNA, "</script><script>alert(1)</script>", text="<img src=x>")
    page = page_of(story)
    assert "alert(1)" in page
    assert "<script>alert" not in page
    assert page.count("</script>") == 2


def test_a_workshop_that_has_not_begun_has_nothing_to_show(room_of_two: Story) -> None:
    film = replayed(room_of_two)
    assert (film.items, film.frames) == ((), ())


def test_one_item_alone_is_a_film(scan: Story) -> None:
    film = replayed(scan)
    assert film.items == ("Alla kommer", "Spaning")
    assert captions(film)[-1].endswith("Spaning: Nu börjar det. 2 deltagare")


def test_an_item_that_was_started_by_mistake_is_not_in_it(room_of_two: Story) -> None:
    story = room_of_two
    story.does(KARIN, "stage.start", activity=CHECKIN)
    story.does(KARIN, "undo.last")
    story.does(KARIN, "stage.start", activity=TALK)
    assert replayed(story).items == ("Alla kommer", "Samtal")


def test_who_goes_back_to_an_item_sees_it_twice() -> None:
    story = short_day()
    story.does(KARIN, "stage.turn_to", activity=SCAN)
    story.does(KARIN, "stage.reopen")
    story.card(BO, "Ett till")
    assert replayed(story).items == (
        "Alla kommer", "Incheckning", "Spaning", "Paus", "Spaning")  # fmt: skip


def test_the_captions_say_what_happened() -> None:
    told = captions(replayed(short_day()))
    said = [line.split(" ", 1)[1] for line in told]
    assert said == [
        "Alla kommer: 1 har gått med. 1 deltagare",
        "Alla kommer: 2 har gått med. 2 deltagare",
        "Incheckning: Nu börjar det. 2 deltagare",
        "Incheckning: 1 har svarat. 2 deltagare",
        "Incheckning: 2 har svarat. 2 deltagare",
        "Incheckning: Låst: 2 har svarat. 2 deltagare",
        "Incheckning: Resultatet visas. 2 deltagare",
        "Spaning: Nu börjar det. 2 deltagare",
        "Spaning: 1 kort. 2 deltagare",
        "Spaning: 2 kort. 2 deltagare",
        "Spaning: 3 kort. 2 deltagare",
        "Spaning: Låst: 3 kort. 2 deltagare",
        "Spaning: Resultatet visas. 2 deltagare",
        "Paus: Nu börjar det. 2 deltagare",
    ]  # fmt: skip


def test_the_clock_of_the_day_stands_beside_them() -> None:
    clocks = [frame.clock for frame in replayed(short_day()).frames]
    assert clocks == sorted(clocks)
    assert len(set(clocks)) > 1


def test_nobody_is_said_to_be_here(shown: Film) -> None:
    """Who was connected is in no log."""
    assert " här har svarat" not in shown.as_json()
    assert 'class=\\"w-code\\"' not in shown.as_json()


def test_twenty_thousand_events_make_no_more_frames() -> None:
    story = short_day()
    story.does(KARIN, "stage.turn_to", activity=SCAN)
    story.does(KARIN, "stage.reopen")
    voice = story.card(BO, "Ett till")
    event = story.does(ANNA, "scan.support", entry=voice)[0]
    many = [*story.events, *[event] * 20_000]
    numbered = [replace(each, seq=seq) for seq, each in enumerate(many, start=1)]
    chosen = moments(retold(numbered, nameless(story.state), KINDS))
    assert len(chosen) <= MOST
    assert sum(moment.seconds for moment in chosen) <= SECONDS + 0.001


def test_sixty_items_have_their_share_of_two_minutes() -> None:
    story = gathered()
    for number in range(60):
        story.does(SYSTEM, "agenda.add", kind="scan", title=f"Moment {number}", minutes=5)
    for activity in story.state.agenda[4:]:
        story.does(KARIN, "stage.start", activity=activity)
        story.card(ANNA, "Ett kort")
        _shown(story)
    chosen = moments(retold(story.events, nameless(story.state), KINDS))
    assert {m.activity for m in chosen} == {"", *story.state.agenda[4:]}
    assert len(chosen) <= MOST
    assert sum(moment.seconds for moment in chosen) == pytest.approx(SECONDS)
    reveals = [m.seconds for m in chosen if m.what is What.REVEALED]
    assert min(reveals) > max(m.seconds for m in chosen if m.what is What.GREW)


def test_it_speaks_english_too() -> None:
    film = replayed(short_day(), "en")
    assert "\\u003c/b> contributions" in film.as_json()
    assert "\\u003c/b> bidrag" not in film.as_json()
