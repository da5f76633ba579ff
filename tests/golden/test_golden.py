"""Every log that was ever released opens for ever, and tells the same."""

import json
import shutil
from pathlib import Path

import pytest

from facilitator.domain.chapters import CHAPTER_OF_EVENT
from facilitator.domain.fold import fold
from facilitator.domain.refused import Refused
from facilitator.importing.bringing import bring
from facilitator.report.build import build
from facilitator.report.facts import as_json
from facilitator.room.room import Room
from facilitator.storage.database import open_for_reading
from facilitator.storage.log import Log
from facilitator.storage.shelf import Shelf
from tests.cast import KINDS
from tests.golden.make import HERE, MADE

LOGS = sorted(HERE.glob("*.db"))


def test_there_is_a_golden_log() -> None:
    assert "0.1.0.db" in [path.name for path in LOGS]


@pytest.mark.parametrize("golden", LOGS, ids=lambda path: path.stem)
def test_a_released_log_tells_what_it_told_then(golden: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(golden, tmp_path))
    connection = open_for_reading(path)
    events = list(Log(connection).read())
    connection.close()
    told = json.loads(as_json(build(fold(events, KINDS), KINDS, MADE, "sv")))
    then = json.loads(golden.with_suffix(".json").read_text())
    assert contains(told, then)


@pytest.mark.parametrize("golden", LOGS, ids=lambda path: path.stem)
def test_a_released_log_can_be_worked_in(golden: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(golden, tmp_path))
    room = Room(path, KINDS, lambda: MADE)
    assert room.state.seq == len(room.events_after(0))
    room.close()


def test_the_newest_log_holds_every_event_of_the_workshop() -> None:
    connection = open_for_reading(LOGS[-1])
    happened = {event.name for event in Log(connection).read()}
    connection.close()
    # What an import alone writes is in the JSON beside it.
    assert set(CHAPTER_OF_EVENT) - {"workshop.imported"} <= happened


@pytest.mark.parametrize("golden", sorted(HERE.glob("*.json")), ids=lambda path: path.stem)
def test_a_released_report_is_read_in_for_ever_from_when_it_could_be(
    golden: Path, tmp_path: Path
) -> None:
    body = golden.read_bytes()
    if "log" in json.loads(body):
        assert bring(Shelf(tmp_path), KINDS, body, MADE).path.exists()
    else:
        with pytest.raises(Refused) as refused:
            bring(Shelf(tmp_path), KINDS, body, MADE)
        assert refused.value.code == "no_log"


@pytest.mark.parametrize("golden", LOGS, ids=lambda path: path.stem)
def test_nothing_hidden_or_withdrawn_is_told(golden: Path) -> None:
    told = golden.with_suffix(".json").read_text()
    assert not [w for w in ("Dolt kort", "Ångrat kort", "ångrat", "olämpligt",
                                "Dold motivering", "Ångrad joker") if w in told]


def contains(now: object, then: object) -> bool:
    """True when all of `then` is in `now`; a report may tell more, never less or otherwise."""
    if isinstance(then, dict):
        return isinstance(now, dict) and all(k in now and contains(now[k], then[k]) for k in then)
    if isinstance(then, list):
        return isinstance(now, list) and len(now) == len(then) and all(map(contains, now, then))
    return now == then
