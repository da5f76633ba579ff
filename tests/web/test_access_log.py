"""The access log says how it went and holds nothing that could be used or that tells who."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.app import App, create_app
from facilitator.config import Config
from facilitator.storage.shelf import Shelf
from tests.cast import CODE, KARIN, SECRETS, Story

from .conftest import PASSWORD, Browser, filled, set_up


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "access.log"


@pytest.fixture
def app(tmp_path: Path, story: Story, log: Path) -> Iterator[App]:
    sessions = tmp_path / "sessions"
    sessions.mkdir()
    Shelf(sessions).create("omvarld", story.events)
    app = create_app(Config(sessions, access_log=str(log)))
    yield app
    app.close()


def test_a_line_holds_time_page_and_status_and_no_secret(
    app: App, browser: Browser, log: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    client = browser()
    client.get(f"/desk/{CODE}?key={SECRETS[KARIN]}")
    set_up(app, client)
    filled(client, "/account", action="invite")
    client.get("/invite/hemlig-lank")
    joined = browser().post(f"/w/{CODE}/join", json={"name": "Cecilia Kanariesson"}).json
    written = log.read_text()
    assert "GET /desk/<code> 303" in written
    assert "POST /setup 303" in written
    everything = written + "".join(capfd.readouterr())
    for canary in (SECRETS[KARIN], PASSWORD, app.setup_token, "hemlig-lank", "Kanariesson",
                   joined["key"], joined["person"], "127.0.0.1", CODE):  # fmt: skip
        assert canary not in everything


def test_a_page_that_fails_is_in_the_servers_log_without_the_link(
    app: App, browser: Browser, log: Path, caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(*_given: str) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(app.accounts, "invited", fails)
    assert browser().get("/invite/hemlig-lank").status_code == 500
    assert "/invite/<link> failed" in caplog.text
    assert "hemlig-lank" not in caplog.text + log.read_text()
