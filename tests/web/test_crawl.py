"""Every page there is: looking changes nothing, and what a cookie opens is shut to other sites."""

import secrets

import pytest
from flask.testing import FlaskClient

from facilitator.app import App
from tests.cast import ANNA, CODE, KARIN, SCAN, WALL

from .conftest import Browser, as_actor, set_up

FILLED = {"/picture/<name>": f"/picture/{'0' * 64}", "<code>": CODE, "<person>": ANNA.id,
          "<link>": "en-lank", "<name>": "json", "<job>": "ett-jobb", "<version>": "en-version",
          "<activity>": SCAN,
          "<build>": "x", "<path:name>": "css/page.css", "<path:path>": "css/page.css",
          "<path:filename>": "css/page.css"}  # fmt: skip
# A login's last use is noted as it is used; the rest of the file must stay as it was.
TABLES = ("accounts", "devices", "invites", "tokens", "secrets", "disposals")


def pages(app: App) -> list[str]:
    """The address of every page that can be asked for, its blanks filled in."""
    found = []
    for rule in app.flask.url_map.iter_rules():
        if "GET" in (rule.methods or ()):
            path = str(rule)
            for blank, value in FILLED.items():
                path = path.replace(blank, value)
            assert "<" not in path, f"say what {path} is filled with"
            found.append(path)
    return found


def everything(app: App) -> object:
    """What is so: the workshop's number, the files, and the rows of the installation."""
    room = app.rooms.get(CODE)
    assert room
    files = sorted(path.name for path in app.rooms.shelf.folder.rglob("*")
                   if not path.name.endswith(("-wal", "-shm", ".owner")))
    rows = [sorted(app.accounts._rows(f"SELECT * FROM {table}")) for table in TABLES]
    logins = app.accounts._rows("SELECT hash, account, made, ends FROM logins")
    return room.state.seq, files, rows, logins


def visitor(who: str, app: App, browser: Browser) -> FlaskClient:
    if who == "logged in":
        client = browser()
        set_up(app, client)
        return client
    actor = {"phone": ANNA, "wall": WALL, "desk": KARIN}.get(who)
    return as_actor(browser, actor) if actor else browser()


@pytest.mark.parametrize("who", ["nobody", "phone", "wall", "desk", "logged in"])
def test_looking_changes_nothing(who: str, app: App, browser: Browser) -> None:
    client = visitor(who, app, browser)
    before = everything(app)
    crawled = pages(app)
    assert len(crawled) > 20
    for path in crawled:
        assert client.get(path, query_string={"activity": SCAN}).status_code < 500, path
        assert everything(app) == before, path


@pytest.mark.parametrize(("sent_from", "status"), [
    ("same-origin", 200), ("none", 200), ("same-site", 403), ("cross-site", 403),
])  # fmt: skip
@pytest.mark.parametrize(("actor", "command"), [
    (ANNA, {"name": "scan.add", "activity": SCAN, "data": {"headline": "Vattnet stiger"}}),
    (KARIN, {"name": "workshop.rename", "data": {"title": "Ny"}}),
], ids=["phone", "desk"])  # fmt: skip
def test_the_way_round_blocked_sockets_is_for_our_own_pages(
    actor: object, command: dict, sent_from: str, status: int, app: App, browser: Browser
) -> None:
    """A cookie opens it, so it is guarded like a form; the header X-As cannot be sent by others."""
    client = as_actor(browser, actor)  # type: ignore[arg-type]
    room = app.rooms.get(CODE)
    assert room
    before = room.state.seq
    body = {"id": secrets.token_hex(16), **command}
    path = f"/api/workshops/{CODE}/do"
    for headers in ({}, {"X-As": "wall"}):
        assert client.post(path, json=body, headers=headers).status_code == 403
    answer = client.post(path, json=body, headers={
        "X-As": str(actor.role), "Sec-Fetch-Site": sent_from})  # type: ignore[attr-defined]
    assert answer.status_code == status
    assert room.state.seq == before + (status == 200)


def test_no_answer_lets_another_site_read_it(app: App, browser: Browser) -> None:
    """Without Access-Control-* a browser sends no custom header for another site, nor reads."""
    client = as_actor(browser, KARIN)
    for path in pages(app):
        for answer in (client.get(path, headers={"Origin": "https://evil.example"}),
                       client.options(path, headers={
                           "Origin": "https://evil.example",
                           "Access-Control-Request-Method": "POST",
                           "Access-Control-Request-Headers": "x-as"})):  # fmt: skip
            assert not [name for name, _ in answer.headers if name.startswith("Access-Control")]
