"""One room's reckonings, made in the other process: only what is new goes over and comes back."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import Any

import gevent

from facilitator.domain.advice import Alike, Belonging, Draft
from facilitator.suggest.client import NoSuggestions
from facilitator.suggest.wire import About

from .errands import Reckoner, Run
from .facts import Told, pieces
from .reckoning import Reckoned

_numbers = count(1)


class Reckonings:
    """What the process has been told of a room, and what it said last."""

    def __init__(self, reckoner: Reckoner) -> None:
        """Nothing has been told."""
        self._reckoner = reckoner
        self._room = next(_numbers)
        self._run: Run | None = None
        self._about: About | None = None
        self._themes: object = None
        self._told: Told | None = None
        self._said = Reckoned()

    def reckon(self, about: About, now: Told, *, erased: bool) -> Reckoned:
        """What is suggested for the board `now`, vectors by `about`. Waits.

        `erased`: somebody's words have gone since, and what was only typed is to be forgotten too.
        Raises `NoSuggestions`.
        """
        had, self._told = self._told, None  # until all of what is now has been told
        run, told, themes = self._reckoner.running(), 0, self._reckoner.themes
        before = self._before(run, about, had)
        for facts in pieces(before, now):
            run.tell(self._room, "facts", facts)
            told += 1
            gevent.sleep(0)
        if erased:
            run.tell(self._room, "facts", [("erased",)])
        if told or themes is not self._themes:
            self._said = self._heard(run)
        self._told, self._themes = now, themes
        return self._said

    def draw(self, drafts: Sequence[Draft] = ()) -> list[dict[str, object]]:
        """A draft of the board that was told last; of `drafts`, those with the new cards in them.

        Waits. Raises `NoSuggestions`.
        """
        return [dict(group) for group in self._asked("draw", tuple(drafts))]

    def like(self, about: About, text: str, kept: bytes) -> list[str]:
        """The cards that say what a text says, the most alike first. Waits; `NoSuggestions`."""
        return list(self._asked("like", about.version, text, kept))

    def forget(self) -> None:
        """Nothing of the room stays with the process."""
        run, self._run = self._run, None
        self._told, self._said = None, Reckoned()
        if run and not run.ended:
            run.forget(self._room)

    def _before(self, run: Run, about: About, had: Told | None) -> Told:
        """What it knows already; nothing after a new start, or of vectors of another kind."""
        if had is not None and (run, about) == (self._run, self._about):
            return had
        run.tell(self._room, "begin", about.name, about.version)
        self._run, self._about = run, about
        self._themes, self._said = None, Reckoned()
        return Told()

    def _heard(self, run: Run) -> Reckoned:
        alike, places = self._said.alike, dict(self._said.places)
        for word, answer in run.ask(self._room, "reckon"):
            match word:
                case "alike":
                    alike = tuple(Alike(*row) for row in answer)
                case "places":
                    for card, rows in answer.items():
                        places.pop(card, None)
                        if rows is not None:
                            places[card] = tuple(Belonging(*row) for row in rows)
        return Reckoned(alike, places)

    def _asked(self, name: str, *given: Any) -> Any:
        if self._run is None or self._run.ended:
            raise NoSuggestions("it knows nothing of the room")
        for _, answer in self._run.ask(self._room, name, *given):
            return answer
        raise NoSuggestions("it answered nothing")
