"""JSON: enough to rebuild every number, and the workshop itself."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping

from facilitator.domain.disclosing import disclosed
from facilitator.domain.event import Event
from facilitator.domain.pictures import pictures_named
from facilitator.domain.summary_telling import told_of

from .build import Report

# The shape of the log in it: a program reads those up to its own.
FORM = 1


def as_json(report: Report) -> bytes:
    """The report as the contract lays it out, UTF-8."""
    return json.dumps(told(report), ensure_ascii=False, indent=1).encode()


def told(report: Report) -> dict[str, object]:
    """The same as values. One organisation's part has no log: it is no workshop."""
    workshop = report.workshop
    return {
        "workshop": {
            "code": workshop.code, "title": workshop.title, "date": workshop.date,
            "programme": workshop.programme, "question": workshop.question,
            "naming": workshop.naming, "seq": workshop.told_seq, "made": report.at,
        },
        "people": {"by_organisation": report.people(), **_groups(report)},
        "summary": _summary(report),
        "activities": [{
            "id": section.activity.id, "kind": section.activity.kind,
            "title": section.activity.title, "question": section.activity.question,
            "state": section.activity.stage.value, "minutes": section.activity.minutes,
            "started": section.activity.started, "ended": section.activity.ended,
            **section.facts,
        } for section in report.sections],
        **({} if report.organisation else _whole(report)),
    }


def _groups(report: Report) -> dict[str, object]:
    """The tables and how many sat at each; nothing where there are none."""
    groups = report.workshop.groups.values()
    return {"groups": [{"id": group.id, "number": group.number, "name": group.name,
                        "people": len(group.members)} for group in groups]} if groups else {}


def _summary(report: Report) -> dict[str, object] | None:
    """What an editor has published, None where nothing is; whatever version is printed."""
    version = report.workshop.editing.published()
    if version is None:
        return None
    told = told_of(report.workshop, version.editorial)
    return {
        "version": version.nr, "published": version.at,
        "sentences": [{"id": each.id, "text": each.text, "place": each.place,
                       "evidence": list(each.evidence)} for each in told.sentences],
        "order": list(told.order), "left_out": sorted(told.left_out),
        "pictures": list(told.pictures), "quotes": list(told.quotes),
        "next_steps": told.next_steps,
    }


def _whole(report: Report) -> dict[str, object]:
    """What `facilitator import` makes the workshop of again; `left_out` is what it cannot.

    The pictures that the log names stand beside it, where there are any.
    """
    log = disclosed(report.workshop, report.kinds)
    held = report.workshop.pictures
    pictures = {name: b64encode(held[name]).decode()
                for name in sorted(pictures_named(log.events)) if name in held}
    return {**({"pictures": pictures} if pictures else {}),
            "log": {"form": FORM, "left_out": list(log.left_out),
                    "events": [_event(event) for event in log.events]}}


def _event(event: Event) -> Mapping[str, object]:
    return {
        "at": event.at, "name": event.name,
        **({"activity": event.activity} if event.activity else {}),
        **({"voice": event.actor.id} if event.actor.id else {}),
        "data": event.data,
    }
