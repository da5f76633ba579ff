"""A desk brings another workshop's results: of those it may open, or of a report that it sends."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from facilitator.app import App
from facilitator.domain.keys import key_hash
from facilitator.domain.roles import SYSTEM
from facilitator.kinds.carried.held import Carried, carried_of
from facilitator.plans import plans
from facilitator.report.build import build
from facilitator.report.facts import as_json
from facilitator.room.doors import cookie_name
from facilitator.storage.shelf import Shelf
from tests.cast import ANNA, CODE, KARIN, KINDS, WALL, Story, scanning
from tests.kinds.test_carried import rated

from .conftest import Browser, as_actor, set_up, token_of

ITEM, FORMER, FORMER_KEY = "carried-5", "FORRA1", "nyckel-till-det-forra-bordet"
PATH = f"/desk/{CODE}/bring/{ITEM}"


@pytest.fixture
def story() -> Story:
    """The workshop that goes on; its item holds nothing yet."""
    story = scanning()
    story.does(SYSTEM, "agenda.add", kind="carried", title="Underlag", minutes=10)
    return story


def former() -> Story:
    """The workshop before it: three clusters that have been rated."""
    story = rated()
    story.does(SYSTEM, "key.make", role="desk", holder="Olle", hash=key_hash(FORMER_KEY))
    first = story.events[0]
    story.events[0] = replace(first, data={**first.data, "code": FORMER, "title": "Förra gången"})
    story.state = replace(story.state, code=FORMER, title="Förra gången")
    return story


@pytest.fixture
def app_of_two(app: App) -> App:
    Shelf(app.rooms.shelf.folder).create("forra", former().events)
    return app


@pytest.fixture
def karin(app_of_two: App, browser: Browser) -> FlaskClient:
    """Karin is logged in."""
    client = browser()
    set_up(app_of_two, client)
    return client


@pytest.fixture
def body() -> bytes:
    return as_json(build(former().state, KINDS, "2026-05-12T18:00:00.000+00:00", "sv"))


def chosen(client: FlaskClient, code: str = FORMER) -> TestResponse:
    return client.post(PATH, data={"csrf": token_of(client.get(PATH)), "from": code})


def sent(client: FlaskClient, body: bytes, name: str = "rapport.json") -> TestResponse:
    return client.post(PATH, data={
        "csrf": token_of(client.get(PATH)), "file": (io.BytesIO(body), name)})  # fmt: skip


def agreed(client: FlaskClient, shown: TestResponse, path: str = PATH) -> TestResponse:
    key = re.search(r'name="parcel" value="([^"]+)"', shown.text)
    assert key, shown.text
    return client.post(path, data={"csrf": token_of(shown), "parcel": key[1]})


def held(app: App) -> Carried:
    room = app.rooms.get(CODE)
    assert room
    return carried_of(room.state.activities[ITEM])


def test_it_is_shown_first_and_brought_on_a_yes(app_of_two: App, karin: FlaskClient) -> None:
    assert "Förra gången" in karin.get(PATH).text
    shown = chosen(karin)
    for words in ("AI", "Vården", "Elen", "5,00", "Inget är hämtat än"):
        assert words in shown.text
    assert held(app_of_two).now is None
    answer = agreed(karin, shown)
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/desk/{CODE}")
    now = held(app_of_two).now
    assert now
    assert (now.source.code, now.source.title) == (FORMER, "Förra gången")
    assert [each.name for each in now.drivers] == ["AI", "Elen", "Vården"]


def test_the_same_again_is_told_before_it_is_brought(karin: FlaskClient) -> None:
    agreed(karin, chosen(karin))
    again = chosen(karin)
    assert again.status_code == 409
    assert "inget är nytt sedan dess" in again.text


def test_a_yes_is_good_once_and_for_its_own_item(app_of_two: App, karin: FlaskClient) -> None:
    shown = chosen(karin)
    agreed(karin, shown)
    assert "Välj en workshop eller en fil" in agreed(karin, shown).text
    assert len(held(app_of_two).bringings) == 1


def test_a_desk_that_came_by_its_key_alone_sees_no_other_workshop(
    app_of_two: App, browser: Browser
) -> None:
    desk = as_actor(browser, KARIN)
    page = desk.get(PATH)
    assert page.status_code == 200
    assert "Förra gången" not in page.text
    assert FORMER not in page.text
    for code in (FORMER, "FINNS0", CODE):
        assert chosen(desk, code).status_code == 403
    assert held(app_of_two).now is None


def test_one_who_also_has_that_desks_key_may_bring_from_it(
    app_of_two: App, browser: Browser
) -> None:
    desk = as_actor(browser, KARIN)
    desk.set_cookie(cookie_name(KARIN.role, FORMER), "fel-nyckel")
    assert chosen(desk).status_code == 403
    desk.set_cookie(cookie_name(KARIN.role, FORMER), FORMER_KEY)
    agreed(desk, chosen(desk))
    assert held(app_of_two).now


@pytest.mark.parametrize("actor", [ANNA, WALL, None])
def test_nobody_but_a_desk_comes_to_the_page(actor: Any, browser: Browser) -> None:
    client = as_actor(browser, actor) if actor else browser()
    assert client.get(PATH).status_code == 403
    assert client.post(PATH, data={"csrf": "x", "from": FORMER}).status_code == 403


def test_a_form_of_another_site_is_refused(karin: FlaskClient) -> None:
    assert karin.post(PATH, data={"csrf": "x" * 32, "from": FORMER}).status_code == 400


def test_an_item_of_another_method_takes_nothing(karin: FlaskClient) -> None:
    for item in ("scan-2", "nix"):
        assert karin.get(f"/desk/{CODE}/bring/{item}").status_code == 404


def test_a_key_alone_can_send_the_report(app: App, browser: Browser, body: bytes) -> None:
    desk = as_actor(browser, KARIN)
    agreed(desk, sent(desk, body))
    now = held(app).now
    assert now
    assert now.source.title == "Förra gången"
    assert len(held(app).entries.visible()) == 6


def test_a_file_and_the_workshop_itself_tell_the_same(
    app_of_two: App, karin: FlaskClient, body: bytes
) -> None:
    agreed(karin, sent(karin, body))
    assert "inget är nytt sedan dess" in chosen(karin).text


@pytest.mark.parametrize("broken", [
    b"", b"{}", b"\0\1", b"[" * 100_000, b'{"workshop": {}}', b"nix",
    b'{"workshop": {"code": "X"}, "activities": []}',
])  # fmt: skip
def test_another_file_is_a_sentence(broken: bytes, app: App, browser: Browser) -> None:
    answer = sent(as_actor(browser, KARIN), broken)
    assert answer.status_code == 409
    assert answer.text.count('role="alert"') == 1
    assert held(app).now is None


def test_a_changed_file_is_refused(app: App, browser: Browser, body: bytes) -> None:
    answer = sent(as_actor(browser, KARIN), body.replace("Vården".encode(), b"Skolan", 1))
    assert "ändrad eller trasig" in answer.text


def test_one_organisations_part_says_that_it_is_no_whole_report(
    browser: Browser, body: bytes
) -> None:
    part = json.loads(body)
    part.pop("log")
    answer = sent(as_actor(browser, KARIN), json.dumps(part).encode())
    assert "en organisations egen del" in answer.text


def test_a_huge_upload_is_stopped_at_the_door(karin: FlaskClient) -> None:
    answer = karin.post(PATH, environ_overrides={"CONTENT_LENGTH": str(80 << 20)},
                        content_type="multipart/form-data; boundary=x")  # fmt: skip
    assert answer.status_code == 413


def test_a_workshop_with_nothing_to_hand_on_says_so(
    app: App, browser: Browser, story: Story
) -> None:
    empty = scanning()
    first = empty.events[0]
    empty.events[0] = replace(first, data={**first.data, "code": "TOMT22"})
    Shelf(app.rooms.shelf.folder).create("tom", empty.events)
    client = browser()
    set_up(app, client)
    assert "inget att ta med" in chosen(client, "TOMT22").text


def test_when_the_source_has_gone_it_is_still_here(app_of_two: App, karin: FlaskClient) -> None:
    agreed(karin, chosen(karin))
    (app_of_two.rooms.shelf.folder / "forra.db").unlink()
    room = app_of_two.rooms.get(CODE)
    assert room
    told = json.loads(as_json(build(room.state, KINDS, "2026-05-12T19:00:00.000+00:00", "sv")))
    facts = next(each for each in told["activities"] if each["id"] == ITEM)
    known = {each["id"] for each in facts["entries"]}
    assert f"{FORMER}:kort-0" in known
    assert "Underlag" in karin.get(f"/desk/{CODE}").text


def test_a_code_that_went_between_is_a_sentence(app_of_two: App, karin: FlaskClient) -> None:
    token = token_of(karin.get(PATH))
    (app_of_two.rooms.shelf.folder / "forra.db").unlink()
    assert karin.post(PATH, data={"csrf": token, "from": FORMER}).status_code == 403


@pytest.fixture
def template(monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of a template whose first item takes what came before."""
    plan = plans()["spaning"]
    first = plan.days[0]
    item = {"kind": "carried", "title": "Underlag", "minutes": 10}
    carrying = replace(plan, days=({**first, "activities": [item, *first["activities"]]},))
    for place in ("facilitator.founding.plans", "facilitator.web.home.plans"):
        monkeypatch.setattr(place, lambda: {**plans(), "spaning": carrying})
    return "spaning"


def test_a_template_that_goes_on_asks_from_which(
    template: str, app_of_two: App, karin: FlaskClient
) -> None:
    page = karin.get("/workshops")
    assert "data-carries" in page.text
    assert f'<option value="{FORMER}">Förra gången' in page.text
    wish = {"csrf": token_of(page), "plan": template, "title": "Nästa gång"}
    refused = karin.post("/workshops", data={**wish, "from": "FINNS0"})
    assert (refused.status_code, "finns inte längre" in refused.text) == (409, True)
    made = karin.post("/workshops", data={**wish, "from": FORMER})
    room = app_of_two.rooms.get(made.headers["Location"].rpartition("/")[2])
    assert room
    now = carried_of(room.state.activities[room.state.agenda[0]]).now
    assert now
    assert now.source.code == FORMER
