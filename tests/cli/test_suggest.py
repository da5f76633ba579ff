"""`facilitator suggest`: a table of suggestions, and a sentence where there can be none."""

import csv
import io
from pathlib import Path
from random import Random

import pytest
from openpyxl import Workbook

from facilitator.cli import suggest
from facilitator.suggest.spelling import Spelling
from tests.suggest.board import DATA

from .conftest import Run

NOTES = ("Bussen går för sällan", "bussen går för sällan!", "Bussen går allt oftare",
         "Tre byar saknar buss", "Fyra byar saknar buss", "Räntan stiger")


@pytest.fixture(autouse=True)
def _words(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words, which are quick, but for the tests that ask for meaning."""
    if "by_meaning" not in request.node.name:
        monkeypatch.setattr(suggest, "choose_embedder", Spelling)


def table(printed: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(printed), delimiter="\t", quoting=csv.QUOTE_NONE))


def written(path: Path) -> Path:
    rows = [["text", "grupp"], *([note, ""] for note in NOTES)]
    if path.suffix == ".xlsx":
        book = Workbook()
        for row in rows:
            book.active.append(row)  # type: ignore[union-attr]
        book.save(path)
    elif path.suffix == ".txt":
        path.write_text("\n".join(NOTES))
    else:
        between = "\t" if path.suffix == ".tsv" else ";"
        path.write_text("".join(between.join(row) + "\n" for row in rows))
    return path


@pytest.mark.parametrize("name", ["a.tsv", "a.csv", "a.xlsx", "a.txt"])
def test_every_kind_of_file_gives_the_same(name: str, tmp_path: Path, run: Run) -> None:
    done = run("suggest", written(tmp_path / name))
    assert done.returncode == 0
    assert "ordlikhet" in done.stderr
    rows = table(done.stdout)
    assert list(rows[0]) == ["text", "cluster", "name", "dup_group"]
    assert tuple(row["text"] for row in rows) == NOTES
    assert [row["dup_group"] for row in rows] == ["d1", "d1", "", "", "", ""]
    assert rows[0]["cluster"] == rows[1]["cluster"] != ""
    assert rows[5]["cluster"] == rows[5]["name"] == ""


def test_the_same_lines_in_another_order_are_grouped_the_same(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "a.txt"
    answers = []
    for seed in range(3):
        path.write_text("\n".join(Random(seed).sample(NOTES * 2, 2 * len(NOTES))))
        rows = table(run("suggest", path).stdout)
        answers.append(sorted((row["text"], row["cluster"], row["name"]) for row in rows))
    assert answers[0] == answers[1] == answers[2]


def test_what_a_person_placed_is_kept(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "a.tsv"
    groups = ("Resor", "Ekonomi", "Resor", "", "", "-")
    path.write_text("text\tgrupp\n" + "".join(
        f"{note}\t{group}\n" for note, group in zip(NOTES, groups, strict=True)))
    rows = table(run("suggest", path, "--placed", "grupp").stdout)
    assert [row["cluster"] for row in rows[:3]] == list(groups[:3])
    assert [row["placement"] for row in rows[:3]] == ["", "", ""]
    for row in rows[3:]:
        assert set(row["placement"].split(";")) == {"Resor", "Ekonomi"}
        assert row["cluster"] not in ("Resor", "Ekonomi")


def test_by_meaning_the_labelled_board_is_grouped(run: Run) -> None:
    done = run("suggest", DATA / "development.tsv")
    assert done.returncode == 0
    rows = table(done.stdout)
    assert len(rows) == 120
    if "betydelse" in done.stderr:
        assert sum(bool(row["cluster"]) for row in rows) > 60


def test_another_column_and_an_empty_cell(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "a.csv"
    path.write_text('Kort;Vem\n"Bussen\ngår";Anna\n;Bo\n')
    rows = table(run("suggest", path, "--column", "kort").stdout)
    assert [row["text"] for row in rows] == ["Bussen går", ""]


@pytest.mark.parametrize(("name", "body", "more", "words"), [
    ("a.txt", b"", (), "tom"), ("a.tsv", b"", (), "tom"), ("a.txt", b"a\0b", (), "ingen text"),
    ("a.xlsx", b"PK\3\4noise", (), "Excel"), ("a.tsv", b"a\tb\n1\t2\n", (), "text finns inte"),
    ("a.tsv", b"text\n1\n", ("--placed", "grupp"), "grupp finns inte"),
    ("a.txt", b"rad\n" * 2_001, (), "2 000"), ("a.txt", b"x" * 5_000_001, (), "5 MB"),
    ("a.tsv", b"text\n1\n", ("--catalogue", "a.tsv"), "a.tsv"),
    ("a.tsv", b"text\n1\n", ("--catalogue", "nowhere.tsv"), "nowhere.tsv"),
])  # fmt: skip
def test_what_cannot_be_read_is_one_sentence(
    name: str, body: bytes, more: tuple[str, ...], words: str, tmp_path: Path, run: Run
) -> None:
    (tmp_path / name).write_bytes(body)
    done = run("suggest", name, *more)
    assert (done.returncode, done.stdout) == (1, "")
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("path", ["nowhere.tsv", ".", "/dev/null/x"])
def test_a_file_that_is_none_is_one_sentence(path: str, run: Run) -> None:
    done = run("suggest", path)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1


def test_no_file_is_wrong_usage(run: Run) -> None:
    assert run("suggest").returncode == 2
    assert run("suggest", "a.tsv", "--language", "no").returncode == 2
