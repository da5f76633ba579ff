"""Whether the summary in a report is one that an editor could have written: it will be printed."""

from __future__ import annotations

import json
from collections.abc import Iterable

from facilitator.domain.chapter import Kinds
from facilitator.domain.command import Command
from facilitator.domain.event import Event
from facilitator.domain.fields import clean
from facilitator.domain.roles import SYSTEM
from facilitator.domain.summary import SUMMARY
from facilitator.domain.workshop import Workshop

from .reading import broken

_WRITTEN_BY = {
    "summary.added": "summary.add", "summary.arranged": "summary.arrange",
    "summary.left_out": "summary.leave_out", "summary.picked": "summary.pick",
    "summary.next_steps_written": "summary.next_steps",
}
_RULES = {rule.name: rule for rule in SUMMARY.commands}


def expect_written(events: Iterable[Event], kinds: Kinds) -> None:
    """Have everything written anew by the rules. Raises `Refused` where they say otherwise."""
    workshop = Workshop()
    for event in events:
        if event.name == "summary.published":
            clean(_RULES["summary.unpublish"].fields, {"version": event.data["version"]})
        elif event.name in _WRITTEN_BY:
            _expect(workshop, event, kinds)
            workshop = SUMMARY.apply(workshop, event, kinds)


def _expect(workshop: Workshop, event: Event, kinds: Kinds) -> None:
    name = _WRITTEN_BY[event.name]
    data = clean(_RULES[name].fields, event.data)
    drafts = SUMMARY.decide(
        workshop, Command(f"import-{event.seq}", name, SYSTEM, None, data), event.at, kinds)
    # As JSON has them: a row of ids is a list there.
    if json.loads(json.dumps([each.data for each in drafts])) != [event.data]:
        raise broken()
