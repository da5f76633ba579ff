"""The frames of a replay: each moment's own wall as what changes on the one before it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, zip_longest

from jinja2 import Environment

from facilitator.domain.chapter import Kinds
from facilitator.domain.event import Event
from facilitator.domain.fold import fold
from facilitator.domain.held_on import held_on
from facilitator.domain.memo import Memo
from facilitator.domain.picture import Part, Picture
from facilitator.domain.roles import Role
from facilitator.domain.scene import Presence
from facilitator.domain.wording import Text
from facilitator.domain.workshop import Workshop
from facilitator.report.tongue import Tongue
from facilitator.show.canvas import Canvas, Op, View
from facilitator.show.language import clock_time
from facilitator.show.views import Look, context, view_of
from facilitator.show.wall import seats

from .captions import happened, taking_part, title_of
from .moments import Moment, What, moments
from .retelling import nameless, retold

# Who is here is told by sockets and stands in no log: a replay leaves it out.
_PRESENCE = "here"


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture: what changes on the one before it, and what is said below it.

    `seconds` is how long it stands, `item` its place among the film's items. `key` true: a picture
    that is worth standing by itself, where nothing is to move. `ops` are a patch of the wall
    (docs/protocol.md), the first of them "whole" where nothing of the one before stays.
    """

    seconds: float
    item: int
    clock: str
    said: str
    people: str
    key: bool
    ops: tuple[Op, ...]


@dataclass(frozen=True, slots=True)
class Film:
    """A replay. `items` are titles in the order they come, an item twice where one came back."""

    title: str
    date: str
    question: str
    language: str
    items: tuple[str, ...]
    frames: tuple[Frame, ...]

    def as_json(self) -> str:
        """As the player takes it; no "<" stands in it, so it may lie in a page."""
        return json.dumps({
            "items": self.items,
            "frames": [{
                "seconds": round(frame.seconds, 2), "item": frame.item, "clock": frame.clock,
                "said": frame.said, "people": frame.people, "key": frame.key, "ops": frame.ops,
            } for frame in self.frames],
        }, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def film(
    events: Sequence[Event], workshop: Workshop, kinds: Kinds, environment: Environment,
    language: str, until: int | None = None,
) -> Film:
    """What may be shown of `events`, which fold to `workshop`, as a film in `language`.

    `until` is the last event it tells of, where more has happened since it was asked for: what is
    put away after that is put away in it all the same.
    """
    now = nameless(workshop)
    told = [event for event in retold(events, now, kinds) if until is None or event.seq <= until]
    shown = _Projector(told, now, kinds, environment, Tongue(language))
    chosen = moments(told)
    numbers = list(accumulate(
        (place == 0 or m.activity != chosen[place - 1].activity
         for place, m in enumerate(chosen)), initial=-1))[1:]
    frames = [shown.frame(moment, item)
              for moment, item in zip(chosen, numbers, strict=True)]
    frames = [replace(frame, key=frame.key or following is None or following.item != frame.item)
              for frame, following in zip_longest(frames, frames[1:])]
    titles = {item: shown.title(moment) for moment, item in zip(chosen, numbers, strict=True)}
    return Film(workshop.title, held_on(workshop), workshop.question, language,
                tuple(titles.values()), tuple(_without_still(frames)))


class _Projector:
    """Folds the log on from moment to moment, and paints what the wall showed then."""

    def __init__(
        self, events: Sequence[Event], now: Workshop, kinds: Kinds, environment: Environment,
        tongue: Tongue,
    ) -> None:
        self._events = events
        self._now = now
        self._kinds = kinds
        self._tongue = tongue
        self._canvas = Canvas(environment)
        self._memo = Memo()
        self._state = Workshop(pictures=now.pictures)
        self._place = 0

    def title(self, moment: Moment) -> str:
        return self._tongue.text(title_of(self._now, moment.activity, self._kinds))

    def frame(self, moment: Moment, item: int) -> Frame:
        """The picture of a moment that lies after all those asked for before."""
        event = self._events[moment.place]
        self._state = fold(self._events[self._place:moment.place + 1], self._kinds, self._state)
        self._place = moment.place + 1
        # The last moment of an item is what everybody may go and look at now, and no other.
        stood = replace(self._now, current=moment.activity) if moment.last else self._state
        ops = self._canvas.paint(self._view(stood, moment, event.at))
        return Frame(moment.seconds, item, clock_time(event.at),
                     self._say(happened(stood, moment, self._kinds)),
                     self._say(taking_part(self._state)),
                     moment.what is What.REVEALED, tuple(self._lightest(ops)))

    def _view(self, state: Workshop, moment: Moment, at: str) -> View:
        """The wall without who is connected, how to join, and what is up by the clock."""
        look = Look(at, Presence(), 0, "", "", memo=self._memo)
        if not moment.activity:
            return _arrivals(state)
        view = view_of(Role.WALL, replace(state, wall="activity"), self._kinds, look)
        parts = tuple(part for part in view.picture.parts if part.id != _PRESENCE)
        return replace(view, picture=replace(view.picture, parts=parts))

    def _lightest(self, ops: list[Op]) -> list[Op]:
        """The patch, or the whole picture where that is less to keep."""
        whole: list[Op] = [["whole", self._canvas.stage()]]
        if ops and ops[0][0] == "whole":
            return whole
        return whole if len(json.dumps(ops)) > len(json.dumps(whole)) else ops

    def _say(self, text: Text) -> str:
        return self._tongue.text(text)


def _arrivals(workshop: Workshop) -> View:
    """Who has come in from where: by whom the log says have joined, not by who was connected."""
    homes: dict[str, int] = {}
    for person in workshop.present():
        homes[person.organisation] = homes.get(person.organisation, 0) + 1
    joined = Presence(by_organisation=homes)
    return View(Picture("wall/arrivals.html", {}, (
        Part("join-orgs", "wall/organisations.html",
             {"organisations": seats(workshop, joined), "latest": ""}),
    )), {**context(workshop, None), "join_address": "", "host": ""})


def _without_still(frames: Iterable[Frame]) -> list[Frame]:
    """Where a frame changes nothing and says nothing new, the one before it stands longer."""
    told: list[Frame] = []
    for frame in frames:
        before = told[-1] if told else None
        if before and not frame.ops and (before.item, before.said) == (frame.item, frame.said):
            told[-1] = replace(before, seconds=before.seconds + frame.seconds,
                               key=before.key or frame.key)
        else:
            told.append(frame)
    return told
