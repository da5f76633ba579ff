"""What stands around the desk's middle: agenda with drift, controls with undo, people."""

from __future__ import annotations

from typing import Any

from facilitator.domain.chapter import Kinds
from facilitator.domain.fields import minutes_of_day, swedish_order
from facilitator.domain.grouped import unseated
from facilitator.domain.kind import Kind
from facilitator.domain.picture import Part
from facilitator.domain.roles import Role
from facilitator.domain.running import is_final
from facilitator.domain.scene import Presence
from facilitator.domain.stage import Stage, seconds_between
from facilitator.domain.walls import SEATS
from facilitator.domain.workshop import Activity, Day, Workshop

from .wall import seats


def desk_shell(
    workshop: Workshop, kinds: Kinds, presence: Presence, now: str
) -> tuple[Part, ...]:
    """The parts of the desk that stay while the middle changes."""
    return (
        Part("agenda", "desk/agenda.html", agenda(workshop, kinds, now)),
        Part("controls", "desk/controls.html", controls(workshop, kinds)),
        Part("desk-people", "desk/people.html", people(workshop, presence)),
        Part("desk-helpers", "desk/helpers.html", {
            "desks": presence.desks, "open": presence.open_desks}),
    )


def controls(workshop: Workshop, kinds: Kinds) -> dict[str, object]:
    """Which of the buttons can be pressed, and what comes next."""
    current = workshop.now() if not workshop.ended else None
    stage = current.stage if current else None
    following = workshop.next() if not workshop.ended else None
    final = current is not None and is_final(workshop, current, kinds)
    prepared = stage is Stage.PREPARED or (current is None and following is not None)
    return {
        "start": prepared, "close": stage is Stage.OPEN, "reveal": stage is Stage.LOCKED,
        "reopen": stage in (Stage.LOCKED, Stage.REVEALED) and not final,
        "final": final and stage is Stage.OPEN,
        "next": current is not None and following is not None,
        "start_title": current.title if current and stage is Stage.PREPARED else
        following.title if following else "",
        "next_title": following.title if following else "",
        "wall": workshop.wall,
        "begun": any(each.started for each in workshop.activities.values()),
        "running": bool(current and current.clock.since),
        "has_clock": bool(current and current.clock.of),
    }


def people(workshop: Workshop, presence: Presence) -> dict[str, object]:
    """Organisations that miss somebody, first those that miss most; and how many are full."""
    rows = seats(workshop, presence)
    full = [row for row in rows if int(str(row["here"])) >= int(str(row["places"]))]
    missing = [row for row in rows if row not in full]
    return {
        "organisations": tuple(missing), "full": tuple(full),
        "here": presence.here, "expected": workshop.places(),
        "joined": len(workshop.present()),
        "tables": len(workshop.groups), "late": len(unseated(workshop)) if workshop.groups else 0,
        "seats_on_wall": workshop.wall == SEATS,
    }


def agenda(workshop: Workshop, kinds: Kinds, now: str) -> dict[str, object]:
    """Days with their items: planned times, real minutes, and how late the day runs."""
    days = workshop.days or (Day("", ""),)
    by_day: list[dict[str, object]] = []
    for place, day in enumerate(days):
        items = [workshop.activities[a] for a in workshop.agenda
                 if min(workshop.activities[a].day, len(days) - 1) == place]
        by_day.append({"title": day.title, "start": day.start,
                       "items": tuple(_items(workshop, kinds, day, items))})
    return {"days": tuple(by_day), "drift": _drift(workshop, now)}


def _items(
    workshop: Workshop, kinds: Kinds, day: Day, items: list[Activity]
) -> list[dict[str, object]]:
    rows = []
    planned = minutes_of_day(day.start)
    for activity in items:
        kind = kinds.get(activity.kind)
        rows.append({
            "id": activity.id, "kind": activity.kind, "title": activity.title,
            "kind_title": kind.title if kind else activity.kind, "missing": kind is None,
            "minutes": activity.minutes, "planned": _clock(planned),
            "actual": _actual_minutes(activity), "stage": activity.stage.value,
            "current": activity.id == workshop.current,
            "question": activity.question, "note": activity.note,
            "options": _options(kind, activity) if kind else {},
            "count": kind.count(activity) if kind and activity.id == workshop.current else 0,
        })
        planned = None if planned is None else planned + activity.minutes
    return rows


def _options(kind: Kind[Any], activity: Activity) -> dict[str, object]:
    """What holds for every setting of the method, also those that nobody has touched."""
    return {each.name: activity.options.get(each.name, each.answers[0][0] if each.answers else "")
            for each in kind.settings()}


def _actual_minutes(activity: Activity) -> int | None:
    if not activity.started or not activity.ended:
        return None
    return max(1, round(seconds_between(activity.started, activity.ended) / 60))


def _drift(workshop: Workshop, now: str) -> int | None:
    """Minutes later (above zero) or earlier than the agenda's minutes say, so far.

    Counted from when the first item of the current day began; None before that.
    """
    current = workshop.now()
    if current is None or current.started is None:
        return None
    begun = [a for a in (workshop.activities[i] for i in workshop.agenda)
             if a.started and a.day == current.day and a.started <= current.started]
    first = min(begun, key=lambda a: str(a.started))
    planned = sum(a.minutes for a in begun if a is not current) * 60
    waited = seconds_between(str(first.started), current.started) - planned
    over = 0.0
    if current.stage is Stage.OPEN:
        over = max(0.0, seconds_between(current.started, now) - current.minutes * 60)
    return round((waited + over) / 60)


def _clock(minutes: int | None) -> str:
    return "" if minutes is None else f"{minutes // 60 % 24}.{minutes % 60:02d}"


def persons(workshop: Workshop, here: frozenset[str]) -> tuple[dict[str, object], ...]:
    """Everyone who has come in, by organisation and then name, the removed ones last."""
    holders = {key.holder for key in workshop.keys.values()}
    rows = [{
        "id": person.id, "name": person.name, "removed": person.removed,
        "organisation": workshop.organisation_name(person.organisation),
        "here": person.id in here, "erased": person.removed and person.id not in holders,
    } for person in workshop.people.values()]
    return tuple(sorted(rows, key=lambda row: (
        row["removed"], swedish_order(str(row["organisation"])),
        swedish_order(str(row["name"])))))


def facilitators(workshop: Workshop) -> tuple[dict[str, object], ...]:
    """Keys to desk and wall that still work, for the hand-over page."""
    return tuple({"hash": hashed, "role": key.role.value, "holder": key.holder}
                 for hashed, key in workshop.keys.items()
                 if key.role in (Role.DESK, Role.WALL) and not key.revoked)
