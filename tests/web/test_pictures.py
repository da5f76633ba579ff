"""Pictures over HTTP: who may send and see one, and what is refused."""

from __future__ import annotations

import json
import secrets
from io import BytesIO

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from facilitator.app import App
from facilitator.domain.command import Command
from facilitator.domain.roles import Actor
from facilitator.kinds.story.writing import narratives_of
from facilitator.room.doors import cookie_name
from facilitator.room.room import Room
from tests.cast import ANNA, BO, CODE, KARIN, WALL, Story
from tests.kinds.judged import CEDRIC
from tests.kinds.worlds import STORY, at_tables, begin, write
from tests.photos import PLACE, name_of, ours, picture
from tests.room.test_photograph import HOSTILE

from .conftest import Browser
from .conftest import as_actor as of_the_cast

ALT = "En buss i snö vid en tom hållplats"
PATH = f"/api/workshops/{CODE}/picture"


@pytest.fixture
def story() -> Story:
    """The writing is open; Anna has the pen of her table's front page."""
    story = at_tables()
    write(story, begin(story, world=""), "lead", "Sista bussen går i kväll")
    return story


@pytest.fixture
def front(story: Story) -> str:
    return next(iter(narratives_of(story.activity(STORY)).by_id))


@pytest.fixture
def room(app: App) -> Room:
    room = app.rooms.get(CODE)
    assert room
    return room


def as_actor(browser: Browser, actor: Actor) -> FlaskClient:
    if actor != CEDRIC:
        return of_the_cast(browser, actor)
    client = browser()
    client.set_cookie(cookie_name(actor.role, CODE), f"nyckel-{actor.id}")
    return client


def send(client: FlaskClient, text: str, body: bytes | None, alt: str = ALT, **headers: str
         ) -> TestResponse:  # fmt: skip
    asked = {"id": secrets.token_hex(16), "name": "story.picture", "activity": STORY,
             "data": {"text": text, "alt": alt}}  # fmt: skip
    data: dict[str, object] = {"command": json.dumps(asked)}
    if body is not None:
        data["picture"] = (BytesIO(body), "buss.jpg")
    return client.post(PATH, data=data, headers=headers or {"X-As": "phone"},
                       content_type="multipart/form-data")  # fmt: skip


def held(room: Room) -> str:
    (text,) = narratives_of(room.state.activities[STORY]).by_id
    found = narratives_of(room.state.activities[STORY]).picture(text)
    return str(found.data["picture"]) if found else ""


def seen(browser: Browser, actor: Actor, name: str) -> TestResponse:
    return as_actor(browser, actor).get(f"/w/{CODE}/picture/{name}")


def do(room: Room, name: str, actor: Actor = KARIN, **data: object) -> None:
    activity = None if name.startswith("person") else STORY
    room.handle(Command(secrets.token_hex(16), name, actor, activity, data))


def test_the_pen_sends_one_and_the_table_sees_it(
    front: str, room: Room, browser: Browser
) -> None:
    answer = send(as_actor(browser, ANNA), front, picture())
    assert answer.json["ok"] is True
    assert held(room) == name_of(ours())
    got = seen(browser, BO, held(room))
    assert (got.status_code, got.data) == (200, ours())
    assert PLACE not in got.data
    assert got.headers["Content-Type"] == "image/jpeg"
    assert got.headers["X-Content-Type-Options"] == "nosniff"
    assert "private" in got.headers["Cache-Control"]
    assert "default-src 'none'" in got.headers["Content-Security-Policy"]


def test_others_see_it_once_it_is_shown_and_no_more_once_it_is_hidden(
    front: str, room: Room, browser: Browser
) -> None:
    send(as_actor(browser, ANNA), front, picture())
    name = held(room)

    def statuses() -> list[int]:
        return [seen(browser, each, name).status_code for each in (BO, CEDRIC, WALL, KARIN)] + [
            browser().get(f"/w/{CODE}/picture/{name}").status_code]

    assert statuses() == [200, 404, 404, 200, 404]
    for step in ("close", "reveal"):
        do(room, f"stage.{step}")
    assert statuses() == [200, 200, 200, 200, 404]
    do(room, "entry.hide", entry=front, reason="x")
    assert statuses() == [404, 404, 404, 200, 404]


@pytest.mark.parametrize("name", ["0" * 64, "x", "..%2f..", "A" * 64, "0" * 63])
def test_a_picture_that_is_not_there_is_not_found(
    name: str, front: str, room: Room, browser: Browser
) -> None:
    assert seen(browser, KARIN, name).status_code == 404


@pytest.mark.parametrize("what", sorted(HOSTILE))
def test_what_is_no_picture_is_refused_in_a_sentence(
    what: str, front: str, room: Room, browser: Browser
) -> None:
    before = room.state.seq
    answer = send(as_actor(browser, ANNA), front, HOSTILE[what])
    assert (answer.status_code, answer.json["field"]) == (409, "picture")
    assert answer.json["why"].endswith(".")
    assert room.state.seq == before


def test_twenty_megabytes_are_stopped_before_they_are_read(
    front: str, room: Room, browser: Browser
) -> None:
    answer = as_actor(browser, ANNA).post(
        PATH, data=bytes(20 << 20), headers={"X-As": "phone"},
        content_type="multipart/form-data; boundary=x")
    assert (answer.status_code, answer.json["code"]) == (413, "too_large")


@pytest.mark.parametrize("alt", ["", "Buss", "x" * 301])
def test_without_words_nothing_is_kept(
    alt: str, front: str, room: Room, browser: Browser
) -> None:
    answer = send(as_actor(browser, ANNA), front, picture(), alt)
    assert (answer.status_code, answer.json["field"]) == (409, "alt")
    assert room.picture(name_of(ours())) is None


def test_without_a_file_or_a_command_it_is_told(
    front: str, room: Room, browser: Browser
) -> None:
    client = as_actor(browser, ANNA)
    assert send(client, front, None).json["code"] == "no_picture"
    for asked in ("", "{", "[" * 100_000, "7", '{"id": "x"}'):
        answer = client.post(PATH, data={"command": asked}, headers={"X-As": "phone"})
        assert (answer.status_code, answer.json["code"]) == (409, "malformed")


def test_only_the_pen_of_that_text_may(front: str, room: Room, browser: Browser) -> None:
    for actor, code in ((BO, "no_pen"), (CEDRIC, "not_yours")):
        assert send(as_actor(browser, actor), front, picture()).json["code"] == code
    assert send(browser(), front, picture()).status_code == 403
    assert send(as_actor(browser, ANNA), front, picture(), **{"X-As": "wall"}).status_code == 403
    assert send(as_actor(browser, ANNA), front, picture(), **{
        "X-As": "phone", "Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert held(room) == ""


def test_a_name_whose_bytes_do_not_come_along_is_refused(
    front: str, room: Room, browser: Browser
) -> None:
    """By the way of every other command nothing comes along, and nothing may point at nothing."""
    asked = {"id": secrets.token_hex(16), "name": "story.picture", "activity": STORY,
             "data": {"text": front, "picture": name_of(ours()), "alt": ALT}}  # fmt: skip
    answer = as_actor(browser, ANNA).post(
        f"/api/workshops/{CODE}/do", json=asked, headers={"X-As": "phone"})
    assert (answer.status_code, answer.json["code"]) == (409, "no_picture")


def test_one_who_sends_without_end_is_slowed_down(
    front: str, room: Room, browser: Browser
) -> None:
    client = as_actor(browser, ANNA)
    codes = {send(client, front, b"x").json["code"] for _ in range(60)}
    assert codes == {"no_image", "slow"}


def test_the_same_wish_again_is_done_once(front: str, room: Room, browser: Browser) -> None:
    client = as_actor(browser, ANNA)
    asked = {"id": secrets.token_hex(16), "name": "story.picture", "activity": STORY,
             "data": {"text": front, "alt": ALT}}  # fmt: skip
    answers = [client.post(PATH, data={
        "command": json.dumps(asked), "picture": (BytesIO(picture()), "buss.jpg")},
        headers={"X-As": "phone"}).json for _ in range(2)]
    assert answers[0] == answers[1]
    assert answers[0]["ok"]
