"""Gallring: by decision, after the archive; then not a byte is left, and a crash is no between."""

import io
import zipfile
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import gevent
import pytest
from flask.testing import FlaskClient

from facilitator.app import App, create_app
from facilitator.config import Config
from facilitator.domain.command import Command
from facilitator.domain.roles import SYSTEM
from facilitator.storage import disposal
from facilitator.storage.aside import set_aside
from facilitator.storage.shelf import Shelf
from facilitator.web.workshops import is_due
from tests.cast import ANNA, CODE, KARIN, SCAN, Story

from .conftest import Browser, as_actor, filled, set_up

PATH, CANARY = f"/desk/{CODE}/gallra", "Kanariefågelns sista sång"


@pytest.fixture
def karin(app: App, browser: Browser) -> FlaskClient:
    """Logged in, with a workshop that holds a canary, a copy and an older file laid aside."""
    client = browser()
    set_up(app, client)
    room = app.rooms.get(CODE)
    assert room
    room.handle(Command("kort-000001", "scan.add", ANNA, SCAN, {"headline": CANARY}))
    made = app.copies.make(room)
    assert made
    older = app.rooms.shelf.folder / f"aldre-{CODE.lower()}.db"
    older.write_bytes(made.path.read_bytes())
    set_aside(older, app.rooms.shelf.folder / "replaced")
    return client


def does(app: App, name: str, **data: object) -> None:
    room = app.rooms.get(CODE)
    assert room
    room.handle(Command(f"gor-{name}", name, KARIN, None, data))


def holding(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*")
            if path.is_file() and CANARY.encode() in path.read_bytes()]


def test_nothing_goes_before_the_end_a_decision_and_the_archive(
    app: App, karin: FlaskClient
) -> None:
    assert "Avsluta workshopen först" in filled(karin, PATH, decision="RS 2026/9", minor="1").text
    does(app, "workshop.end")
    assert "vilket beslut" in filled(karin, PATH, decision=" ", minor="1").text
    assert "Hämta arkivpaketet först" in filled(karin, PATH, decision="RS 2026/9").text
    assert app.rooms.get(CODE)


def test_what_has_been_asked_for_is_held(app: App, karin: FlaskClient) -> None:
    does(app, "workshop.end")
    filled(karin, PATH, action="hold", reason="Begäran 2026/7")
    assert "Begäran 2026/7" in karin.get(PATH).text
    assert 'name="decision"' not in karin.get(PATH).text
    assert "får inte gallras" in filled(karin, PATH, decision="RS 2026/9", minor="1").text
    filled(karin, PATH, action="release")
    assert filled(karin, PATH, decision="RS 2026/9", minor="1").status_code == 303


def test_the_archive_holds_every_format_with_its_sum(app: App, karin: FlaskClient) -> None:
    does(app, "workshop.end")
    answer = karin.get(f"/desk/{CODE}/archive.zip")
    body = answer.data
    answer.close()
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        names = set(archive.namelist())
        sums = archive.read("SHA256SUMS").decode()
    assert {f"{CODE}.{form}" for form in ("json", "csv", "html", "xlsx")} < names
    assert all(name in sums for name in names - {"SHA256SUMS"})
    assert filled(karin, PATH, decision="RS 2026/9").status_code == 303


def test_then_not_a_byte_is_left_and_a_line_says_so(
    app: App, karin: FlaskClient, browser: Browser
) -> None:
    folder = app.rooms.shelf.folder
    assert len(holding(folder)) >= 3
    does(app, "workshop.end")
    done = filled(karin, PATH, decision="RS 2026/9", minor="1")
    assert done.location == "/gallrat"
    assert holding(folder) == []
    assert not [path for path in folder.rglob(f"*{CODE.lower()}*") if path.is_file()]
    page = karin.get("/gallrat").text
    for words in ("Omvärld 2050", "RS 2026/9", "Karin", "1 bidrag"):
        assert words in page
    assert CANARY not in page
    assert browser().get(f"/w/{CODE}").status_code == 404


def test_copies_beside_it_and_drafts_of_a_crash_go_too(app: App, karin: FlaskClient) -> None:
    folder = app.rooms.shelf.folder
    (kept,) = app.copies.kept(CODE)
    for name in ("en kopia.db", ".halvskriven.db.draft", f"backups/{CODE}/.x.db.draft"):
        (folder / name).write_bytes(kept.path.read_bytes())
    does(app, "workshop.end")
    filled(karin, PATH, decision="RS 2026/9", minor="1")
    assert holding(folder) == []


def others(app: App) -> tuple[Path, ...]:
    """Files of another workshop, named so that a careless eye takes them for this one's."""
    folder = app.rooms.shelf.folder
    other = Story()
    other.does(SYSTEM, "workshop.make", code="ANNAN2", title="En annan")
    shelf = Shelf(folder / "replaced")
    kept = [shelf.create(name, other.events)
            for name in ("omvarld-2026-annan2", f"om-{CODE.lower()}-annan2")]
    spoilt = folder / "quarantine" / f"x-{CODE.lower()}-annan2.db"
    spoilt.parent.mkdir(exist_ok=True)
    spoilt.write_bytes(b"trasig")
    return (*kept, spoilt)


def test_what_is_another_workshops_stays(app: App, karin: FlaskClient) -> None:
    kept = others(app)
    does(app, "workshop.end")
    assert filled(karin, PATH, decision="RS 2026/9", minor="1").status_code == 303
    assert all(path.exists() for path in kept)


def test_an_erasure_leaves_another_workshops_files_too(app: App, karin: FlaskClient) -> None:
    kept = others(app)
    (old,) = app.copies.kept(CODE)
    does(app, "person.erase", person=ANNA.id, words="erase", decision="RS 2026/9")
    with gevent.Timeout(5):
        while old.path.exists() or not app.copies.kept(CODE):
            gevent.sleep(0.01)
    assert holding(app.rooms.shelf.folder) == []
    assert all(path.exists() for path in kept)


def test_the_page_says_what_goes_and_from_when(app: App, karin: FlaskClient) -> None:
    assert "1 undanlagd eller skadad fil" in karin.get(PATH).text
    assert "Gallringsdatum:" not in karin.get(PATH).text
    does(app, "workshop.end")
    room = app.rooms.get(CODE)
    assert room
    assert room.state.ended
    due = date.fromisoformat(room.state.ended[:10]) + timedelta(days=90)
    assert f"Gallringsdatum: {due.day} " in karin.get(PATH).text
    assert "Gallringsdatum är 90 dagar efter slutet" in karin.get(f"/desk/{CODE}").text


def test_a_link_to_the_desk_is_not_enough(browser: Browser) -> None:
    desk = as_actor(browser, KARIN)
    assert desk.get(PATH).status_code == 403
    assert desk.get(f"/desk/{CODE}/archive.zip").status_code == 403


@pytest.mark.parametrize("step", range(8))
def test_a_crash_leaves_it_as_it_was_or_gone(
    step: int, app: App, karin: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process ends at each step of the work; the next start makes it one or the other."""
    folder = app.rooms.shelf.folder
    does(app, "workshop.end")
    with gevent.Timeout(5):
        while len(app.copies.kept(CODE)) < 2:  # the one that the end makes by itself
            gevent.sleep(0.01)
    before = len(holding(folder))
    done = 0

    class Killed(BaseException):
        pass

    def count() -> None:
        nonlocal done
        done += 1
        if done > step:
            raise Killed

    write_over, replace = disposal._write_over, disposal.os.replace
    with monkeypatch.context() as dying:
        dying.setattr(disposal, "_write_over", lambda path: (count(), write_over(path)))
        dying.setattr(disposal.os, "replace", lambda *names: (count(), replace(*names)))
        with suppress(Killed):
            filled(karin, PATH, decision="RS 2026/9", minor="1")
    app.close()
    again = create_app(Config(folder, backup_minutes=0))
    left = holding(folder)
    there = again.rooms.shelf.find(CODE) is not None
    assert (there, len(left)) in ((True, before), (False, 0))
    assert bool(again.accounts.disposals()) != there
    again.close()


def test_the_list_reminds_when_the_day_has_come() -> None:
    ended = "2026-05-12T12:00:00.000+00:00"
    assert not is_due(ended, "2026-08-09T12:00:00.000+00:00", 90)
    assert is_due(ended, "2026-08-10T12:00:00.000+00:00", 90)
    assert not is_due("", "2026-08-10T12:00:00.000+00:00", 90)
