"""Accounts: wrong passwords make one wait but lock nobody out, and what is ended is ended."""

import re
import time
from pathlib import Path

import gevent
import pytest
from flask.testing import FlaskClient

from facilitator.app import App, create_app
from facilitator.config import Config
from facilitator.room.patience import Patience
from facilitator.web import passwords
from tests.cast import CODE
from tests.clock import Clock

from .conftest import PASSWORD, Browser, filled, set_up, token_of

OTHER = "ett annat långt lösenord"


def logged_in(browser: Browser, password: str = PASSWORD, name: str = "Karin") -> FlaskClient:
    client = browser()
    assert filled(client, "/login", name=name, password=password).status_code == 303
    return client


def tries(client: FlaskClient, password: str, name: str = "Karin") -> int:
    return filled(client, "/login", name=name, password=password).status_code


def shown_link(page: str) -> str:
    found = re.search(r"/invite/[\w-]+", page)
    assert found, page
    return found[0]


def shown_key(page: str) -> str:
    found = re.search(r'class="link">([\w-]+)<', page)
    assert found, page
    return found[1]


def test_each_wrong_try_waits_twice_as_long_and_at_most_thirty_seconds() -> None:
    clock = Clock()
    patience = Patience(clock)
    waits = []
    for _ in range(7):
        patience.wrong("Karin")
        waits.append(patience.wait("Karin"))
    assert waits == [1, 2, 4, 8, 16, 30, 30]
    clock.now += 30
    assert patience.wait("Karin") == 0
    patience.right("Karin")
    patience.wrong("Karin")
    assert patience.wait("Karin") == 1


def test_a_guesser_waits_and_the_known_browser_does_not(app: App, browser: Browser) -> None:
    known = browser()
    set_up(app, known)
    guesser = browser()
    answers = [tries(guesser, f"fel lösenord {n}") for n in range(200)]
    assert answers[0] == 401
    assert answers.count(401) <= 8
    assert answers[-1] == 429
    filled(known, "/workshops", "/logout")
    began = time.monotonic()
    assert tries(known, PASSWORD) == 303
    assert time.monotonic() - began < 1


def test_a_new_browser_is_told_how_long_and_never_more_than_thirty_seconds(
    app: App, browser: Browser
) -> None:
    set_up(app, browser())
    for n in range(100):
        tries(browser(), f"fel lösenord {n}")
    answer = filled(browser(), "/login", name="Karin", password=PASSWORD)
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 30
    assert f"Vänta {answer.headers['Retry-After']} sekunder" in answer.text


def test_another_address_is_not_held_up_by_a_guesser(app: App, browser: Browser) -> None:
    set_up(app, browser())
    for n in range(20):
        tries(browser(), f"fel lösenord {n}")
    elsewhere = browser()
    elsewhere.environ_base["REMOTE_ADDR"] = "127.0.0.9"
    assert tries(elsewhere, PASSWORD) == 303


def test_a_name_that_does_not_exist_waits_just_the_same(app: App, browser: Browser) -> None:
    set_up(app, browser())
    assert [tries(browser(), "fel lösenord", "Eve") for _ in range(2)] == [401, 429]


def test_a_hundred_tries_at_once_are_a_hundred_tries(app: App, browser: Browser) -> None:
    """Hashing lets others run: whoever tries in parallel gets no more tries than one in a row."""
    set_up(app, browser())
    guessers = [browser() for _ in range(100)]
    asked = [(client, token_of(client.get("/login"))) for client in guessers]

    def guess(client: FlaskClient, token: str) -> int:
        data = {"csrf": token, "name": "Karin", "password": "fel lösenord"}
        return client.post("/login", data=data).status_code

    answers = [each.get() for each in [gevent.spawn(guess, *pair) for pair in asked]]
    assert answers.count(401) <= 2
    assert set(answers) == {401, 429}


def test_one_password_for_many_names_is_slowed_too(app: App, browser: Browser) -> None:
    set_up(app, browser())
    answers = [tries(browser(), "Sommar2026!", f"Person {n}") for n in range(120)]
    assert set(answers[:50]) == {401}
    assert answers[-1] == 429


def test_who_is_right_in_a_known_browser_gives_no_guesser_beside_her_more_tries(
    app: App, browser: Browser
) -> None:
    known = browser()
    set_up(app, known)
    for n in range(120):
        tries(browser(), "Sommar2026!", f"Person {n}")
    for _ in range(10):
        filled(known, "/workshops", "/logout")
        assert tries(known, PASSWORD) == 303
    more = [tries(browser(), "Sommar2026!", f"Annan {n}") for n in range(10)]
    assert more.count(401) <= 5


def test_a_network_of_addresses_is_one_guesser(app: App, browser: Browser) -> None:
    """Whoever has an address of IPv6 has 2**64 of them."""
    set_up(app, browser())
    answers = []
    for n in range(20):
        guesser = browser()
        guesser.environ_base["REMOTE_ADDR"] = f"2001:db8:1:2::{n + 1:x}"
        answers.append(tries(guesser, f"fel lösenord {n}"))
    assert answers.count(401) <= 5
    assert answers[-1] == 429


def test_guessers_all_over_do_not_hold_up_one_from_an_address_of_her_own(
    app: App, browser: Browser
) -> None:
    set_up(app, browser())
    for n in range(150):
        guesser = browser()
        guesser.environ_base["REMOTE_ADDR"] = f"127.0.1.{n}"
        tries(guesser, "fel lösenord")
    elsewhere = browser()
    elsewhere.environ_base["REMOTE_ADDR"] = "127.0.0.9"
    assert tries(elsewhere, PASSWORD) == 303


def test_a_known_browser_is_no_way_round_the_waits(app: App, browser: Browser) -> None:
    known = browser()
    set_up(app, known)
    filled(known, "/workshops", "/logout")
    answers = [tries(known, f"fel lösenord {n}") for n in range(20)]
    assert 5 <= answers.count(401) <= 15
    assert answers[-1] == 429


def test_who_finds_a_desk_open_does_not_find_the_password_out(app: App, browser: Browser) -> None:
    found = browser()
    set_up(app, found)
    pages = [filled(found, "/account", action="password", present=f"fel lösenord {n}",
                    password=OTHER, again=OTHER).text for n in range(20)]  # fmt: skip
    assert "Det nuvarande lösenordet stämmer inte" in pages[0]
    assert "För många fel på kort tid" in pages[-1]


@pytest.mark.parametrize("name", ["Karin", "Eve"])
def test_an_unknown_name_takes_the_same_work(
    name: str, app: App, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(app, browser())
    done: list[object] = []
    slowly = passwords._slowly
    monkeypatch.setattr(passwords, "_slowly",
                        lambda work, *given: (done.append(work.__name__), slowly(work, *given))[1])
    assert tries(browser(), "fel lösenord", name) == 401
    assert done == ["verify"]


def test_a_new_password_ends_every_other_login(app: App, browser: Browser) -> None:
    here = browser()
    set_up(app, here)
    there = logged_in(browser)
    wrong = filled(here, "/account", action="password", present="fel lösenord!", password=OTHER,
                   again=OTHER)  # fmt: skip
    assert wrong.status_code == 409
    assert there.get("/workshops").status_code == 200
    done = filled(here, "/account", action="password", present=PASSWORD, password=OTHER,
                  again=OTHER)  # fmt: skip
    assert "Lösenordet är bytt" in done.text
    assert there.get("/workshops").status_code == 303
    assert here.get("/workshops").status_code == 200
    assert tries(browser(), PASSWORD) == 401


def test_with_a_new_password_only_the_browser_that_gave_it_stays_known(
    app: App, browser: Browser
) -> None:
    here, there = browser(), browser()
    set_up(app, here)
    filled(there, "/login", name="Karin", password=PASSWORD)
    filled(here, "/account", action="password", present=PASSWORD, password=OTHER, again=OTHER)
    for client in (here, there):
        filled(client, "/workshops" if client is here else "/login", "/logout")
    for n in range(4):
        tries(browser(), f"fel lösenord {n}")
    assert tries(there, OTHER) == 429
    assert tries(here, OTHER) == 303


def test_one_ends_a_login_from_another_browser(app: App, browser: Browser) -> None:
    here = browser()
    set_up(app, here)
    there = logged_in(browser)
    filled(here, "/account", action="end_others")
    assert there.get("/workshops").status_code == 303
    assert here.get("/workshops").status_code == 200


def test_an_invited_chooses_name_and_password_once(app: App, browser: Browser) -> None:
    karin = browser()
    set_up(app, karin)
    link = shown_link(filled(karin, "/account", action="invite").text)
    erik = browser()
    taken = filled(erik, link, name="karin", password=OTHER, again=OTHER)
    assert taken.status_code == 409
    assert filled(erik, link, name="Erik", password=OTHER, again=OTHER).location == "/workshops"
    assert erik.get("/workshops").status_code == 200
    assert browser().get(link).status_code == 404
    assert app.accounts.names() == ["Karin", "Erik"]


def test_one_sees_where_one_is_logged_in_and_when_it_was_used(
    app: App, browser: Browser
) -> None:
    here = browser()
    set_up(app, here)
    logged_in(browser)
    page = here.get("/account").text
    assert page.count("senast använd") == 2
    assert page.count("den här webbläsaren") == 1


def test_one_who_was_removed_does_not_come_back_by_a_link_of_her_own(
    app: App, browser: Browser
) -> None:
    karin = browser()
    set_up(app, karin)
    erik = browser()
    filled(erik, shown_link(filled(karin, "/account", action="invite").text), name="Erik",
           password=OTHER, again=OTHER)  # fmt: skip
    kept = shown_link(filled(erik, "/account", action="invite").text)
    filled(karin, "/account", action="remove", account="Erik")
    assert browser().get(kept).status_code == 404


def test_a_link_that_was_never_made_opens_nothing(app: App, browser: Browser) -> None:
    set_up(app, browser())
    client = browser()
    token = token_of(client.get("/login"))
    answer = client.post("/invite/gissad", data={"csrf": token, "name": "Eve", "password": OTHER,
                                                 "again": OTHER})  # fmt: skip
    assert answer.status_code == 403
    assert app.accounts.names() == ["Karin"]


def test_an_account_that_is_removed_is_out_and_the_last_cannot_be(
    app: App, browser: Browser
) -> None:
    karin = browser()
    set_up(app, karin)
    link = shown_link(filled(karin, "/account", action="invite").text)
    erik = browser()
    filled(erik, link, name="Erik", password=OTHER, again=OTHER)
    filled(karin, "/account", action="remove", account="Erik")
    assert erik.get("/workshops").status_code == 303
    assert filled(karin, "/account", action="remove", account="Karin").status_code == 409
    assert app.accounts.names() == ["Karin"]


def test_a_program_with_a_token_is_a_desk_until_it_is_ended(app: App, browser: Browser) -> None:
    karin = browser()
    set_up(app, karin)
    key = shown_key(filled(karin, "/account", action="token", label="Arkivet").text)
    assert key not in karin.get("/account").text
    assert ask(browser(), key) == 200
    (made,) = app.accounts.tokens_of("Karin")
    filled(karin, "/account", action="end", hash=made.hash)
    assert ask(browser(), key) == 403


def ask(client: FlaskClient, key: str) -> int:
    body = {"id": f"fraga-{time.monotonic_ns()}", "name": "wall.show", "data": {"what": "join"}}
    answer = client.post(f"/api/workshops/{CODE}/do", json=body,
                         headers={"Authorization": f"Bearer {key}"})
    return answer.status_code


def test_what_is_ended_is_told_at_once_to_those_who_listen(app: App, browser: Browser) -> None:
    ended: list[str] = []
    karin = browser()
    set_up(app, karin)
    app.accounts.on_ended(ended.append)
    filled(karin, "/workshops", "/logout")
    assert len(ended) == 1


@pytest.mark.parametrize("secure", [False, True])
def test_the_headers_of_every_page(secure: bool, browser: Browser) -> None:
    scheme = "https" if secure else "http"
    headers = browser().get("/", base_url=f"{scheme}://workshop.region.se").headers
    policy = headers["Content-Security-Policy"]
    for part in ("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'",
                 "connect-src 'self' ws://workshop.region.se wss://workshop.region.se",
                 "require-trusted-types-for 'script'"):  # fmt: skip
        assert part in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert ("Strict-Transport-Security" in headers) == secure


def test_a_forged_host_cannot_write_in_the_policy(browser: Browser) -> None:
    headers = browser().get("/", headers={"Host": "evil; script-src *"}).headers
    assert "script-src *" not in headers.get("Content-Security-Policy", "")


@pytest.mark.parametrize(("sent_from", "status"), [
    ("same-origin", 303), ("none", 303), ("cross-site", 400), ("same-site", 400),
])  # fmt: skip
def test_a_form_that_the_browser_says_is_anothers_is_not_taken(
    sent_from: str, status: int, app: App, browser: Browser
) -> None:
    client = browser()
    set_up(app, client)
    token = token_of(client.get("/account"))
    answer = client.post("/account", data={"csrf": token, "action": "end_others"},
                         headers={"Sec-Fetch-Site": sent_from})  # fmt: skip
    assert answer.status_code == status


def test_a_login_ends_in_time_also_where_nothing_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("facilitator.app._LOOK_AT_LOGINS", 0.01)
    app = create_app(Config(tmp_path, backup_minutes=0))
    ended: list[str] = []
    app.accounts.on_ended(ended.append)
    app.accounts.add("Karin", "hash", "2026-05-12T09:00")
    app.accounts.log_in("kaka", "Karin", "2026-05-12T09:00", "2026-05-12T21:00")
    with gevent.Timeout(5):
        while not ended:
            gevent.sleep(0.01)
    app.close()
    assert ended == ["kaka"]
