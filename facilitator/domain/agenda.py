"""The agenda: items are added, changed, moved and taken out, also while the day runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from .chapter import Chapter, Kinds
from .command import Command, Rule
from .contributions import entries_of
from .event import Draft, Event
from .fields import Field, Options, Text, Whole, clean
from .making import whole
from .message import message
from .refused import Refused
from .roles import FACILITATORS
from .stage import Stage
from .workshop import Activity, Undo, Workshop

_ITEM: Mapping[str, Field] = {
    "title": Text(80, required=True),
    "question": Text(200),
    "note": Text(600, lines=True),
    "minutes": Whole(1, 600),
    "options": Options(),
}
_WHICH: Mapping[str, Field] = {"activity": Text(40, required=True)}
_COMMANDS = (
    Rule("agenda.add", FACILITATORS,
         {"kind": Text(40, required=True), "day": Whole(0, 30), "after": Text(40), **_ITEM}),
    Rule("agenda.change", FACILITATORS, {**_WHICH, **_ITEM}, may_be_left_out=frozenset(_ITEM)),
    Rule("agenda.move", FACILITATORS, {**_WHICH, "after": Text(40)}),
    Rule("agenda.remove", FACILITATORS, _WHICH),
    Rule("agenda.restore", FACILITATORS, {**_WHICH, "after": Text(40)}),
)


def _decide(workshop: Workshop, command: Command, at: str, kinds: Kinds) -> list[Draft]:
    del at
    data = command.data
    match command.name:
        case "agenda.add":
            kind = kinds.get(str(data["kind"]))
            if kind is None:
                raise Refused("no_such_kind", message("Metoden {kind} finns inte."),
                              field="kind", details={"kind": data["kind"]})
            number = workshop.made_activities + 1
            return [Draft("agenda.added", {
                **data, "activity": f"{kind.name}-{number}", "day": data["day"] or 0,
                "minutes": data["minutes"] or 15, "after": _after(workshop, data),
                "options": _set(_cleaned(kinds, kind.name, data["options"])),
            })]
        case "agenda.change":
            activity = workshop.activity(data["activity"])
            given = _cleaned(kinds, activity.kind, data.get("options"))
            return [Draft("agenda.changed", {
                **_item_of(activity), **data,
                "minutes": data.get("minutes") or activity.minutes,
                "options": _set({**activity.options, **given}),
            })]
        case "agenda.move":
            workshop.planned(data["activity"])
            return [Draft("agenda.moved", {**data, "after": _after(workshop, data)})]
        case "agenda.restore":
            workshop.activity(data["activity"])
            return [Draft("agenda.restored", {**data, "after": _after(workshop, data)})]
    activity = workshop.planned(data["activity"])
    if activity.stage is not Stage.PREPARED or entries_of(activity).made:
        raise Refused("already_run", message(
            "{title} har redan börjat och ligger kvar. Bidragen ska inte försvinna."),
            details={"title": activity.title})
    if activity.id == workshop.current:
        raise Refused("on_now", message("{title} visas just nu. Gå till något annat först."),
                      details={"title": activity.title})
    return [Draft("agenda.removed", data)]


def _cleaned(kinds: Kinds, kind: str, given: object) -> dict[str, object]:
    """Only what the method declares, cleaned as the method says; nothing for a missing method."""
    declared = kinds[kind].options if kind in kinds else {}
    found = given if isinstance(given, Mapping) else {}
    known = {name: value for name, value in found.items() if name in declared}
    return clean({name: declared[name] for name in known}, known)


def _set(options: Mapping[str, object]) -> dict[str, object]:
    """Those that have a value: an option given as "" is one that is unset."""
    return {name: value for name, value in options.items() if value not in ("", None)}


def _after(workshop: Workshop, data: Mapping[str, object]) -> str:
    """An id of the agenda, "" for first; the last one when nothing usable was said."""
    after = data.get("after")
    if after == "first":
        return ""
    last = workshop.agenda[-1] if workshop.agenda else ""
    return str(after) if after in workshop.agenda and after != data.get("activity") else last


def _apply(workshop: Workshop, event: Event, kinds: Kinds) -> Workshop:
    data = event.data
    activity_id = str(data["activity"])
    rest = tuple(a for a in workshop.agenda if a != activity_id)
    match event.name:
        case "agenda.added":
            kind = str(data["kind"])
            activity = Activity(
                activity_id, kind, state=kinds[kind].empty() if kind in kinds else None,
                day=whole(data["day"]), **_item(data),  # type: ignore[arg-type]
            )
            workshop = replace(workshop.with_activity(activity),
                               made_activities=workshop.made_activities + 1)
            return replace(workshop, agenda=_placed(rest, activity_id, data["after"]))
        case "agenda.changed":
            activity = replace(workshop.activities[activity_id],
                               **_item(data))  # type: ignore[arg-type]
            return workshop.with_activity(activity)
        case "agenda.removed":
            return replace(workshop, agenda=rest)
    return replace(workshop, agenda=_placed(rest, activity_id, data["after"]))


def _item(data: Mapping[str, object]) -> dict[str, object]:
    return {name: data[name] for name in ("title", "question", "note", "minutes", "options")}


def _placed(agenda: tuple[str, ...], activity_id: str, after: object) -> tuple[str, ...]:
    place = agenda.index(str(after)) + 1 if after in agenda else 0
    return (*agenda[:place], activity_id, *agenda[place:])


def _undo(workshop: Workshop, event: Event) -> Undo | None:
    activity_id = str(event.data["activity"])
    before = _before(workshop, activity_id)
    activity = workshop.activities.get(activity_id)
    match event.name:
        case "agenda.added":
            return Undo(event.seq, message("lade till {title}"), {"title": event.data["title"]},
                        "agenda.remove", None, {"activity": activity_id})
        case "agenda.removed" if activity:
            return Undo(event.seq, message("tog bort {title}"), {"title": activity.title},
                        "agenda.restore", None, {"activity": activity_id, "after": before})
        case "agenda.moved" if activity:
            return Undo(event.seq, message("flyttade {title}"), {"title": activity.title},
                        "agenda.move", None, {"activity": activity_id, "after": before})
        case "agenda.changed" if activity:
            old = {**_item_of(activity), "options": {**_unset(event), **activity.options}}
            return Undo(event.seq, message("ändrade {title}"), {"title": activity.title},
                        "agenda.change", None, {"activity": activity_id, **old})
    return None


def _item_of(activity: Activity) -> dict[str, object]:
    return {"title": activity.title, "question": activity.question, "note": activity.note,
            "minutes": activity.minutes}


def _unset(event: Event) -> dict[str, object]:
    given = event.data["options"]
    return dict.fromkeys(given, "") if isinstance(given, Mapping) else {}


def _before(workshop: Workshop, activity_id: str) -> str:
    if activity_id not in workshop.agenda:
        return ""
    place = workshop.agenda.index(activity_id)
    return workshop.agenda[place - 1] if place else "first"


AGENDA = Chapter(
    commands=_COMMANDS,
    events=frozenset({"agenda.added", "agenda.changed", "agenda.moved", "agenda.removed",
                      "agenda.restored"}),
    decide=_decide,
    apply=_apply,
    undo=_undo,
)
