"""Guessing codes is slow, the room is not: tickets pass, failures count, nobody is locked out."""

import time
from pathlib import Path
from random import Random

import gevent
import pytest
from flask.testing import FlaskClient

from facilitator.app import App, create_app
from facilitator.config import Config
from facilitator.domain.keys import key_hash
from facilitator.domain.roles import Actor, Role
from facilitator.room.access import ALPHABET, new_code, personal_code
from facilitator.room.doors import cookie_name
from facilitator.room.guesses import _FROM_ONE_ADDRESS, _PERSONAL, SLOWLY
from tests.cast import ANNA, CODE, KARIN, SCAN, SECRETS, WALL

from .conftest import Browser, as_actor

JSON = {"Accept": "application/json"}


@pytest.fixture
def guessed_out(app: App, browser: Browser) -> None:
    """Somebody behind the same address has guessed until the server had enough."""
    guess_out(browser)


def guess_out(browser: Browser) -> None:
    client = browser()
    for _ in range(2000):
        if client.get(f"/w/{new_code()}").status_code == 429:
            return
    raise AssertionError("nobody ever stopped the guessing")


def test_a_guesser_gets_no_more_than_the_burst(browser: Browser) -> None:
    client = browser()
    answers = [client.get(f"/w/{new_code()}").status_code for _ in range(10_000)]
    # The few beyond the burst are what a second or two of testing refills.
    assert answers.count(404) <= _FROM_ONE_ADDRESS.burst + 60
    assert answers[-1] == 429


@pytest.mark.usefixtures("guessed_out")
def test_over_the_limit_a_right_code_tells_no_more_than_a_wrong_one(browser: Browser) -> None:
    right, wrong = browser().get(f"/w/{CODE}"), browser().get("/w/NOWAY2")
    assert right.status_code == wrong.status_code == 429
    assert "Vänta lite" in right.text
    assert right.headers["Refresh"] == right.headers["Retry-After"]
    assert right.headers["Retry-After"].isdigit()


@pytest.mark.usefixtures("guessed_out")
def test_the_page_for_typed_codes_waits_too(browser: Browser) -> None:
    assert browser().get(f"/?code={CODE}").status_code == 429


@pytest.mark.usefixtures("guessed_out")
def test_a_program_is_told_when_to_come_back(browser: Browser) -> None:
    answer = browser().get(f"/w/{CODE}", headers=JSON)
    assert (answer.status_code, answer.json["code"]) == (429, "slow")
    assert answer.json["retry_ms"] >= 1000


@pytest.mark.usefixtures("guessed_out")
@pytest.mark.parametrize(("actor", "path"), [
    (ANNA, f"/w/{CODE}"), (WALL, f"/wall/{CODE}"), (KARIN, f"/desk/{CODE}"),
])  # fmt: skip
def test_whoever_is_in_notices_nothing(actor: object, path: str, browser: Browser) -> None:
    assert as_actor(browser, actor).get(path).status_code == 200  # type: ignore[arg-type]


@pytest.mark.usefixtures("guessed_out")
def test_whoever_is_in_may_type_the_code_too(browser: Browser) -> None:
    answer = as_actor(browser, ANNA).get(f"/?code={CODE}", follow_redirects=True)
    assert answer.status_code == 200
    assert 'id="stage"' in answer.text


@pytest.mark.usefixtures("guessed_out")
@pytest.mark.parametrize("actor", [WALL, KARIN], ids=str)
def test_a_link_with_a_key_passes(actor: Actor, browser: Browser) -> None:
    path = f"/{actor.role}/{CODE}"
    assert browser().get(path, query_string={"key": SECRETS[actor]}).status_code == 303
    assert browser().get(path, query_string={"key": "gissad"}).status_code == 429


def test_a_program_with_a_key_or_a_token_passes(app: App, browser: Browser) -> None:
    at = "2026-05-12T09:00"
    app.accounts.add("Karin", "hash", at)
    app.accounts.add_token(key_hash("en-nyckel"), "Karin", "Arkivet", at)
    guess_out(browser)
    path = f"/api/workshops/{CODE}/count?activity={SCAN}"
    for key, status in (("en-nyckel", 200), (SECRETS[KARIN], 200), ("gissad", 429)):
        answer = browser().get(path, headers={"Authorization": f"Bearer {key}"})
        assert answer.status_code == status


@pytest.mark.usefixtures("guessed_out")
@pytest.mark.parametrize("code", [CODE, "NOWAY2"])
def test_a_false_cookie_is_no_ticket_and_its_answer_takes_its_time(
    code: str, browser: Browser
) -> None:
    client = browser()
    client.set_cookie(cookie_name(Role.PHONE, code), "gissad")
    began = time.monotonic()
    assert client.get(f"/w/{code}").status_code == 429
    assert time.monotonic() - began >= SLOWLY


@pytest.mark.usefixtures("guessed_out")
def test_over_the_limit_nothing_is_looked_up_for_one_who_shows_nothing(
    app: App, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How long a look-up takes would tell a right code from a wrong one."""
    looked: list[str] = []
    find = app.rooms.get
    monkeypatch.setattr(app.rooms, "get", lambda code: (looked.append(code), find(code))[1])
    for code in (CODE, "NOWAY2"):
        for path in (f"/w/{code}", f"/wall/{code}", f"/w/{code}/report", f"/?code={code}"):
            assert browser().get(path).status_code == 429
    assert looked == []


@pytest.mark.usefixtures("guessed_out")
def test_the_qr_code_on_the_wall_passes_and_is_sent_on(app: App, browser: Browser) -> None:
    page = as_actor(browser, WALL).get(f"/wall/{CODE}")
    assert page.status_code == 200
    room = app.rooms.get(CODE)
    assert room
    client = browser()
    ticket = ticket_of(app)
    shown = client.get(f"/w/{CODE.lower()}?t={ticket}", follow_redirects=True)
    assert shown.status_code == 200
    assert f'name="t" value="{ticket}"' in shown.text
    token = shown.text.split('name="csrf" value="')[1].split('"')[0]
    joined = client.post(f"/w/{CODE}/join", data={"csrf": token, "t": ticket, "name": "Cecilia"})
    assert joined.status_code == 303
    assert "Cecilia" in [person.name for person in room.state.people.values()]


@pytest.mark.usefixtures("guessed_out")
@pytest.mark.parametrize("ticket", ["", "x", "å" * 22, "x" * 22])
def test_another_ticket_is_no_ticket(ticket: str, browser: Browser) -> None:
    assert browser().get(f"/w/{CODE}", query_string={"t": ticket}).status_code == 429


def test_a_ticket_opens_one_workshop_only(app: App) -> None:
    assert ticket_of(app) != ticket_of(app, "ANNAN2")


def test_a_ticket_outlives_a_restart_and_ends_with_its_secret(
    app: App, tmp_path: Path
) -> None:
    """The secret is made at the first start; who takes it out of the file gets a new one."""
    ticket = ticket_of(app)
    assert len(ticket) == 22
    again = create_app(Config(tmp_path))
    assert again.guesses.is_token(CODE, ticket)
    again.accounts._do("DELETE FROM secrets")
    again.close()
    anew = create_app(Config(tmp_path))
    assert not anew.guesses.is_token(CODE, ticket)
    anew.close()


def test_three_hundred_with_some_typing_wrong_all_get_in(app: App, browser: Browser) -> None:
    """One address, fifteen in a hundred miss a sign the first time (reliability.md T5)."""
    chance = Random(2050)
    for number in range(300):
        client = browser()
        if chance.random() < 0.15:
            wrong = CODE[:-1] + chance.choice([s for s in ALPHABET if s != CODE[-1]])
            assert client.get(f"/w/{wrong}").status_code == 404
        answer = client.post(f"/w/{CODE}/join", json={"name": f"P{number}"})
        assert answer.status_code == 200
    room = app.rooms.get(CODE)
    assert room
    assert len(room.state.people) == 302


def test_personal_codes_are_no_way_round(app: App, browser: Browser) -> None:
    client = browser()
    answers = [client.post(f"/w/{CODE}/join", json={"personal_code": new_code()}).status_code
               for _ in range(400)]
    assert 200 not in answers
    assert answers.count(409) <= _FROM_ONE_ADDRESS.burst + 60
    assert answers[-1] == 429
    room = app.rooms.get(CODE)
    assert room
    assert len(room.state.people) == 2


def test_personal_codes_of_a_workshop_are_few_from_everywhere(app: App, browser: Browser) -> None:
    answers = []
    for n in range(150):
        client = browser()
        client.environ_base["REMOTE_ADDR"] = f"127.0.1.{n}"
        asked = client.post(f"/w/{CODE}/join", json={"personal_code": new_code()})
        answers.append(asked.status_code)
    assert answers.count(409) <= _PERSONAL.burst + 30
    assert answers[-1] == 429


def test_personal_codes_tried_at_once_are_counted_before_they_are_answered(
    app: App, browser: Browser
) -> None:
    def guess(client: FlaskClient) -> int:
        asked = client.post(f"/w/{CODE}/join", json={"personal_code": new_code()})
        return asked.status_code

    tries = [gevent.spawn(guess, browser()) for _ in range(150)]
    answers = [each.get() for each in tries]
    assert answers.count(409) <= _PERSONAL.burst + 30
    assert 429 in answers


def test_a_right_personal_code_is_no_guess(app: App, browser: Browser) -> None:
    joined = browser().post(f"/w/{CODE}/join", json={"name": "Cecilia"}).json
    code = personal_code(joined["key"])
    for _ in range(100):
        back = browser().post(f"/w/{CODE}/join", json={"personal_code": code})
        assert back.json["person"] == joined["person"]
        code = personal_code(back.json["key"])


def ticket_of(app: App, code: str = CODE) -> str:
    """What the QR code holds, as the wall's picture was made with it."""
    room = app.rooms.get(CODE)
    assert room
    return app.guesses.token(code)
