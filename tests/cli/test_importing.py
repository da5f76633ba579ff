"""`facilitator import`: out as JSON, in again, out the same; a refusal is one sentence."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from facilitator.storage.shelf import Shelf
from tests.cast import CODE
from tests.importing.day import day

from .conftest import Run

Refused = Callable[..., str]


@pytest.fixture
def report(run: Run, tmp_path: Path) -> Path:
    """The JSON of a whole day, as `report` writes it."""
    (tmp_path / "first").mkdir()
    Shelf(tmp_path / "first").create(f"dag-{CODE.lower()}", day().events)
    path = tmp_path / "rapport.json"
    done = run("report", CODE, "--format", "json", "--sessions", "first", "--output", path)
    assert (done.returncode, done.stderr) == (0, "")
    return path


def without_time(path: Path) -> dict:
    told = json.loads(path.read_text())
    told["workshop"].pop("made")
    assert isinstance(told, dict)
    return told


def test_what_went_out_comes_in_and_goes_out_the_same(
    run: Run, report: Path, tmp_path: Path
) -> None:
    done = run("import", report, "--sessions", "second", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    assert told["code"] == CODE
    assert set(told) >= {"phone_path", "wall_path", "desk_path", "desk_key", "wall_key", "file"}
    assert (tmp_path / "second" / told["file"]).stat().st_mode & 0o777 == 0o600
    again = tmp_path / "igen.json"
    run("report", CODE, "--format", "json", "--sessions", "second", "--output", again)
    assert without_time(again) == without_time(report)


def test_it_tells_code_and_links_and_what_did_not_come_with_it(run: Run, report: Path) -> None:
    done = run("import", report, "--sessions", "second")
    for words in (f"har koden {CODE}", f"/desk/{CODE}?key=", f"/wall/{CODE}?key=",
                  "Omigen: svaren följer inte med"):
        assert words in done.stdout


def test_a_taken_code_needs_another(run: Run, report: Path, refused: Refused) -> None:
    assert "redan en workshop med koden SKANE2" in refused("import", report, "--sessions", "first")
    told = json.loads(run("import", report, "--sessions", "first", "--code", "new",
                          "--json").stdout)  # fmt: skip
    assert told["code"] != CODE
    told = json.loads(run("import", report, "--sessions", "first", "--code", "vaxjo7",
                          "--json").stdout)  # fmt: skip
    assert told["code"] == "VAXJO7"


@pytest.mark.parametrize("words", ["", "{}", "[", "nej", '{"workshop": {}, "activities": []}'])
def test_another_file_is_one_sentence(words: str, refused: Refused, tmp_path: Path) -> None:
    (tmp_path / "fil.json").write_text(words)
    refused("import", "fil.json", "--sessions", "second")
    assert list((tmp_path / "second").iterdir()) == []


def test_a_file_that_is_not_there_is_one_sentence(refused: Refused) -> None:
    assert "kan inte läsas" in refused("import", "borta.json")


def test_one_organisations_part_is_no_workshop(
    run: Run, report: Path, refused: Refused, tmp_path: Path
) -> None:
    part = tmp_path / "del.json"
    run("report", CODE, "--format", "json", "--organisation", "Vinnova", "--sessions", "first",
        "--output", part)  # fmt: skip
    assert "egen del" in refused("import", part, "--sessions", "second")


def test_a_refusal_can_be_said_in_another_language(run: Run, tmp_path: Path) -> None:
    (tmp_path / "fil.json").write_text("{}")
    done = run("import", "fil.json", "--sessions", "second", "--json")
    assert done.returncode == 1
    assert set(json.loads(done.stdout)) == {"code", "why", "details"}
