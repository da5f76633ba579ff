"""One report: a workshop as it stands, with what every format needs of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.domain.chapter import Kinds
from facilitator.domain.contributions import entries_of
from facilitator.domain.kind import Scene, Sheet
from facilitator.domain.picture import Picture
from facilitator.domain.workshop import Activity, Workshop


@dataclass(frozen=True, slots=True)
class Section:
    """One activity of the report."""

    activity: Activity
    kind_title: str
    picture: Picture | None
    sheets: tuple[Sheet, ...]
    facts: Mapping[str, object]
    count: int


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a format may tell. `at` is when it was made, ISO 8601 UTC."""

    workshop: Workshop
    sections: tuple[Section, ...]
    at: str
    language: str

    def people(self) -> list[dict[str, object]]:
        """Per organisation: places or, where more came, how many registered; and present."""
        present: dict[str, int] = {}
        for person in self.workshop.present():
            present[person.organisation] = present.get(person.organisation, 0) + 1
        rows: list[dict[str, object]] = [{
            "organisation": organisation.name,
            "registered": max(organisation.places, present.get(organisation.id, 0)),
            "present": present.get(organisation.id, 0),
        } for organisation in self.workshop.named_organisations()]
        if "" in present:
            rows.append({"organisation": "", "registered": present[""], "present": present[""]})
        return rows


def build(workshop: Workshop, kinds: Kinds, at: str, language: str) -> Report:
    """The report of `workshop`. An activity whose method is not installed keeps its title."""
    return Report(workshop, tuple(
        _section(workshop, workshop.activities[activity_id], kinds, at)
        for activity_id in (*workshop.agenda, *_taken_out(workshop))), at, language)


def _taken_out(workshop: Workshop) -> list[str]:
    """Items that are no longer on the agenda but hold what people wrote."""
    return [activity.id for activity in workshop.activities.values()
            if activity.id not in workshop.agenda and entries_of(activity).made]


def _section(workshop: Workshop, activity: Activity, kinds: Kinds, at: str) -> Section:
    kind = kinds.get(activity.kind)
    if kind is None:
        nothing: Mapping[str, object] = {"entries": [], "clusters": [], "results": {}}
        return Section(activity, activity.kind, None, (), nothing, 0)
    scene = Scene(workshop, activity, at)
    return Section(activity, kind.title, kind.report(scene) if kind.tells(activity) else None,
                   kind.sheets(scene), kind.facts(scene), kind.count(activity))
