"""JSON: enough to rebuild every number."""

from __future__ import annotations

import json

from .build import Report


def as_json(report: Report) -> bytes:
    """The report as the contract lays it out, UTF-8."""
    workshop = report.workshop
    return json.dumps({
        "workshop": {
            "code": workshop.code, "title": workshop.title, "date": workshop.date,
            "programme": workshop.programme, "question": workshop.question,
            "naming": workshop.naming, "seq": workshop.seq, "made": report.at,
        },
        "people": {"by_organisation": report.people()},
        "activities": [{
            "id": section.activity.id, "kind": section.activity.kind,
            "title": section.activity.title, "question": section.activity.question,
            "state": section.activity.stage.value, "minutes": section.activity.minutes,
            "started": section.activity.started, "ended": section.activity.ended,
            **section.facts,
        } for section in report.sections],
    }, ensure_ascii=False, indent=1).encode()
