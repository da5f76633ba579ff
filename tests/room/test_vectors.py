"""Vectors are kept with the workshop, and go with the words they were made of."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from gevent.event import Event as Signal

from facilitator.domain.command import Command
from facilitator.domain.contributions import entries_of
from facilitator.domain.workshop import Workshop
from facilitator.room.room import Room
from facilitator.storage import log as logs
from facilitator.storage.copies import copy, log_hash
from facilitator.storage.restoring import restore
from tests.cast import ANNA, BO, KARIN, KINDS, SCAN, Story, scanning
from tests.opened import opened
from tests.room.test_erasing import erase, every_byte

# Long enough to be found in a file, and of no other meaning.
OURS, OTHERS = bytes(range(64)) * 24, bytes(range(64, 128)) * 24
VERSION = "prov-1"


@pytest.fixture
def story() -> Story:
    story = scanning()
    story.card(ANNA, "Annas kort", id="kort-anna")
    story.card(BO, "Bos kort", id="kort-bo")
    return story


@pytest.fixture
def room(tmp_path: Path, story: Story) -> Iterator[Room]:
    with opened(story, tmp_path) as room:
        yield room


def keep(room: Room, **vectors: bytes) -> None:
    held = {f"kort-{name}": vector for name, vector in vectors.items()}
    room.keep_vectors(VERSION, lambda state: held)
    settled(room)


def settled(room: Room) -> None:
    """What was to be kept before this is kept."""
    done = Signal()
    room.keep_vectors(VERSION, lambda state: done.set() or {})  # type: ignore[func-returns-value]
    assert done.wait(10)


def test_they_are_there_after_a_restart(room: Room) -> None:
    keep(room, anna=OURS, bo=OTHERS)
    room.close()
    again = Room(room.path, KINDS, lambda: "")
    assert again.vectors(VERSION) == {"kort-anna": OURS, "kort-bo": OTHERS}
    assert again.vectors("annan-1") == {}
    again.close()


def test_the_logs_hash_is_the_same_with_them(room: Room) -> None:
    before = log_hash(room.path, until=room.state.seq)
    seq = room.state.seq
    keep(room, anna=OURS)
    assert log_hash(room.path, until=seq) == before


def test_one_goes_when_its_words_change_and_not_when_something_else_does(room: Room) -> None:
    keep(room, anna=OURS, bo=OTHERS)
    room.handle(Command("anna-stodjer", "scan.support", ANNA, SCAN, {"entry": "kort-bo"}))
    room.handle(Command("annas-andring", "scan.edit", ANNA, SCAN,
                        {"entry": "kort-anna", "headline": "Annat"}))
    assert room.vectors(VERSION) == {"kort-bo": OTHERS}


def test_one_goes_when_its_card_is_hidden_or_withdrawn(room: Room) -> None:
    keep(room, anna=OURS, bo=OTHERS)
    room.handle(Command("dolj-bos-kort", "entry.hide", KARIN, SCAN,
                        {"entry": "kort-bo", "reason": "fel"}))
    assert room.vectors(VERSION) == {"kort-anna": OURS}
    room.handle(Command("anna-tar-tillbaka", "scan.withdraw", ANNA, SCAN,
                        {"entry": "kort-anna"}))
    assert room.vectors(VERSION) == {}


def test_one_goes_also_where_nobody_has_asked_for_them_since_the_start(room: Room) -> None:
    keep(room, anna=OURS, bo=OTHERS)
    room.close()
    again = Room(room.path, KINDS, lambda: "")
    again.handle(Command("annas-andring", "scan.edit", ANNA, SCAN,
                         {"entry": "kort-anna", "headline": "Annat"}))
    assert again.vectors(VERSION) == {"kort-bo": OTHERS}
    again.close()


def test_after_an_erasure_no_byte_of_any_is_left(room: Room) -> None:
    keep(room, anna=OURS, bo=OTHERS)
    assert OURS[:200] in every_byte(room.path.parent)
    erase(room)
    left = every_byte(room.path.parent)
    assert not [each for each in (OURS, OTHERS) if each[:64] in left]
    assert room.vectors(VERSION) == {}


def test_the_test_above_sees_it_when_they_are_not_emptied(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logs, "forget_all", lambda connection: None)
    keep(room, anna=OURS)
    erase(room)
    assert OURS[:64] in every_byte(room.path.parent)


def test_none_is_written_of_words_that_are_gone_when_its_turn_comes(room: Room) -> None:
    def still(state: Workshop) -> dict[str, bytes]:
        words = entries_of(state.activities[SCAN]).get("kort-anna").data["headline"]
        return {"kort-anna": OURS} if words == "Annas kort" else {}

    room.keep_vectors(VERSION, still)
    settled(room)
    assert room.vectors(VERSION) == {"kort-anna": OURS}
    room.keep_vectors(VERSION, still)  # its turn comes after the erasure that is asked for now
    erase(room)
    settled(room)
    assert room.vectors(VERSION) == {}
    assert OURS[:64] not in every_byte(room.path.parent)


def test_commands_come_before_what_is_to_be_kept(room: Room) -> None:
    order: list[str] = []
    room.on_change(lambda change: order.append("command"))
    room.keep_vectors(VERSION, lambda state: order.append("kept") or {})  # type: ignore[func-returns-value]
    room.handle(Command("visa-anslutning", "wall.show", KARIN, None, {"what": "join"}))
    settled(room)
    assert order == ["command", "kept"]


def test_one_that_cannot_be_kept_ends_nothing(room: Room) -> None:
    room.keep_vectors(VERSION, lambda state: 1 / 0)  # type: ignore[arg-type, return-value]
    keep(room, anna=OURS)
    assert room.vectors(VERSION) == {"kort-anna": OURS}


def test_a_copy_and_what_is_restored_from_it_have_them(room: Room, tmp_path: Path) -> None:
    keep(room, anna=OURS)
    made = copy(room.path, tmp_path / "kopior" / "kopia.db")
    (folder := tmp_path / "annan").mkdir()
    restored = restore(made.path, folder)
    again = Room(restored.path, KINDS, lambda: "")
    assert again.vectors(VERSION) == {"kort-anna": OURS}
    again.close()


@pytest.mark.parametrize("golden", ["0.1.0", "0.2.0"])
def test_an_older_file_takes_them_too(golden: str, tmp_path: Path) -> None:
    source = Path(__file__).parents[1] / "golden" / f"{golden}.db"
    room = Room(Path(shutil.copy(source, tmp_path)), KINDS, lambda: "2026-05-12T10:00:00+00:00")
    keep(room, anna=OURS)
    assert room.vectors(VERSION) == {"kort-anna": OURS}
    room.close()
