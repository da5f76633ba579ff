"""`facilitator account` beside a running server: who there is, and links that work there."""

import re
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import pytest

from tests.browser.serving import served

from .conftest import Run

PASSWORD, OTHER = "ett långt lösenord", "ett annat långt lösenord"


def send(browser: OpenerDirector, url: str, **data: str) -> str:
    """Open the page, fill its form in and send it; the address one ends at."""
    with browser.open(url) as page:
        token = re.search(r'name="csrf" value="([^"]+)"', page.read().decode())
    assert token
    body = urlencode({"csrf": token[1], **data}).encode()
    with browser.open(url.partition("?")[0], body) as answer:
        return str(answer.url)


def a_browser() -> OpenerDirector:
    return build_opener(HTTPCookieProcessor(CookieJar()))


def test_links_that_the_server_takes_while_it_runs(run: Run, tmp_path: Path) -> None:
    sessions = tmp_path / "s"
    with served(sessions) as server:
        assert send(a_browser(), server.setup_url, name="Karin", password=PASSWORD,
                    again=PASSWORD, token=server.setup_url.split("=")[1]).endswith("/workshops")
        invited = run("account", "invite", "--sessions", sessions, "--address", server.address)
        assert (invited.returncode, invited.stderr) == (0, "")
        link = invited.stdout.strip()
        assert link.startswith(f"{server.address}/invite/")
        assert send(a_browser(), link, name="Erik", password=PASSWORD,
                    again=PASSWORD).endswith("/workshops")
        assert run("account", "list", "--sessions", sessions).stdout.split() == ["Karin", "Erik"]
        reset = run("account", "reset", "erik", "--sessions", sessions, "--address",
                    server.address)
        forgot = a_browser()
        assert send(forgot, reset.stdout.strip(), password=OTHER, again=OTHER).endswith(
            "/workshops")
        assert send(a_browser(), f"{server.address}/login", name="Erik",
                    password=OTHER).endswith("/workshops")


def test_a_link_is_kept_nowhere_but_with_its_holder(run: Run, tmp_path: Path) -> None:
    sessions = tmp_path / "s"
    with served(sessions):
        link = run("account", "invite", "--sessions", sessions).stdout.strip()
    secret = link.rpartition("/")[2].encode()
    for file in sessions.iterdir():
        assert secret not in file.read_bytes()


@pytest.mark.parametrize("what", ["list", "invite", "reset"])
def test_without_a_server_ever_started_there_are_none(refused, what: str) -> None:
    assert "inga konton" in refused("account", what, "Karin", "--sessions", "s")


def test_nobody_of_that_name(run: Run, refused, tmp_path: Path) -> None:
    with served(tmp_path / "s"):
        pass
    told = refused("account", "reset", "Eve", "--sessions", tmp_path / "s")
    assert "inget konto som heter Eve" in told
