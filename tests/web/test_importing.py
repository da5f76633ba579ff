"""A facilitator reads a JSON report in on the list of workshops; a stranger's file is refused."""

from __future__ import annotations

import io
import json
import re

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from facilitator.app import App
from facilitator.report.build import build
from facilitator.report.facts import as_json
from tests.cast import ANNA, CODE, KARIN, KINDS, Story
from tests.importing.day import day, told

from .conftest import Browser, as_actor, set_up, token_of

PATH = "/workshops/import"


@pytest.fixture
def story(story: Story) -> Story:
    story.card(ANNA, "Vattnet stiger")
    return story


@pytest.fixture
def body(story: Story) -> bytes:
    return as_json(build(story.state, KINDS, story.now, "sv"))


@pytest.fixture
def karin(app: App, browser: Browser) -> FlaskClient:
    client = browser()
    set_up(app, client)
    return client


def sent(client: FlaskClient, body: bytes, **data: str) -> TestResponse:
    return client.post(PATH, data={"csrf": token_of(client.get("/workshops")), **data,
                                   "file": (io.BytesIO(body), "rapport.json")})  # fmt: skip


def test_a_report_becomes_a_workshop_at_whose_desk_one_stands(
    app: App, karin: FlaskClient, body: bytes
) -> None:
    answer = sent(karin, body, code="new")
    assert answer.status_code == 303
    code = answer.headers["Location"].rpartition("/")[2]
    assert code != CODE
    assert karin.get(f"/desk/{code}").status_code == 200
    room = app.rooms.get(code)
    assert room
    assert as_json(build(room.state, KINDS, json.loads(body)["workshop"]["made"], "sv")) == \
        body.replace(CODE.encode(), code.encode())


def test_a_code_that_is_taken_is_told_with_the_way_out(karin: FlaskClient, body: bytes) -> None:
    answer = sent(karin, body)
    assert (answer.status_code, answer.text.count('role="alert"')) == (409, 1)
    assert "redan en workshop med koden SKANE2" in answer.text


def test_what_could_not_come_with_it_is_told_before_one_goes_to_the_desk(
    karin: FlaskClient,
) -> None:
    answer = sent(karin, told(day()), code="new")
    assert answer.status_code == 200
    assert "Omigen: svaren följer inte med" in answer.text
    assert re.search(r'role="status".*href="/desk/[0-9A-Z]{6}"', answer.text)


@pytest.mark.parametrize("broken", [b"", b"{}", b"\0\1", b"[" * 100_000, b'{"workshop": {}}'])
def test_another_file_is_a_sentence_and_leaves_nothing(
    broken: bytes, app: App, karin: FlaskClient
) -> None:
    before = sorted(app.rooms.shelf.folder.iterdir())
    answer = sent(karin, broken)
    assert answer.status_code == 409
    assert 'role="alert"' in answer.text
    assert sorted(app.rooms.shelf.folder.iterdir()) == before


def test_no_file_is_a_sentence(karin: FlaskClient) -> None:
    answer = karin.post(PATH, data={"csrf": token_of(karin.get("/workshops"))})
    assert "Välj en fil först" in answer.text


def test_only_who_is_logged_in_and_comes_from_the_page_reads_files_in(
    browser: Browser, karin: FlaskClient, body: bytes
) -> None:
    for client in (browser(), as_actor(browser, KARIN)):
        answer = client.post(PATH, data={"file": (io.BytesIO(body), "rapport.json")})
        assert answer.headers["Location"].startswith("/login")
    assert karin.post(PATH, data={
        "csrf": "x" * 32, "file": (io.BytesIO(body), "rapport.json")}).status_code == 400


def test_a_huge_upload_is_stopped_at_the_door(karin: FlaskClient) -> None:
    answer = karin.post(PATH, environ_overrides={"CONTENT_LENGTH": str(80 << 20)},
                        content_type="multipart/form-data; boundary=x")  # fmt: skip
    assert answer.status_code == 413
