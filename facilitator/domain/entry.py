"""What somebody put in: a card, a word. Many methods hold entries; here is what they share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from .message import message
from .refused import Refused
from .roles import Actor, Role


@dataclass(frozen=True, slots=True)
class Entry:
    """One contribution. `nr` counts from 1 within its activity and is never used again.

    `author` is a person's id, or "" for one the desk wrote for somebody without a phone
    (`proxy`). `hidden` holds the facilitator's reason, None when shown. `supporters` are those
    who have said that they mean the same.
    """

    id: str
    nr: int
    author: str
    organisation: str
    at: str
    data: Mapping[str, object]
    proxy: bool = False
    edited: bool = False
    withdrawn: bool = False
    hidden: str | None = None
    supporters: tuple[str, ...] = ()

    @property
    def visible(self) -> bool:
        """True when an audience other than its author and the desk may see it."""
        return not self.withdrawn and self.hidden is None


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of one activity in the order they came; `made` counts all ever made."""

    by_id: Mapping[str, Entry] = field(default_factory=dict)
    made: int = 0

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.by_id.values())

    def __len__(self) -> int:
        return len(self.by_id)

    def visible(self) -> tuple[Entry, ...]:
        """Those that everyone may see, oldest first."""
        return tuple(entry for entry in self if entry.visible)

    def of(self, person: str) -> tuple[Entry, ...]:
        """One person's own, not withdrawn, oldest first."""
        return tuple(e for e in self if e.author == person and person and not e.withdrawn)

    def get(self, entry: object) -> Entry:
        """The entry with that id. Raises `Refused` when there is none."""
        found = self.by_id.get(str(entry))
        if found is None:
            raise Refused("no_such_entry", message("Bidraget finns inte längre."), field="entry")
        return found

    def own(self, entry: object, actor: Actor) -> Entry:
        """The entry if `actor` may change it: its author, or a desk."""
        found = self.get(entry)
        # One without an id is nobody: what the desk wrote for others has no author either.
        if actor.role is Role.PHONE and (not actor.id or found.author != actor.id):
            raise Refused("not_yours", message("Det är någon annans bidrag."), field="entry")
        return found

    def add(self, entry: Entry) -> Entries:
        return Entries({**self.by_id, entry.id: entry}, self.made + 1)

    def change(self, entry_id: str, **changes: object) -> Entries:
        entry = replace(self.by_id[entry_id], **changes)  # type: ignore[arg-type]
        return Entries({**self.by_id, entry_id: entry}, self.made)
