"""An organisation's contact: one link, one part, and nothing else."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from facilitator.app import App
from facilitator.domain.command import Command
from facilitator.domain.keys import key_hash
from facilitator.domain.roles import Actor, Role
from facilitator.room.doors import cookie_name
from facilitator.room.room import Room
from tests.cast import CODE, KARIN, SKANE, VINNOVA, Story, scanning

from .conftest import Browser, as_actor, filled, token_of

PART, CONTACTS = f"/w/{CODE}/part", f"/desk/{CODE}/contacts"
SECRET = "kontaktens-nyckel"


@pytest.fixture
def story() -> Story:
    story = scanning()
    story.does(KARIN, "key.make", role="contact", holder=SKANE, hash=key_hash(SECRET))
    return story


@pytest.fixture
def contact(browser: Browser) -> FlaskClient:
    client = browser()
    client.set_cookie(cookie_name(Role.CONTACT, CODE), SECRET)
    return client


def opens(room: Room, to: str, until: str = "") -> None:
    room.handle(Command("oppna", "workshop.open_downloads", KARIN, None,
                        {"to": to, "until": until}))  # fmt: skip


def test_the_desks_link_opens_the_part_of_one_organisation(browser: Browser) -> None:
    desk = as_actor(browser, KARIN)
    page = filled(desk, CONTACTS, action="link", organisation=VINNOVA)
    found = re.search(r"/w/[A-Z0-9]+/part\?key=[\w-]+", page.text)
    assert found
    client = browser()
    opened = client.get(found.group(0), follow_redirects=True)
    assert opened.request.full_path == f"{PART}?"
    assert "<h1" in opened.text
    assert "Vinnova" in opened.text
    assert "Region Skåne" not in opened.text


def test_a_contact_reads_says_where_they_stand_and_approves(
    contact: FlaskClient, app: App
) -> None:
    room = app.rooms.get(CODE)
    assert room is not None
    assert filled(contact, PART, action="standing", phase="framtagande").status_code == 200
    assert room.state.standings[SKANE].phase == "framtagande"
    page = contact.get(PART)
    digest = re.search(r'name="digest" value="([^"]+)"', page.text)
    assert digest
    done = contact.post(PART, data={
        "csrf": token_of(page), "action": "approve", "digest": digest.group(1)})
    assert "Godkänd" in done.text
    assert room.state.approvals[SKANE].by == "contact"


def test_what_changes_afterwards_must_be_read_again(contact: FlaskClient, app: App) -> None:
    page = contact.get(PART)
    digest = re.search(r'name="digest" value="([^"]+)"', page.text)
    assert digest
    contact.post(PART, data={
        "csrf": token_of(page), "action": "approve", "digest": digest.group(1)})
    filled(contact, PART, action="standing", phase="antagen")
    assert "Godkänd" in contact.get(PART).text  # the phase gives advice and is no figure of theirs
    room = app.rooms.get(CODE)
    assert room is not None
    anna = Actor(Role.PHONE, "person-anna")
    room.handle(Command("nytt-kort", "scan.add", anna, "scan-2", {"headline": "Ett kort till"}))
    assert "Delen har ändrats sedan ni godkände" in contact.get(PART).text


def test_a_wish_is_seen_at_the_desk_and_can_be_set_aside(
    contact: FlaskClient, browser: Browser
) -> None:
    filled(contact, PART, action="ask", words="Ett kort är inte vårt")
    desk = as_actor(browser, KARIN)
    page = desk.get(CONTACTS)
    assert "Ett kort är inte vårt" in page.text
    assert "Vill ändra" in page.text
    filled(desk, CONTACTS, action="reset", organisation=SKANE)
    assert "Ett kort är inte vårt" not in desk.get(CONTACTS).text


def test_a_contact_takes_its_own_part_and_nothing_else(contact: FlaskClient) -> None:
    own = contact.get(f"/w/{CODE}/report.html?organisation={SKANE}")
    assert own.status_code == 200
    for path in (f"/w/{CODE}/report.html", f"/w/{CODE}/report.json",
                 f"/w/{CODE}/report.html?organisation={VINNOVA}",
                 f"/w/{CODE}/report.organisationer", f"/w/{CODE}/report.digests"):
        assert contact.get(path).status_code == 403, path


@pytest.mark.parametrize(("to", "until", "status"), [
    ("desk", "2999-01-01", 200), ("everyone", "", 200), ("desk", "2026-01-01", 403),
    ("room", "2026-01-01", 403), ("everyone", "2026-01-01", 403)])
def test_a_contacts_part_is_shut_after_the_last_day(
    contact: FlaskClient, app: App, to: str, until: str, status: int
) -> None:
    room = app.rooms.get(CODE)
    assert room
    opens(room, to, until)
    for path in (PART, f"/w/{CODE}/report.html?organisation={SKANE}", f"/w/{CODE}/report"):
        answer = contact.get(path)
        assert answer.status_code == status, path
        assert ("till och med 1 januari 2026" in answer.text) == (status == 403)
    if status == 403:
        press = contact.post(f"/w/{CODE}/press", data={"ware": "html", "organisation": SKANE})
        assert press.status_code == 403
        assert contact.post(PART, data={"action": "ask", "words": "x"}).status_code == 403


def test_a_contact_of_the_part_alone_sees_nothing_of_the_others(
    contact: FlaskClient, app: App
) -> None:
    room = app.rooms.get(CODE)
    assert room
    room.handle(Command("rubrik", "agenda.change", KARIN, None, {
        "activity": "scan-2", "title": "Rubrik-kanarie", "question": "Fråga-kanarie"}))
    room.handle(Command("slutsats", "summary.add", KARIN, None, {"text": "Slutsats-kanarie"}))
    room.handle(Command("ut", "summary.publish", KARIN, None, {"note": "Första"}))
    page = contact.get(f"/w/{CODE}/report")
    assert page.status_code == 200
    assert "kanarie" not in page.text
    assert f"organisation={SKANE}" in page.text
    opens(room, "everyone")
    assert contact.get(f"/w/{CODE}/report").text.count("kanarie") == 3


@pytest.mark.parametrize("path", [
    f"/desk/{CODE}", f"/desk/{CODE}/keys", f"/desk/{CODE}/people", f"/desk/{CODE}/summary",
    CONTACTS, f"/wall/{CODE}", f"/desk/{CODE}/archive.zip"])  # fmt: skip
def test_a_contact_comes_into_no_other_room(contact: FlaskClient, path: str) -> None:
    assert contact.get(path).status_code in (302, 403)
    if contact.get(path).status_code == 302:
        assert "/login" in contact.get(path).location or "setup" in contact.get(path).location


def test_nobody_else_comes_in(browser: Browser) -> None:
    assert browser().get(PART).status_code == 403
    assert browser().get(f"{PART}?key=fel").status_code == 403
    assert browser().get(CONTACTS).status_code == 403


def test_a_form_from_elsewhere_is_not_believed(contact: FlaskClient, app: App) -> None:
    assert contact.post(PART, data={"action": "ask", "words": "x"}).status_code == 400
    room = app.rooms.get(CODE)
    assert room is not None
    assert not room.state.approvals


def test_a_revoked_link_opens_nothing(contact: FlaskClient, app: App) -> None:
    room = app.rooms.get(CODE)
    assert room is not None
    room.handle(Command("bort", "key.revoke", KARIN, None, {"hash": key_hash(SECRET)}))
    assert contact.get(PART).status_code == 403


def test_a_program_with_a_contacts_key_sees_and_does_nothing_else(browser: Browser) -> None:
    answer = browser().post(
        f"/api/workshops/{CODE}/do", headers={"Authorization": f"Bearer {SECRET}"},
        json={"id": "kommando-1", "name": "stage.close", "activity": None, "data": {}})
    assert answer.status_code == 403


@pytest.mark.parametrize("token", [None, "", "fel", "0" * 32])
def test_a_form_from_elsewhere_approves_nothing(
    token: str | None, contact: FlaskClient, app: App
) -> None:
    room = app.rooms.get(CODE)
    assert room
    seq = room.state.seq
    data = {"action": "ask", "words": "Ett kort är inte vårt"}
    answer = contact.post(PART, data=data if token is None else {**data, "csrf": token})
    assert answer.status_code == 400
    assert room.state.seq == seq
