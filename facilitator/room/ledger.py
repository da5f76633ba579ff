"""What has happened in one workshop: on disk, and the same in memory with the receipts for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from facilitator.domain.chapter import Kinds, words_of
from facilitator.domain.erasing import erases, rewritten
from facilitator.domain.event import Event
from facilitator.domain.fold import fold
from facilitator.domain.pictures import pictures_named
from facilitator.domain.refused import Refused
from facilitator.domain.roles import Actor
from facilitator.domain.workshop import Workshop
from facilitator.storage.database import BrokenFile, NotWritten, open_for_writing
from facilitator.storage.log import Log
from facilitator.storage.vectors import Vectors


class Ledger:
    """The one writer of a file. The room calls what touches the disk on a thread of its own."""

    def __init__(self, path: Path, kinds: Kinds) -> None:
        """Open and read the file, and finish an erasure that was cut short. Raises `BrokenFile`."""
        self._kinds = kinds
        views = {name: sql for kind in kinds.values() for name, sql in kind.views.items()}
        connection = open_for_writing(path, views)
        self._log, self._vectors = Log(connection), Vectors(connection)
        self._words = words_of(kinds)
        try:
            self.events: list[Event] = list(self._log.read())
            # Also of a run in which nothing is compared: words that change then change theirs.
            self._compared = self._vectors.entries()
            self.erase()
            self.folded = fold(self.events, kinds)
        except BrokenFile:
            self._log.close()
            raise
        except (NotWritten, ValueError, KeyError, TypeError, Refused) as error:
            self._log.close()
            raise BrokenFile(f"{path.name}: event log cannot be read: {error!r}") from error
        self._receipts: dict[str, tuple[int, Actor]] = {}
        self._remember(self.events)

    def receipt(self, command_id: str) -> tuple[int, Actor] | None:
        """(the number of the command's first event, who it was), None for one never seen."""
        return self._receipts.get(command_id)

    def write(self, events: Sequence[Event], pictures: Mapping[str, bytes]) -> None:
        """Put `events` on disk with the new pictures that they name.

        Raises `NotWritten`, and then as a rule nothing was written.
        The rule's exception: a commit that fails after it has reached the disk, where asking
        right away fails as well. `unseen` finds that out before the next write.
        """
        try:
            self._log.append(events, unsaid(events, self._words) & self._compared, pictures)
        except NotWritten:
            if not self._log.holds(events):
                raise
        self._add(events)

    def unseen(self) -> list[Event]:
        """Events that are on disk and were not known here; now they are. Raises `NotWritten`."""
        try:
            found = list(self._log.read(after=len(self.events)))
        except BrokenFile as error:
            raise NotWritten(str(error)) from error
        self._add(found)
        return found

    def erase(self) -> Workshop | None:
        """Write over what erased persons left, on disk and here; the state then, None if unchanged.

        Raises `NotWritten`, and then nothing has changed.
        """
        changed = {event.seq: event for event in rewritten(self.events, self._kinds)}
        if not changed:
            return None
        after = [changed.get(event.seq, event) for event in self.events]
        self._log.rewrite(tuple(changed.values()), pictures_named(after))
        self.events = after
        return fold(self.events, self._kinds)

    def sweep(self) -> None:
        """Leave no byte of somebody erased where SQLite keeps what was.

        Raises `NotWritten` while somebody is reading the file.
        """
        last = max((e.seq for e in self.events if erases(e)), default=0)
        if self._log.swept() < last:
            self._log.sweep(last)

    def picture(self, name: str) -> bytes | None:
        """A picture by its name, None where there is none. Raises `NotWritten`."""
        return self._log.picture(name)

    def vectors(self, version: str) -> dict[str, bytes]:
        """Entry -> the vector that is kept of its words. Raises `NotWritten`."""
        found = self._vectors.read(version)
        self._compared |= found.keys()
        return found

    def keep_vectors(self, version: str, vectors: Mapping[str, bytes]) -> None:
        """Keep vectors by entry. Raises `NotWritten`, and then none of them is."""
        self._vectors.keep(version, vectors)
        self._compared |= vectors.keys()

    def close(self) -> None:
        """Let go of the file."""
        self._log.close()

    def _add(self, events: Sequence[Event]) -> None:
        self.events += events
        self._remember(events)

    def _remember(self, events: Sequence[Event]) -> None:
        self._receipts.update(
            {e.command_id: (e.seq, e.actor) for e in events if e.command_id})


def unsaid(events: Iterable[Event], words: Collection[str]) -> set[str]:
    """The entries that some events give other words, or take out of everybody's sight.

    `words` are the fields of events in which people write.
    """
    return {str(e.data["entry"]) for e in events if "entry" in e.data and (
        e.name == "entry.hidden" or e.name.endswith(".withdrawn")
        or not e.data.keys().isdisjoint(words))}
