"""A finished report is kept for whoever asks next, and never longer than what it tells of."""

import gevent
import pytest
from flask.testing import FlaskClient

from facilitator.app import App
from facilitator.domain.command import Command
from facilitator.domain.roles import Actor
from facilitator.room.room import Room
from facilitator.web.asking import quiet_order
from tests.cast import ANNA, CODE, KARIN, SCAN, TALK, Story, scanning

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
    return app.pressroom.kept.bodies()


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


def test_one_that_was_being_made_while_a_person_was_erased_is_begun_again(
    app: App, desk: FlaskClient
) -> None:
    """Also for the one who asked before: the words are in nothing that is handed out after."""
    writes(app)
    asked = gevent.spawn(desk.get, REPORT)
    with gevent.Timeout(20):
        while not app.pressroom._now:
            gevent.sleep(0)
    erases(app)
    assert CANARY not in asked.get(timeout=30).text
    assert all(CANARY.encode() not in body for body in kept(app))


def test_one_that_was_being_made_when_something_came_is_not_kept(
    app: App, desk: FlaskClient
) -> None:
    asked = gevent.spawn(desk.get, REPORT)
    with gevent.Timeout(20):
        while not app.pressroom._now:
            gevent.sleep(0)
    writes(app)
    assert asked.get(timeout=30).status_code == 200
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


@pytest.mark.parametrize("what", ["workshop.end", "summary.publish"])
def test_the_end_and_a_version_make_everything_ready(
    app: App, desk: FlaskClient, what: str
) -> None:
    writes(app)
    does(app, KARIN, "summary.add", "mening-000001", text="Vattnet stiger")
    does(app, KARIN, what, "klart-000001", **({"note": "Första"} if "publish" in what else {}))
    with gevent.Timeout(120):
        while len(kept(app)) < len(quiet_order(room_of(app), "sv").copies):
            gevent.sleep(0.01)
    sizes = desk.get(f"/w/{CODE}/press").json["sizes"]
    assert set(sizes) > {f"/w/{CODE}/report.html", f"/w/{CODE}/report.csv?separator=%3B"}
    assert "kB" in desk.get(f"/w/{CODE}/report").text


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


def test_what_was_done_is_told_by_day_and_where_nobody_wrote_by_number(
    app: App, desk: FlaskClient
) -> None:
    writes(app)
    page = f"/w/{CODE}/report"
    assert "Spaning</b>" in desk.get(page).text
    assert "där ingen skrev" not in desk.get(page).text
    does(app, KARIN, "stage.start", "samtalet-borjar", activity=TALK)
    text = desk.get(page).text
    assert "Dessutom 1 moment där ingen skrev" in text
    assert "Samtal</b>" not in text
