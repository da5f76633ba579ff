"""One room's suggestions: as cards come, are moved and reworded, what is suggested follows."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace

import gevent
from gevent import Greenlet
from gevent.event import Event as Signal

from facilitator.domain.advice import Advice, Material
from facilitator.domain.erasing import erases
from facilitator.room.change import Change
from facilitator.room.room import Room
from facilitator.suggest.client import NoSuggestions
from facilitator.suggest.wire import About

from .drawing import Drawing
from .facts import Told
from .gradual import gradually
from .material import material_of
from .reckonings import Reckonings
from .source import WORDS_ALONE, Source, word_of
from .vectors import Vectors

# What comes within this time is reckoned together, in seconds.
_GATHER = 0.03
# A busy room leaves those who reckon at least half as long in peace as they worked.
_LONGEST_PEACE = 1.0
_ASK_AGAIN = 1.0
# What a desk draws in one patch, and a little more than the time from one patch to the next.
_CARDS_AT_A_TIME = 40
_BETWEEN_STEPS = 0.06
_log = logging.getLogger(__name__)


class Counsel:
    """Follows one room from its opening to its closing. `advice` is what is suggested now."""

    def __init__(
        self, room: Room, source: Source, reckonings: Reckonings, settled: Callable[[About], bool]
    ) -> None:
        """`settled(about)` is False while the catalogue for it is still to come."""
        self.advice = Advice()
        self.about: About | None = None
        self._room, self._source, self._settled = room, source, settled
        self._reckonings = reckonings
        self._vectors = Vectors(room, source.left_out)
        self._drawing = Drawing(room, reckonings)
        self._erased = False
        self._fetching: Greenlet[..., None] | None = None
        self._ended = False
        self._listeners: list[Callable[[], None]] = []
        self._due = Signal()
        self._due.set()
        room.on_change(self._changed)
        self._work = gevent.spawn(self._follow)

    @property
    def waiting(self) -> int:
        """How many cards have no vector yet."""
        return self.advice.waiting

    def on_change(self, listener: Callable[[], None]) -> None:
        """Call `listener` whenever the advice is another. It must not wait."""
        self._listeners.append(listener)

    def poke(self) -> None:
        """Something beside the room has changed: the catalogue has come."""
        self._due.set()

    def like(self, about: About, text: str, kept: bytes) -> list[str]:
        """The cards that say what a text says, the most alike first. Waits; `NoSuggestions`."""
        return self._reckonings.like(about, text, kept)

    def close(self) -> None:
        """Follow no more, and leave nothing with those who reckon."""
        gevent.killall([self._work, *([self._fetching] if self._fetching else [])])
        self._reckonings.forget()

    def _changed(self, change: Change) -> None:
        self._vectors.changed(change)
        self._erased = self._erased or any(map(erases, change.events))
        self._due.set()

    def _follow(self) -> None:
        while True:
            self._due.wait(_ASK_AGAIN if self.advice.resting or self._drawing.owed else None)
            gevent.sleep(_GATHER)
            self._due.clear()
            began = time.monotonic()
            try:
                self._once()
            except NoSuggestions:
                # Nothing of what was suggested can be held against what is so now.
                self._tell(replace(self.advice, resting=True, alike=(), places={}))
            except Exception:  # noqa: BLE001 - a bug here costs suggestions and nothing else
                _log.exception("%s: no suggestions could be made", self._room.path.name)
            gevent.sleep(min(time.monotonic() - began, _LONGEST_PEACE) / 2)

    def _once(self) -> None:
        """What follows from the vectors there are; those that are missing are sent for."""
        state = self._room.state
        found = material_of(self._room, state)
        if found is None or not found[1].notes:
            self._rest()
            if found:
                self._drawing.none(*found)
            return
        gevent.sleep(0)  # gathering the cards of a full board takes some milliseconds: others first
        about, resting = self._compared_by(found[1])
        if self._room.state is not state:  # it has gone on meanwhile
            found = material_of(self._room) or found
            gevent.sleep(0)
        activity, material = found
        erased, self._erased = self._erased, False
        told = Told(material, self._vectors.here(about, material))
        # Others may come while this is reckoned.
        waiting = len(self._vectors.missing(about, material))
        try:
            reckoned = self._reckonings.reckon(about, told, erased=erased)
        except NoSuggestions:
            self._erased = erased
            raise
        self.about = about
        self._tell(Advice(word_of(about), waiting, resting, reckoned.alike, reckoned.places))
        if resting or (not waiting and (
                self._settled(about) or not self._drawing.waits(material))):
            self._drawing.draw(activity, material)

    def _rest(self) -> None:
        """There is nothing to suggest anything for: no words of any card are kept meanwhile."""
        self.about = None
        self._vectors.forget()
        self._reckonings.forget()
        self._erased = False
        self._tell(Advice())

    def _compared_by(self, material: Material) -> tuple[About, bool]:
        """By what the cards are compared now, and whether the worker rests.

        Vectors that are missing are fetched meanwhile: a card that was moved does not wait.
        """
        best: About | None = None
        with suppress(NoSuggestions):
            best = self._source.about()
            self._vectors.load(best, material)
            missing = self._vectors.missing(best, material)
            self._ended = self._ended and bool(missing)
            if missing and not self._fetching:
                self._fetching = gevent.spawn(self._fetch, best, list(missing.values()))
            if not self._ended:
                return best, False
        if best and len(self._vectors.missing(best, material)) * 2 <= len(material.notes):
            return best, True  # most are there: what is missing has to wait
        return WORDS_ALONE, True

    def _fetch(self, about: About, texts: Sequence[str]) -> None:
        """Vectors of some of the texts; when the worker has ended, the next come a while later."""
        try:
            self._vectors.take(about, self._source.embed(texts))
            self._ended = False
        except NoSuggestions:
            self._ended = True
        self._due.set()
        if self._ended:
            gevent.sleep(_ASK_AGAIN)

    def _tell(self, advice: Advice) -> None:
        for step in gradually(self.advice, advice, _CARDS_AT_A_TIME):
            if step != self.advice:
                self.advice = step
                for listener in self._listeners:
                    listener()
            if step is not advice:
                gevent.sleep(_BETWEEN_STEPS)
