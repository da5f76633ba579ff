"""A room's hand on the disk: a thread of its own, so that nobody waits for it on the event loop."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import gevent
from gevent.threadpool import ThreadPool

from facilitator.domain.chapter import Kinds
from facilitator.domain.chapters import CHAPTER_OF_COMMAND
from facilitator.domain.command import Command
from facilitator.domain.erasing import erases
from facilitator.domain.event import Event
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.roles import Actor
from facilitator.domain.workshop import Workshop
from facilitator.storage.database import NotWritten
from facilitator.storage.veils import Veils

from .alarms import Alarm, Alarms
from .apart import apart
from .ledger import Ledger
from .masks import Masks

_TRY_AGAIN_MS = 2000
_SWEEP_AGAIN = 1.0
_NOT_SAVED = message("Inte sparat än. Försök igen, det du skrev ligger kvar.")
_CANNOT_SAVE = message(
    "Inget sparas just nu. Det deltagarna skriver ligger kvar i telefonerna och skickas när det "
    "går igen. Frigör plats på servern. Disken svarar: {why}.")
_log = logging.getLogger(__name__)


class Scribe:
    """Writes what a room has decided. `saving` is False from a failed write to the next good one.

    One native thread a file: only one connection ever writes (SQLite's WAL-reset bug needs two).
    """

    def __init__(self, path: Path, kinds: Kinds) -> None:
        """Open and fold the file. Raises `BrokenFile` when it cannot be read."""
        self.saving = True
        self.alarms = Alarms()
        self._name = path.name
        self._ledger = Ledger(path, kinds)
        self._masks = Masks(Veils(path))
        self._disk = ThreadPool(1)
        self._sweeping = gevent.Greenlet()
        self._sweep()  # what a crash came between
        self.forget_closed(self.folded)  # as well

    @property
    def folded(self) -> Workshop:
        """The state that the file held when it was opened."""
        return self._ledger.folded

    @property
    def events(self) -> list[Event]:
        """Everything that has happened, in order; on disk."""
        return self._ledger.events

    def receipt(self, command_id: str) -> tuple[int, Actor] | None:
        """(the number of the command's first event, who it was), None for one never seen."""
        return self._ledger.receipt(command_id)

    def write(self, events: list[Event], pictures: Mapping[str, bytes]) -> bool:
        """Put `events` on disk with the new pictures that they name.

        False when that cannot be done now, and then nothing is there.
        """
        try:
            apart(self._disk, self._ledger.write, events, pictures)
        except NotWritten as error:
            if self.saving:
                _log.error("%s: cannot be written: %s", self._name, error)
            self.saving = False
            self.alarms.ring("saving", Alarm(_CANNOT_SAVE, {"why": str(error)}, grave=True))
            return False
        self.saving = True
        self.alarms.rest("saving")
        return True

    def unseen(self) -> list[Event]:
        """What a write that seemed to fail has left on disk after all; now remembered here too."""
        if self.saving:
            return []
        try:
            return apart(self._disk, self._ledger.unseen)
        except NotWritten:
            return []

    def erase(self, events: list[Event]) -> Workshop | None:
        """Write over what an erased person left; the state then, None where nothing changed.

        What failed is done when the room next opens.
        """
        if not any(map(erases, events)):
            return None
        try:
            erased = apart(self._disk, self._ledger.erase)
        except NotWritten as error:
            _log.error("%s: what is erased could not be written over yet: %s", self._name, error)
            return None
        self._sweep()
        return erased

    def picture(self, name: str) -> bytes | None:
        """A picture by its name, None where there is none or the disk does not tell."""
        try:
            return apart(self._disk, self._ledger.picture, name)
        except NotWritten:
            return None

    def vectors(self, version: str) -> dict[str, bytes]:
        """Entry -> the vector of its words, as kept; {} where the disk does not tell."""
        try:
            return apart(self._disk, self._ledger.vectors, version)
        except NotWritten:
            return {}

    def keep_vectors(self, version: str, vectors: Mapping[str, bytes]) -> None:
        """Keep them; what the disk does not take is made again after a restart."""
        try:
            apart(self._disk, self._ledger.keep_vectors, version, vectors)
        except NotWritten as error:
            _log.warning("%s: vectors are not kept: %s", self._name, error)

    def _sweep(self) -> None:
        """Leave nothing of the erased; again and again while somebody reads the file as it was."""
        try:
            apart(self._disk, self._ledger.sweep)
        except NotWritten:
            self._sweeping.kill(block=False)
            self._sweeping = gevent.spawn_later(_SWEEP_AGAIN, self._sweep)

    def known_as(self, state: Workshop, actor: Actor) -> Actor:
        """Who `actor` is in the activity that is on: itself, or its mask where nobody is named."""
        return self._masks.mask(state, actor, state.current)

    def masked(self, state: Workshop, command: Command) -> Command:
        """What a phone does in an activity of an anonymous workshop, done by its mask."""
        if command.name in CHAPTER_OF_COMMAND:
            return command
        try:
            for activity in self._masks.missing(state):
                apart(self._disk, self._masks.make, activity)
        except OSError as error:
            raise not_saved() from error
        actor = self._masks.mask(state, command.actor, command.activity or state.current)
        return command if actor == command.actor else replace(command, actor=actor)

    def forget_closed(self, state: Workshop) -> None:
        """Destroy the keys of anonymity of what is no longer open."""
        for activity in self._masks.outlived(state):
            try:
                apart(self._disk, self._masks.destroy, activity)
            except OSError as error:
                _log.error("%s: a key of anonymity could not be destroyed: %s", self._name, error)

    def close(self) -> None:
        """Let go of the file."""
        self._sweeping.kill()
        apart(self._disk, self._ledger.close)
        self._disk.kill()


def not_saved() -> Refused:
    """The answer while the disk does not take anything: the phone keeps it and asks again."""
    return Refused("not_saved", _NOT_SAVED, retry_ms=_TRY_AGAIN_MS)
