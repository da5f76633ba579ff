"""Small rooms, a sentence above each door, and no method named outside its folder."""

import ast
import re
from pathlib import Path

import pytest

import facilitator
from facilitator.kinds import find_kinds

HOME = Path(facilitator.__file__).parent
MODULES = sorted(HOME.rglob("*.py"))
# The rehearsal is a program of its own that plays a person: it must know what it is asked. The
# demonstration plays a template from beginning to end.
PLAYERS = {"rehearsal", "demonstration", "cli/demo.py"}
OUTSIDE_THE_METHODS = [
    path for path in MODULES
    if not {path.relative_to(HOME).parts[0], path.relative_to(HOME).as_posix()}
    & {"kinds", *PLAYERS}
]  # fmt: skip
LONGEST = 250
# In the JSON report an entry has a field that is called so, whichever method it is from.
FIELDS_OF_THE_CONTRACT = {"judging/summary.py 'cluster'"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(HOME)))
def test_a_module_is_short_and_says_what_it_is(path: Path) -> None:
    text = path.read_text()
    assert len(text.splitlines()) <= LONGEST
    words = ast.get_docstring(ast.parse(text))
    assert words
    assert words.splitlines()[0].endswith((".", ":", "?"))


def test_no_method_is_named_outside_its_folder() -> None:
    names = set(find_kinds())
    smeared = {
        f"{path.relative_to(HOME)} {node.value!r}"
        for path in OUTSIDE_THE_METHODS
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant) and node.value in names
    }
    assert smeared == FIELDS_OF_THE_CONTRACT


def test_nothing_outside_the_methods_asks_which_kind_it_is() -> None:
    asking = {
        f"{path.relative_to(HOME)}:{node.lineno}"
        for path in OUTSIDE_THE_METHODS
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Compare) and is_kind_against_words(node)
    }
    assert not asking


def test_no_module_is_a_drawer_for_everything() -> None:
    drawers = re.compile(r"util|helper|common|manager|service")
    assert not [path.name for path in MODULES if drawers.search(path.stem)]


def is_kind_against_words(node: ast.Compare) -> bool:
    sides = [node.left, *node.comparators]
    asks = any(getattr(side, "attr", getattr(side, "id", "")) == "kind" for side in sides)
    listed = [inner for side in sides for inner in getattr(side, "elts", [side])]
    words = any(isinstance(side, ast.Constant) and isinstance(side.value, str) for side in listed)
    return asks and words


SQL_FLOOR = [path for path in MODULES if path.relative_to(HOME).parts[0] == "storage"]


@pytest.mark.parametrize("path", SQL_FLOOR, ids=lambda path: path.name)
def test_no_foreign_word_becomes_sql(path: Path) -> None:
    """A statement is a constant, or an f-string of constants of the module and loop names."""
    allowed = {"_COLUMNS", "table", "name", "value", "wanted", "pragma"}
    loose = {
        f"{path.name}:{node.lineno} {ast.unparse(inner)}"
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and getattr(node.func, "attr", "") in ("execute", "executemany", "executescript")
        for each in node.args[:1]
        for inner in ast.walk(each)
        if isinstance(inner, ast.FormattedValue)
        and not (isinstance(inner.value, ast.Name) and inner.value.id in allowed)
    }
    assert not loose
