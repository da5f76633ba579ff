"""A method that does not keep its contract is refused at the start, by name and folder."""

from pathlib import Path

import pytest

from facilitator.kinds import OWN_VIEWS, BrokenKind, find_kinds
from facilitator.storage import readable

WHOLE = """
from facilitator.domain.kind import (Kind)
from facilitator.domain.picture import Picture
from facilitator.domain.command import Rule
from facilitator.domain.roles import EVERYONE

class Own(Kind):
    name = "own"
    title = "Egen"
    commands = (Rule("own.do", EVERYONE),)
    def empty(self): return None
    def phone(self, scene): return Picture("x")
    def wall(self, scene): return Picture("x")
    def desk(self, scene): return Picture("x")

KIND = Own()
"""
BROKEN = {
    "no KIND": WHOLE.replace("KIND = Own()", ""),
    "KIND is something else": WHOLE.replace("KIND = Own()", "KIND = 'own'"),
    "another name than its folder": WHOLE.replace('"own"', '"other"'),
    "a name that is taken": WHOLE.replace('"own"', '"scan"').replace("own.do", "scan.do"),
    "a command of another method": WHOLE.replace("own.do", "scan.add"),
    "a command of the workshop": WHOLE.replace("own.do", "stage.start"),
    "a view that is taken": WHOLE.replace("commands =", "views = {'ideas': ''}\n    commands ="),
    "a view of the workshop": WHOLE.replace("commands =", "views = {'people': ''}\n    commands ="),
    "not whole": WHOLE.replace("def wall(self, scene)", "def ceiling(self, scene)"),
    "not Python": "def",
    "an import of nothing": "import nothing_of_that_name",
}


def put(folder: Path, text: str, name: str = "own") -> Path:
    (folder / name).mkdir()
    (folder / name / "__init__.py").write_text(text)
    return folder


def test_ours_are_found() -> None:
    assert set(find_kinds()) == {
        "axes", "backcast", "carried", "checkin", "cluster", "cross", "dotvote", "elements",
        "matrix", "merge", "pause", "rating", "scan", "story", "talk", "wildcard"}


def test_a_whole_one_is_found(tmp_path: Path) -> None:
    assert "own" in find_kinds([put(tmp_path, WHOLE)])


@pytest.mark.parametrize("wrong", BROKEN)
def test_a_broken_one_is_refused_with_its_folder(wrong: str, tmp_path: Path) -> None:
    name = "scan" if wrong == "a name that is taken" else "own"
    with pytest.raises(BrokenKind, match=str(tmp_path / name)):
        find_kinds([put(tmp_path, BROKEN[wrong], name)])


def test_two_folders_cannot_bring_the_same_method(tmp_path: Path) -> None:
    folders = [tmp_path / "a", tmp_path / "b"]
    for folder in folders:
        folder.mkdir()
        put(folder, WHOLE)
    with pytest.raises(BrokenKind, match="exists already"):
        find_kinds(folders)


def test_a_folder_without_a_module_is_no_method(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    assert set(find_kinds([tmp_path])) == set(find_kinds())


@pytest.mark.parametrize("name", sorted(find_kinds()))
def test_every_command_of_a_method_begins_with_its_name(name: str) -> None:
    assert all(rule.name.startswith(f"{name}.") for rule in find_kinds()[name].commands)


def test_the_views_that_no_method_may_take_are_those_that_storage_makes() -> None:
    assert set(readable.OWN_VIEWS) == OWN_VIEWS
