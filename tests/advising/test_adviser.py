"""Suggestions follow the room, place nothing, survive a restart, and end when it does."""

from __future__ import annotations

import logging
import os
import signal
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

import gevent
import pytest
from gevent.event import Event as Signal

from facilitator.advising import adviser as advisers
from facilitator.advising import drawing
from facilitator.advising.adviser import Adviser
from facilitator.advising.errands import Reckoner
from facilitator.advising.reckonings import Reckonings
from facilitator.domain.advice import Advice, Material
from facilitator.domain.command import Command, Receipt
from facilitator.domain.erasing import ERASED
from facilitator.domain.picture import Picture
from facilitator.domain.refused import Refused
from facilitator.domain.roles import SYSTEM, Role
from facilitator.domain.scene import Presence, Scene
from facilitator.kinds.cluster.board import ALONE
from facilitator.room.room import Room
from facilitator.show.canvas import View
from facilitator.show.views import Look, view_of
from facilitator.storage.shelf import Shelf
from facilitator.suggest.catalogue import read_themes, texts
from facilitator.suggest.client import NoSuggestions
from facilitator.suggest.client import Worker as Process
from facilitator.suggest.meaning import NAME as MEANING
from facilitator.suggest.wire import About
from tests.advising.conftest import CARDS, CLUSTER, StandIn, board, does, until
from tests.cast import ANNA, BO, ERIK, KARIN, KINDS, SCAN, Story, scanning


@pytest.fixture
def adviser(room: Room, worker: StandIn) -> Iterator[Adviser]:
    adviser = Adviser("on", worker)
    adviser.follow(room)
    yield adviser
    adviser.close()
    assert worker.closed


def ready(adviser: Adviser, room: Room) -> Advice:
    until(lambda: adviser.advice(room).alike and not adviser.advice(room).waiting)
    return adviser.advice(room)


def test_what_says_the_same_is_told_and_nothing_is_moved(adviser: Adviser, room: Room) -> None:
    advice = ready(adviser, room)
    assert ("kort-0", "kort-1") in [each.cards for each in advice.alike]
    assert (advice.word, advice.resting) == ("betydelse", False)
    assert (board(room).places, board(room).tops) == ({}, {})


def test_places_follow_what_people_have_placed(adviser: Adviser, room: Room) -> None:
    ready(adviser, room)
    made = does(room, KARIN, "cluster.make", name="Havet", entries=["kort-4"])
    until(lambda: adviser.advice(room).places)
    best = adviser.advice(room).places["kort-5"][0]
    assert (best.group, best.closest) == (made, "kort-4")
    assert "stiger" in best.shared
    assert "kort-4" not in adviser.advice(room).places


def test_a_rejected_place_and_a_rejected_likeness_are_not_told_again(
    adviser: Adviser, room: Room
) -> None:
    ready(adviser, room)
    made = does(room, KARIN, "cluster.make", name="Havet", entries=["kort-4"])
    does(room, KARIN, "cluster.keep_apart", what="place", entries=["kort-5"], cluster=made)
    does(room, KARIN, "cluster.keep_apart", what="alike", entries=["kort-0", "kort-1"])
    until(lambda: adviser.advice(room).places.get("kort-5") == ()
          and ("kort-0", "kort-1") not in [each.cards for each in adviser.advice(room).alike])
    does(room, KARIN, "undo.last", None)
    until(lambda: ("kort-0", "kort-1") in [each.cards for each in adviser.advice(room).alike])


def test_what_stands_alone_is_suggested_nowhere(adviser: Adviser, room: Room) -> None:
    ready(adviser, room)
    does(room, KARIN, "cluster.move", entries=["kort-0"], cluster=ALONE)
    does(room, KARIN, "cluster.make", name="Havet", entries=["kort-4"])
    until(lambda: adviser.advice(room).places)
    advice = adviser.advice(room)
    assert "kort-0" not in advice.places
    assert not [each for each in advice.alike if "kort-0" in each.cards]


def test_two_that_lie_in_two_clusters_are_not_pulled_together(
    adviser: Adviser, room: Room
) -> None:
    ready(adviser, room)
    for number in (0, 1):
        does(room, KARIN, "cluster.make", name=f"K{number}", entries=[f"kort-{number}"])
    until(lambda: ("kort-0", "kort-1") not in [e.cards for e in adviser.advice(room).alike])


def test_a_draft_comes_when_it_is_asked_for_and_only_then(adviser: Adviser, room: Room) -> None:
    ready(adviser, room)
    assert not list(board(room).open_drafts())
    does(room, KARIN, "cluster.make", name="Havet", entries=["kort-4"])
    places = board(room).places
    does(room, KARIN, "cluster.ask_draft")
    until(lambda: not board(room).asked)
    held = [card for each in board(room).open_drafts()
            for card in board(room).entries.by_id[each].data["entries"]]  # type: ignore[attr-defined]
    assert {"kort-0", "kort-1"} <= set(held)
    assert "kort-4" not in held
    assert board(room).places == places


def test_a_draft_of_no_cards_is_answered_at_once(tmp_path: Path, worker: StandIn) -> None:
    story = scanning()
    story.does(SYSTEM, "agenda.add", kind="cluster", title="Klustring", minutes=60, question="?",
               note="")  # fmt: skip
    story.does(KARIN, "stage.start", activity=CLUSTER)
    room = Room(Shelf(tmp_path).create("tom", story.events), KINDS, lambda: story.now)
    adviser = Adviser("on", worker)
    adviser.follow(room)
    does(room, KARIN, "cluster.ask_draft")
    until(lambda: board(room).drawn)
    assert (board(room).asked, worker.asked) == (0, [])
    adviser.close()
    room.close()


def test_a_draft_comes_also_while_the_worker_rests(room: Room, worker: StandIn) -> None:
    worker.rests = True
    adviser = Adviser("on", worker)
    adviser.follow(room)
    does(room, KARIN, "cluster.ask_draft")
    until(lambda: board(room).drawn)
    assert list(board(room).open_drafts())
    adviser.close()


@pytest.mark.parametrize("code", ["busy", "not_saved"])
def test_a_draft_that_is_not_taken_in_is_handed_in_again(
    adviser: Adviser, room: Room, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    ready(adviser, room)
    refused = refusing(room, monkeypatch, Refused(code, "Inte nu.", retry_ms=500), times=2)
    does(room, KARIN, "cluster.ask_draft")
    until(lambda: board(room).drawn)
    assert len(refused) == 2
    assert list(board(room).open_drafts())


def test_a_new_card_joins_the_draft_also_when_the_first_hand_in_was_not_taken(
    adviser: Adviser, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready(adviser, room)
    does(room, KARIN, "cluster.ask_draft")
    until(lambda: not board(room).asked)
    refused = refusing(room, monkeypatch, Refused("busy", "Inte nu.", retry_ms=500), times=1)
    new = reopened_with(room)
    until(lambda: any(new in news for news in board(room).news.values()))
    assert refused


def test_a_draft_that_is_no_longer_wanted_is_not_handed_in_again(
    adviser: Adviser, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready(adviser, room)
    refused = refusing(room, monkeypatch, Refused("busy", "Inte nu.", retry_ms=500), times=99)
    does(room, KARIN, "cluster.ask_draft")
    until(lambda: refused)
    does(room, KARIN, "cluster.clear_draft")
    counsel = adviser._counsels[room]
    until(lambda: not counsel._drawing.owed)
    assert not board(room).drawn


def test_a_draft_that_is_refused_for_good_is_answered_with_none(
    adviser: Adviser, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready(adviser, room)
    refusing(room, monkeypatch, Refused("not_groups", "Listan kan inte läsas."), times=1)
    does(room, KARIN, "cluster.ask_draft")
    until(lambda: board(room).drawn)
    assert not list(board(room).open_drafts())


def refusing(
    room: Room, monkeypatch: pytest.MonkeyPatch, answer: Refused, times: int
) -> list[Command]:
    """The room answers so to the first drafts that are handed in; those."""
    handle, refused = room.handle, list[Command]()

    def handled(command: Command) -> Receipt:
        if command.name == "cluster.draft" and len(refused) < times:
            refused.append(command)
            raise answer
        return handle(command)

    monkeypatch.setattr(room, "handle", handled)
    return refused


def test_a_draft_does_not_wait_long_for_the_catalogue(
    room: Room, worker: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Adviser, "_settled", lambda self, about: False)
    monkeypatch.setattr(drawing, "_PATIENCE", 0.5)
    adviser = Adviser("on", worker)
    adviser.follow(room)
    ready(adviser, room)
    does(room, KARIN, "cluster.ask_draft")
    until(lambda: board(room).drawn)
    assert list(board(room).open_drafts())
    adviser.close()


def test_only_themes_whose_vectors_are_not_shipped_are_embedded(
    room: Room, worker: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = texts(read_themes())
    kept = [row.astype("<f4").tobytes() for row in worker.spelling.embed(wanted)]
    shipped = dict(zip(wanted[2:], kept[2:], strict=True))
    about = About(MEANING, "stand-in-1", "betydelse", 2048)
    monkeypatch.setattr(worker, "about", lambda: about)
    monkeypatch.setattr(advisers, "shipped_vectors", {about.version: shipped}.__getitem__)
    adviser = Adviser("on", worker)
    adviser.follow(room)
    until(lambda: adviser._settled(about))
    assert {text for asked in worker.asked for text in asked} & set(wanted) == set(wanted[:2])
    adviser.close()


def test_a_draft_waits_a_little_for_the_catalogue(room: Room) -> None:
    seconds = [0.0]
    draws = drawing.Drawing(room, Reckonings(Reckoner()), lambda: seconds[0])
    assert draws.waits(Material())  # nobody has asked: there is no hurry
    assert not draws.owed
    wanted = Material(draft_wanted=7)
    assert draws.waits(wanted)
    assert draws.owed
    seconds[0] += 2.9
    assert draws.waits(wanted)
    seconds[0] += 0.2
    assert not draws.waits(wanted)
    assert draws.waits(Material(draft_wanted=8))


def test_while_the_worker_hangs_words_are_compared_and_then_it_comes_again(room: Room) -> None:
    worker = Process(patience=1)
    if worker.about().word != "betydelse":
        pytest.skip("there is no model here")
    assert worker._run
    os.kill(worker._run._process.pid, signal.SIGSTOP)
    adviser = Adviser("on", worker)
    adviser.follow(room)
    does(room, KARIN, "cluster.ask_draft")
    until(lambda: adviser.advice(room).word == "ordlikhet")
    assert adviser.advice(room).resting
    until(lambda: board(room).drawn)
    until(lambda: adviser.advice(room).word == "betydelse" and not adviser.advice(room).waiting, 60)
    adviser.close()


def test_where_nothing_is_suggested_a_draft_is_answered_with_none(
    room: Room, worker: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    does(room, KARIN, "cluster.ask_draft")  # while it was on
    adviser = Adviser("off", worker)
    refused = refusing(room, monkeypatch, Refused("busy", "Inte nu.", retry_ms=500), times=1)
    adviser.follow(room)
    until(lambda: board(room).drawn)
    first = board(room).drawn
    does(room, KARIN, "cluster.ask_draft")
    until(lambda: board(room).drawn != first)
    assert (board(room).asked, list(board(room).open_drafts()), len(refused)) == (0, [], 1)
    adviser.close()


def test_no_draft_holds_the_words_of_a_person_as_its_name(adviser: Adviser, room: Room) -> None:
    ready(adviser, room)
    does(room, KARIN, "cluster.ask_draft")
    until(lambda: not board(room).asked)
    drawn = next(e for e in room.events_after(0) if e.name == "cluster.drafted")
    assert drawn.data["groups"]
    assert not [text for text in CARDS if text in str(drawn.data)]
    assert all(group["named_after"] for group in drawn.data["groups"])  # type: ignore[attr-defined]


def test_a_new_card_joins_the_draft_that_stands(adviser: Adviser, room: Room) -> None:
    ready(adviser, room)
    does(room, KARIN, "cluster.ask_draft")
    until(lambda: not board(room).asked)
    new = reopened_with(room)
    until(lambda: any(new in news for news in board(room).news.values()))


def test_a_card_that_was_seen_in_the_scan_joins_the_draft_too(
    adviser: Adviser, room: Room
) -> None:
    ready(adviser, room)
    does(room, KARIN, "cluster.ask_draft")
    until(lambda: not board(room).asked)
    does(room, KARIN, "stage.turn_to", None, activity=SCAN)
    does(room, KARIN, "stage.reopen", None)
    new = does(room, BO, "scan.add", SCAN, headline="AI tar över mer handläggning")
    until(lambda: any(new in each.cards for each in ready(adviser, room).alike))
    gevent.sleep(0.2)  # the scan's own reckoning is over
    does(room, KARIN, "stage.turn_to", None, activity=CLUSTER)
    until(lambda: any(new in news for news in board(room).news.values()))


def reopened_with(room: Room) -> str:
    """The scan is opened again for one card, and the board is gone back to."""
    does(room, KARIN, "stage.turn_to", None, activity=SCAN)
    does(room, KARIN, "stage.reopen", None)
    new = does(room, BO, "scan.add", SCAN, headline="AI tar över mer handläggning")
    does(room, KARIN, "stage.turn_to", None, activity=CLUSTER)
    return new


def test_a_restart_keeps_every_vector(room: Room, worker: StandIn) -> None:
    first = Adviser("on", worker)
    first.follow(room)
    before = ready(first, room)
    first.close()
    room.close()
    again, asked = Room(room.path, KINDS, lambda: "2026-05-12T12:00:00.000+00:00"), StandIn()
    second = Adviser("on", asked)
    second.follow(again)
    assert ready(second, again) == before
    assert asked.asked == []
    second.close()
    again.close()


def kept(room: Room) -> set[str]:
    return set(room.vectors("stand-in-1"))


def test_an_erasure_costs_nobody_else_their_vectors(
    adviser: Adviser, room: Room, worker: StandIn
) -> None:
    ready(adviser, room)
    until(lambda: len(kept(room)) == len(CARDS))
    does(room, KARIN, "person.erase", None, person=BO.id, words="erase", decision="Dnr 1")
    until(lambda: kept(room) == {"kort-1", "kort-3", "kort-5", "kort-7"})
    does(room, KARIN, "person.erase", None, person=ANNA.id, words="keep", decision="Dnr 2")
    until(lambda: kept(room) == {"kort-1", "kort-3", "kort-5", "kort-7"})
    assert worker.asked == [list(CARDS)]


def test_each_vector_is_written_once(
    room: Room, worker: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    keep = room._scribe.keep_vectors

    def watched(version: str, vectors: Mapping[str, bytes]) -> None:
        written.extend(vectors)
        keep(version, vectors)

    monkeypatch.setattr(room._scribe, "keep_vectors", watched)
    adviser = Adviser("on", worker)
    adviser.follow(room)
    ready(adviser, room)
    does(room, KARIN, "cluster.make", name="Havet", entries=["kort-4"])
    until(lambda: adviser.advice(room).places)
    does(room, KARIN, "stage.turn_to", None, activity="checkin-1")
    until(lambda: adviser.advice(room) == Advice())
    does(room, KARIN, "stage.turn_to", None, activity=CLUSTER)
    ready(adviser, room)
    assert sorted(written) == sorted(f"kort-{number}" for number in range(len(CARDS)))
    adviser.close()


def test_a_hidden_card_has_no_vector_in_the_file_until_it_is_shown_again(
    adviser: Adviser, room: Room
) -> None:
    ready(adviser, room)
    until(lambda: len(kept(room)) == len(CARDS))
    does(room, KARIN, "entry.hide", SCAN, entry="kort-0", reason="fel")
    assert kept(room) == {f"kort-{number}" for number in range(1, len(CARDS))}
    does(room, KARIN, "entry.show", SCAN, entry="kort-0")  # before anybody has looked
    until(lambda: len(kept(room)) == len(CARDS))
    does(room, KARIN, "entry.hide", SCAN, entry="kort-0", reason="fel")
    until(lambda: "kort-0" not in str(adviser.advice(room).alike))
    does(room, KARIN, "entry.show", SCAN, entry="kort-0")
    until(lambda: len(kept(room)) == len(CARDS))


def test_a_moved_card_does_not_wait_for_vectors(
    adviser: Adviser, room: Room, worker: StandIn
) -> None:
    ready(adviser, room)
    worker.holds = Signal()
    reopened_with(room)
    until(lambda: adviser.advice(room).waiting == 1)
    does(room, KARIN, "cluster.make", name="Havet", entries=["kort-4"])
    until(lambda: adviser.advice(room).places)
    worker.holds.set()
    until(lambda: not adviser.advice(room).waiting)


def test_only_the_new_one_is_asked_about(tmp_path: Path, worker: StandIn) -> None:
    story = scanning()
    story.card(BO, CARDS[0], id="kort-0")
    room = Room(Shelf(tmp_path).create("spaning", story.events), KINDS, lambda: story.now)
    adviser = Adviser("on", worker)
    adviser.follow(room)
    until(lambda: worker.asked == [[CARDS[0]]] and not adviser.advice(room).waiting)
    does(room, ANNA, "scan.add", SCAN, headline=CARDS[1])
    until(lambda: adviser.advice(room).alike)
    assert worker.asked == [[CARDS[0]], [CARDS[1]]]
    adviser.close()
    room.close()


def test_a_text_that_ends_the_worker_is_left_out_and_told_of_once(
    room: Room, worker: StandIn, caplog: pytest.LogCaptureFixture
) -> None:
    worker.ends_at = "ensamma"
    adviser = Adviser("on", worker)
    adviser.follow(room)
    with caplog.at_level(logging.ERROR):
        until(lambda: (a := adviser.advice(room)).alike and not (a.waiting or a.resting), 20)
    assert [record.message for record in caplog.records] == [
        "a text of 16 signs ends the worker and is left out"]
    assert sum("Fler bor ensamma" in asked for asked in worker.asked) <= 3
    adviser.close()


def test_while_the_worker_rests_words_are_compared_and_that_is_told(
    room: Room, worker: StandIn
) -> None:
    worker.rests = True
    adviser = Adviser("on", worker)
    adviser.follow(room)
    advice = ready(adviser, room)
    assert (advice.word, advice.resting) == ("ordlikhet", True)
    worker.rests = False
    until(lambda: adviser.advice(room).word == "betydelse")
    assert not adviser.advice(room).resting
    adviser.close()


@pytest.mark.parametrize(("mode", "word"), [("words", "ordlikhet"), ("off", "")])
def test_the_setting_decides(mode: str, word: str, room: Room, worker: StandIn) -> None:
    adviser = Adviser(mode, worker)
    adviser.follow(room)
    if mode == "words":
        assert ready(adviser, room).word == word
    assert adviser.advice(room).word == word
    assert worker.asked == []
    adviser.close()


def test_advice_is_for_the_desk_alone(
    adviser: Adviser, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    advice = ready(adviser, room)
    mark = advice.alike[0].id
    seen: list[Scene] = []
    kind = KINDS["cluster"]
    for name in ("phone", "wall", "desk"):
        monkeypatch.setattr(kind, name, partial(seen_by, seen, getattr(kind, name)))
    views = {role: view(room, role, advice) for role in (Role.PHONE, Role.WALL, Role.DESK)}
    assert not [role for role in (Role.PHONE, Role.WALL) if mark in repr(views[role])]
    assert [scene.advice for scene in seen] == [Advice(), Advice(), advice]


def seen_by(
    seen: list[Scene], drawn: Callable[[Scene], Picture], scene: Scene
) -> Picture:
    seen.append(scene)
    return drawn(scene)


def view(room: Room, role: Role, advice: Advice) -> View:
    return view_of(role, room.state, KINDS, Look(
        "2026-05-12T12:00:00.000+00:00", Presence(), 0, "", "", (), advice))


def test_a_draft_that_is_asked_for_comes_also_when_those_who_reckon_are_killed(
    room: Room, worker: StandIn
) -> None:
    reckoner = Reckoner()
    adviser = Adviser("on", worker, reckoner)
    adviser.follow(room)
    before = ready(adviser, room)
    process = reckoner.running()._process.pid
    os.kill(process, signal.SIGSTOP)
    does(room, KARIN, "cluster.ask_draft")
    gevent.sleep(0.1)  # it is on its way now
    os.kill(process, signal.SIGKILL)
    until(lambda: adviser.advice(room).resting)
    assert (adviser.advice(room).alike, adviser.advice(room).places) == ((), {})
    until(lambda: board(room).drawn)
    assert list(board(room).open_drafts())
    until(lambda: adviser.advice(room) == before)
    adviser.close()


def test_a_draft_that_ends_everything_is_answered_with_nothing(
    adviser: Adviser, room: Room, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    ready(adviser, room)
    monkeypatch.setattr(Reckonings, "draw", ends)
    does(room, KARIN, "cluster.ask_draft")
    with caplog.at_level(logging.ERROR):
        until(lambda: board(room).drawn, 20)
    assert not list(board(room).open_drafts())
    assert "a draft could not be made" in caplog.text
    until(lambda: not adviser.advice(room).resting)


def ends(self: Reckonings, drafts: object = ()) -> None:
    raise NoSuggestions("it has ended")


def test_while_there_is_nothing_to_suggest_for_no_words_are_kept(
    adviser: Adviser, room: Room
) -> None:
    before = ready(adviser, room)
    counsel = adviser._counsels[room]
    does(room, KARIN, "stage.turn_to", None, activity="checkin-1")
    until(lambda: adviser.advice(room) == Advice())
    assert (counsel._vectors._written, counsel._reckonings._told) == ({}, None)
    does(room, KARIN, "stage.turn_to", None, activity=CLUSTER)
    assert ready(adviser, room) == before


def test_an_erased_persons_words_are_gone_from_what_is_told(adviser: Adviser, room: Room) -> None:
    ready(adviser, room)
    counsel = adviser._counsels[room]
    assert CARDS[0] in str(counsel._reckonings._told)
    does(room, KARIN, "person.erase", None, person=BO.id, words="erase", decision="Dnr 1")
    until(lambda: CARDS[0] not in str((counsel._vectors._written, counsel._reckonings._told)))


def test_cards_whose_words_were_erased_say_nothing_and_so_not_the_same(
    adviser: Adviser, room: Room
) -> None:
    ready(adviser, room)
    does(room, KARIN, "person.erase", None, person=BO.id, words="erase", decision="Dnr 1")
    erased = {f"kort-{number}" for number in (0, 2, 4, 6)}
    until(lambda: not erased & set(adviser.advice(room).places))
    does(room, KARIN, "cluster.ask_draft")
    until(lambda: board(room).drawn)
    assert not [each for each in adviser.advice(room).alike if erased & set(each.cards)]
    for each in board(room).open_drafts():
        assert not erased & set(board(room).entries.by_id[each].data["entries"])  # type: ignore[call-overload]


def test_listeners_hear_of_new_advice(adviser: Adviser, room: Room) -> None:
    heard: list[Advice] = []
    adviser.on_change(room, lambda: heard.append(adviser.advice(room)))
    ready(adviser, room)
    does(room, ERIK, "cluster.make", name="Havet", entries=["kort-4"])
    until(lambda: heard and heard[-1].places)


@pytest.fixture
def open_room(tmp_path: Path) -> Iterator[tuple[Room, Story]]:
    story = scanning()
    story.card(BO, "AI tar över handläggning", id="kort-bo")
    story.card(ANNA, "AI tar över all handläggning", id="kort-anna")
    room = Room(Shelf(tmp_path).create("spaning", story.events), KINDS, lambda: story.now)
    yield room, story
    room.close()


@pytest.fixture
def listening(open_room: tuple[Room, Story], worker: StandIn) -> Iterator[tuple[Adviser, Room]]:
    """An adviser that knows the cards of a scan that is open."""
    room, _ = open_room
    adviser = Adviser("on", worker)
    adviser.follow(room)
    ready(adviser, room)
    yield adviser, room
    adviser.close()


def hints(adviser: Adviser, room: Room, person: str = ANNA.id) -> list[str]:
    return [e.id for e in adviser.alike(room, SCAN, person, "AI tar över handläggningen")[1]]


def test_one_who_writes_is_told_of_others_cards_that_say_it(
    listening: tuple[Adviser, Room]
) -> None:
    adviser, room = listening
    assert hints(adviser, room) == ["kort-bo"]
    assert hints(adviser, room, "person-annan") == ["kort-bo", "kort-anna"]
    does(room, ANNA, "scan.support", SCAN, entry="kort-bo")
    assert hints(adviser, room) == []
    does(room, KARIN, "entry.hide", SCAN, entry="kort-bo", reason="fel")
    assert hints(adviser, room, "person-annan") == ["kort-anna"]


def test_nobody_is_told_once_the_item_is_locked_left_or_ended(
    listening: tuple[Adviser, Room]
) -> None:
    adviser, room = listening
    does(room, KARIN, "stage.close", None)
    assert hints(adviser, room) == []
    does(room, KARIN, "stage.reopen", None)
    assert hints(adviser, room) == ["kort-bo"]
    does(room, KARIN, "stage.turn_to", None, activity="talk-3")
    assert hints(adviser, room) == []
    does(room, KARIN, "stage.turn_to", None, activity=SCAN)
    does(room, KARIN, "workshop.end", None)
    assert hints(adviser, room) == []


def test_nobody_is_told_when_the_item_is_left_while_they_wait(
    listening: tuple[Adviser, Room], worker: StandIn
) -> None:
    adviser, room = listening
    worker.holds = Signal()
    waits = gevent.spawn(hints, adviser, room)
    gevent.sleep(0)
    does(room, KARIN, "stage.turn_to", None, activity="talk-3")
    worker.holds.set()
    assert waits.get(timeout=5) == []


def test_where_nobody_is_named_ones_own_cards_are_never_told_as_others(
    tmp_path: Path, worker: StandIn
) -> None:
    story = scanning(naming="anonymous")
    room = Room(Shelf(tmp_path).create("namnlos", story.events), KINDS, lambda: story.now)
    adviser = Adviser("on", worker)
    adviser.follow(room)
    own = does(room, ANNA, "scan.add", SCAN, headline=CARDS[0])
    other = does(room, BO, "scan.add", SCAN, headline=CARDS[1])
    ready(adviser, room)
    assert hints(adviser, room, room.known_as(ANNA).id) == [other]
    assert hints(adviser, room, room.known_as(BO).id) == [own]
    does(room, KARIN, "stage.start", None, activity="talk-3")
    assert hints(adviser, room, room.known_as(ANNA).id) == []
    adviser.close()
    room.close()


def test_nobody_is_told_of_a_card_whose_words_were_erased(
    listening: tuple[Adviser, Room]
) -> None:
    adviser, room = listening
    does(room, KARIN, "person.erase", None, person=BO.id, words="erase", decision="Dnr 1")
    until(lambda: hints(adviser, room, "person-annan") == ["kort-anna"])
    assert not adviser.alike(room, SCAN, "person-annan", ERASED)[1]
    assert KINDS["scan"].comparable(room.state.activities[SCAN])[0].id == "kort-anna"


def test_too_many_who_ask_get_nothing(
    listening: tuple[Adviser, Room], monkeypatch: pytest.MonkeyPatch
) -> None:
    adviser, room = listening
    monkeypatch.setattr(advisers, "MOST_HINTS", 0)
    assert hints(adviser, room) == []
