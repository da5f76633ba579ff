"""A workshop that was read in is worked in as any other: seen, opened with SQL, gone on with."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from facilitator.domain.command import Command
from facilitator.domain.keys import holder_of
from facilitator.domain.refused import Refused
from facilitator.domain.roles import SYSTEM, Actor, Role
from facilitator.room.access import new_id
from facilitator.room.room import Room
from tests.cast import KARIN, KINDS, SCAN, Story, gathered
from tests.show.test_views import shown

from .day import MADE, day, read_in, told

AUDIENCES = (Role.PHONE, Role.WALL, Role.DESK)


@pytest.mark.parametrize("naming", ["organisation", "open", "anonymous"])
@pytest.mark.parametrize("role", AUDIENCES)
def test_every_audience_sees_every_item_of_it(role: Role, naming: str, tmp_path: Path) -> None:
    story = Story()
    story.state = read_in(told(day(naming)), tmp_path).workshop
    for activity in story.state.agenda:
        story.does(KARIN, "stage.turn_to", activity=activity)
        assert shown(role, story)
        assert "kanarie" not in shown(role, story)


def test_what_stood_on_the_wall_of_a_clustering_stands_there_again(tmp_path: Path) -> None:
    walls = []
    for state in (day().state, read_in(told(day()), tmp_path).workshop):
        story = Story()
        story.state = state
        story.does(KARIN, "stage.turn_to", activity="cluster-5")
        walls.append(shown(Role.WALL, story))
    assert walls[0] == walls[1]


def test_those_who_open_its_file_find_the_same_clusters_cards_and_people(tmp_path: Path) -> None:
    brought = read_in(told(day()), tmp_path)
    Room(brought.path, KINDS, lambda: MADE).close()
    connection = sqlite3.connect(brought.path)
    views = [row[0] for row in connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'view'")]
    counts = {view: connection.execute(f"SELECT count(*) FROM [{view}]").fetchone()[0]
              for view in views}
    named = {row[0] for row in connection.execute("SELECT name FROM clusters")}
    connection.close()
    board = day().activity("cluster-5").state
    assert named == {each.name for each in board.clusters.values()}  # type: ignore[attr-defined]
    assert counts["people"] == len(day().state.present())
    assert len(views) > 10


@pytest.mark.parametrize("naming", ["organisation", "anonymous"])
def test_somebody_comes_in_and_goes_on_where_it_was(naming: str, tmp_path: Path) -> None:
    story = gathered(naming=naming)
    story.does(KARIN, "stage.start", activity=SCAN)
    story.card(Actor(Role.PHONE, "person-anna"), "Vattnet stiger")
    brought = read_in(told(story), tmp_path)
    room = Room(brought.path, KINDS, lambda: MADE)
    joined = Command(new_id(), "person.join", SYSTEM, None, {
        "name": "Disa", "organisation": "Vinnova", "hash": "d" * 64, "code_hash": ""})
    room.handle(joined)
    disa = Actor(Role.PHONE, joined.id)
    card = next(iter(room.state.activities[SCAN].state.entries))  # type: ignore[attr-defined]
    room.handle(Command(new_id(), "scan.support", disa, SCAN, {"entry": card.id}))
    room.handle(Command(new_id(), "scan.add", disa, SCAN, {"headline": "Ett till"}))
    with pytest.raises(Refused):
        room.handle(Command(new_id(), "scan.withdraw", disa, SCAN, {"entry": card.id}))
    desk = holder_of(room.state, brought.desk_key)
    assert desk
    room.handle(Command(new_id(), "stage.close", desk, None, {}))
    entries = room.state.activities[SCAN].state.entries  # type: ignore[attr-defined]
    assert [(each.nr, len(each.supporters)) for each in entries] == [(1, 1), (2, 0)]
    room.close()
