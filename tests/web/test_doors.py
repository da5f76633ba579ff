"""Who comes in where: keys, cookies, log-in, forms; and nothing leads to another site."""

from urllib.parse import urljoin, urlsplit

import pytest

from facilitator.app import App
from facilitator.domain.keys import holder_of
from facilitator.domain.roles import Actor, Role
from facilitator.room.access import personal_code
from facilitator.room.doors import cookie_name
from tests.cast import ANNA, CODE, KARIN, SECRETS, SKANE, WALL

from .conftest import PASSWORD, Browser, as_actor, filled, set_up, token_of

JSON = {"Accept": "application/json"}
PAGES = {ANNA: f"/w/{CODE}", WALL: f"/wall/{CODE}", KARIN: f"/desk/{CODE}"}


def people(app: App) -> dict:
    room = app.rooms.get(CODE)
    assert room
    return dict(room.state.people)


# Joining


def test_a_program_joins_and_gets_its_key(app: App, browser: Browser) -> None:
    answer = browser().post(f"/w/{CODE}/join", json={"name": "Cecilia", "organisation": SKANE})
    assert answer.status_code == 200
    assert set(answer.json) == {"person", "key"}
    room = app.rooms.get(CODE)
    assert room
    assert holder_of(room.state, answer.json["key"]) == Actor(Role.PHONE, answer.json["person"])


def test_a_person_joins_by_the_form_and_is_on_the_phones_page(app: App, browser: Browser) -> None:
    client = browser()
    answer = filled(client, f"/w/{CODE}", f"/w/{CODE}/join", name="Cecilia", organisation=SKANE)
    assert (answer.status_code, answer.location) == (303, f"/w/{CODE}")
    assert 'id="stage"' in client.get(f"/w/{CODE}").text
    assert "Cecilia" in [person.name for person in people(app).values()]


def test_the_key_is_in_a_cookie_that_no_script_and_no_other_site_can_use(browser: Browser) -> None:
    answer = browser().post(f"/w/{CODE}/join", json={"name": "Cecilia"})
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith(cookie_name(Role.PHONE, CODE))
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_over_https_the_cookie_stays_there(browser: Browser) -> None:
    answer = browser().post(f"/w/{CODE}/join", json={}, base_url="https://localhost")
    assert "Secure" in answer.headers["Set-Cookie"]


HTTPS = "https://localhost"


def test_over_https_nobody_else_can_set_a_cookie_of_ours(app: App, browser: Browser) -> None:
    """`__Host-`: the browser takes it for this host and every path only, and over https only."""
    client = browser()
    client.get("/?lang=en", base_url=HTTPS)
    client.post(f"/w/{CODE}/join", json={"name": "Cecilia"}, base_url=HTTPS)
    client.get(f"/desk/{CODE}", query_string={"key": SECRETS[KARIN]}, base_url=HTTPS)
    page = client.get("/setup", query_string={"token": app.setup_token}, base_url=HTTPS)
    data = {"csrf": token_of(page), "token": app.setup_token, "name": "Karin",
            "password": PASSWORD, "again": PASSWORD}  # fmt: skip
    assert client.post("/setup", data=data, base_url=HTTPS).status_code == 303
    held = list(client._cookies.values())
    assert len(held) >= 5
    for cookie in held:
        assert cookie.key.startswith("__Host-")
        assert (cookie.secure, cookie.path, cookie.origin_only) == (True, "/", True)
    assert client.get("/workshops", base_url=HTTPS).status_code == 200
    token = token_of(client.get("/workshops", base_url=HTTPS))
    client.post("/logout", data={"csrf": token}, base_url=HTTPS)
    assert client.get("/workshops", base_url=HTTPS).status_code == 303


@pytest.mark.parametrize("actor", PAGES, ids=str)
def test_over_https_a_cookie_that_somebody_else_may_have_set_opens_nothing(
    actor: Actor, browser: Browser
) -> None:
    """One on plain http, or a neighbouring host, could otherwise choose who this browser is."""
    client = as_actor(browser, actor)
    assert 'id="stage"' in client.get(PAGES[actor]).text
    assert 'id="stage"' not in client.get(PAGES[actor], base_url=HTTPS).text


def test_one_who_is_in_is_not_asked_again(app: App, browser: Browser) -> None:
    client = as_actor(browser, ANNA)
    assert 'id="stage"' in client.get(f"/w/{CODE}").text
    assert client.post(f"/w/{CODE}/join", data={"name": "Anna"}).status_code == 303
    assert len(people(app)) == 2


def test_the_same_name_is_asked_who_it_is_and_may_be_new(app: App, browser: Browser) -> None:
    client = browser()
    asked = filled(client, f"/w/{CODE}", f"/w/{CODE}/join", name=" anna ", organisation=SKANE)
    assert asked.status_code == 200
    assert len(people(app)) == 2
    filled(client, f"/w/{CODE}", f"/w/{CODE}/join", name="Anna", organisation=SKANE, new="1")
    assert len(people(app)) == 3


def test_a_personal_code_is_the_same_person_on_another_phone(app: App, browser: Browser) -> None:
    first = browser().post(f"/w/{CODE}/join", json={"name": "Cecilia"}).json
    code = personal_code(first["key"])
    second = browser().post(f"/w/{CODE}/join", json={"personal_code": code.lower()}).json
    assert second["person"] == first["person"]
    assert second["key"] != first["key"]


def test_a_wrong_personal_code_is_told_and_no_dead_end(app: App, browser: Browser) -> None:
    client = browser()
    asked = filled(client, f"/w/{CODE}", f"/w/{CODE}/join", personal_code="AAAAAA")
    assert asked.status_code == 409
    assert "personliga koden stämmer inte" in asked.text
    filled(client, f"/w/{CODE}", f"/w/{CODE}/join", name="Cecilia", personal_code="AAAAAA", new="1")
    assert len(people(app)) == 3


@pytest.mark.parametrize("body", [{"name": "x" * 61}, {"organisation": "x" * 81},
                                  {"name": "\ud800"}])  # fmt: skip
def test_a_refusal_is_json_for_a_program(body: dict, app: App, browser: Browser) -> None:
    answer = browser().post(f"/w/{CODE}/join", json=body)
    assert answer.status_code == 409
    assert set(answer.json) == {"ok", "code", "why", "field"}
    assert answer.json["field"] in body
    assert answer.json["why"].endswith(".")
    assert len(people(app)) == 2


@pytest.mark.parametrize("body", [b"{}", b'{"name": null}', b'{"name": "", "organisation": ""}'])
def test_json_that_says_nothing_is_one_without_a_name(body: bytes, browser: Browser) -> None:
    answer = browser().post(f"/w/{CODE}/join", data=body, content_type="application/json")
    assert answer.status_code == 200


@pytest.mark.parametrize("body", [b"[]", b"{", b"7", b"\xff{", b'{"name": {"a": 1}}'])
def test_json_of_another_shape_makes_nobody(body: bytes, app: App, browser: Browser) -> None:
    answer = browser().post(f"/w/{CODE}/join", data=body, content_type="application/json")
    assert (answer.status_code, answer.json["code"]) == (400, "malformed")
    assert len(people(app)) == 2


def test_a_removed_person_is_told_so(app: App, browser: Browser, ) -> None:
    client = as_actor(browser, ANNA)
    filled(as_actor(browser, KARIN), f"/desk/{CODE}/people", person=ANNA.id, action="remove")
    assert client.get(f"/w/{CODE}").status_code == 403


# Codes


@pytest.mark.parametrize("path", ["/w/NOWAY2", "/wall/NOWAY2", "/desk/NOWAY2", "/w/NOWAY2/report",
                                  "/w/..%2f..%2fetc", "/w/å"])  # fmt: skip
def test_a_wrong_code_is_told_in_a_sentence(path: str, browser: Browser) -> None:
    answer = browser().get(path)
    assert answer.status_code == 404
    assert "Traceback" not in answer.text
    assert "<h1" in answer.text


def test_a_wrong_code_is_json_for_a_program(browser: Browser) -> None:
    answer = browser().get("/w/NOWAY2", headers=JSON)
    assert (answer.status_code, answer.json["code"]) == (404, "unknown_code")


@pytest.mark.parametrize("typed", [CODE, "skane2", "SKA NE2", "ska-ne2"])
def test_a_code_is_typed_as_one_likes(typed: str, browser: Browser) -> None:
    answer = browser().get("/", query_string={"code": typed})
    assert (answer.status_code, answer.location) == (303, f"/w/{CODE}")


def test_a_code_that_does_not_exist_stays_in_the_field(browser: Browser) -> None:
    answer = browser().get("/?code=noway2")
    assert answer.status_code == 404
    assert "NOWAY2" in answer.text


def test_the_address_has_the_code_in_capitals(browser: Browser) -> None:
    assert browser().get(f"/w/{CODE.lower()}").location == f"/w/{CODE}"


def test_a_broken_file_is_told_and_the_others_live_on(app: App, browser: Browser) -> None:
    (app.rooms.shelf.folder / "trasig.db").write_bytes(b"noise" * 999)
    assert browser().get(f"/w/{CODE}").status_code == 200


# Keys of wall and desk


@pytest.mark.parametrize("actor", [WALL, KARIN], ids=str)
def test_a_key_in_the_address_becomes_a_cookie_and_is_gone(actor: Actor, browser: Browser) -> None:
    client, path = browser(), PAGES[actor]
    answer = client.get(path, query_string={"key": SECRETS[actor]})
    assert (answer.status_code, answer.location) == (303, path)
    assert "HttpOnly" in answer.headers["Set-Cookie"]
    page = client.get(path)
    assert page.status_code == 200
    assert SECRETS[actor] not in page.text


@pytest.mark.parametrize("actor", SECRETS, ids=str)
@pytest.mark.parametrize("holder", [WALL, KARIN], ids=str)
def test_only_the_right_key_opens_a_page(holder: Actor, actor: Actor, browser: Browser) -> None:
    answer = browser().get(PAGES[holder], query_string={"key": SECRETS[actor]})
    assert answer.status_code == (303 if actor == holder else 403)
    assert ("Set-Cookie" in answer.headers) == (actor == holder)


def test_whoever_stands_at_the_desk_opens_the_wall_from_there(browser: Browser) -> None:
    desk = as_actor(browser, KARIN)
    page = desk.get(PAGES[KARIN]).text
    assert f'href="/wall/{CODE}" target="_blank"' in page
    assert 'href="/workshops"' not in page
    wall = desk.get(PAGES[WALL])
    assert wall.status_code == 200
    assert 'data-audience="wall"' in wall.text


def test_a_phone_opens_no_wall(browser: Browser) -> None:
    assert as_actor(browser, ANNA).get(PAGES[WALL]).status_code in (303, 403)


def test_the_desk_of_one_who_is_logged_in_leads_to_all_workshops(
    app: App, browser: Browser
) -> None:
    client = browser()
    set_up(app, client)
    assert 'href="/workshops"' in client.get(PAGES[KARIN]).text


@pytest.mark.parametrize("base", ["", "https://workshop.region.se"])
def test_a_new_link_has_the_address_that_the_room_reaches(
    base: str, app: App, browser: Browser
) -> None:
    app.base = base
    desk = as_actor(browser, KARIN)
    page = filled(desk, f"/desk/{CODE}/keys", action="make", role="wall").text
    assert f"{base or 'http://localhost'}/wall/{CODE}?key=" in page


@pytest.mark.parametrize("holder", [WALL, KARIN], ids=str)
def test_without_a_key_nothing_opens(holder: Actor, browser: Browser) -> None:
    answer = browser().get(PAGES[holder])
    assert answer.status_code in (303, 403)
    assert 'id="stage"' not in answer.text


def test_a_revoked_key_opens_nothing(app: App, browser: Browser) -> None:
    desk = as_actor(browser, KARIN)
    filled(desk, f"/desk/{CODE}/keys", action="make", role="desk", holder="Erik")
    room = app.rooms.get(CODE)
    assert room
    (hashed,) = [h for h, key in room.state.keys.items() if key.holder == "Karin"]
    filled(desk, f"/desk/{CODE}/keys", action="revoke", hash=hashed)
    assert browser().get(PAGES[KARIN], query_string={"key": SECRETS[KARIN]}).status_code == 403
    assert desk.get(f"/desk/{CODE}/keys").status_code == 403


@pytest.mark.parametrize("actor", [WALL, ANNA], ids=str)
def test_no_desk_key_is_on_wall_or_phone(actor: Actor, browser: Browser, app: App) -> None:
    page = as_actor(browser, actor).get(PAGES[actor]).text
    room = app.rooms.get(CODE)
    assert room
    assert SECRETS[KARIN] not in page
    assert not [hashed for hashed in room.state.keys if hashed in page]
    assert "Manus för" not in page


@pytest.mark.parametrize("path", [f"/desk/{CODE}/keys", f"/desk/{CODE}/people"])
@pytest.mark.parametrize("actor", [WALL, ANNA], ids=str)
def test_the_desks_pages_are_the_desks(path: str, actor: Actor, browser: Browser) -> None:
    client = as_actor(browser, actor)
    assert client.get(path).status_code == 403
    assert client.post(path, data={"action": "make"}).status_code == 403


# Set-up and log-in


def test_the_first_account_needs_the_token_of_this_start(app: App, browser: Browser) -> None:
    client = browser()
    assert 'name="password"' not in client.get("/setup?token=fel").text
    asked = filled(client, f"/w/{CODE}", "/setup", token="fel", name="Eve", password=PASSWORD)
    assert asked.status_code == 403
    assert not app.accounts.any()


def test_the_first_account_is_made_once(app: App, browser: Browser) -> None:
    assert set_up(app, browser()).location == "/workshops"
    assert browser().get("/setup").location == "/login"
    client = browser()
    asked = filled(client, "/login", "/setup", token=app.setup_token, name="Eve",
                   password=PASSWORD)  # fmt: skip
    assert asked.status_code == 403


@pytest.mark.parametrize(("name", "password", "again"), [
    ("", PASSWORD, PASSWORD), ("Karin", "kort", "kort"), ("Karin", PASSWORD, "ett annat helt"),
])  # fmt: skip
def test_a_weak_account_is_not_made(
    name: str, password: str, again: str, app: App, browser: Browser
) -> None:
    asked = filled(browser(), f"/setup?token={app.setup_token}", "/setup",
                   token=app.setup_token, name=name, password=password, again=again)  # fmt: skip
    assert asked.status_code == 409
    assert not app.accounts.any()


def test_a_facilitator_logs_in_and_out(app: App, browser: Browser) -> None:
    set_up(app, browser())
    client = browser()
    assert client.get("/workshops").status_code == 303
    answer = filled(client, "/login", name="KARIN", password=PASSWORD)
    assert answer.location == "/workshops"
    page = client.get("/workshops")
    assert "Omvärld 2050" in page.text
    filled(client, "/workshops", "/logout")
    assert client.get("/workshops").status_code == 303


@pytest.mark.parametrize("name", ["Karin", "Eve"])
def test_a_wrong_password_and_a_wrong_name_are_told_alike(
    name: str, app: App, browser: Browser
) -> None:
    set_up(app, browser())
    asked = filled(browser(), "/login", name=name, password="fel lösenord")
    assert asked.status_code == 401
    assert "Namnet eller lösenordet stämmer inte" in asked.text


def test_a_facilitator_makes_a_workshop_and_is_at_its_desk(app: App, browser: Browser) -> None:
    client = browser()
    set_up(app, client)
    made = filled(client, "/workshops", plan="spaning", title="Ny", naming="organisation")
    assert made.status_code == 303
    assert 'id="stage"' in client.get(made.location).text


@pytest.mark.parametrize("wanted", ["//evil.example", "https://evil.example", "/\\evil.example",
                                    "/\t/evil.example", "javascript:alert(1)", "evil.example",
                                    "/\n//evil.example", "\t//evil.example"])  # fmt: skip
def test_the_login_leads_to_no_other_site(wanted: str, app: App, browser: Browser) -> None:
    set_up(app, browser())
    answer = filled(browser(), "/login", name="Karin", password=PASSWORD, next=wanted)
    assert answer.status_code == 303
    assert stays_here(answer.location)


@pytest.mark.parametrize("path", ["//evil.example/", "///evil.example", "/\\evil.example"])
def test_choosing_a_language_leads_to_no_other_site(path: str, browser: Browser) -> None:
    answer = browser().get("/?lang=en", environ_overrides={"PATH_INFO": path})
    assert "Location" not in answer.headers or stays_here(answer.location)


def stays_here(location: str) -> bool:
    """True when a browser that follows `location` is still with us."""
    seen = location.replace("\\", "/").translate(dict.fromkeys(map(ord, "\t\r\n")))
    return urlsplit(urljoin("http://here/", seen)).netloc == "here"


INVITED = "/invite/en-lank-som-inte-finns"
FORMS = ["/setup", "/login", "/logout", "/workshops", "/account", INVITED, f"/desk/{CODE}/keys",
         f"/desk/{CODE}/groups", f"/desk/{CODE}/people", f"/desk/{CODE}/people/{ANNA.id}",
         f"/desk/{CODE}/backups", f"/desk/{CODE}/import", f"/desk/{CODE}/gallra",
         f"/desk/{CODE}/bring/ett-moment", f"/restore/{CODE}", f"/desk/{CODE}/arkiv",
         f"/desk/{CODE}/contacts", "/workshops/import", f"/w/{CODE}/press",
         f"/w/{CODE}/press/ett-jobb/cancel", f"/w/{CODE}/join"]  # fmt: skip


CONTACTS_FORM = f"/w/{CODE}/part"  # in test_contacts.py: nobody else gets as far as to the form


def test_every_form_there_is_is_in_this_list(app: App) -> None:
    posts = {str(rule) for rule in app.flask.url_map.iter_rules() if "POST" in (rule.methods or ())}
    programs = {"/api/workshops/<code>/do", "/api/workshops/<code>/picture", "/socket.io/"}
    filled_in = {"<code>": CODE, "<person>": ANNA.id, "<job>": "ett-jobb",
                 "<activity>": "ett-moment", "/invite/<link>": INVITED}
    for name, value in filled_in.items():
        posts = {path.replace(name, value) for path in posts}
    assert posts - {path.replace("<code>", CODE) for path in programs} == {*FORMS, CONTACTS_FORM}


@pytest.mark.parametrize("token", [None, "", "fel", "0" * 32])
@pytest.mark.parametrize("path", FORMS)
def test_a_form_from_elsewhere_changes_nothing(
    path: str, token: str | None, app: App, browser: Browser
) -> None:
    client = browser()
    if path not in ("/setup", f"/w/{CODE}/join"):
        set_up(app, client)
    room = app.rooms.get(CODE)
    assert room
    seq = room.state.seq
    data = {"name": "Eve", "password": PASSWORD, "token": app.setup_token, "plan": "spaning",
            "title": "x", "action": "make", "role": "desk", "ware": "csv"}  # fmt: skip
    answer = client.post(path, data=data if token is None else {**data, "csrf": token})
    assert answer.status_code in (400, 409)
    assert room.state.seq == seq
    assert app.accounts.password_of("Eve") is None
    assert len(app.rooms.shelf.all()) == 1


def test_the_token_of_one_browser_is_no_good_in_another(app: App, browser: Browser) -> None:
    set_up(app, browser())
    other = browser()
    other.get("/login")
    data = {"csrf": token_of(browser().get("/login")), "name": "Karin", "password": PASSWORD}
    assert other.post("/login", data=data).status_code == 400
