"""A person reads what is kept; the desk erases it by decision; nobody else sees either page."""

import json

import pytest

from facilitator.app import App
from facilitator.domain.command import Command
from facilitator.domain.contributions import entries_of
from tests.cast import ANNA, BO, CODE, KARIN, SCAN, Story, scanning

from .conftest import Browser, as_actor, filled

WORDS, OTHERS = "Annas vatten stiger", "Bos vatten sjunker"


@pytest.fixture
def story() -> Story:
    story = scanning()
    story.card(ANNA, WORDS)
    story.card(BO, OTHERS)
    return story


def test_one_reads_ones_own_and_nobody_elses(browser: Browser) -> None:
    page = as_actor(browser, ANNA).get(f"/w/{CODE}/me").text
    assert WORDS in page
    assert OTHERS not in page


def test_the_file_holds_all_of_it_and_no_key(browser: Browser) -> None:
    answer = as_actor(browser, ANNA).get(f"/w/{CODE}/me.json")
    told = json.loads(answer.text)
    assert told["person"]["name"] == "Anna"
    assert [row["headline"] for row in told["contributions"]] == [WORDS]
    assert {row["name"] for row in told["events"]} == {"person.joined", "scan.added"}
    assert "hash" not in answer.text
    assert "attachment" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("path", ["me", "me.json"])
def test_a_stranger_sees_neither(path: str, browser: Browser) -> None:
    answer = browser().get(f"/w/{CODE}/{path}")
    assert answer.status_code in (303, 403)
    assert WORDS not in answer.text


def test_the_desk_erases_a_person_by_decision(app: App, browser: Browser) -> None:
    desk, path = as_actor(browser, KARIN), f"/desk/{CODE}/people/{ANNA.id}"
    refused = filled(desk, path, words="erase", decision=" ")
    assert refused.status_code == 409
    answer = filled(desk, path, words="erase", decision="RS 2026/114")
    assert answer.status_code == 303
    room = app.rooms.get(CODE)
    assert room
    assert WORDS not in repr(room.state)
    assert as_actor(browser, ANNA).get(f"/w/{CODE}/me").status_code == 303


def test_whoever_comes_after_an_erasure_is_let_in(browser: Browser) -> None:
    filled(as_actor(browser, KARIN), f"/desk/{CODE}/people/{ANNA.id}", words="keep",
           decision="RS 2026/114")  # fmt: skip
    client = browser()
    answer = filled(client, f"/w/{CODE}", f"/w/{CODE}/join", name="Cecilia", organisation="")
    assert answer.status_code == 303
    assert 'id="stage"' in client.get(f"/w/{CODE}").text


@pytest.mark.parametrize("actor", [ANNA, None])
def test_only_the_desk_erases(actor: object, app: App, browser: Browser) -> None:
    client = as_actor(browser, ANNA) if actor else browser()
    path = f"/desk/{CODE}/people/{ANNA.id}"
    assert client.get(path).status_code == 403
    assert client.post(path, data={"words": "erase", "decision": "x"}).status_code == 403


def test_a_page_of_ours_goes_through_the_same_corridor_by_its_cookie(
    app: App, browser: Browser
) -> None:
    body = {"id": "forbi-socketen", "name": "scan.add", "activity": SCAN,
            "data": {"headline": "Den andra vägen"}}  # fmt: skip
    client, path = as_actor(browser, ANNA), f"/api/workshops/{CODE}/do"
    first = client.post(path, json=body, headers={"X-As": "phone"})
    again = client.post(path, json=body, headers={"X-As": "phone"})
    assert first.get_json() == again.get_json()
    assert first.get_json()["ok"]
    room = app.rooms.get(CODE)
    assert room
    assert [e.author for e in entries_of(room.state.activities[SCAN])][-1] == ANNA.id


@pytest.mark.parametrize("headers", [{}, {"X-As": "desk"}, {"X-As": "system"}, {"X-As": "wall"}])
def test_a_cookie_alone_or_for_another_role_is_nobody(
    headers: dict[str, str], app: App, browser: Browser
) -> None:
    """Without the header it might be another site's form, which cannot set one."""
    room = app.rooms.get(CODE)
    assert room
    seq = room.state.seq
    body = {"id": "utifran-1", "name": "scan.add", "activity": SCAN, "data": {"headline": "x"}}
    answer = as_actor(browser, ANNA).post(
        f"/api/workshops/{CODE}/do", json=body, headers=headers)
    assert answer.status_code == 403
    assert room.state.seq == seq


def test_a_workshop_that_is_over_says_so_on_every_surface(app: App, browser: Browser) -> None:
    room = app.rooms.get(CODE)
    assert room
    room.handle(Command("avsluta-1", "workshop.end", KARIN))
    assert "Workshopen är avslutad" in as_actor(browser, ANNA).get(f"/w/{CODE}").text
    assert "Workshopen är avslutad" in as_actor(browser, KARIN).get(f"/desk/{CODE}").text
