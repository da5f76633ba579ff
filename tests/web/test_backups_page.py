"""Copies from the desk: made, taken home, gone back to; and nobody else's."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

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


@pytest.fixture
def lost(app: App, browser: Browser) -> FlaskClient:
    """Somebody logged in; the workshop has a copy and its file has been spoilt."""
    karin = browser()
    set_up(app, karin)
    room = app.rooms.get(CODE)
    assert room
    named = room.path.with_name(f"omvarld-{CODE.lower()}.db")
    assert app.copies.make(room)
    app.rooms.close()
    room.path.rename(named)
    named.write_bytes(b"trasig" * 3000)
    return karin


def test_a_damaged_workshop_is_restored_from_the_list_while_the_server_runs(
    app: App, lost: FlaskClient
) -> None:
    listed = lost.get("/workshops")
    assert f"/restore/{CODE}" in listed.text
    page = lost.get(f"/restore/{CODE}")
    (name,) = re.findall(r'name="copy" value="([^"]+)"', page.text)
    back = filled(lost, f"/restore/{CODE}", copy=name)
    assert back.location == f"/desk/{CODE}"
    assert lost.get(f"/desk/{CODE}").status_code == 200
    folder = app.rooms.shelf.folder
    aside = [each for place in ("quarantine", "replaced") for each in (folder / place).glob("*.db")]
    assert [each.read_bytes() for each in aside] == [b"trasig" * 3000]
    assert "/restore/" not in lost.get("/workshops").text
    # And a workshop that is well is gone back in from its desk, where it is copied first.
    assert lost.get(f"/restore/{CODE}").location == f"/desk/{CODE}/backups"


@pytest.mark.parametrize("code", ["NOWAY2", "..", "%2e%2e", "replaced"])
def test_what_has_no_copies_is_not_restored(code: str, lost: FlaskClient) -> None:
    assert lost.get(f"/restore/{code}").status_code == 404


def test_only_the_logged_in_restore(browser: Browser, lost: FlaskClient) -> None:
    assert as_actor(browser, KARIN).get(f"/restore/{CODE}").status_code == 403
    assert as_actor(browser, KARIN).post(f"/restore/{CODE}").status_code == 403


def test_a_copy_that_has_been_spoilt_since_is_told_and_changes_nothing(
    app: App, browser: Browser
) -> None:
    karin = browser()
    set_up(app, karin)
    (name,) = names(filled(karin, PATH, action="make").text)
    (app.copies.folder(CODE) / name).write_bytes(b"trasig" * 3000)
    room = app.rooms.get(CODE)
    answer = filled(karin, PATH, action="restore", copy=name)
    assert answer.status_code == 409
    assert "Det som fanns är kvar" in answer.text
    assert app.rooms.get(CODE) is room  # nobody was sent away for it
