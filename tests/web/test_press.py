"""A job is asked for, followed and cancelled; whoever may not have the file hears nothing of it."""

import re
from datetime import UTC, date, datetime, timedelta

import gevent
import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from facilitator.app import App
from facilitator.domain.command import Command
from facilitator.domain.roles import Actor
from facilitator.pressroom.jobs import Stand
from tests.cast import ANNA, BO, CODE, KARIN, SCAN, SECRETS, SKANE, WALL
from tests.report.reading import words_in

from .conftest import Browser, as_actor, set_up

PAGE, PRESS, CANARY = f"/w/{CODE}/report", f"/w/{CODE}/press", "Kanariefågelns sista sång"
JSON = {"Accept": "application/json"}


@pytest.fixture(autouse=True)
def written(app: App) -> None:
    does(app, "scan.add", ANNA, SCAN, headline=CANARY)


def does(app: App, name: str, actor: Actor = KARIN, activity: str | None = None, /,
         **data: object) -> None:  # fmt: skip
    room = app.rooms.get(CODE)
    assert room
    room.handle(Command(f"gor-{name}-{room.state.seq}", name, actor, activity, data))


def opens(app: App, to: str, until: str = "") -> None:
    does(app, "workshop.open_downloads", KARIN, None, to=to, until=until)


def token(client: FlaskClient) -> str:
    found = re.search(r'data-csrf="([^"]+)"', client.get(PAGE).text)
    return found[1] if found else ""


def asks(client: FlaskClient, ware: str = "csv", **more: str) -> TestResponse:
    asked = {"csrf": token(client), "ware": ware, **more}
    return client.post(PRESS, data=asked, headers=JSON)


def followed(client: FlaskClient, told: dict, ware: str = "csv", **more: str) -> dict:
    """What the job comes to."""
    with gevent.Timeout(30):
        while told["stand"] in ("waiting", "working"):
            gevent.sleep(0.01)
            path = f"{PRESS}/{told['job']}"
            answer = client.get(path, query_string={"ware": ware, **more}, headers=JSON)
            told = {**told, **answer.json}
    return told


def test_it_is_asked_for_followed_and_fetched(app: App, browser: Browser) -> None:
    desk = as_actor(browser, KARIN)
    answer = asks(desk, "xlsx")
    assert answer.json["stand"] in ("waiting", "working")
    told = followed(desk, answer.json, "xlsx")
    assert told["stand"] == "made"
    assert re.fullmatch(r"klar, \d+ kB", told["words"])
    assert desk.get(f"{PAGE}.xlsx").status_code == 200
    assert asks(desk, "xlsx").json["stand"] == "made"


def test_the_separator_is_the_one_that_was_asked_for(browser: Browser) -> None:
    desk = as_actor(browser, KARIN)
    followed(desk, asks(desk, "csv", separator=";").json, separator=";")
    assert "Moment;" in desk.get(f"{PAGE}.csv?separator=%3B").text
    assert "Moment," in desk.get(f"{PAGE}.csv").text
    assert "Moment," in desk.get(f"{PAGE}.csv?separator=x").text


def test_no_form_of_another_site_starts_a_job(app: App, browser: Browser) -> None:
    desk = as_actor(browser, KARIN)
    assert desk.post(PRESS, data={"ware": "csv"}, headers=JSON).status_code == 400
    job = asks(desk).json["job"]
    cancelled = desk.post(f"{PRESS}/{job}/cancel", data={"ware": "csv"}, headers=JSON)
    assert cancelled.status_code == 400


def test_it_is_cancelled(app: App, browser: Browser) -> None:
    desk = as_actor(browser, KARIN)
    csrf = token(desk)
    job = desk.post(PRESS, data={"csrf": csrf, "ware": "organisationer"}, headers=JSON).json["job"]
    told = desk.post(f"{PRESS}/{job}/cancel", data={"csrf": csrf, "ware": "organisationer"},
                     headers=JSON)  # fmt: skip
    assert told.json["words"] == "avbrutet"
    assert followed(desk, {"job": job, "stand": "working"}, "organisationer")["stand"] == (
        "cancelled")


def test_a_failure_is_told_and_can_be_asked_for_again(app: App, browser: Browser) -> None:
    desk = as_actor(browser, KARIN)
    right, app.pressroom.command = app.pressroom.command, ("false",)
    told = followed(desk, asks(desk).json)
    assert (told["stand"], told["words"]) == ("failed", "Det gick inte, försök igen.")
    failed = desk.get(f"{PAGE}.csv")
    assert failed.status_code == 500
    assert "Filen kunde inte göras" in failed.text
    app.pressroom.command = right
    assert followed(desk, asks(desk).json)["stand"] == "made"


def test_when_many_wait_one_more_is_asked_to_come_again(
    app: App, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("facilitator.pressroom.pressroom._MOST_WAITING", 0)
    desk = as_actor(browser, KARIN)
    answer = asks(desk)
    assert (answer.status_code, answer.json["stand"]) == (503, "busy")
    assert desk.get(f"{PAGE}.csv").headers["Retry-After"]


def test_one_reader_leaves_room_for_another_and_for_the_desk(app: App, browser: Browser) -> None:
    opens(app, "room")
    anna, bo, karin = (as_actor(browser, who) for who in (ANNA, BO, KARIN))
    app.pressroom.command = ("sleep", "60")
    first, second = asks(anna), asks(anna, "html")
    third = asks(anna, "pdf")
    assert [first.status_code, second.status_code, third.status_code] == [200, 200, 429]
    assert third.json["words"] == "Du har redan två filer på gång. Ta nästa när en är klar."
    page = anna.get(f"{PAGE}.pdf")
    assert (page.status_code, "redan två filer på gång" in page.text) == (429, True)
    assert asks(anna, "html").json["job"] == second.json["job"]  # the same twice is one
    anna.delete_cookie("form")
    assert asks(anna, "pdf").status_code == 429
    bos = app.pressroom.job(asks(bo, "pdf").json["job"])
    desks = [app.pressroom.job(asks(karin, ware).json["job"]) for ware in ("xlsx", "docx")]
    assert bos
    assert all(job and app.pressroom.place(job) < app.pressroom.place(bos) for job in desks)
    for job in list(app.pressroom._jobs.values()):
        app.pressroom._stop(job, Stand.CANCELLED)


# Who may


EVERYTHING = ("csv", "organisationer", "arkiv")
READERS = {"csv"}


@pytest.mark.parametrize(("to", "actor", "wares"), [
    ("desk", ANNA, set()), ("desk", None, set()), ("desk", WALL, set()),
    ("desk", KARIN, READERS | {"organisationer"}),
    ("room", ANNA, READERS), ("room", None, set()), ("room", WALL, set()),
    ("everyone", ANNA, READERS), ("everyone", None, READERS),
], ids=lambda each: " ".join(sorted(each)) if isinstance(each, set) else str(each))  # fmt: skip
def test_each_gets_what_is_theirs_and_nothing_of_anybody_elses_job(
    to: str, actor: Actor | None, wares: set[str], app: App, browser: Browser
) -> None:
    opens(app, to)
    karin = browser()
    set_up(app, karin)
    client = as_actor(browser, actor) if actor else browser()
    csrf = token(client)
    for ware in EVERYTHING:
        made = asks(karin, ware).json
        followed(karin, made, ware)
        job = made.get("job", "inget")
        answers = [
            client.get(f"{PAGE}.{ware}"),
            client.get(f"{PRESS}/{job}", query_string={"ware": ware}, headers=JSON),
            client.post(PRESS, data={"csrf": csrf, "ware": ware}, headers=JSON),
        ]
        allowed = ware in wares
        assert [each.status_code for each in answers] == (
            [200, 200 if "job" in made else 404, 200] if allowed else [403] * 3), ware
        if not allowed:
            for each in answers:
                assert CANARY.encode() not in each.data
                assert b"klar" not in each.data


def test_a_job_of_one_file_tells_nothing_to_one_who_may_have_another(
    app: App, browser: Browser
) -> None:
    opens(app, "everyone")
    desk, stranger = as_actor(browser, KARIN), browser()
    job = asks(desk, "organisationer").json["job"]
    told = stranger.get(f"{PRESS}/{job}", query_string={"ware": "csv"}, headers=JSON)
    assert told.status_code == 404


def test_ones_own_part_is_ones_own(app: App, browser: Browser) -> None:
    """As a document, in which few are not counted apart; its rows are the desk's."""
    opens(app, "room")
    does(app, "scan.add", BO, SCAN, headline="Vinnovas kort")
    anna, bo, desk = (as_actor(browser, each) for each in (ANNA, BO, KARIN))
    part, rows = (f"{PAGE}.{name}?organisation={SKANE}" for name in ("pdf", "csv"))
    told = words_in(anna.get(part).data)
    assert CANARY in told
    assert "Vinnovas kort" not in told
    assert bo.get(part).status_code == 403
    assert anna.get(rows).status_code == 404
    assert CANARY in desk.get(rows).text
    assert desk.get(f"{PAGE}.csv?organisation=o99").status_code == 404
    assert "Bara Region Skåne" in anna.get(PAGE).text


def test_one_who_was_shown_out_while_it_was_made_gets_nothing(
    app: App, browser: Browser
) -> None:
    opens(app, "room")
    asked = gevent.spawn(as_actor(browser, ANNA).get, f"{PAGE}.csv")
    with gevent.Timeout(20):
        while not app.pressroom._now:
            gevent.sleep(0)
    does(app, "person.remove", KARIN, None, person=ANNA.id)
    answer = asked.get(timeout=30)
    assert answer.status_code == 403
    assert CANARY not in answer.text


# Until when


def day(ahead: int) -> str:
    return (date.today() + timedelta(ahead)).isoformat()


@pytest.mark.parametrize(("until", "is_open"), [
    (day(1), True), (day(0), True), (day(-1), False), ("", True),
])  # fmt: skip
def test_it_is_open_until_the_day_is_over(
    until: str, is_open: bool, app: App, browser: Browser
) -> None:
    opens(app, "everyone", until)
    client, desk = browser(), as_actor(browser, KARIN)
    csrf = token(client)
    wanted = 200 if is_open else 403
    assert client.get(PAGE).status_code == wanted
    assert client.get(f"{PAGE}.json").status_code == wanted
    assert client.get(PRESS, headers=JSON).status_code == wanted
    asked = client.post(PRESS, data={"csrf": csrf, "ware": "csv"}, headers=JSON)
    assert asked.status_code == wanted
    bearer = {"Authorization": f"Bearer {SECRETS[KARIN]}"}
    assert browser().get(f"{PAGE}.json", headers=bearer).status_code == 200
    assert desk.get(PAGE).status_code == 200


def test_what_has_passed_is_told_with_its_day(app: App, browser: Browser) -> None:
    opens(app, "everyone", "2026-01-31")
    told = browser().get(PAGE).text
    assert "Den var öppen till och med 31 januari 2026." in told
    program = browser().get(f"{PAGE}.json", headers=JSON)
    assert (program.status_code, program.json["code"]) == (403, "over")
    assert "till och med 31 januari 2026" in as_actor(browser, KARIN).get(PAGE).text


def test_a_stranger_is_told_for_whom_it_is(app: App, browser: Browser) -> None:
    opens(app, "room")
    assert "öppen för dem som var med" in browser().get(PAGE).text
    opens(app, "desk")
    assert "inte öppen än" in browser().get(PAGE).text


def test_the_phone_and_the_page_say_until_when(app: App, browser: Browser) -> None:
    until = (datetime.now(UTC) + timedelta(40)).date()
    opens(app, "room", until.isoformat())
    anna = as_actor(browser, ANNA)
    words = f"till och med {until.day} "
    assert words in anna.get(f"/w/{CODE}").text
    assert words in anna.get(PAGE).text


def test_the_desk_is_offered_ninety_days_and_keeps_what_it_chose(
    app: App, browser: Browser
) -> None:
    desk = as_actor(browser, KARIN)
    assert f'name="until" type="date" value="{day(90)}"' in desk.get(f"/desk/{CODE}").text
    opens(app, "room", "")
    assert 'name="until" type="date" value=""' in desk.get(f"/desk/{CODE}").text
