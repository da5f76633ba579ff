"""What every answer carries, what programs get, what is kept for ever, and who may download."""

import gzip
import io
import json
import re
from datetime import date
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient

from facilitator.app import App
from facilitator.domain.command import Command
from facilitator.domain.roles import Actor
from facilitator.report.naming import safe_name
from tests.cast import ANNA, CODE, KARIN, SCAN, SECRETS, WALL, Story

from .conftest import Browser, as_actor, set_up

PATHS = ["/", f"/w/{CODE}", "/setup", "/login", f"/wall/{CODE}", "/healthz", "/w/NOWAY2",
         "/nowhere", "/api/openapi.json", f"/w/{CODE}/report.json"]  # fmt: skip
DO = f"/api/workshops/{CODE}/do"
COUNT = f"/api/workshops/{CODE}/count"


def bearer(actor: Actor) -> dict[str, str]:
    return {"Authorization": f"Bearer {SECRETS[actor]}"}


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_is_protected(path: str, browser: Browser) -> None:
    headers = browser().get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/", f"/w/{CODE}", "/setup", f"/desk/{CODE}", f"/wall/{CODE}"])
def test_a_page_keeps_the_policy_it_carries(path: str, browser: Browser) -> None:
    page = as_actor(browser, KARIN if "desk" in path else WALL).get(path).text
    assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"(application/json|importmap)\")",
                         page)  # fmt: skip
    assert not re.search(r'\s(on\w+|style)="', page)
    assert not re.search(r'(src|href)="https?://', page)


@pytest.mark.parametrize("path", ["/", f"/w/{CODE}"])
def test_a_page_is_packed_for_those_who_can_unpack(path: str, browser: Browser) -> None:
    plain = browser().get(path)
    packed = browser().get(path, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert len(gzip.decompress(packed.data)) == len(plain.data)


def addresses(client: FlaskClient, path: str) -> list[str]:
    return re.findall(r'(?:src|href)="(/static/[^"]+)"', client.get(path).text)


@pytest.mark.parametrize("actor", [ANNA, WALL, KARIN], ids=str)
def test_everything_a_page_asks_for_is_there_for_ever(actor: Actor, browser: Browser) -> None:
    client = as_actor(browser, actor)
    path = {ANNA: "/w/", WALL: "/wall/", KARIN: "/desk/"}[actor] + CODE
    found = addresses(client, path)
    assert found
    for address in found:
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert "immutable" in answer.headers["Cache-Control"]


def test_an_old_build_is_not_kept(browser: Browser) -> None:
    client = browser()
    address = re.sub(r"/static/\w+/", "/static/old/", addresses(client, "/")[0])
    assert client.get(address).headers["Cache-Control"] == "no-cache"


def test_a_style_sheet_is_packed(browser: Browser) -> None:
    client = browser()
    (sheet, *_) = [a for a in addresses(client, "/") if a.endswith(".css")]
    packed = client.get(sheet, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["Vary"] == "Accept-Encoding"
    assert gzip.decompress(packed.data) == client.get(sheet).data


@pytest.mark.parametrize("name", ["../app.py", "..%2fapp.py", "%2e%2e/app.py", "nothing.css",
                                  "css/../../pyproject.toml"])  # fmt: skip
def test_nothing_but_static_files_is_served(name: str, browser: Browser) -> None:
    assert browser().get(f"/static/x/{name}").status_code == 404


def test_the_server_is_ready_when_it_answers(browser: Browser) -> None:
    assert browser().get("/healthz").json == {"status": "ok"}


@pytest.mark.parametrize("path", ["/nowhere", "/api/nowhere"])
def test_a_page_that_does_not_exist_is_told(path: str, browser: Browser) -> None:
    answer = browser().get(path)
    assert answer.status_code == 404
    assert answer.is_json == path.startswith("/api/")


def test_a_form_that_is_too_large_is_refused(browser: Browser) -> None:
    answer = browser().post(f"/w/{CODE}/join", data={"name": "x" * (2 << 20)})
    assert answer.status_code == 413


# The programs' way in


def test_a_program_writes_by_the_same_corridor(app: App, browser: Browser) -> None:
    asked = {"id": "from-a-program", "name": "scan.add", "activity": SCAN,
             "data": {"headline": "Vattnet stiger"}}  # fmt: skip
    first = browser().post(DO, json=asked, headers=bearer(ANNA))
    again = browser().post(DO, json=asked, headers=bearer(ANNA))
    assert first.json == again.json
    assert first.json["ok"]
    counted = browser().get(COUNT, query_string={"activity": SCAN}, headers=bearer(KARIN))
    assert counted.json == {"activity": SCAN, "count": 1}


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"id": "x"}'])
def test_a_program_that_sends_nonsense_gets_a_sentence(body: bytes, browser: Browser) -> None:
    answer = browser().post(DO, data=body, content_type="application/json", headers=bearer(ANNA))
    assert answer.status_code == 409
    assert answer.json["code"] == "malformed"


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer fel"},
                                     {"Authorization": "Bearer "}])  # fmt: skip
def test_a_program_without_a_key_does_nothing(headers: dict, browser: Browser) -> None:
    answer = browser().post(DO, json={}, headers=headers)
    assert (answer.status_code, answer.json["code"]) == (403, "not_allowed")


@pytest.mark.parametrize("actor", [ANNA, WALL], ids=str)
def test_only_the_desk_counts(actor: Actor, browser: Browser) -> None:
    answer = browser().get(COUNT, query_string={"activity": SCAN}, headers=bearer(actor))
    assert answer.json["ok"] is False


def test_a_program_learns_agenda_and_organisations(story: Story, browser: Browser) -> None:
    told = browser().get(f"/api/workshops/{CODE}/activities").json
    assert told["current"] == SCAN
    assert [a["id"] for a in told["activities"]] == list(story.state.agenda)
    assert "Manus" not in json.dumps(told)
    told = browser().get(f"/api/workshops/{CODE}/organisations").json
    assert told["organisations"][0]["name"] == "Region Skåne"


def test_the_description_names_every_command(browser: Browser) -> None:
    told = browser().get("/api/openapi.json").json
    assert told["openapi"].startswith("3.")
    assert {"scan.add", "stage.start", "Answer"} <= set(told["components"]["schemas"])
    assert "person.join" not in told["components"]["schemas"]


# Downloads


def get_report(browser: Browser, actor: Actor | None) -> int:
    client = as_actor(browser, actor) if actor else browser()
    return client.get(f"/w/{CODE}/report").status_code


OPEN = {"desk": {KARIN}, "room": {KARIN, ANNA}, "everyone": {KARIN, ANNA, WALL, None}}


@pytest.mark.parametrize("actor", [KARIN, ANNA, WALL, None], ids=str)
@pytest.mark.parametrize("to", OPEN)
def test_the_report_is_open_to_whom_the_workshop_says(
    to: str, actor: Actor | None, app: App, browser: Browser
) -> None:
    asked = {"id": f"open-to-{to:x<9}", "name": "workshop.open_downloads", "data": {"to": to}}
    assert browser().post(DO, json=asked, headers=bearer(KARIN)).json["ok"]
    assert get_report(browser, actor) == (200 if actor in OPEN[to] else 403)


@pytest.mark.parametrize("name", ["html", "csv", "xlsx", "json"])
def test_a_report_is_downloaded_whole(name: str, browser: Browser) -> None:
    answer = as_actor(browser, KARIN).get(f"/w/{CODE}/report.{name}")
    assert answer.status_code == 200
    words = answer.headers["Content-Disposition"]
    assert words.startswith("attachment;")
    assert f".{name}" in words
    assert words.isascii()
    if name == "json":
        assert answer.json["workshop"]["code"] == CODE
    if name == "xlsx":
        assert io.BytesIO(answer.data).read(2) == b"PK"


def test_a_report_of_no_format_is_not_there(browser: Browser) -> None:
    assert as_actor(browser, KARIN).get(f"/w/{CODE}/report.exe").status_code == 404


def test_a_closed_report_is_json_for_a_program(browser: Browser) -> None:
    answer = browser().get(f"/w/{CODE}/report.json", headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json["code"]) == (403, "not_open")


def test_a_bearer_of_the_desks_key_downloads(browser: Browser) -> None:
    assert browser().get(f"/w/{CODE}/report.csv", headers=bearer(KARIN)).status_code == 200


# Languages


def test_a_language_is_chosen_once_and_kept(app: App, browser: Browser) -> None:
    client = browser()
    answer = client.get("/?code=x&lang=en")
    assert (answer.status_code, answer.location) == (303, "/?code=x")
    assert '<html lang="en"' in client.get("/").text
    assert '<html lang="sv"' in browser().get("/").text


def test_an_unknown_language_is_swedish(browser: Browser) -> None:
    client = browser()
    assert client.get("/?lang=xx").status_code == 200
    client.set_cookie("lang", "../../x")
    assert '<html lang="sv"' in client.get("/").text


def test_a_workshop_that_is_broken_is_on_the_list_with_its_reason(
    app: App, browser: Browser
) -> None:
    (app.rooms.shelf.folder / "trasig.db").write_bytes(b"noise" * 999)
    client = browser()
    set_up(app, client)
    assert "trasig.db" in client.get("/workshops").text


def test_a_method_that_is_not_for_this_page_is_told_in_swedish(browser: Browser) -> None:
    answer = browser().post("/w/" + CODE)
    assert answer.status_code == 405
    assert "Så går det inte att göra här" in answer.text
    assert "not allowed" not in answer.text


@pytest.mark.parametrize("title", [
    'x"; filename="evil.exe', "x\r\nSet-Cookie: a=b", "../../etc/passwd", "åäö 漢字 ✓",
    "%0d%0aX: y", "a;b,c", "'", "x\u202egnp.exe", "=cmd|'/C calc'!A0",
])  # fmt: skip
def test_a_title_never_breaks_out_of_the_name_of_a_download(
    title: str, app: App, browser: Browser
) -> None:
    room = app.rooms.get(CODE)
    assert room
    room.handle(Command("byt-namn-1", "workshop.rename", KARIN, None, {"title": title}))
    answer = as_actor(browser, KARIN).get(f"/w/{CODE}/report.csv")
    header = answer.headers["Content-Disposition"]
    plain, starred = header.split("; filename*=")
    day = date.today().isoformat()
    assert plain == f'attachment; filename="rapport-{CODE}-{day}.csv"'
    assert re.fullmatch(r"UTF-8''[A-Za-z0-9%._~-]+", starred)
    assert "Set-Cookie" not in answer.headers
    name = unquote(starred.removeprefix("UTF-8''"))
    assert name == f"{safe_name(room.state.title, 'rapport')} {CODE} {day}.csv"
    assert name.isprintable()
    assert not set(name) & set('/\\:*?"<>|')
