"""A workshop's file: written durably, read without change, and never half there."""

import os
import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from facilitator.domain.event import Event
from facilitator.domain.fold import fold
from facilitator.storage.database import (
    BrokenFile,
    NotWritten,
    open_for_reading,
    open_for_writing,
)
from facilitator.storage.log import Log
from facilitator.storage.shelf import Shelf
from tests.cast import ANNA, CODE, KARIN, KINDS, Story, scanning

VIEWS = {name: sql for kind in KINDS.values() for name, sql in kind.views.items()}
WANTED = {
    "synchronous": 2, "journal_mode": "wal", "foreign_keys": 1, "secure_delete": 1,
    "trusted_schema": 0, "cell_size_check": 1, "mmap_size": 0, "busy_timeout": 5000,
    "wal_autocheckpoint": 1000, "journal_size_limit": 16777216,
}  # fmt: skip


@pytest.fixture
def path(tmp_path: Path, scan: Story) -> Path:
    """A file with the scan open."""
    return Shelf(tmp_path).create("omvarld", scan.events)


def test_the_settings_that_make_a_commit_durable_are_really_set(path: Path) -> None:
    connection = open_for_writing(path, VIEWS)
    found = {name: connection.execute(f"PRAGMA {name}").fetchone() for name in WANTED}
    connection.close()
    # SQLite answers with nothing where memory mapping is compiled out.
    assert {name: row[0] if row else 0 for name, row in found.items()} == WANTED


def test_what_is_written_is_read_back(path: Path, scan: Story) -> None:
    connection = open_for_reading(path)
    assert list(Log(connection).read()) == scan.events
    connection.close()


def test_reading_begins_after_the_number_that_is_known(path: Path, scan: Story) -> None:
    connection = open_for_reading(path)
    assert list(Log(connection).read(after=3)) == scan.events[3:]
    connection.close()


def test_a_reader_cannot_change_the_file(path: Path) -> None:
    connection = open_for_reading(path)
    with pytest.raises(sqlite3.OperationalError):
        connection.execute("DELETE FROM events")
    connection.close()


def test_events_are_written_all_or_not_at_all(path: Path, scan: Story) -> None:
    log = Log(open_for_writing(path, VIEWS))
    new = scan.does(ANNA, "scan.add", headline="x")[0]
    with pytest.raises(NotWritten):
        log.append([new, scan.events[0]])  # the second has a number that is taken
    assert list(log.read(after=new.seq - 1)) == []
    log.append([new])
    log.close()


def test_opening_twice_changes_nothing(path: Path) -> None:
    open_for_writing(path, VIEWS).close()
    before = path.read_bytes()
    open_for_writing(path, VIEWS).close()
    assert path.read_bytes() == before


def test_a_view_that_has_changed_is_made_anew(path: Path) -> None:
    open_for_writing(path, {"ideas": "SELECT 1 AS old"}).close()
    connection = open_for_writing(path, {"ideas": "SELECT 2 AS new"})
    assert connection.execute("SELECT new FROM ideas").fetchone() == (2,)
    connection.close()


def test_a_new_file_is_one_file_and_no_more(tmp_path: Path, path: Path) -> None:
    assert [entry.name for entry in tmp_path.iterdir()] == ["omvarld.db"]


def test_a_file_that_could_not_be_filled_is_not_there(tmp_path: Path, scan: Story) -> None:
    with pytest.raises(NotWritten):
        Shelf(tmp_path).create("omvarld", [scan.events[0], scan.events[0]])
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_an_error_of_the_system(scan: Story) -> None:
    with pytest.raises(OSError, match="null"):
        Shelf(Path("/dev/null/x")).create("omvarld", scan.events)


def test_a_workshop_is_found_by_its_code_whatever_its_capitals(tmp_path: Path, path: Path) -> None:
    found = Shelf(tmp_path).find(CODE.lower())
    assert found
    assert (found.path, found.title, found.people) == (path, "Omvärld 2050", 2)


def test_a_file_that_others_put_there_is_noticed(tmp_path: Path, path: Path) -> None:
    shelf = Shelf(tmp_path)
    assert len(shelf.all()) == 1
    path.rename(tmp_path / "flyttad.db")
    assert [shelved.path.name for shelved in shelf.all()] == ["flyttad.db"]


def damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:8192] = os.urandom(4096)
    path.write_bytes(content)


STRANGERS = {
    "noise": lambda path: path.write_bytes(os.urandom(9000)),
    "empty": lambda path: path.write_bytes(b""),
    "text": lambda path: path.write_text("inte en databas"),
    "a folder": lambda path: path.mkdir(),
    "a loose link": lambda path: path.symlink_to("/nowhere/at/all"),
    "a stranger's tables": lambda path: Database(path)["dogs"].insert({"name": "Fido"}),
    "a stranger's events": lambda path: Database(path)["events"].insert({"seq": 1, "at": "x"}),
    "another program's log": lambda path: Database(path)["events"].insert({
        "seq": 1, "at": "x", "actor": "system", "activity": None, "name": "dog.born", "v": 1,
        "data": "{}", "command_id": None}),
    "a log of lists": lambda path: Database(path)["events"].insert({
        "seq": 1, "at": "x", "actor": "system", "activity": None, "name": "workshop.made",
        "v": 1, "data": "[]", "command_id": None}),
    "a log by nobody": lambda path: Database(path)["events"].insert({
        "seq": 1, "at": "x", "actor": "king:Carl", "activity": None, "name": "workshop.made",
        "v": 1, "data": "{}", "command_id": None}),
}  # fmt: skip


@pytest.mark.parametrize("what", STRANGERS)
def test_a_broken_file_is_told_and_the_others_live_on(
    what: str, tmp_path: Path, path: Path
) -> None:
    broken = tmp_path / "trasig.db"
    STRANGERS[what](broken)
    shelf = Shelf(tmp_path)
    assert shelf.find(CODE)
    assert [shelved.path for shelved in shelf.all() if shelved.broken] == [broken]
    assert broken.is_symlink() or broken.exists()


@pytest.mark.parametrize("what", ["noise", "text"])
def test_a_broken_file_is_left_as_it_is(what: str, tmp_path: Path) -> None:
    broken = tmp_path / "trasig.db"
    STRANGERS[what](broken)
    before = broken.read_bytes()
    with pytest.raises(BrokenFile, match=r"trasig\.db"):
        open_for_writing(broken, VIEWS)
    assert broken.read_bytes() == before


def test_a_damaged_page_is_noticed_at_the_door(path: Path) -> None:
    open_for_writing(path, VIEWS).close()
    damage(path)
    with pytest.raises(BrokenFile, match=r"omvarld\.db"):
        open_for_writing(path, VIEWS)


def test_people_who_open_the_file_find_plain_answers(tmp_path: Path) -> None:
    story = scanning()
    first = story.card(ANNA, "Vattnet stiger", category="ekologi", text="Mer om det")
    story.does(ANNA, "scan.edit", entry=first, headline="Vattnet sjunker", category="ekologi")
    story.does(KARIN, "entry.hide", entry=first)
    story.does(KARIN, "entry.show", entry=first)
    story.does(KARIN, "entry.hide", entry=story.card(ANNA, "Dold"))
    story.does(ANNA, "scan.withdraw", entry=story.card(ANNA, "Tagen"))
    story.does(ANNA, "person.change", name="Ann", organisation="Vinnova")
    path = Shelf(tmp_path).create("omvarld", story.events)
    open_for_writing(path, VIEWS).close()
    database = Database(path)
    ideas = {row["headline"]: row for row in database["ideas"].rows}
    assert set(ideas) == {"Vattnet sjunker", "Dold", "Tagen"}
    plain = ideas["Vattnet sjunker"]
    assert (plain["category"], plain["organisation"]) == ("ekologi", "Region Skåne")
    assert (plain["hidden"], plain["withdrawn"]) == (0, 0)
    assert (ideas["Dold"]["hidden"], ideas["Tagen"]["withdrawn"]) == (1, 1)
    assert [row["name"] for row in database["people"].rows] == ["Ann", "Bo"]
    assert [row["name"] for row in database["organisations"].rows] == ["Region Skåne", "Vinnova"]
    assert [row["kind"] for row in database["activities"].rows] == [
        "checkin", "scan", "talk", "pause"]  # fmt: skip
    database.close()


def test_check_in_answers_are_a_view_with_the_newest(tmp_path: Path, checkin: Story) -> None:
    checkin.does(ANNA, "checkin.answer", word="trött", energy=2)
    checkin.does(ANNA, "checkin.answer", word="nyfiken", energy=4)
    path = Shelf(tmp_path).create("omvarld", checkin.events)
    open_for_writing(path, VIEWS).close()
    database = Database(path)
    assert [(row["word"], row["energy"]) for row in database["checkins"].rows] == [("nyfiken", 4)]
    database.close()


def test_the_file_alone_is_the_whole_workshop(path: Path, tmp_path: Path, scan: Story) -> None:
    copy = tmp_path / "kopia.db"
    copy.write_bytes(path.read_bytes())
    connection = open_for_reading(copy)
    events: list[Event] = list(Log(connection).read())
    connection.close()
    assert fold(events, KINDS) == scan.state


def test_a_copy_beside_the_original_is_told_and_not_opened(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    original = shelf.create(f"omvarld-{CODE.lower()}", scanning().events)
    (tmp_path / "zz.db").write_bytes(original.read_bytes())
    found = shelf.find(CODE)
    assert found is not None
    assert found.path == original
    copy = next(shelved for shelved in shelf.all() if shelved.path.name == "zz.db")
    assert original.name in copy.broken


def test_of_two_files_with_one_code_the_longer_is_the_workshop(tmp_path: Path) -> None:
    shelf, story = Shelf(tmp_path), scanning()
    shelf.create("b", story.events[:-1])
    longer = shelf.create("a", story.events)
    found = shelf.find(CODE)
    assert found is not None
    assert found.path == longer


def test_a_settled_folder_has_everything_in_the_files_themselves(tmp_path: Path) -> None:
    story = scanning()
    path = Shelf(tmp_path).create("omvarld", story.events[:-1])
    connection = open_for_writing(path, {})
    Log(connection).append(story.events[-1:])
    crashed = {p.name: p.read_bytes() for p in tmp_path.iterdir() if p.name.startswith("omvarld")}
    connection.close()
    for name, body in crashed.items():
        (tmp_path / name).write_bytes(body)
    Shelf(tmp_path).settle()
    alone = tmp_path / "kopia.db"
    alone.write_bytes(path.read_bytes())
    assert [e.seq for e in Log(open_for_reading(alone)).read()][-1] == story.events[-1].seq
