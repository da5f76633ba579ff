"""A finished report is kept for whoever asks next, and never longer than what it tells of."""

import gc
from pathlib import Path

import gevent
import pytest
from flask.testing import FlaskClient

from facilitator.app import App
from facilitator.domain.command import Command
from facilitator.domain.roles import Actor
from facilitator.room.room import Room
from facilitator.web.downloads import Downloads
from tests.cast import ANNA, CODE, KARIN, SCAN, Story, scanning

from .conftest import Browser, as_actor, filled, set_up

REPORT, CANARY = f"/w/{CODE}/report.csv", "Kanariefågelns sista sång"


@pytest.fixture
def desk(browser: Browser) -> FlaskClient:
    return as_actor(browser, KARIN)


def room_of(app: App) -> Room:
    room = app.rooms.get(CODE)
    assert room
    return room


def does(app: App, actor: Actor, name: str, id: str, **data: object) -> None:
    activity = SCAN if name.startswith("scan.") else None
    room_of(app).handle(Command(id, name, actor, activity, data))


def writes(app: App, id: str = "kort-000001", words: str = CANARY) -> None:
    does(app, ANNA, "scan.add", id, headline=words)


def kept(app: App) -> list[bytes]:
    """Every report that this application still has in memory."""
    return [body for each in gc.get_objects() if isinstance(each, Downloads)
            and each._site.rooms is app.rooms for body in each._made.values()]


def erases(app: App) -> None:
    does(app, KARIN, "person.erase", "radera-anna", person=ANNA.id, words="erase",
         decision="RS 2026/9")  # fmt: skip


def test_the_same_report_is_made_once(app: App, desk: FlaskClient) -> None:
    writes(app)
    first = desk.get(REPORT).data
    assert desk.get(REPORT).data == first
    assert kept(app) == [first]


def test_an_erasure_forgets_it(app: App, desk: FlaskClient) -> None:
    writes(app)
    assert CANARY in desk.get(REPORT).text
    erases(app)
    assert kept(app) == []
    assert CANARY not in desk.get(REPORT).text


def test_one_that_was_being_made_while_a_person_was_erased_is_not_kept(
    app: App, desk: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    writes(app)
    write = Downloads._write

    def slowly(downloads: Downloads, path: Path, *given: object) -> bytes:
        body = write(downloads, path, *given)  # type: ignore[arg-type]
        erases(app)
        return body

    monkeypatch.setattr(Downloads, "_write", slowly)
    desk.get(REPORT)
    assert kept(app) == []


def test_a_disposal_forgets_it(app: App, browser: Browser) -> None:
    karin = browser()
    set_up(app, karin)
    writes(app)
    does(app, KARIN, "workshop.end", "slut-000001")
    karin.get(f"/desk/{CODE}/archive.zip").close()
    assert kept(app)
    assert filled(karin, f"/desk/{CODE}/gallra", decision="RS 2026/9").status_code == 303
    assert kept(app) == []


@pytest.fixture
def archived(app: App, browser: Browser) -> FlaskClient:
    """The archive has been fetched; then the workshop was put back and came to the same number."""
    karin = browser()
    set_up(app, karin)
    copied = app.copies.make(room_of(app))
    assert copied
    writes(app)
    does(app, KARIN, "workshop.end", "slut-000001")
    with gevent.Timeout(5):
        while len(app.copies.kept(CODE)) < 2:  # the one that the end makes by itself
            gevent.sleep(0.01)
    karin.get(f"/desk/{CODE}/archive.zip").close()
    number = room_of(app).state.seq
    app.rooms.replace(CODE, copied.path)
    writes(app, "kort-000002", "En annan historia")
    does(app, KARIN, "workshop.end", "slut-000002")
    assert room_of(app).state.seq == number
    return karin


def test_put_back_and_come_to_the_same_number_it_is_another_report(archived: FlaskClient) -> None:
    told = archived.get(f"/w/{CODE}/report.csv?separator=;").text
    assert "En annan historia" in told
    assert CANARY not in told


def test_the_archive_of_another_history_is_none_of_this_one(archived: FlaskClient) -> None:
    answer = filled(archived, f"/desk/{CODE}/gallra", decision="RS 2026/9")
    assert "Hämta arkivpaketet först" in answer.text


class TestAnonymous:
    @pytest.fixture
    def story(self) -> Story:
        return scanning(naming="anonymous")

    def test_the_closing_of_an_item_forgets_it(self, app: App, desk: FlaskClient) -> None:
        writes(app)
        desk.get(REPORT)
        assert kept(app)
        does(app, KARIN, "stage.close", "stang-000001")
        assert kept(app) == []
