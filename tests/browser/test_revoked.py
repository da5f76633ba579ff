"""What is revoked reaches the sockets that are open, within a second."""

from time import monotonic

import pytest
from playwright.sync_api import Page

from .hall import DESK, Hall, until
from .serving import Served

PASSWORD = "ett långt lösenord"
WITHIN = 1.0


@pytest.fixture
def desk(hall: Hall, server: Served) -> Page:
    """The desk of one who came in by logging in, not by a key."""
    page = hall.window(DESK)
    page.goto(server.setup_url)
    if "/setup" in page.url:
        page.get_by_label("Användarnamn").fill("Karin")
        page.get_by_label("Lösenord").fill(PASSWORD)
        page.get_by_role("button", name="Skapa kontot").click()
    else:
        page.goto(f"{server.address}/login")
        page.get_by_label("Användarnamn").fill("Karin")
        page.get_by_label("Lösenord").fill(PASSWORD)
        page.get_by_role("button", name="Logga in").click()
    page.goto(f"{server.address}/desk/{hall.room.code}")
    hall.connected(page)
    # One that is told to reload would come back by itself; here only its socket is looked at.
    page.evaluate("window.location.reload = () => {}")
    return page


def closed_within(hall: Hall, page: Page, asks: Page, button: str, seconds: float) -> bool:
    """Whether the page's socket closes so soon after the server has answered `asks`.

    Counted from the answer: how long a password takes to be hashed is no part of the promise.
    """
    with asks.expect_response(lambda answer: answer.request.method == "POST"):
        asks.get_by_role("button", name=button).click(no_wait_after=True)
    began = monotonic()
    until(lambda: page not in hall.watch(page).connected, page)
    return monotonic() - began <= seconds


def test_a_log_out_closes_the_desk_at_once(desk: Page, hall: Hall) -> None:
    other = desk.context.new_page()
    other.goto(f"{hall.room.address}/workshops")
    assert closed_within(hall, desk, other, "Logga ut", WITHIN)


def test_a_new_password_closes_what_was_open_elsewhere(
    desk: Page, hall: Hall, server: Served
) -> None:
    elsewhere = hall.window(DESK)
    elsewhere.goto(f"{server.address}/login")
    elsewhere.get_by_label("Användarnamn").fill("Karin")
    elsewhere.get_by_label("Lösenord").fill(PASSWORD)
    elsewhere.get_by_role("button", name="Logga in").click()
    elsewhere.goto(f"{server.address}/account")
    elsewhere.get_by_label("Nuvarande lösenord").fill(PASSWORD)
    elsewhere.get_by_label("Nytt lösenord").fill(PASSWORD)
    elsewhere.get_by_label("En gång till").fill(PASSWORD)
    assert closed_within(hall, desk, elsewhere, "Byt lösenord", WITHIN)
