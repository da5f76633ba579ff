"""A name that somebody else owns does not lead here once the installation has one of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from facilitator.app import App, create_app
from facilitator.config import SETTINGS, BadSetting, Config, read_config

OURS = ["workshop.region.se", "WORKSHOP.region.se:8443", "intern.region.se", "localhost",
        "localhost:8000", "127.0.0.1:8000", "10.4.5.6", "[::1]:8000", "[fe80::1]", "server",
        "backend:8000", "salen.local", ""]  # fmt: skip
NOT_OURS = ["evil.example", "workshop.region.se.evil.example", "evilworkshop.region.se",
            "region.se", "127.0.0.1.evil.example", "localhost@evil.example", "evil.example#.local",
            "local.evil.example", "[::1", "1.2.3.4.5"]  # fmt: skip


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    app = create_app(Config(tmp_path, address="https://workshop.region.se",
                            origins=("https://intern.region.se",)))  # fmt: skip
    yield app
    app.close()


@pytest.fixture
def client(app: App) -> FlaskClient:
    return app.flask.test_client()


@pytest.mark.parametrize("host", OURS)
def test_the_servers_own_names_are_answered(host: str, client: FlaskClient) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("path", ["/", "/login", "/static/x.css", "/socket.io/?EIO=4"])
@pytest.mark.parametrize("host", NOT_OURS)
def test_another_name_is_not_answered(host: str, path: str, client: FlaskClient) -> None:
    answer = client.get(path, headers={"Host": host})
    assert answer.status_code == 400
    assert "Set-Cookie" not in answer.headers
    assert "address" in answer.text


def test_whoever_watches_that_we_are_alive_need_not_know_our_name(client: FlaskClient) -> None:
    assert client.get("/healthz", headers={"Host": "probe.example"}).json == {"status": "ok"}


def test_without_an_address_any_name_will_do(tmp_path: Path) -> None:
    app = create_app(Config(tmp_path))
    assert app.flask.test_client().get("/", headers={"Host": "any.example"}).status_code == 200
    app.close()


def test_a_form_of_very_many_parts_is_not_read(client: FlaskClient) -> None:
    client.get("/setup")
    parts = {f"part-{n}": "x" for n in range(60)}
    answer = client.post("/setup", data=parts, content_type="multipart/form-data")
    assert answer.status_code == 413


def test_no_secret_is_a_setting_so_that_none_can_be_a_bad_one(tmp_path: Path) -> None:
    """Secrets are made by chance; one that is given all the same stops the start."""
    words = ("secret", "key", "password", "token", "salt")
    assert not [s.name for s in SETTINGS if any(word in s.name for word in words)]
    for name in ("SECRET_KEY", "SECRET", "PASSWORD"):
        with pytest.raises(BadSetting, match="is not a setting"):
            read_config(tmp_path, {f"FACILITATOR_{name}": "dev"})
