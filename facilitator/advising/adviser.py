"""The server's suggestions: a counsel for each room, hints while one types, who is asked."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence

import gevent
from gevent import get_hub

from facilitator.domain.advice import Advice
from facilitator.domain.entry import Entry
from facilitator.domain.stage import Stage
from facilitator.room.apart import apart
from facilitator.room.room import Room
from facilitator.suggest.catalogue import read_themes, shipped_vectors, texts
from facilitator.suggest.choosing import margins
from facilitator.suggest.client import NoSuggestions
from facilitator.suggest.client import Worker as Process
from facilitator.suggest.wire import About

from .counsel import Counsel
from .errands import Reckoner
from .reckonings import Reckonings
from .silence import Silence
from .source import OFF, WORDS_ALONE, Source, Worker, word_of

# Of all phones together; who comes when so many are asked about gets no hint.
MOST_HINTS = 8
_MOST_ALIKE = 3
_PATIENCE = 3.0
_LOOK_AGAIN = 0.5
_log = logging.getLogger(__name__)


class Adviser:
    """Suggestions for every open room. `mode` is a setting: on, words or off."""

    def __init__(
        self, mode: str, worker: Worker | None = None, reckoner: Reckoner | None = None
    ) -> None:
        """Nothing is started before there is a card to compare."""
        self._mode = mode
        self._source = Source(mode, worker or Process())
        self._reckoner = reckoner or Reckoner()
        self._counsels: dict[Room, Counsel] = {}
        self._silences: dict[Room, Silence] = {}
        self._about: About | None = None
        self._hints = 0
        self._reading = gevent.spawn(self._read_themes) if mode != OFF else None

    def follow(self, room: Room) -> None:
        """A room has opened."""
        if self._mode == OFF:
            self._silences[room] = Silence(room)
            return
        self._counsels[room] = Counsel(room, self._source, Reckonings(self._reckoner),
                                       self._settled)

    def let_go(self, room: Room) -> None:
        """A room is about to close."""
        followed = self._counsels.pop(room, None) or self._silences.pop(room, None)
        if followed:
            followed.close()

    def on_change(self, room: Room, listener: Callable[[], None]) -> None:
        """Call `listener` whenever the room's advice is another. It must not wait."""
        if room in self._counsels:
            self._counsels[room].on_change(listener)

    def advice(self, room: Room) -> Advice:
        """What is suggested in a room now."""
        counsel = self._counsels.get(room)
        return counsel.advice if counsel else Advice()

    def alike(
        self, room: Room, activity_id: str, person: str, text: str
    ) -> tuple[str, tuple[Entry, ...]]:
        """How it was compared, and others' cards of the item that say nearly what `text` says.

        Waits for a vector. Nothing while too many ask, or those who are asked rest.
        """
        counsel = self._counsels.get(room)
        if not (counsel and counsel.about and _others(room, activity_id, person)):
            return "", ()
        if self._hints >= MOST_HINTS or text in self._source.left_out:
            return "", ()
        self._hints += 1
        about = counsel.about
        try:
            found = gevent.with_timeout(_PATIENCE, self._like, counsel, about, text,
                                        timeout_value=())
        except NoSuggestions:
            return "", ()
        finally:
            self._hints -= 1
        there = _others(room, activity_id, person)  # as they are now, after the wait
        cards = tuple(there[each] for each in found if each in there)[:_MOST_ALIKE]
        return word_of(about), cards

    def close(self) -> None:
        """End everything: nothing of it is left running."""
        if self._reading:
            self._reading.kill()
        for room in (*self._counsels, *self._silences):
            self.let_go(room)
        self._source.close()
        self._reckoner.close()

    def _like(self, counsel: Counsel, about: About, text: str) -> list[str]:
        if about == WORDS_ALONE:
            return counsel.like(about, text, b"")
        kept = self._source.embed([text]).get(text)
        return counsel.like(about, text, kept) if kept else []

    def _settled(self, about: About) -> bool:
        """Whether the themes are there in the vectors of `about`, or would not help them."""
        return about == self._about or not margins(about.name).catalogue

    def _read_themes(self) -> None:
        """Have the catalogue known, once there is something to compare that it helps."""
        pool = get_hub().threadpool
        themes, about = apart(pool, read_themes), self._compared_by()
        if not margins(about.name).catalogue:
            return
        wanted = texts(themes)
        have = self._embedded(wanted, apart(pool, shipped_vectors, about.version))
        self._reckoner.themes_are(about.version, themes, [have[text] for text in wanted])
        self._about = about
        for counsel in self._counsels.values():
            counsel.poke()

    def _compared_by(self) -> About:
        """What cards are compared by. Waits until there are any."""
        while True:
            gevent.sleep(_LOOK_AGAIN)
            if any(counsel.about for counsel in self._counsels.values()):
                try:
                    return self._source.about()
                except NoSuggestions:
                    continue

    def _embedded(self, wanted: Sequence[str], have: Mapping[str, bytes]) -> Mapping[str, bytes]:
        """`have` with the others of the wanted. In peace: never before a card that waits."""
        while missing := [text for text in wanted if text not in have]:
            gevent.sleep(_LOOK_AGAIN / 10)
            if any(counsel.waiting for counsel in self._counsels.values()):
                continue
            try:
                have = {**have, **self._source.embed(missing)}
            except NoSuggestions:
                gevent.sleep(_LOOK_AGAIN)
        return have


def _others(room: Room, activity_id: str, person: str) -> dict[str, Entry]:
    """The cards a phone may be told of that are not its own nor backed by it, by id.

    None but while the item is on and open. In an anonymous workshop `person` is who it is in the
    item that is on, and by that alone are its own cards known from others'.
    """
    activity = room.state.now()
    if room.state.ended or activity is None or activity.id != activity_id:
        return {}
    kind = room.kinds.get(activity.kind)
    if kind is None or activity.stage is not Stage.OPEN:
        return {}
    return {e.id: e for e in kind.comparable(activity)
            if e.author != person and person not in e.supporters}
