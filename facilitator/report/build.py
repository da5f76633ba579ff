"""One report: a workshop as it stands, with what every format needs of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2s
from typing import Any

from facilitator.domain.chapter import Kinds
from facilitator.domain.contributions import (
    entries_of,
    rests_on_untold,
    told_entries,
    wall_shows,
)
from facilitator.domain.document import Telling
from facilitator.domain.editorial import Editorial
from facilitator.domain.kind import Kind, Sheet
from facilitator.domain.scene import Scene
from facilitator.domain.summary_telling import told_of
from facilitator.domain.workshop import Activity, Workshop

from .part import part_of

_NOTHING: Mapping[str, object] = {"entries": [], "clusters": [], "results": {}}


@dataclass(frozen=True, slots=True)
class Section:
    """One activity of the report. `theme` is the chapter it belongs to.

    `telling` is for everybody, `ours` what the organisation takes home whose part it is.
    `answered` is how many people did, where each has one answer.
    """

    activity: Activity
    kind_title: str
    theme: str
    telling: Telling | None
    sheets: tuple[Sheet, ...]
    facts: Mapping[str, object]
    count: int
    answered: int | None = None
    ours: Telling | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a format may tell. `at` is when it was made, ISO 8601 UTC.

    `organisation` is the id of the one whose part it is, "" for the whole: then `workshop` holds
    what is theirs alone. `parts` are what organisations have approved to stand in the whole.
    `kinds` are the methods by which it was made.
    """

    workshop: Workshop
    sections: tuple[Section, ...]
    at: str
    language: str
    editorial: Editorial = field(default_factory=Editorial)
    organisation: str = ""
    parts: tuple[Report, ...] = ()
    kinds: Kinds = field(default_factory=dict, repr=False)

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


def build(
    workshop: Workshop, kinds: Kinds, at: str, language: str, editorial: Editorial | None = None,
) -> Report:
    """The report of `workshop`. An activity whose method is not installed keeps its title."""
    return Report(workshop, tuple(
        replace(_section(workshop, activity, kinds, at),
                telling=_telling(workshop, activity, kinds, at))
        for activity in _told_of(workshop)), at, language, _told_now(workshop, editorial),
        parts=_approved(workshop, kinds, at, language, editorial), kinds=kinds)


def build_part(
    workshop: Workshop, organisation: str, kinds: Kinds, at: str, language: str,
    editorial: Editorial | None = None,
) -> Report:
    """The part of one organisation, an id: its own rows, and its own beside the room's.

    What stands beside is reckoned of the whole workshop, so that "all" are all.
    """
    part = part_of(workshop, organisation)
    return Report(part, tuple(
        replace(_section(part, part.activities[activity.id], kinds, at),
                ours=_ours(workshop, activity, kinds, at, organisation))
        for activity in _told_of(workshop)), at, language, _told_now(workshop, editorial),
        organisation)


def build_tables(
    workshop: Workshop, kinds: Kinds, at: str, language: str, organisation: str = "",
) -> Report:
    """The rows alone, of the whole or of an organisation's part: nothing is told or drawn."""
    told = part_of(workshop, organisation) if organisation else workshop
    return Report(told, tuple(
        _section(told, told.activities[activity.id], kinds, at)
        for activity in _told_of(workshop)), at, language, organisation=organisation, kinds=kinds)


def digest(report: Report) -> str:
    """What is approved: a short hash of the part as it is told, whenever it was made."""
    told = repr((report.organisation, [section.ours for section in report.sections]))
    return blake2s(told.encode(), digest_size=16).hexdigest()


def _approved(
    workshop: Workshop, kinds: Kinds, at: str, language: str, editorial: Editorial | None
) -> tuple[Report, ...]:
    """The parts that may stand in the whole; one that has changed since must be approved anew."""
    parts = (build_part(workshop, home, kinds, at, language, editorial)
             for home in workshop.approvals if home in workshop.organisations)
    return tuple(part for part in parts
                 if workshop.approvals[part.organisation].digest == digest(part))


def _ours(
    workshop: Workshop, activity: Activity, kinds: Kinds, at: str, organisation: str
) -> Telling | None:
    kind = kinds.get(activity.kind)
    return kind.ours(Scene(workshop, activity, at), organisation) if kind else None


def _telling(
    workshop: Workshop, activity: Activity, kinds: Kinds, at: str
) -> Telling | None:
    kind = kinds.get(activity.kind)
    told = kind and kind.tells(activity) and not rests_on_untold(workshop, activity)
    return kind.report(Scene(workshop, activity, at)) if kind and told else None


def _told_now(workshop: Workshop, editorial: Editorial | None) -> Editorial:
    return told_of(workshop, editorial or Editorial())


def _told_of(workshop: Workshop) -> list[Activity]:
    """The agenda's items, then those that are no longer on it but hold what people wrote."""
    return [*(workshop.activities[each] for each in workshop.agenda),
            *(activity for activity in workshop.activities.values()
              if activity.id not in workshop.agenda and entries_of(activity).made)]


def sections_of(workshop: Workshop, kinds: Kinds, at: str) -> Iterator[Section]:
    """What a document tells of each activity, without tables and data, one at a time."""
    for activity in _told_of(workshop):
        kind = kinds.get(activity.kind)
        if kind is not None:
            yield Section(activity, kind.title, kind.theme_of(activity),
                          _telling(workshop, activity, kinds, at), (), {},
                          told_count(kind, workshop, activity), kind.answered(activity))
        else:
            yield _section(workshop, activity, kinds, at)


def told_count(kind: Kind[Any], workshop: Workshop, activity: Activity) -> int:
    """How many contributions a report tells of: none that the room has not been shown."""
    if wall_shows(activity):
        return kind.count(activity)
    return len(told_entries(workshop, activity))


def _section(workshop: Workshop, activity: Activity, kinds: Kinds, at: str) -> Section:
    kind = kinds.get(activity.kind)
    if kind is None:
        return Section(activity, activity.kind, "other", None, (), _NOTHING, 0)
    scene = Scene(workshop, activity, at)
    # What has not begun and has nothing reads the same whether the room was shown what is before.
    idle = not activity.started and not kind.tells(activity)
    if idle or rests_on_untold(workshop, activity):
        empty = tuple(replace(sheet, rows=()) for sheet in kind.sheets(scene))
        return Section(activity, kind.title, kind.theme_of(activity), None, empty, _NOTHING, 0)
    return Section(activity, kind.title, kind.theme_of(activity),
                   None,
                   kind.sheets(scene), kind.facts(scene), told_count(kind, workshop, activity),
                   kind.answered(activity))
