"""Guessing codes is slow, the room is not: tickets pass, failures count, nobody is locked out."""

from random import Random

import pytest

from facilitator.app import App
from facilitator.room.access import ALPHABET, new_code
from facilitator.room.guesses import _FROM_ONE_ADDRESS
from tests.cast import ANNA, CODE, KARIN, WALL

from .conftest import Browser, as_actor

JSON = {"Accept": "application/json"}


@pytest.fixture
def guessed_out(app: App, browser: Browser) -> None:
    """Somebody behind the same address has guessed until the server had enough."""
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


def ticket_of(app: App, code: str = CODE) -> str:
    """What the QR code holds, as the wall's picture was made with it."""
    room = app.rooms.get(CODE)
    assert room
    return app.guesses.token(code)
