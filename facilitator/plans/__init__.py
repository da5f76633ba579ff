"""Workshop templates and programmes: small TOML files that come with the product."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Plan:
    """A workshop template: days with their activities, as written in its file."""

    name: str
    title: str
    summary: str
    question: str
    days: tuple[Mapping[str, Any], ...]

    @property
    def minutes(self) -> int:
        """Planned minutes in all."""
        return sum(item["minutes"] for day in self.days for item in day["activities"])


@dataclass(frozen=True, slots=True)
class Programme:
    """Organisations that meet several times; `places` is each one's quota, 0 for none given."""

    name: str
    title: str
    horizon: int
    organisations: tuple[Mapping[str, Any], ...]


def plans() -> dict[str, Plan]:
    """Every workshop template by name."""
    return {name: Plan(name, data["title"], data["summary"], data["question"],
                       tuple(data["days"]))
            for name, data in _files() if "days" in data}


def programmes() -> dict[str, Programme]:
    """Every programme by name."""
    return {name: Programme(name, data["title"], data["horizon"], tuple(data["organisations"]))
            for name, data in _files() if "organisations" in data}


def _files() -> list[tuple[str, dict[str, Any]]]:
    return [(path.stem, tomllib.loads(path.read_text("utf-8")))
            for path in sorted(HERE.glob("*.toml"))]
