"""0 done, 1 refused with one sentence, 2 wrong usage; and never a traceback for a mistake."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from facilitator.domain.keys import holder_of
from facilitator.domain.roles import Role
from facilitator.kinds import find_kinds
from facilitator.plans import plans, programmes
from facilitator.room.room import Room
from facilitator.storage.shelf import Shelf
from tests.cast import ANNA, CODE, Story

from .conftest import ROOT, Run

NEW = ("new", "--template", "spaning", "--title", "Omvärld", "--sessions", "s")
Refused = Callable[..., str]


@pytest.fixture
def told(run: Run) -> dict:
    """A new workshop of a programme, as `--json` tells it."""
    done = run(*NEW, "--programme", "region-2050", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    answer = json.loads(done.stdout)
    assert isinstance(answer, dict)
    return answer


def test_a_new_workshop_is_told_with_the_keys_of_the_contract(told: dict) -> None:
    assert set(told) >= {"code", "phone_path", "wall_path", "desk_path", "desk_key", "wall_key",
                         "activities"}  # fmt: skip
    assert all(set(activity) >= {"id", "kind", "title"} for activity in told["activities"])
    code = told["code"]
    assert (told["phone_path"], told["wall_path"], told["desk_path"]) == (
        f"/w/{code}", f"/wall/{code}", f"/desk/{code}")  # fmt: skip


def test_a_new_workshop_is_in_its_file_with_its_keys(told: dict, tmp_path: Path) -> None:
    shelved = Shelf(tmp_path / "s").find(told["code"])
    assert shelved
    room = Room(shelved.path, find_kinds(), lambda: "")
    desk, wall = (holder_of(room.state, told[key]) for key in ("desk_key", "wall_key"))
    assert desk
    assert wall
    assert (desk.role, wall.role) == (Role.DESK, Role.WALL)
    assert list(room.state.agenda) == [activity["id"] for activity in told["activities"]]
    assert len(room.state.organisations) >= 21
    room.close()
    assert told["desk_key"].encode() not in shelved.path.read_bytes()


def test_the_folder_and_the_file_are_their_owners(told: dict, tmp_path: Path) -> None:
    shelved = Shelf(tmp_path / "s").find(told["code"])
    assert shelved
    assert (tmp_path / "s").stat().st_mode & 0o777 == 0o700
    assert shelved.path.stat().st_mode & 0o777 == 0o600


def test_a_new_workshop_is_told_in_words_too(run: Run) -> None:
    done = run(*NEW)
    assert done.returncode == 0
    assert re.search(r"/desk/[2-9A-Z]{6}\?key=\S+", done.stdout)


def test_every_template_and_programme_is_listed(run: Run) -> None:
    done = run("templates")
    listed = {line.split()[0] for line in done.stdout.splitlines()}
    assert listed == {*plans(), *programmes()}


@pytest.mark.parametrize("name", sorted(plans()))
def test_every_template_makes_a_workshop(name: str, run: Run) -> None:
    done = run("new", "--template", name, "--title", "Omvärld", "--sessions", "s", "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["activities"]


@pytest.mark.parametrize(("arguments", "words"), [
    (("new", "--template", "tarot", "--title", "x", "--sessions", "s"), "tarot"),
    ((*NEW, "--programme", "region-1950"), "region-1950"),
    ((*NEW, "--title", ""), "Skriv något"),
    ((*NEW, "--title", "x" * 10_000), "10000"),
    ((*NEW, "--sessions", "/dev/null/x"), "/dev/null/x"),
    (("report", "NOSUCH", "--format", "json", "--output", "x.json"), "NOSUCH"),
    (("serve", "--sessions", "/dev/null/x", "--port", "0"), "/dev/null/x"),
])  # fmt: skip
def test_what_cannot_be_done_is_one_sentence(
    arguments: tuple[str, ...], words: str, refused: Refused
) -> None:
    assert words in refused(*arguments)


@pytest.mark.parametrize("arguments", [
    (), ("dance",), ("new",), ("new", "--template", "spaning"), ("serve", "--port", "många"),
    ("report", "X", "--format", "stone", "--output", "x"), (*NEW, "--naming", "secret"),
    ("serve", "--no-such-option"),
])  # fmt: skip
def test_wrong_usage_is_two(arguments: tuple[str, ...], run: Run) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr


def test_help_is_help(run: Run) -> None:
    done = run("--help")
    assert done.returncode == 0
    assert "serve" in done.stdout


@pytest.mark.parametrize(("name", "value", "words"), [
    ("FACILITATOR_ADRESS", "x", "FACILITATOR_ADRESS"),
    ("FACILITATOR_ADDRESS", "workshop.se", "http"),
    ("FACILITATOR_BEHIND_PROXY", "kanske", "BEHIND_PROXY"),
    ("FACILITATOR_METHODS", "/nowhere", "/nowhere"),
])  # fmt: skip
def test_a_setting_that_makes_no_sense_stops_the_start(
    name: str, value: str, words: str, refused: Refused
) -> None:
    assert words in refused(*NEW, **{name: value})


def test_a_method_that_is_broken_stops_the_start(tmp_path: Path, refused: Refused) -> None:
    folder = tmp_path / "methods" / "kinds" / "own"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text("KIND = None")
    methods = str(tmp_path / "methods")
    for command in (("serve", "--port", "0", "--sessions", "s"), NEW):
        assert "own" in refused(*command, FACILITATOR_METHODS=methods)


# Reports


@pytest.fixture
def file(tmp_path: Path, scan: Story) -> Path:
    """A workshop file with a card in it."""
    scan.card(ANNA, "Vattnet stiger")
    (tmp_path / "s").mkdir()
    return Shelf(tmp_path / "s").create("omvarld", scan.events)


@pytest.mark.parametrize("wanted", ["s/omvarld.db", CODE, CODE.lower()])
def test_a_report_is_made_from_a_file_or_a_code(
    wanted: str, file: Path, tmp_path: Path, run: Run
) -> None:
    done = run("report", wanted, "--format", "json", "--output", "ut.json", "--sessions", "s")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Vattnet stiger" in (tmp_path / "ut.json").read_text()


def test_a_report_changes_nothing_in_the_folder(file: Path, tmp_path: Path, run: Run) -> None:
    before = file.read_bytes()
    run("report", CODE, "--format", "csv", "--output", "ut.csv", "--sessions", "s")
    assert file.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["s", "ut.csv"]


def test_csv_may_be_separated_by_semicolons(file: Path, tmp_path: Path, run: Run) -> None:
    run("report", CODE, "--format", "csv", "--separator", ";", "--output", "ut.csv",
        "--sessions", "s")  # fmt: skip
    assert b"Moment;" in (tmp_path / "ut.csv").read_bytes()


@pytest.mark.parametrize("output", ["/dev/null/x.json", "nowhere/x.json"])
def test_an_output_that_cannot_be_written_is_told(
    output: str, file: Path, refused: Refused
) -> None:
    assert output in refused("report", file, "--format", "json", "--output", output)


@pytest.mark.parametrize("content", [b"", b"noise" * 3000, b"SQLite format 3\x00" + b"x" * 5000])
def test_a_report_of_a_broken_file_is_one_sentence(
    content: bytes, tmp_path: Path, refused: Refused
) -> None:
    (tmp_path / "trasig.db").write_bytes(content)
    assert "trasig.db" in refused("report", "trasig.db", "--format", "json", "--output", "x.json")


# Serving


class Serving:
    """A server in a process of its own."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "facilitator", "serve", "--sessions", "s", *arguments],
            cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # fmt: skip
        assert self.process.stdout
        self.line = self.process.stdout.readline()

    @property
    def address(self) -> str:
        return self.line.split()[-1]

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        try:
            self.errors = self.process.communicate(timeout=10)[1]
        finally:
            self.process.kill()
        return self.process.returncode


@pytest.fixture
def serving(tmp_path: Path, file: Path) -> Iterator[Serving]:
    serving = Serving(tmp_path, "--port", "0")
    yield serving
    serving.stop()


def test_a_server_answers_where_it_says_and_ends_cleanly(tmp_path: Path, file: Path) -> None:
    serving = Serving(tmp_path, "--port", "0")
    with urlopen(f"{serving.address}/healthz") as answer:
        assert json.load(answer) == {"status": "ok"}
    assert serving.stop() == 0
    assert serving.errors == ""


def test_a_second_server_on_the_folder_is_told_who_is_first(
    serving: Serving, refused: Refused
) -> None:
    words = refused("serve", "--sessions", "s", "--port", "0")
    assert "127.0.0.1" in words
    assert str(serving.process.pid) in words


def test_a_folder_is_free_again_after_a_kill(tmp_path: Path, file: Path) -> None:
    first = Serving(tmp_path, "--port", "0")
    first.process.kill()
    first.process.communicate()
    second = Serving(tmp_path, "--port", "0")
    assert second.address.startswith("http://127.0.0.1:")
    assert second.stop() == 0


def test_a_taken_port_is_told(file: Path, refused: Refused) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert str(port) in refused("serve", "--sessions", "s", "--port", port)


@pytest.mark.parametrize("port", ["70000", "-1"])
def test_a_port_that_does_not_exist_is_told(port: str, file: Path, refused: Refused) -> None:
    assert port in refused("serve", "--sessions", "s", f"--port={port}")


def test_a_broken_file_does_not_stop_the_server(tmp_path: Path, file: Path) -> None:
    (tmp_path / "s" / "trasig.db").write_bytes(b"noise" * 3000)
    serving = Serving(tmp_path, "--port", "0")
    with urlopen(f"{serving.address}/w/{CODE}") as answer:
        assert answer.status == 200
    assert serving.stop() == 0


def test_accounts_that_cannot_be_read_are_told(tmp_path: Path, refused: Refused) -> None:
    (tmp_path / "s").mkdir()
    (tmp_path / "s" / "installation.sqlite").write_bytes(b"noise" * 3000)
    assert "installation.sqlite" in refused("serve", "--sessions", "s", "--port", "0")


def test_a_report_is_made_while_the_server_runs(serving: Serving, run: Run, tmp_path: Path) -> None:
    done = run("report", CODE, "--format", "json", "--output", "ut.json", "--sessions", "s")
    assert (done.returncode, done.stderr) == (0, "")
