"""A file becomes cards: shown first, once however often it is sent, refused in sentences."""

import io
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from facilitator.app import App
from facilitator.domain.contributions import entries_of
from tests.cast import ANNA, CODE, KARIN, SCAN, SKANE

from .conftest import Browser, as_actor, token_of

PATH = f"/desk/{CODE}/import"
FILE = ("Rubrik;Område;Organisation;Annat\n"
        "Vattnet stiger;Ekologi;Region Skåne;x\n;Lag;;\nFel;Nix;;\n")  # fmt: skip


def sent(client: FlaskClient, body: str, name: str = "kort.csv") -> TestResponse:
    token = token_of(client.get(PATH))
    return client.post(PATH, data={"csrf": token, "file": (io.BytesIO(body.encode()), name)})


def agreed(client: FlaskClient, shown: TestResponse) -> TestResponse:
    key = re.search(r'name="intake" value="([^"]+)"', shown.text)
    assert key
    return client.post(PATH, data={"csrf": token_of(shown), "intake": key[1]})


def headlines(app: App) -> list[object]:
    room = app.rooms.get(CODE)
    assert room
    return [entry.data["headline"] for entry in entries_of(room.state.activities[SCAN])]


def test_it_is_shown_first_and_read_in_on_a_yes(app: App, browser: Browser) -> None:
    desk = as_actor(browser, KARIN)
    shown = sent(desk, FILE)
    assert "Vattnet stiger" in shown.text
    assert "Kolumner som inte läses: Annat." in shown.text
    assert headlines(app) == []
    done = agreed(desk, shown)
    assert "1 rad är inläst" in done.text
    assert "Rad 3" in done.text
    assert "Rad 4" in done.text
    assert headlines(app) == ["Vattnet stiger"]
    room = app.rooms.get(CODE)
    assert room
    (entry,) = entries_of(room.state.activities[SCAN])
    assert (entry.organisation, entry.proxy, entry.data["category"]) == (SKANE, True, "ekologi")


def test_the_same_file_twice_gives_nothing_twice(app: App, browser: Browser) -> None:
    desk = as_actor(browser, KARIN)
    agreed(desk, sent(desk, FILE))
    again = agreed(desk, sent(desk, FILE))
    assert "0 rader är inlästa" in again.text
    assert "1 rad fanns redan" in again.text
    assert headlines(app) == ["Vattnet stiger"]


def test_what_will_not_come_in_is_told_before_anything_does(app: App, browser: Browser) -> None:
    shown = sent(as_actor(browser, KARIN), FILE.replace("Region Skåne", "Region Okänd"))
    for words in ("Det här kommer inte med", "Rad 3", "Skriv något först", "Rad 4",
                  "Det valet finns inte", "raderna kommer in utan: Region Okänd"):
        assert words in shown.text
    assert "Rad 2" not in shown.text
    assert headlines(app) == []


def test_of_two_columns_for_one_field_the_first_is_read(app: App, browser: Browser) -> None:
    desk = as_actor(browser, KARIN)
    shown = sent(desk, "Rubrik;Trend;Rubrik;\nFörst;Sedan;Sist;Utan rubrik\n")
    assert "Kolumner som inte läses: Trend, Rubrik, 4." in shown.text
    agreed(desk, shown)
    assert headlines(app) == ["Först"]


def test_a_column_of_sentences_comes_in_whole(app: App, browser: Browser) -> None:
    desk = as_actor(browser, KARIN)
    agreed(desk, sent(desk, "Rubrik\nVattnet stiger, snabbt; mycket\n"))
    assert headlines(app) == ["Vattnet stiger, snabbt; mycket"]


@pytest.mark.parametrize("body", ["", "Helt;Okänt\n1;2\n", "\0\1"])
def test_what_cannot_be_read_is_a_sentence(body: str, app: App, browser: Browser) -> None:
    answer = sent(as_actor(browser, KARIN), body)
    assert answer.status_code == 409
    assert 'role="alert"' in answer.text
    assert headlines(app) == []


def test_only_the_desk_reads_files_in(browser: Browser, tmp_path: Path) -> None:
    client = as_actor(browser, ANNA)
    assert client.get(PATH).status_code == 403
    data = {"file": (io.BytesIO(FILE.encode()), "kort.csv")}
    assert client.post(PATH, data=data).status_code == 403


def test_a_huge_upload_is_stopped_at_the_door(browser: Browser) -> None:
    answer = as_actor(browser, KARIN).post(
        PATH, environ_overrides={"CONTENT_LENGTH": str(7 << 20)},
        content_type="multipart/form-data; boundary=x")
    assert answer.status_code == 413
