"""The desk's page of groups: who may, what it shows first, and what each of its forms does."""

from __future__ import annotations

import io

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from facilitator.app import App
from facilitator.domain.roles import Actor, Role
from facilitator.domain.workshop import Workshop
from tests.cast import ANNA, BO, CODE, KARIN, WALL, Story, joins, scanning

from .conftest import Browser, as_actor, token_of

PAGE = f"/desk/{CODE}/groups"


@pytest.fixture
def story() -> Story:
    """Six more have come, all named."""
    story = scanning(naming="open")
    for place in range(6):
        joins(story, Actor(Role.PHONE, f"p{place}"), f"Gäst {place}", "Vinnova")
    return story


def state(app: App) -> Workshop:
    room = app.rooms.get(CODE)
    assert room
    return room.state


def does(client: FlaskClient, action: str, **data: object) -> TestResponse:
    token = token_of(client.get(PAGE))
    return client.post(PAGE, data={"csrf": token, "action": action, **data})


@pytest.mark.parametrize("actor", [None, ANNA, WALL])
@pytest.mark.parametrize("path", [PAGE, f"{PAGE}/tables", f"{PAGE}/print"])
def test_only_a_desk_sees_who_sits_where(actor: Actor | None, path: str, browser: Browser) -> None:
    client = as_actor(browser, actor) if actor else browser()
    assert client.get(path).status_code == 403
    assert client.post(PAGE, data={"action": "dissolve"}).status_code == 403


def test_a_form_from_elsewhere_is_not_believed(app: App, browser: Browser) -> None:
    client = as_actor(browser, KARIN)
    assert client.post(PAGE, data={"action": "form", "way": "mix"}).status_code == 400
    assert not state(app).groups


def test_what_it_gives_is_shown_first_and_then_done(app: App, browser: Browser) -> None:
    client = as_actor(browser, KARIN)
    asked = {"way": "mix", "by": "size", "amount": "4"}
    shown = does(client, "preview", **asked)
    assert "2 bord: 2 med 4." in " ".join(shown.text.split())
    assert "Högst 4 från samma organisation" in shown.text
    assert not state(app).groups
    answer = does(client, "form", **asked)
    assert (answer.status_code, answer.location) == (303, f"{PAGE}#tables")
    assert [len(group.members) for group in state(app).groups.values()] == [4, 4]
    assert "Gäst 5" in client.get(PAGE).text


def test_the_lines_of_a_list_that_mean_nobody_are_told(app: App, browser: Browser) -> None:
    client = as_actor(browser, KARIN)
    names = "Anna\t2\nGäst 3; Norrsken\nIngen Alls; 1"
    shown = does(client, "preview", way="list", names=names)
    assert "Ingen i workshopen heter så." in shown.text
    assert "Anna; 2" in shown.text
    does(client, "form", way="list", names=names.replace("\t", "; "))
    assert {group.number: group.members for group in state(app).groups.values()} == {
        2: (ANNA.id,), 3: ("p3",)}


def test_a_list_comes_from_a_file_too(app: App, browser: Browser) -> None:
    client = as_actor(browser, KARIN)
    table = "Grupp;Namn;Organisation\n3;Bo;Vinnova\n3;Gäst 1;\n".encode()
    shown = does(client, "preview", way="list", file=(io.BytesIO(table), "bord.csv"))
    assert "Bo; Vinnova; 3" in shown.text
    bare = does(client, "preview", way="list", file=(io.BytesIO(b"Anna;1\nBo;2\n"), "bord.csv"))
    assert "Anna; 1\nBo; 2" in bare.text
    odd = does(client, "preview", way="list", file=(io.BytesIO(b"\x00\x01"), "bord.xlsx"))
    assert (odd.status_code, "form-error" in odd.text) == (409, True)
    assert not state(app).groups


def test_everything_by_hand(app: App, browser: Browser) -> None:
    client = as_actor(browser, KARIN)
    does(client, "form", way="mix", by="number", amount="2")
    does(client, "add", name="Fönstret")
    does(client, "rename", group="g1", name="Norrsken")
    answer = does(client, "", person=ANNA.id, group="g3")
    assert answer.location == f"{PAGE}#table-g3"
    assert state(app).groups["g3"].members == (ANNA.id,)
    does(client, "lead", person=ANNA.id)
    assert state(app).groups["g3"].host == ANNA.id
    assert "Reseledare" in client.get(PAGE).text
    does(client, "host", group="g3", person="")
    assert state(app).groups["g3"].host == ""
    does(client, "unseat", person=ANNA.id)
    assert "1 har inget bord" in client.get(PAGE).text
    assert does(client, "lead", person=ANNA.id).status_code == 409
    does(client, "seat")
    assert state(app).groups["g3"].members == (ANNA.id,)
    does(client, "remove", group="g3")
    assert list(state(app).groups) == ["g1", "g2"]
    does(client, "undo")
    assert list(state(app).groups) == ["g1", "g2", "g3"]
    does(client, "seats")
    assert state(app).wall == "seats"
    does(client, "dissolve")
    assert not state(app).groups


def test_a_desk_that_is_behind_is_told_and_nothing_breaks(browser: Browser) -> None:
    client = as_actor(browser, KARIN)
    answer = does(client, "rename", group="g9", name="x")
    assert answer.status_code == 409
    assert "Bordet finns inte längre." in answer.text
    assert does(client, "", person="ingen", group="").status_code == 409
    assert does(client, "form", way="mix", by="number", amount="x").status_code == 409
    assert does(client, "form", way="på tok").status_code == 409


def told(client: FlaskClient, mark: str) -> dict[str, str]:
    return dict(client.get(f"{PAGE}/tables?mark={mark}").get_json())


def test_an_open_page_asks_only_for_what_is_new(browser: Browser) -> None:
    client = as_actor(browser, KARIN)
    first = told(client, "")
    assert told(client, first["mark"])["html"] is None
    does(client, "form", way="mix", by="number", amount="1")
    assert "Gäst 5" in told(client, first["mark"])["html"]


@pytest.mark.parametrize("naming", ["organisation", "anonymous"])
def test_paper_names_nobody_where_not_all_are_named(
    naming: str, browser: Browser, app: App
) -> None:
    room = app.rooms.get(CODE)
    assert room
    client = as_actor(browser, KARIN)
    does(client, "form", way="mix", by="number", amount="1")
    for what in ("signs&members=1", "list"):
        assert "Gäst" in client.get(f"{PAGE}/print?what={what}").text
    quiet = scanning(naming=naming)
    quiet.does(KARIN, "group.form", way="mix", number=1)
    quiet.does(KARIN, "group.host", group="g1", person=ANNA.id)
    room._state = quiet.state
    for what in ("signs&members=1", "list"):
        text = client.get(f"{PAGE}/print?what={what}").text
        assert "Anna" not in text
        if naming == "anonymous":
            assert "Region Skåne" not in text


def test_the_phone_says_where_one_sits(app: App, browser: Browser) -> None:
    desk, phone = as_actor(browser, KARIN), as_actor(browser, BO)
    does(desk, "form", way="mix", by="number", amount="1")
    does(desk, "lead", person=ANNA.id)
    text = phone.get(f"/w/{CODE}").text
    assert "Bord 1" in text
    assert "Reseledare: Anna" in text
    assert "Du är reseledare" in as_actor(browser, ANNA).get(f"/w/{CODE}").text
