"""The secrecy wall: what each audience gets to see of a workshop, and nothing beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from facilitator.domain.advice import Advice
from facilitator.domain.chapter import Kinds
from facilitator.domain.contributions import entries_of
from facilitator.domain.event import Event
from facilitator.domain.memo import Memo
from facilitator.domain.picture import Part, Picture
from facilitator.domain.roles import Actor, Role
from facilitator.domain.scene import Presence, Scene
from facilitator.domain.undoing import last_laid, last_redo, last_undo
from facilitator.domain.walls import REPLAY, SEATS
from facilitator.domain.workshop import Activity, Workshop

from .canvas import View
from .desk import desk_shell
from .replay import replay_picture
from .seating import seat_part, seats_changed, seats_picture
from .wall import join_picture, wall_shell


@dataclass(frozen=True, slots=True)
class Look:
    """What a view depends on beside the workshop: the time, who is here, the wall's page turn.

    `join_address` is what the QR code leads to, `host` what people type. `alarms` are for the
    desk: (a catalogue sentence, its details, true where what is sent is not being saved).
    `advice` is for the desk too, and for no other audience.
    `memo` is the room's own, from one look to the next.
    `turned` is the workshop as it stood when the wall last turned, `since` the turns since the desk
    pointed at something else.
    """

    now: str
    presence: Presence
    turn: int
    join_address: str
    host: str
    alarms: tuple[tuple[str, Mapping[str, object], bool], ...] = ()
    advice: Advice = field(default_factory=Advice)
    memo: Memo = field(default_factory=Memo, compare=False, repr=False)
    turned: Workshop | None = None
    since: int = 0


def view_of(role: Role, workshop: Workshop, kinds: Kinds, look: Look) -> View:
    """What everyone of one role sees: the same for all of them."""
    match role:
        case Role.PHONE:
            return _phone(workshop, kinds, look)
        case Role.WALL:
            return _wall(workshop, kinds, look)
        case Role.DESK:
            return _desk(workshop, kinds, look)
    raise ValueError(f"{role} sees nothing")


def mine_of(
    workshop: Workshop, kinds: Kinds, actor: Actor, look: Look, person: str = ""
) -> View | None:
    """What one actor sees of their own, or None where there is nothing to see.

    `person` is whose phone it is where the actor is a mask: a mask sits nowhere.
    """
    activity = workshop.now()
    if actor.role is Role.DESK:
        picture: Picture | None = Picture("", {}, (
            Part("desk-undo", "desk/undo.html", {
                "undo": last_undo(workshop, actor), "redo": last_redo(workshop, actor),
                "laid": last_laid(workshop, actor)}),))
    elif actor.role is Role.PHONE and activity and activity.kind in kinds and not workshop.ended:
        picture = kinds[activity.kind].mine(scene_of(workshop, activity, look), actor.id)
    else:
        picture = None
    if actor.role is Role.PHONE and workshop.seating:
        picture = picture or Picture("")
        picture = replace(picture, parts=(
            *picture.parts, seat_part(workshop, person or actor.id)))
    return View(picture, context(workshop, activity)) if picture else None


def touched(
    before: Workshop, workshop: Workshop, kinds: Kinds, events: tuple[Event, ...]
) -> set[str]:
    """The people whose own part may have changed by `events`."""
    if _rests_on(before, workshop, kinds) != _rests_on(workshop, workshop, kinds):
        return set(workshop.people)
    people = {event.actor.id for event in events if event.actor.role is Role.PHONE}
    people |= seats_changed(before, workshop)
    for event in events:
        for state in (before, workshop):
            activity = state.activities.get(event.activity or "")
            if activity is None or activity.kind not in kinds:
                continue
            for entry in kinds[activity.kind].touches(activity, event):
                people.add(_author(state, activity, entry))
            people.update(kinds[activity.kind].watchers(state, activity, event))
    return people - {""}


def _rests_on(workshop: Workshop, now: Workshop, kinds: Kinds) -> object:
    """What everybody's own part of the present item rested on in `workshop`."""
    activity = workshop.activities.get(now.current or "")
    kind = kinds.get(activity.kind) if activity else None
    return kind.rests_on(workshop, activity) if kind and activity else None


def _author(workshop: Workshop, activity: Activity, entry_id: str) -> str:
    """Who wrote an entry of the activity, or of another that it works with."""
    for each in (activity, *workshop.activities.values()):
        found = entries_of(each).by_id.get(entry_id) if entry_id else None
        if found:
            return found.author
    return ""


def context(workshop: Workshop, activity: Activity | None) -> dict[str, object]:
    """What every template may name."""
    return {
        "workshop": {
            "code": workshop.code, "title": workshop.title, "date": workshop.date,
            "programme": workshop.programme, "naming": workshop.naming,
            "question": workshop.question, "downloads": workshop.downloads,
            "open_until": workshop.open_until,
            "ended": workshop.ended is not None,
        },
        "activity": {
            "id": activity.id, "kind": activity.kind, "title": activity.title,
            "question": activity.question, "note": activity.note, "minutes": activity.minutes,
            "stage": activity.stage.value, "day": activity.day,
        } if activity else None,
    }


def scene_of(workshop: Workshop, activity: Activity, look: Look) -> Scene:
    """What a method's views may look at, of one activity."""
    return Scene(workshop, activity, look.now, look.presence, look.turn, turned=look.turned,
                 memo=look.memo, since=look.since)


def _about(workshop: Workshop) -> dict[str, object]:
    """What the page's script must know of the picture it shows."""
    activity = workshop.now()
    return {
        "activity": activity.id if activity else None,
        "kind": activity.kind if activity else None,
        "stage": activity.stage.value if activity else None,
        "title": activity.title if activity else workshop.title,
    }


def _phone(workshop: Workshop, kinds: Kinds, look: Look) -> View:
    activity = workshop.now()
    shared = _without_note(context(workshop, activity))
    shell = (Part("take-home", "phone/take_home.html"),)
    if workshop.ended:
        return View(Picture("phone/ended.html"), shared, shell, _about(workshop))
    if activity is None or activity.kind not in kinds:
        return View(Picture("phone/waiting.html"), shared, shell, _about(workshop))
    picture = kinds[activity.kind].phone(scene_of(workshop, activity, look))
    return View(picture, shared, shell, _about(workshop))


def _wall(workshop: Workshop, kinds: Kinds, look: Look) -> View:
    activity = workshop.now()
    shared = {**_without_note(context(workshop, activity)),
              "join_address": look.join_address, "host": look.host}
    if workshop.wall == REPLAY:
        # Nothing else: what is counted at the foot of a wall is of now.
        return View(replay_picture(workshop, look.memo), shared, about=_about(workshop))
    if workshop.ended:
        picture = Picture("wall/ended.html")
    elif activity is None or activity.kind not in kinds or workshop.wall == "join":
        picture = join_picture(workshop, look.presence)
    else:
        picture = kinds[activity.kind].wall(scene_of(workshop, activity, look))
    if workshop.wall == SEATS and workshop.groups and not workshop.ended:
        picture = seats_picture(workshop, look.turn)
    parts = (*picture.parts, *wall_shell(workshop, kinds, look.presence))
    return View(replace(picture, parts=parts), shared, about=_about(workshop))


def _desk(workshop: Workshop, kinds: Kinds, look: Look) -> View:
    activity = workshop.now()
    shared = context(workshop, activity)
    shell = (*desk_shell(workshop, kinds, look.presence, look.now),
             Part("alarm", "desk/alarm.html", {"alarms": look.alarms}))
    if workshop.ended:
        picture = Picture("desk/ended.html")
    elif activity is None or activity.kind not in kinds:
        picture = Picture("desk/before.html", {"next": _next_title(workshop)})
    else:
        scene = replace(scene_of(workshop, activity, look), advice=look.advice)
        picture = kinds[activity.kind].desk(scene)
    return View(picture, shared, shell, about=_about(workshop))


def _next_title(workshop: Workshop) -> str:
    following = workshop.next()
    return following.title if following else ""


def _without_note(shared: dict[str, Any]) -> dict[str, object]:
    """The facilitator's script stays on the desk."""
    if shared["activity"]:
        shared["activity"] = {**shared["activity"], "note": ""}
    return shared
