"""The editor's page, and that nobody else hears of a draft before it is published."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from flask.testing import FlaskClient

from facilitator.app import App
from facilitator.domain.command import Command
from facilitator.domain.roles import Actor, Role
from facilitator.domain.scene import Presence
from facilitator.live.screen import Screen
from facilitator.paths import asset
from facilitator.room.room import Room
from facilitator.show.environment import make_environment
from facilitator.show.events import seen_events
from facilitator.show.views import Look, mine_of, view_of
from tests.cast import ANNA, CODE, KARIN, SCAN, SECRETS, WALL

from .conftest import Browser, as_actor

PAGE, PARTS, FIND = (f"/desk/{CODE}/summary{tail}" for tail in ("", "/parts", "/find"))
ENVIRONMENT = make_environment([asset("templates")], "sv", str)
DRAFT = "utkast-kanarie sjunger"
_made = iter(range(10**6))


@pytest.fixture
def room(app: App) -> Room:
    room = app.rooms.get(CODE)
    assert room
    return room


@pytest.fixture
def desk(browser: Browser) -> FlaskClient:
    return as_actor(browser, KARIN)


def does(room: Room, name: str, actor: Actor = KARIN, **data: object) -> str:
    """A command through the corridor; its id."""
    activity = SCAN if name.startswith("scan.") else None
    command = f"redaktor-{next(_made):06}"
    room.handle(Command(command, name, actor, activity, data))
    return command


def parts(desk: FlaskClient, **marks: str) -> dict[str, Any]:
    answer = desk.get(PARTS, query_string=marks)
    assert answer.status_code == 200
    told: dict[str, Any] = answer.get_json()
    return told


@pytest.mark.parametrize("path", [PAGE, PARTS, FIND, f"{PAGE}/versions/1"])
@pytest.mark.parametrize("actor", [ANNA, WALL, None])
def test_only_the_desk_comes_in(
    browser: Browser, room: Room, path: str, actor: Actor | None
) -> None:
    does(room, "summary.add", text=DRAFT)
    does(room, "summary.publish", note="Ut")
    answer = (as_actor(browser, actor) if actor else browser()).get(path)
    assert answer.status_code == 403
    assert DRAFT not in answer.text


def test_an_empty_workshop_has_a_page(desk: FlaskClient) -> None:
    page = desk.get(PAGE)
    assert page.status_code == 200
    for words in ("Inga slutsatser än", "Ingen version är publicerad", "Siffrorna säger inget än"):
        assert words in page.text


def test_the_page_and_its_parts_say_the_same(desk: FlaskClient, room: Room) -> None:
    one = does(room, "summary.add", text="Havet <b>stiger</b>.", place="mal")
    page = desk.get(PAGE).text
    told = parts(desk)
    assert told["seq"] == room.state.seq
    assert "Havet &lt;b&gt;stiger&lt;/b&gt;." in told["parts"]["sum-sentences"]["html"]
    assert f'id="t-{one}"' in page
    for name, part in told["parts"].items():
        assert f'id="{name}" data-part="{part["mark"]}"' in page
        assert part["html"] in page
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_only_what_is_another_is_sent_again(desk: FlaskClient, room: Room) -> None:
    marks = {name: part["mark"] for name, part in parts(desk)["parts"].items()}
    assert parts(desk, **marks)["parts"] == {}
    does(room, "summary.next_steps", text="Läs på.")
    assert set(parts(desk, **marks)["parts"]) == {"sum-next", "sum-chapters"}


def test_a_card_is_found_and_pointed_at(desk: FlaskClient, room: Room) -> None:
    card = does(room, "scan.add", ANNA, headline="Vattnet stiger", category="ekologi")
    one = does(room, "summary.add", text="Havet stiger.")
    found = desk.get(FIND, query_string={"list": "evidence", "sentence": one, "q": "VATTNET"})
    assert "Kort 1" in found.get_json()["html"]
    assert "summary.point" in found.get_json()["html"]
    does(room, "summary.point", sentence=one, to=card)
    found = desk.get(FIND, query_string={"list": "evidence", "sentence": one, "q": "vattnet"})
    assert 'aria-pressed="true"' in found.get_json()["html"]
    assert "kort 1: Vattnet stiger" in parts(desk)["parts"]["sum-sentences"]["html"]


def test_a_card_that_has_gone_is_named_nowhere_on_the_page(desk: FlaskClient, room: Room) -> None:
    card = does(room, "scan.add", ANNA, headline="kanarie i gruvan")
    one = does(room, "summary.add", text="Vi ser något.", evidence=[card])
    does(room, "summary.pick", list="quotes", what=card)
    assert "kanarie" in desk.get(PAGE).text
    room.handle(Command("dolj-000001", "entry.hide", KARIN, SCAN, {"entry": card}))
    assert "kanarie" not in desk.get(PAGE).text
    assert "inte är med i rapporten nu" in desk.get(PAGE).text
    found = desk.get(FIND, query_string={"list": "evidence", "sentence": one, "q": "kanarie"})
    assert "Inget hittades" in found.get_json()["html"]


def test_an_erasure_is_seen_at_once(desk: FlaskClient, room: Room) -> None:
    does(room, "scan.add", ANNA, headline="Kanariefågeln sjunger i gruvan")
    does(room, "summary.add", text="Kanariefågeln sjunger i gruvan!")
    assert "sjunger i gruvan" in desk.get(PAGE).text
    erase = desk.get(f"/desk/{CODE}/people/{ANNA.id}").text
    assert "Kanariefågeln sjunger i gruvan!" in erase
    does(room, "person.erase", person=ANNA.id, words="erase", decision="RS 1")
    assert "sjunger i gruvan" not in desk.get(PAGE).text


def test_a_version_is_looked_back_on(desk: FlaskClient, room: Room) -> None:
    one = does(room, "summary.add", text="Som det var.")
    does(room, "summary.publish", note="Första")
    does(room, "summary.edit", sentence=one, text="Som det blev.", was="Som det var.")
    page = desk.get(f"{PAGE}/versions/1").text
    assert "Som det var." in page
    assert "Som det blev." not in page
    assert [desk.get(f"{PAGE}/versions/{name}").status_code
            for name in ("2", "draft", "published", "²")] == [404] * 4


def test_it_says_when_the_room_has_seen_newer_numbers(desk: FlaskClient, room: Room) -> None:
    does(room, "summary.add", text="Elen avgör.")
    does(room, "summary.publish", note="Första")
    assert "räknats om" not in desk.get(PAGE).text
    does(room, "agenda.add", kind="dotvote", title="Röstning", minutes=5, options={"of": "cards"})
    vote = room.state.agenda[-1]
    card = does(room, "scan.add", ANNA, headline="Vattnet stiger")
    does(room, "stage.start", activity=vote)
    room.handle(Command("prick-000001", "dotvote.place", ANNA, vote, {"entry": card}))
    for step in ("close", "reveal"):
        does(room, f"stage.{step}")
    assert "räknats om" in desk.get(PAGE).text


# Nobody hears of a draft.


def everything_a_participant_gets(room: Room, browser: Browser) -> str:
    """All pages, pictures, events, the API and every report that a phone can ask for."""
    look = Look("2026-05-12T12:00:00.000+00:00", Presence(), 0, "", "")
    told = [json.dumps(seen_events(role, room.state, room.kinds, room.events_after(0), look),
                       ensure_ascii=False) for role in (Role.PHONE, Role.WALL)]  # fmt: skip
    told += [repr(view_of(role, room.state, room.kinds, look)) for role in (Role.PHONE, Role.WALL)]
    told.append(repr(mine_of(room.state, room.kinds, ANNA, look)))
    for role in (Role.PHONE, Role.WALL):
        screen = Screen.of(ENVIRONMENT)
        screen.show(view_of(role, room.state, room.kinds, look), room.state.seq)
        told.append(repr(screen.whole()))
    phone = as_actor(browser, ANNA)
    api = {"Authorization": f"Bearer {SECRETS[ANNA]}"}
    for path in (f"/w/{CODE}", f"/w/{CODE}/report", f"/w/{CODE}/me", "/api/openapi.json",
                 f"/api/workshops/{CODE}/activities",
                 *(f"/w/{CODE}/report.{form}{query}" for form in ("html", "csv", "json")
                   for query in ("", "?version=draft", "?version=1"))):
        for headers in ({}, api):
            told.append(phone.get(path, headers=headers).text)
    return "\n".join(told)


def test_a_draft_reaches_no_participant_before_it_is_published(
    room: Room, browser: Browser
) -> None:
    does(room, "workshop.open_downloads", to="everyone")
    one = does(room, "summary.add", text=DRAFT, place="mal")
    does(room, "summary.next_steps", text=f"{DRAFT} i nästa steg")
    assert DRAFT not in everything_a_participant_gets(room, browser)
    does(room, "summary.publish", note="anteckning-kanarie")
    told = everything_a_participant_gets(room, browser)
    assert DRAFT in told
    assert "anteckning-kanarie" not in told
    does(room, "summary.edit", sentence=one, was=DRAFT, text="omskriven-kanarie")
    does(room, "summary.remove", sentence=one)
    told = everything_a_participant_gets(room, browser)
    assert "omskriven-kanarie" not in told
    assert DRAFT in told
    does(room, "summary.unpublish", version=1)
    assert DRAFT not in everything_a_participant_gets(room, browser)


def test_the_desk_chooses_which_version_it_takes_home(desk: FlaskClient, room: Room) -> None:
    one = does(room, "summary.add", text="Som det var.")
    does(room, "summary.publish", note="Första")
    does(room, "summary.edit", sentence=one, text="Som det blir.", was="Som det var.")
    report = f"/w/{CODE}/report.html"
    assert "Som det var." in desk.get(report).text
    assert "Som det var." in desk.get(f"{report}?version=1").text
    assert "Som det blir." in desk.get(f"{report}?version=draft").text
    assert desk.get(f"{report}?version=2").status_code == 404
    assert desk.get(f"{report}?version={'9' * 5000}").status_code == 404
