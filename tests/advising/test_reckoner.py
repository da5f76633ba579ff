"""The process that reckons: it says what the rules say, and its end costs nobody anything else."""

from __future__ import annotations

import io
import logging
import os
import pickle
import random
import signal
import sys
from collections.abc import Iterator
from dataclasses import replace

import gevent
import pytest

from facilitator.advising import reckoning
from facilitator.advising.errands import Reckoner
from facilitator.advising.facts import Told, pieces
from facilitator.advising.frames import Frames
from facilitator.advising.reckoner import Reckoner as Child
from facilitator.advising.reckonings import Reckonings
from facilitator.advising.source import WORDS_ALONE
from facilitator.advising.study import Study
from facilitator.domain.advice import Draft, Material, Note
from facilitator.suggest.catalogue import Catalogue, Theme
from facilitator.suggest.client import NoSuggestions, Resting
from facilitator.suggest.guards import differ, said
from facilitator.suggest.known import Known, Written, catalogue_of
from facilitator.suggest.lexicon import statements
from facilitator.suggest.meaning import NAME
from facilitator.suggest.spelling import Spelling
from facilitator.suggest.trigrams import trigrams
from facilitator.suggest.why import shared
from facilitator.suggest.wire import About
from tests.clock import Clock

SPELLING = Spelling()
TEXTS = [*statements()[:60], *(f"{text} nu" for text in statements()[:15])]
VECTORS = dict(zip(TEXTS, SPELLING.embed(TEXTS), strict=True))
# Its margins make use of a catalogue.
MEANT = About(NAME, "some-1", "betydelse", SPELLING.dimensions)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def reckoner(clock: Clock) -> Iterator[Reckoner]:
    reckoner = Reckoner(clock=clock)
    yield reckoner
    reckoner.close()


def board(*texts: str, about: About = WORDS_ALONE) -> Told:
    notes = tuple(Note(f"n{number:02}", text) for number, text in enumerate(texts))
    return told(Material(notes), about)


def told(material: Material, about: About) -> Told:
    kept = (lambda text: b"") if about == WORDS_ALONE else (lambda text: VECTORS[text].tobytes())
    return Told(material, {note.id: Written(note.text, kept(note.text))
                           for note in material.notes})


def process_of(reckoner: Reckoner) -> int:
    return reckoner.running()._process.pid


def themes() -> tuple[tuple[Theme, ...], list[bytes]]:
    three = tuple(Theme(f"t{number}", f"Tema {number}", f"Theme {number}", "x", "x", "oss")
                  for number in range(3))
    return three, [VECTORS[text].tobytes() for text in TEXTS[:6]]


@pytest.mark.parametrize("about", [WORDS_ALONE, MEANT])
def test_it_says_what_the_rules_say_however_the_board_came_to_be(
    reckoner: Reckoner, about: About
) -> None:
    chance, catalogue = random.Random(7), Catalogue.none()
    if about == MEANT:
        reckoner.themes_are(about.version, *themes())
        catalogue = catalogue_of(*themes())
    room = Reckonings(reckoner)
    for step in range(8):
        now = told(some_board(chance), about)
        found = room.reckon(about, now, erased=step % 3 == 0)
        known = Known.none(about.name).renewed(
            {each: Written(one.text, VECTORS[one.text].tobytes())
             for each, one in now.written.items()})
        assert found == reckoning.reckon(known, now.material, catalogue)
        assert room.draw() == reckoning.drawn(known, now.material, catalogue)
    assert found.alike
    assert found.places


def some_board(chance: random.Random) -> Material:
    """Cards some of which lie in groups or under others, with a few that are held apart."""
    texts = chance.sample(TEXTS, 60)
    notes = [Note(f"n{TEXTS.index(text):02}", text, chance.choice(["", "", "a", "b", "c"]))
             for text in texts]
    notes[3] = replace(notes[3], under=notes[4].id, group="")
    twins = frozenset((f"n{number:02}", f"n{number + 60:02}") for number in range(4))
    return Material(tuple(notes), unlike=twins, apart=twins,
                    not_in=frozenset((note.id, "a") for note in notes[:9]))


def test_new_cards_join_the_draft_that_stands(reckoner: Reckoner) -> None:
    room = Reckonings(reckoner)
    room.reckon(WORDS_ALONE, board("Bussen går sällan", "Bussen går mycket sällan"), erased=False)
    (first,) = room.draw()
    room.reckon(WORDS_ALONE, board("Bussen går sällan", "Bussen går mycket sällan",
                                   "Bussen går alltför sällan"), erased=False)  # fmt: skip
    (again,) = room.draw([Draft(str(first["id"]), ("n00", "n01"), "Bussar")])
    assert (again["id"], again["name"]) == (first["id"], "Bussar")
    assert again["entries"] == ["n00", "n01", "n02"]


def test_a_text_that_is_being_written_finds_what_says_it(reckoner: Reckoner) -> None:
    room = Reckonings(reckoner)
    with pytest.raises(NoSuggestions):
        room.like(WORDS_ALONE, "Bussen", b"")
    room.reckon(WORDS_ALONE, board(*TEXTS), erased=False)
    assert room.like(WORDS_ALONE, f"{TEXTS[0]}!", b"")[0] == "n00"
    assert room.like(MEANT, TEXTS[0], VECTORS[TEXTS[0]].tobytes()) == []


def test_nothing_new_is_not_asked_about(reckoner: Reckoner) -> None:
    room, now = Reckonings(reckoner), board(*TEXTS)
    first = room.reckon(WORDS_ALONE, now, erased=False)
    os.kill(process_of(reckoner), signal.SIGSTOP)  # it could not answer
    assert room.reckon(WORDS_ALONE, now, erased=False) is first


def test_it_is_last_in_line_for_the_processor(reckoner: Reckoner) -> None:
    Reckonings(reckoner).reckon(WORDS_ALONE, board(*TEXTS), erased=False)
    assert os.getpriority(os.PRIO_PROCESS, process_of(reckoner)) == 19


def test_one_that_is_killed_at_work_is_started_anew_and_told_everything(
    reckoner: Reckoner, clock: Clock
) -> None:
    room, other = Reckonings(reckoner), Reckonings(reckoner)
    before = room.reckon(WORDS_ALONE, board(*TEXTS[:20], *TEXTS[60:]), erased=False)
    first = process_of(reckoner)
    os.kill(first, signal.SIGSTOP)
    work = gevent.spawn(other.reckon, WORDS_ALONE, board(*TEXTS), erased=False)
    gevent.sleep(0.05)
    os.kill(first, signal.SIGKILL)
    with pytest.raises(NoSuggestions):
        work.get(timeout=10)
    with pytest.raises(Resting):
        room.reckon(WORDS_ALONE, board(*TEXTS), erased=False)
    with pytest.raises(NoSuggestions):
        room.draw()
    clock.now += 1.5
    assert room.reckon(WORDS_ALONE, board(*TEXTS[:20], *TEXTS[60:]), erased=False) == before
    assert process_of(reckoner) != first


def test_one_that_hangs_is_ended(reckoner: Reckoner) -> None:
    room = Reckonings(reckoner)
    room.reckon(WORDS_ALONE, board(*TEXTS[:9]), erased=False)
    hung = process_of(reckoner)
    reckoner.running()._patience = 0.5  # to start may take longer
    os.kill(hung, signal.SIGSTOP)
    with pytest.raises(NoSuggestions, match="says nothing"):
        room.reckon(WORDS_ALONE, board(*TEXTS), erased=False)
    with pytest.raises(ProcessLookupError):
        os.kill(hung, 0)


@pytest.mark.parametrize("says", [
    "pass", "print('hello' * 99)", "import os; os.write(1, bytes(9))"])
def test_one_that_talks_nonsense_is_no_reckoner(says: str, clock: Clock) -> None:
    reckoner = Reckoner((sys.executable, "-c", says), clock, patience=5)
    with pytest.raises(NoSuggestions):
        Reckonings(reckoner).reckon(WORDS_ALONE, board(*TEXTS), erased=False)
    reckoner.close()


def test_one_that_does_not_exist_is_told(clock: Clock) -> None:
    with pytest.raises(Resting, match="does not start"):
        Reckoner(("/nowhere/python",), clock).running()


def test_who_is_killed_while_telling_leaves_the_pipe_and_the_board_whole(
    reckoner: Reckoner
) -> None:
    room, other = Reckonings(reckoner), Reckonings(reckoner)
    few, whole = board(*TEXTS[:5], *TEXTS[60:65]), board(*TEXTS)
    first, drawn = room.reckon(WORDS_ALONE, few, erased=False), room.draw()
    os.kill(process_of(reckoner), signal.SIGSTOP)
    work = gevent.spawn(room.reckon, WORDS_ALONE, whole, erased=False)
    gevent.sleep(0.05)
    work.kill()
    os.kill(process_of(reckoner), signal.SIGCONT)
    assert other.reckon(WORDS_ALONE, whole, erased=False).alike
    assert other.draw() != drawn
    assert (room.reckon(WORDS_ALONE, few, erased=False), room.draw()) == (first, drawn)


def test_a_bug_costs_one_room_and_says_no_words(
    reckoner: Reckoner, caplog: pytest.LogCaptureFixture
) -> None:
    room, other = Reckonings(reckoner), Reckonings(reckoner)
    now = board(*TEXTS)
    other.reckon(WORDS_ALONE, now, erased=False)
    room.reckon(WORDS_ALONE, now, erased=False)
    reckoner.running().tell(room._room, "facts", [("gone", "hemliga ord")])
    with caplog.at_level(logging.ERROR), pytest.raises(NoSuggestions, match="KeyError"):
        room.draw()
    assert "KeyError in take" in caplog.text
    assert "hemliga" not in caplog.text
    assert other.draw() == other.draw()
    assert room.reckon(WORDS_ALONE, now, erased=False).alike


def test_no_room_waits_for_all_that_another_has_to_tell() -> None:
    said_by = io.BytesIO()
    child = Child(said_by)
    for room in (1, 2):
        child.take((0, room, "begin", WORDS_ALONE.name, WORDS_ALONE.version))
    for facts in [*pieces(Told(), board(*TEXTS))] * 5:
        child.take((0, 1, "facts", facts))
    child.take((7, 2, "reckon"))
    for _ in range(4):
        child.step()
    assert [number for number, *_ in Frames().take(said_by.getvalue())] == [7]
    assert child.waiting


def test_what_is_gone_from_the_board_is_gone_from_the_process() -> None:
    secret = "Grannens hemliga bekymmer växer sig allt större"
    study = Study(WORDS_ALONE.name, WORDS_ALONE.version)
    before = board(*TEXTS, secret, f"{secret} nu")
    placed = tuple(replace(note, group="g" if note.text == secret else "")
                   for note in before.material.notes)
    before = replace(before, material=Material(placed))
    for facts in pieces(Told(), before):
        study.take(facts)
    list(study.reckoned(Catalogue.none()))
    assert b"hemliga" in pickle.dumps(study)
    for facts in pieces(before, board(*TEXTS)):
        study.take(facts)
    assert not [kept for kept in (trigrams, said, differ, shared) if kept.cache_info().currsize]
    list(study.reckoned(Catalogue.none()))
    assert b"hemliga" not in pickle.dumps(study)
    assert len(study._known.vectors) == len(TEXTS)


def test_a_room_that_closes_is_forgotten_at_once() -> None:
    child = Child(io.BytesIO())
    child.take((0, 1, "begin", WORDS_ALONE.name, WORDS_ALONE.version))
    child.step()
    for facts in pieces(Told(), board(*TEXTS)):
        child.take((0, 1, "facts", facts))
    child.take((0, 1, "close"))
    assert (child._studies, child.waiting) == ({}, False)
