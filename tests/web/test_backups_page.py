"""Copies from the desk: made, taken home, gone back to; and nobody else's."""

import re
from pathlib import Path

import pytest

from facilitator.app import App
from facilitator.domain.command import Command
from facilitator.storage.copies import check
from tests.cast import ANNA, CODE, KARIN, SCAN, WALL

from .conftest import Browser, as_actor, filled, set_up

PATH = f"/desk/{CODE}/backups"


def names(page: str) -> list[str]:
    return re.findall(rf'href="{PATH}/([^"]+)"', page)


def test_a_copy_is_made_and_taken_home(app: App, browser: Browser, tmp_path: Path) -> None:
    desk = as_actor(browser, KARIN)
    made = filled(desk, PATH, action="make")
    assert "Kopian är gjord och kontrollerad" in made.text
    (name,) = names(made.text)
    taken = desk.get(f"{PATH}/{name}")
    file = tmp_path / "hem.db"
    file.write_bytes(taken.data)
    room = app.rooms.get(CODE)
    assert room
    assert check(file).events == room.state.seq
    assert "attachment" in taken.headers["Content-Disposition"]


@pytest.mark.parametrize("name", [
    "..%2f..%2fetc%2fpasswd", "x.db", "%00", "../installation.sqlite"])
def test_a_name_never_becomes_a_path(name: str, browser: Browser) -> None:
    assert as_actor(browser, KARIN).get(f"{PATH}/{name}").status_code == 404


@pytest.mark.parametrize("actor", [ANNA, WALL])
def test_copies_are_the_desks(actor: object, browser: Browser) -> None:
    client = as_actor(browser, actor)  # type: ignore[arg-type]
    assert client.get(PATH).status_code == 403
    assert client.post(PATH, data={"action": "make"}).status_code == 403


def test_only_one_who_is_logged_in_goes_back(app: App, browser: Browser) -> None:
    desk = as_actor(browser, KARIN)
    (name,) = names(filled(desk, PATH, action="make").text)
    room = app.rooms.get(CODE)
    assert room
    room.handle(Command("kort-000001", "scan.add", ANNA, SCAN, {"headline": "Efter kopian"}))
    assert filled(desk, PATH, action="restore", copy=name).status_code == 403
    assert app.rooms.get(CODE) is room
    karin = browser()
    set_up(app, karin)
    back = filled(karin, PATH, action="restore", copy=name)
    assert "Workshopen är tillbaka" in back.text
    again = app.rooms.get(CODE)
    assert again
    assert "Efter kopian" not in repr(again.state)
    # What came after the copy was copied first: it can be gone back to as well.
    newest = app.copies.kept(CODE)[0]
    assert check(newest.path).events == room.state.seq
