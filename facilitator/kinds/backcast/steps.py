"""First steps: what lies within three years, by the organisation that takes it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from facilitator.domain.entry import Entry
from facilitator.domain.fields import swedish_order
from facilitator.domain.scene import Scene

from .checking import Way, organisation_taking
from .state import year_of


@dataclass(frozen=True, slots=True)
class Taking:
    """An organisation and its first steps, the nearest first; "" for those that name none."""

    organisation: str
    name: str
    steps: tuple[Entry, ...]


def first_by_organisation(scene: Scene, found: Iterable[Way]) -> tuple[Taking, ...]:
    """Each organisation that has any, in the order of names; last what no organisation takes."""
    steps: dict[str, list[Entry]] = {}
    for way in found:
        for each in way.first():
            steps.setdefault(organisation_taking(scene.workshop, each), []).append(each)
    rows = [Taking(organisation, scene.workshop.organisation_name(organisation),
                   tuple(sorted(taken, key=year_of))) for organisation, taken in steps.items()]
    return tuple(sorted(rows, key=lambda row: (not row.name, swedish_order(row.name))))
