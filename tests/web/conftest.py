"""A real application over a real folder, asked by browsers of the cast."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from facilitator.app import App, create_app
from facilitator.config import Config
from facilitator.domain.roles import Actor
from facilitator.room.doors import cookie_name
from facilitator.storage.shelf import Shelf
from tests.cast import CODE, SECRETS, Story, scanning

PASSWORD = "ett långt lösenord"
Browser = Callable[[], FlaskClient]


@pytest.fixture
def story() -> Story:
    """What is in the file: the scan is open, Anna and Bo are in it."""
    return scanning()


@pytest.fixture
def app(tmp_path: Path, story: Story) -> Iterator[App]:
    Shelf(tmp_path).create("omvarld", story.events)
    app = create_app(Config(tmp_path))
    yield app
    app.close()


@pytest.fixture
def browser(app: App) -> Browser:
    """A browser that nobody has used before."""
    return app.flask.test_client


def as_actor(browser: Browser, actor: Actor) -> FlaskClient:
    """A browser in which that one of the cast has come in."""
    client = browser()
    client.set_cookie(cookie_name(actor.role, CODE), SECRETS[actor])
    return client


def token_of(page: TestResponse) -> str:
    """The token of the form on a page."""
    found = re.search(r'name="csrf" value="([^"]+)"', page.text)
    assert found, page.text[:500]
    return found.group(1)


def filled(client: FlaskClient, path: str, to: str = "", **data: str) -> TestResponse:
    """Open the page at `path`, fill its form in and send it."""
    token = token_of(client.get(path))
    return client.post(to or path, data={"csrf": token, **data})


def set_up(app: App, client: FlaskClient) -> TestResponse:
    """Karin makes the first account and is logged in."""
    return filled(client, f"/setup?token={app.setup_token}", "/setup", token=app.setup_token,
                  name="Karin", password=PASSWORD, again=PASSWORD)  # fmt: skip
