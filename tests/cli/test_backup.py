"""`backup` and `restore` as somebody types them: one sentence, the right status, nothing lost."""

import subprocess
import sys
from pathlib import Path

import pytest

from facilitator.storage.copies import log_hash
from facilitator.storage.ownership import own
from facilitator.storage.shelf import Shelf
from tests.cast import CODE, scanning


@pytest.fixture
def sessions(tmp_path: Path) -> Path:
    folder = tmp_path / "sessions"
    folder.mkdir()
    Shelf(folder).create(f"omvarld-{CODE.lower()}", scanning().events)
    return folder


def said(*words: object) -> tuple[int, str, str]:
    done = subprocess.run([sys.executable, "-m", "facilitator", *map(str, words)],
                          capture_output=True, text=True)  # fmt: skip
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout, done.stderr


def test_there_and_back_is_the_same_history(sessions: Path, tmp_path: Path) -> None:
    target = tmp_path / "kopia.db"
    status, out, _ = said("backup", CODE.lower(), target, "--sessions", sessions)
    assert status == 0
    hashed = log_hash(target)[1]
    assert hashed in out
    status, out, _ = said("restore", target, "--sessions", tmp_path / "annan")
    assert (status, hashed in out) == (0, True)
    assert Shelf(tmp_path / "annan").find(CODE)


def test_a_folder_takes_the_workshops_own_name(sessions: Path, tmp_path: Path) -> None:
    status, _, _ = said("backup", CODE, tmp_path, "--sessions", sessions)
    assert status == 0
    assert (tmp_path / f"omvarld-{CODE.lower()}.db").exists()


@pytest.mark.parametrize("words", [
    ("backup", "NOWAY2", "kopia.db"), ("restore", "finns-inte.db"),
    ("backup", CODE, "/nowhere/at/all/kopia.db"),
])  # fmt: skip
def test_what_cannot_be_done_is_one_sentence(
    words: tuple[str, ...], sessions: Path, tmp_path: Path
) -> None:
    paths = [str(tmp_path / word) if word.endswith(".db") and "/" not in word else word
             for word in words]
    if "/nowhere" in words[-1]:
        (tmp_path / "fil").write_text("")
        paths[-1] = str(tmp_path / "fil" / "kopia.db")
    status, out, error = said(*paths, "--sessions", sessions)
    assert (status, out) == (1, "")
    assert error.strip().endswith(".")
    assert len(error.splitlines()) == 1


def test_nothing_is_swapped_under_a_server(sessions: Path, tmp_path: Path) -> None:
    copy = tmp_path / "kopia.db"
    said("backup", CODE, copy, "--sessions", sessions)
    assert said("restore", copy, "--sessions", sessions)[0] == 1
    owner = own(sessions, "facilitator serve på 127.0.0.1:8000")
    status, _, error = said("restore", copy, "--sessions", sessions, "--replace")
    assert status == 1
    assert "127.0.0.1:8000" in error
    owner.close()
    assert said("restore", copy, "--sessions", sessions, "--replace")[0] == 0
    assert len(list((sessions / "replaced").glob("*.db"))) == 1


@pytest.mark.parametrize("place", ["sessions/{name}", "sessions/../sessions/{name}", "sessions",
                                   "länk", "sessions/ny.db"])  # fmt: skip
def test_no_copy_is_put_among_the_workshops(place: str, sessions: Path, tmp_path: Path) -> None:
    """However the way there is written: the original would be written over under a server."""
    (tmp_path / "länk").symlink_to(sessions)
    (original,) = sessions.glob("*.db")
    before = original.stat().st_ino, original.read_bytes()
    target = tmp_path / place.format(name=original.name)
    status, _, error = said("backup", CODE, target, "--sessions", sessions)
    assert (status, "Välj en annan mapp" in error) == (1, True)
    assert (original.stat().st_ino, original.read_bytes()) == before
    assert len(list(sessions.glob("*"))) == 1


def test_a_copy_takes_the_place_of_an_older_one_and_of_nothing_else(
    sessions: Path, tmp_path: Path
) -> None:
    target = tmp_path / "kopia.db"
    for _ in range(2):
        assert said("backup", CODE, target, "--sessions", sessions)[0] == 0
    other = tmp_path / "brev.txt"
    other.write_text("något helt annat")
    status, _, error = said("backup", CODE, other, "--sessions", sessions)
    assert (status, "ingen kopia av" in error) == (1, True)
    assert other.read_text() == "något helt annat"
