"""The agenda as it may be told: its items, where each stands, and which the room is at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .chapter import Kinds
from .contributions import entries_of
from .fields import Choice, Whole
from .kind import Kind
from .refused import Refused
from .stage import Stage
from .told import Told
from .workshop import Activity, Workshop


def told_activities(workshop: Workshop) -> tuple[Activity, ...]:
    """Those that a report tells of, in the order they were added."""
    return tuple(each for each in workshop.activities.values() if _is_told(workshop, each))


def _is_told(workshop: Workshop, activity: Activity) -> bool:
    return activity.id in workshop.agenda or bool(entries_of(activity).made)


def agenda(workshop: Workshop, kinds: Kinds) -> Iterator[Told]:
    """Every item in the order it was added, each put where it lies among those before it.

    One that was taken out with nothing in it has left its number, so that the next item that is
    added gets an id of its own.
    """
    placed: list[str] = []
    for number, activity in enumerate(workshop.activities.values(), start=1):
        if not _is_told(workshop, activity):
            gone = f"removed-{number}"
            yield Told("agenda.added", {
                "activity": gone, "kind": "", "day": 0, "title": "", "question": "", "note": "",
                "minutes": 0, "options": {}, "after": ""})
            yield Told("agenda.removed", {"activity": gone})
            continue
        yield Told("agenda.added", {
            "activity": activity.id, "kind": activity.kind, "day": int(activity.day),
            "title": str(activity.title), "question": str(activity.question),
            # The facilitator's script stays on the desk.
            "note": "", "minutes": int(activity.minutes),
            "options": _options(activity, kinds.get(activity.kind)),
            "after": _before(workshop, activity.id, placed)})
        if activity.id in workshop.agenda:
            placed.append(activity.id)
        else:
            yield Told("agenda.removed", {"activity": activity.id})


def _before(workshop: Workshop, activity_id: str, placed: list[str]) -> str:
    """The nearest item before it that has been placed already, "" for none."""
    if activity_id not in workshop.agenda:
        return ""
    earlier = workshop.agenda[:workshop.agenda.index(activity_id)]
    return next((each for each in reversed(earlier) if each in placed), "")


def _options(activity: Activity, kind: Kind[object] | None) -> Mapping[str, object]:
    """The settings; what a facilitator wrote there only once phones have been asked with it."""
    return {name: value for name, value in activity.options.items()
            if kind and name in kind.options and _may_tell(activity, kind, name)
            and _is_clean(kind, name, value)}


def _may_tell(activity: Activity, kind: Kind[object], name: str) -> bool:
    chosen = isinstance(kind.options[name], Choice | Whole)
    return chosen or name in kind.unasked or activity.stage is not Stage.PREPARED


def _is_clean(kind: Kind[object], name: str, value: object) -> bool:
    try:
        return kind.options[name].clean(name, value) == value
    except Refused:
        return False


def opened(activity: Activity) -> Iterator[Told]:
    """When the item was started; one that was opened by an undo alone has no time for it."""
    if activity.started is not None:
        yield Told("stage.started", {"seconds": int(activity.clock.of)}, at=activity.started)
    elif activity.stage is not Stage.PREPARED:
        yield _put(activity, Stage.OPEN, activity.id)


def closed(activity: Activity) -> Iterator[Told]:
    """When it was locked, after everything that came in."""
    if activity.ended is not None:
        yield Told("stage.closed", at=activity.ended)
    elif activity.stage not in (Stage.PREPARED, Stage.OPEN):
        # Opened again, and that taken back: locked, and nobody says when.
        yield _put(activity, Stage.LOCKED, activity.id)


def shown(activity: Activity) -> Iterator[Told]:
    """That what came of it was shown, after the results."""
    if activity.stage is Stage.REVEALED:
        yield Told("stage.revealed")
    elif activity.stage is Stage.ARCHIVED:
        yield _put(activity, Stage.ARCHIVED, activity.id)


def turned(workshop: Workshop) -> Iterator[Told]:
    """Which item the room is at, and what the wall shows."""
    told = told_activities(workshop)
    if workshop.current in {each.id for each in told}:
        yield Told("stage.turned_to", activity=workshop.current)
    else:
        for each in [each for each in told if each.stage is not Stage.PREPARED][:1]:
            yield _put(each, each.stage, "")
    if workshop.wall != "activity":
        yield Told("wall.shown", {"what": str(workshop.wall)})


def _put(activity: Activity, stage: Stage, current: str) -> Told:
    return Told("stage.put_back", {"activity": activity.id, "stage": stage.value,
                                   "current": current}, activity=activity.id)
