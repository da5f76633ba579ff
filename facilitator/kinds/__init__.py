"""The methods: every folder in here is one, found by its name; so are those of other roots."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from facilitator.domain.chapters import CHAPTER_OF_COMMAND
from facilitator.domain.kind import Kind

HERE = Path(__file__).parent
# Views that every workshop file has; storage makes them.
OWN_VIEWS = {"organisations", "people", "activities"}


class BrokenKind(Exception):  # noqa: N818 - said as a sentence, like BrokenFile
    """A method that does not keep its contract; the program does not start with it."""


def find_kinds(folders: Iterable[Path] = ()) -> Mapping[str, Kind[Any]]:
    """Every method by name, ours first, then those of `folders`. Raises `BrokenKind`."""
    kinds: dict[str, Kind[Any]] = {}
    for folder in (HERE, *folders):
        for path in sorted(entry.parent for entry in folder.glob("*/__init__.py")):
            kind = _checked(_load(path, ours=folder == HERE), path)
            if kind.name in kinds:
                raise BrokenKind(f"{path}: a method named {kind.name!r} exists already")
            taken = {name for other in kinds.values() for name in other.views} | OWN_VIEWS
            for name in kind.views.keys() & taken:
                raise BrokenKind(f"{path}: an SQL view named {name!r} exists already")
            kinds[kind.name] = kind
    return kinds


def _load(path: Path, *, ours: bool) -> ModuleType:
    if ours:
        return importlib.import_module(f"{__name__}.{path.name}")
    name = f"facilitator_kind_{path.name}"
    spec = importlib.util.spec_from_file_location(name, path / "__init__.py")
    if spec is None or spec.loader is None:
        raise BrokenKind(f"{path}: cannot be read as a package")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # so that the folder's own modules can import each other
    try:
        spec.loader.exec_module(module)
    except (ImportError, SyntaxError, TypeError, AttributeError, NameError) as error:
        del sys.modules[name]
        raise BrokenKind(f"{path}: cannot be read: {error}") from error
    return module


def _checked(module: ModuleType, path: Path) -> Kind[Any]:
    kind = getattr(module, "KIND", None)
    if not isinstance(kind, Kind):
        raise BrokenKind(f"{path}: has no KIND that is a Kind")
    if kind.name != path.name:
        raise BrokenKind(f"{path}: is named {kind.name!r}, its folder {path.name!r}")
    for rule in kind.commands:
        if not rule.name.startswith(f"{kind.name}.") or rule.name in CHAPTER_OF_COMMAND:
            raise BrokenKind(f"{path}: {rule.name!r} is not a name of {kind.name!r}")
    return kind
