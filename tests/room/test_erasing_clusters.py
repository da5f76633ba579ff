"""What an erased person proposed is gone from the names of clusters, in the file and every format.

A name that a facilitator wrote is theirs and stays.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.domain.command import Command
from facilitator.domain.erasing import ERASED
from facilitator.kinds.cluster.board import Board
from facilitator.report.formats import FORMATS
from facilitator.room.room import Room
from facilitator.storage.shelf import Shelf
from tests.cast import ANNA, BO, ERIK, KARIN, KINDS, SYSTEM, Story, scanning
from tests.report.test_formats import text_of
from tests.room.test_erasing import every_byte

CLUSTER = "cluster-5"
WORDS = "Kanariefågeln"
# The name went on by each of these before the person was erased.
WAYS = ("made", "renamed", "described", "merged", "dissolved", "undone", "undone later", "still",
        "replaced")


@pytest.fixture
def story() -> Story:
    story = scanning()
    story.does(SYSTEM, "agenda.add", kind="cluster", title="Klustring", minutes=60, question="?",
               note="")  # fmt: skip
    for number in range(4):
        story.card(ANNA, f"Kort {number}", id=f"kort-{number}")
    story.does(KARIN, "stage.start", CLUSTER)
    story.does(KARIN, "cluster.make", name="Karins eget", entries=["kort-2"], id="karins-kluster")
    return story


def goes(story: Story, way: str) -> None:
    """A proposal of Bo's is taken, and goes on in the log by `way`."""
    if way == "renamed":
        story.does(BO, "cluster.propose", what="name", cluster="karins-kluster", name=WORDS,
                   id="bos-forslag")  # fmt: skip
        story.does(KARIN, "cluster.accept", entry="bos-forslag")
        return
    story.does(BO, "cluster.propose", what="together", name=WORDS, why=f"{WORDS} igen",
               entries=["kort-0", "kort-1"], id="bos-forslag")  # fmt: skip
    story.does(KARIN, "cluster.accept", entry="bos-forslag", id="bos-kluster")
    match way:
        case "described":
            story.does(ERIK, "cluster.rename", cluster="bos-kluster", definition="Eriks text")
        case "merged":
            story.does(ERIK, "cluster.merge", clusters=["bos-kluster"], into="karins-kluster")
        case "dissolved":
            story.does(ERIK, "cluster.dissolve", cluster="bos-kluster")
        case "undone":
            story.does(ERIK, "cluster.dissolve", cluster="bos-kluster")
            story.does(ERIK, "undo.last")
        case "undone later":
            story.does(ERIK, "cluster.rename", cluster="bos-kluster", name="Eriks namn")
            story.does(ERIK, "undo.last")
            story.does(ERIK, "undo.again")
        case "still":
            story.does(ERIK, "cluster.freeze", wall="still")
        case "replaced":
            story.does(ERIK, "cluster.rename", cluster="bos-kluster", name="Eriks namn")


def erased(tmp_path: Path, story: Story, words: str = "erase") -> Room:
    """The room after Bo was erased; closed, and the story's state is the room's."""
    room = Room(Shelf(tmp_path).create("omvarld", story.events), KINDS, lambda: story.now)
    room.handle(Command("radera-bo", "person.erase", KARIN, None, {
        "person": BO.id, "words": words, "decision": "RS 2026/114"}))
    story.state = room.state
    room.close()
    return room


def board(story: Story) -> Board:
    state = story.activity(CLUSTER).state
    assert isinstance(state, Board)
    return state


@pytest.mark.parametrize("way", WAYS)
def test_a_proposed_name_is_gone_from_every_byte_and_format(
    tmp_path: Path, story: Story, way: str
) -> None:
    goes(story, way)
    assert any(WORDS in text_of(story, name) for name in FORMATS)
    room = erased(tmp_path, story)
    assert WORDS.encode() not in every_byte(tmp_path)
    assert WORDS not in repr(story.state)
    for name in FORMATS:
        assert WORDS not in text_of(story, name)
    again = Room(room.path, KINDS, lambda: story.now)
    assert again.state == story.state
    again.close()


@pytest.mark.parametrize("way", WAYS)
def test_the_cards_lie_where_they_lay_and_other_names_are_kept(
    tmp_path: Path, story: Story, way: str
) -> None:
    goes(story, way)
    before = board(story)
    erased(tmp_path, story)
    now = board(story)
    assert (now.places, list(now.clusters)) == (before.places, list(before.clusters))
    assert [each.name for each in now.clusters.values()] == [
        ERASED if each.name == WORDS else each.name for each in before.clusters.values()]


def test_words_may_stay_as_words_that_nobody_wrote(tmp_path: Path, story: Story) -> None:
    goes(story, "made")
    erased(tmp_path, story, "keep")
    assert board(story).clusters["bos-kluster"].name == WORDS


def test_a_name_that_a_facilitator_wrote_stays(tmp_path: Path, story: Story) -> None:
    goes(story, "made")
    story.does(BO, "cluster.propose", what="name", cluster="karins-kluster", name="Karins eget",
               id="samma-namn")  # fmt: skip
    story.does(KARIN, "cluster.accept", entry="samma-namn")
    story.does(BO, "cluster.propose", what="stack", entries=["kort-0", "kort-3"], name="Fritt")
    story.does(BO, "cluster.propose", what="together", entries=["kort-2", "kort-3"], name="Bos",
               id="bos-andra")  # fmt: skip
    story.does(KARIN, "cluster.accept", entry="bos-andra", name="Karins val")
    story.does(KARIN, "cluster.make", name="Fritt", entries=[])
    erased(tmp_path, story)
    assert [each.name for each in board(story).clusters.values()] == [
        "Karins eget", ERASED, "Karins val", "Fritt"]


def test_nobody_elses_proposal_is_touched(tmp_path: Path, story: Story) -> None:
    story.does(ANNA, "cluster.propose", what="name", cluster="karins-kluster", name="Annas ord",
               id="annas-forslag")  # fmt: skip
    story.does(KARIN, "cluster.accept", entry="annas-forslag")
    goes(story, "merged")
    erased(tmp_path, story)
    assert board(story).clusters["karins-kluster"].name == "Annas ord"
