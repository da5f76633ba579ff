"""Ids never become paths and text never becomes SQL: nothing is made, moved or told."""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from random import Random
from urllib.parse import quote

import pytest

from facilitator.app import App, create_app
from facilitator.config import Config
from facilitator.domain.refused import Refused
from facilitator.domain.roles import SYSTEM
from facilitator.room.corridor import ask
from facilitator.storage.database import BrokenFile
from facilitator.storage.shelf import Shelf
from tests.cast import ANNA, CODE, KARIN, SCAN, Story

from .conftest import Browser, as_actor

IDS = 5_000
_PIECES = (
    "..", "../", "..\\", "%2e%2e%2f", "%2e", "%00", "\0", "/", "//", "\\", "~", ".db", ".db-wal",
    ".owner", "installation.sqlite", "omvarld", "․․", "。。/", "\uff0e\uff0e\uff0f", "backups",
    "CON", "aux", ";", "'", '"', "|", "`id`", "$(id)", "${x}", "{{7*7}}", "\u202e", "\ufeff", "å",
    "é", "*", "?", "#", "%", "<b>", "A" * 300, CODE, CODE.lower(), "etc/passwd", "file:///",
    "\\\\host\\share", "nul\n", " ", "\t", "0", "-1", "1e9", "null", "[]", "__proto__",
)  # fmt: skip
SQL = (
    "'; DROP TABLE events; --", '" OR ""="', "' OR 1=1 --", "1; DELETE FROM events", "') --",
    "' UNION SELECT hash FROM logins --", "\\'; --", "%27%20OR%201=1", "x' AND sleep(5) --",
    "[events]", "`events`", '"events"', "'||(SELECT 1)||'", "\0' OR 1=1", "ʼ; DROP", "' LIKE '%",
    "char(39)", "0x27", "; ATTACH DATABASE 'x' AS y", "'; PRAGMA journal_mode=OFF; --",
    "'; VACUUM INTO 'x'; --", "load_extension('x')", "json_extract('$', '$')", "$.headline",
    "'$.a.b'", "?1", ":name", "@p", "$p", "NULL",
)  # fmt: skip


def hostile_ids(seed: int = 2050) -> list[str]:
    chance = Random(seed)
    return ["".join(chance.choices(_PIECES, k=chance.randrange(1, 5))) for _ in range(IDS)]


@pytest.fixture
def app(tmp_path: Path, story: Story) -> Iterator[App]:
    """A folder of sessions some way down, so that what is made above it is seen."""
    sessions = tmp_path / "a" / "b" / "sessions"
    sessions.mkdir(parents=True)
    Shelf(sessions).create("omvarld", story.events)
    app = create_app(Config(sessions, backup_minutes=0))
    yield app
    app.close()


def tree(folder: Path) -> dict[str, int]:
    """Every file with its size; SQLite's own two beside an open one come and go."""
    return {str(path.relative_to(folder)): path.stat().st_size for path in folder.rglob("*")
            if not path.name.endswith(("-wal", "-shm"))}


def test_five_thousand_hostile_ids_make_no_file_and_tell_nothing(
    app: App, browser: Browser, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    desk, stranger = as_actor(browser, KARIN), browser()
    desk.get(f"/desk/{CODE}")
    before = tree(tmp_path)
    places = ("/w/{}", "/wall/{}", "/desk/{}", "/w/{}/report.json", "/desk/{}/backups",
              f"/desk/{CODE}/people/{{}}", f"/w/{CODE}/report.{{}}",
              f"/desk/{CODE}/backups/{{}}", "/static/x/{}", "/invite/{}",
              "/api/workshops/{}/activities")  # fmt: skip
    for number, wild in enumerate(hostile_ids()):
        client = desk if number % 2 else stranger
        place = places[number % len(places)]
        answer = client.get(place.format(quote(wild, safe="%/")))
        assert answer.status_code in (200, 303, 308, 400, 403, 404, 405, 429), (place, wild)
        assert b"root:" not in answer.data
    assert tree(tmp_path) == before
    assert "Traceback" not in capfd.readouterr().err


@pytest.mark.parametrize("where", ["id", "name", "activity", "entry", "person", "hash"])
def test_hostile_ids_in_commands_change_nothing(where: str, app: App, tmp_path: Path) -> None:
    room = app.rooms.get(CODE)
    assert room
    before, files = room.state, tree(tmp_path)
    names = {"entry": "scan.withdraw", "person": "person.remove", "hash": "key.revoke"}
    for wild in hostile_ids()[:: 10 if where != "id" else 50]:
        asked = {"id": "kort-000001", "name": names.get(where, "wall.show"), "activity": SCAN,
                 "data": {where: wild} if where in names else {"what": "finns-inte"}}
        if where not in names:
            asked[where] = wild
        with pytest.raises(Refused):
            ask(room, KARIN, asked)
    assert room.state == before
    assert tree(tmp_path) == files


@pytest.mark.parametrize("field", ["headline", "text", "source"])
def test_sql_in_a_text_is_a_text(field: str, app: App, browser: Browser) -> None:
    room = app.rooms.get(CODE)
    assert room
    for number, words in enumerate(SQL):
        data = {"headline": f"Kort {number}", field: words}
        ask(room, KARIN, {"id": f"kort-{field}-{number}", "name": "scan.add", "activity": SCAN,
                          "data": data})
    told = as_actor(browser, KARIN).get(f"/w/{CODE}/report.json").get_data(as_text=True)
    scan = next(a for a in json.loads(told)["activities"] if a["id"] == SCAN)
    kept = [entry[field] for entry in scan["entries"]]
    assert [words.replace("\0", " ").strip() for words in SQL] == [each.strip() for each in kept]
    assert room.state.people[ANNA.id].name == "Anna"


@pytest.mark.parametrize("field", ["name", "organisation", "personal_code"])
def test_sql_at_the_door_is_a_name(field: str, app: App, browser: Browser) -> None:
    for words in SQL:
        answer = browser().post(f"/w/{CODE}/join", json={field: words})
        assert answer.status_code in (200, 409, 429)
    room = app.rooms.get(CODE)
    assert room
    assert room.state.people[ANNA.id].name == "Anna"


def sent_in(folder: Path, code: str, later: str) -> None:
    """A workshop's file from a stranger, who has written those for its code, one further on."""
    story = Story()
    story.does(SYSTEM, "workshop.make", code="FRAMLING", title="Från en främling")
    (made,) = story.events
    story.events[:] = [replace(made, data={**made.data, "code": code}),
                       replace(made, data={**made.data, "code": later}, seq=2, command_id="annat")]
    Shelf(folder).create("inskickad", story.events)


@pytest.mark.parametrize("code", ["../../UT", "..", ".", "/TMP/UT", "A/B", "A\\B", "UT\n", "*", ""])
@pytest.mark.parametrize("at_first", [False, True])
def test_what_a_file_calls_itself_never_becomes_a_path(
    code: str, *, at_first: bool, app: App, tmp_path: Path
) -> None:
    sent_in(app.rooms.shelf.folder, code if at_first else "FRAMLING", code)
    before = tree(tmp_path).keys()
    for asked in (code, "FRAMLING"):
        with suppress(BrokenFile):
            assert app.rooms.get(asked) is None
    app.copies.close()
    assert tree(tmp_path).keys() == before


def test_no_code_at_all_opens_no_file_that_is_not_to_be_opened(app: App) -> None:
    folder = app.rooms.shelf.folder
    (folder / "en kopia.db").write_bytes((folder / "omvarld.db").read_bytes())
    assert app.rooms.get("") is None
