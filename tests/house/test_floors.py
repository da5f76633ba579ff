"""The floors: imports look down only, and each library is known to one floor."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import facilitator

HOME = Path(facilitator.__file__).parent
MODULES = sorted(HOME.rglob("*.py"))
TOP = {"app", "cli", "__main__"}
# What each floor may see beside itself. `founding` makes a file from a plan, for web and cli
# alike; `plans`, `config` and `paths` are data. Rehearsal is a program of its own.
SEES = {
    # Pictures from shapes: what stands in them comes in as values and sentences.
    "figures": set[str](),
    # Of pictures it knows that a report has them.
    "domain": {"figures"},
    "judging": {"domain", "figures"},
    # Values that one method of scenarios hands on to the next.
    "scenarios": {"domain"},
    "kinds": {"domain", "figures", "judging", "scenarios"},
    "storage": {"domain"},
    "room": {"domain", "kinds", "storage"},
    "show": {"domain", "figures", "kinds"},
    # Its pictures read the stylesheets, wherever they lie.
    "report": {"domain", "figures", "judging", "kinds", "paths", "show", "__init__"},
    # A line of jobs and the child that makes them: what they make is nothing to it.
    "pressroom": set(),
    "live": {"domain", "room", "show"},
    "web": {"domain", "kinds", "room", "show", "report", "pressroom", "config", "plans", "founding",
            "importing", "tables"},
    # What strangers send: of ours it sees how a sentence is marked, and nothing more.
    "tables": {"domain"},
    # Sees nothing of ours at all, so that it can be measured and moved by itself.
    "suggest": set(),
    # Between a room and its suggestions: it reads the one, asks the other, hands in a draft.
    "advising": {"domain", "room", "suggest"},
    "founding": {"domain", "room", "storage", "plans"},
    # A report read back: it holds what was written against what would be.
    "importing": {"domain", "founding", "judging", "report", "room", "storage"},
    "plans": set(),
    "config": set(),
    "paths": set(),
    "describe": {"domain", "config", "__init__"},
    "rehearsal": set(),
    # Both: it plays people by the rules themselves, and has the summary written.
    "demonstration": {"domain", "founding", "importing", "judging", "kinds", "plans", "rehearsal",
                      "report", "room", "scenarios", "storage"},
    "__init__": set(),
}
ONLY = {
    "flask": {"live", "web", "app"},
    "docx": {"report"},
    "flask_socketio": {"live", "app"},
    "pptx": {"report"},
    "sqlite3": {"storage"},
    "sqlite_utils": {"storage"},
    "jinja2": {"show", "report"},
    "markupsafe": {"show", "report"},
    "numpy": {"suggest"},
    "typst": {"report"},
}  # fmt: skip
PURE = {"time", "datetime", "random", "secrets", "logging", "os", "socket", "pathlib"}


def test_every_floor_is_in_the_table() -> None:
    floors = {floor_of(path) for path in MODULES}
    assert floors == SEES.keys() | TOP


@pytest.mark.parametrize("floor", sorted(SEES))
def test_imports_look_down_only(floor: str) -> None:
    upward = {
        f"{path.relative_to(HOME)} sees {seen}"
        for path in MODULES
        if floor_of(path) == floor
        for seen in own_imports(path)
        if seen != floor and seen not in SEES[floor]
    }
    assert not upward


@pytest.mark.parametrize("library", sorted(ONLY))
def test_a_library_stays_on_its_floor(library: str) -> None:
    strays = {
        str(path.relative_to(HOME))
        for path in MODULES
        if library in foreign_imports(path) and floor_of(path) not in ONLY[library]
    }
    assert not strays


def test_the_domain_has_no_clock_no_chance_and_no_log() -> None:
    # A clock counts between two times it is given and a field reads a date: both need datetime.
    impure = {
        f"{path.name}: {name}"
        for path in (HOME / "domain").glob("*.py")
        for name in foreign_imports(path) & PURE
    }
    assert impure == {"stage.py: datetime", "fields.py: datetime"}
    stage = (HOME / "domain" / "stage.py").read_text()
    assert "now(" not in stage
    assert "today(" not in stage


def test_judging_has_no_clock_no_chance_and_no_log() -> None:
    impure = {
        f"{path.name}: {name}"
        for path in (HOME / "judging").glob("*.py")
        for name in foreign_imports(path) & PURE
    }
    assert not impure


def test_suggestions_are_pure_but_for_the_worker_and_its_client() -> None:
    impure = {
        f"{path.name}: {name}"
        for path in (HOME / "suggest").glob("*.py")
        for name in foreign_imports(path) & (PURE - {"pathlib"})
    }
    # The client counts its pauses; the worker and the model say how many threads they may have.
    assert impure == {"client.py: time", "worker.py: os", "meaning.py: os"}


def test_nothing_is_imported_inside_a_function() -> None:
    hidden = {
        f"{path.relative_to(HOME)}:{inner.lineno}"
        for path in MODULES
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    }
    assert not hidden


def floor_of(path: Path) -> str:
    return path.relative_to(HOME).parts[0].removesuffix(".py")


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def imported(path: Path) -> Iterator[str]:
    """Every module a file imports, in full: relative imports are resolved."""
    package = ("facilitator", *path.relative_to(HOME).parts[:-1])
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) + 1 - node.level]) if node.level else ""
            module = ".".join(part for part in (base, node.module) if part)
            yield module
            if module in ("facilitator", base):
                yield from (f"{module}.{alias.name}" for alias in node.names)


def own_imports(path: Path) -> set[str]:
    found = set()
    for name in imported(path):
        parts = name.split(".")
        if parts[0] == "facilitator" and len(parts) > 1:
            is_module = (HOME / parts[1]).is_dir() or (HOME / f"{parts[1]}.py").exists()
            found.add(parts[1] if is_module else "__init__")
    return found


def foreign_imports(path: Path) -> set[str]:
    return {name.split(".")[0] for name in imported(path)} - {"facilitator"}
