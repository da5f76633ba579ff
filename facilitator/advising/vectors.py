"""One room's vectors: those the file has kept, those that come, and no others."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from facilitator.domain.advice import Material
from facilitator.domain.chapter import words_of
from facilitator.domain.erasing import erases
from facilitator.domain.workshop import Workshop
from facilitator.room.change import Change
from facilitator.room.ledger import unsaid
from facilitator.room.room import Room
from facilitator.suggest.known import Written
from facilitator.suggest.wire import About

from .material import material_of
from .source import WORDS_ALONE


class Vectors:
    """By version and card, each with the words it was made of."""

    def __init__(self, room: Room, left_out: Collection[str]) -> None:
        """Nothing is loaded. `left_out` are texts that no vector is made of; they may grow."""
        self._room, self._left_out = room, left_out
        self._words = words_of(room.kinds)
        self._written: dict[str, dict[str, Written]] = {}
        # Version, once it is loaded -> the cards whose vector the file has or is about to have.
        self._kept: dict[str, set[str]] = {}

    def changed(self, change: Change) -> None:
        """What the file has let go of is not kept there any more: it is written again if it stays.

        An erasure takes every vector, also those of others' cards.
        """
        gone = unsaid(change.events, self._words)
        erased = any(map(erases, change.events))
        for kept in self._kept.values():
            kept.difference_update(tuple(kept) if erased else gone)

    def load(self, about: About, material: Material) -> None:
        """Those the file has kept, once; and those it has let go of since are kept again."""
        if about == WORDS_ALONE:
            return
        if about.version not in self._kept:
            self._read(about.version, material)
        self._keep(about.version)

    def missing(self, about: About, material: Material) -> dict[str, str]:
        """Card -> text of those that have no vector."""
        if about == WORDS_ALONE:
            return {}
        have = self._written.get(about.version, {})
        return {note.id: note.text for note in material.notes
                if (note.id not in have or have[note.id].text != note.text)
                and note.text not in self._left_out}

    def take(self, about: About, vectors: Mapping[str, bytes]) -> None:
        """Remember vectors by text for the cards that say that now, and have them kept."""
        texts = _texts(self._room, self._room.state)
        new = {card: Written(text, vectors[text]) for card, text in texts.items()
               if text in vectors}
        # Another dict: the one there was is what has been told, and is compared with.
        self._written[about.version] = self._written.get(about.version, {}) | new
        if about.version in self._kept:  # else they are kept once the file has been read
            self._kept[about.version].difference_update(new)
            self._keep(about.version)

    def here(self, about: About, material: Material) -> dict[str, Written]:
        """The vectors of the cards there are; those of what is gone are let go of."""
        texts = {note.id: note.text for note in material.notes}
        self._written = {
            version: {card: each for card, each in have.items() if texts.get(card) == each.text}
            for version, have in self._written.items()}
        for version, kept in self._kept.items():
            kept.intersection_update(self._written.get(version, {}))
        if about == WORDS_ALONE:
            return {card: Written(text, b"") for card, text in texts.items()}
        return self._written.get(about.version, {})

    def forget(self) -> None:
        """Let go of all; the file still has them."""
        self._written.clear()
        self._kept.clear()

    def _read(self, version: str, material: Material) -> None:
        """Each is of its card's words as they are in the file now."""
        before = {note.id: note.text for note in material.notes}
        kept = self._kept[version] = set(before)  # less what the file lets go of meanwhile
        found = self._room.vectors(version)
        # One that was reworded while the file was read may be of either wording.
        here = {card: Written(text, found[card])
                for card, text in _texts(self._room, self._room.state).items()
                if card in found and before.get(card) == text}
        self._written[version] = self._written.get(version, {}) | here
        kept.intersection_update(here)

    def _keep(self, version: str) -> None:
        """Have the file keep those that it does not have."""
        kept = self._kept[version]
        new = {card: each for card, each in self._written[version].items() if card not in kept}
        if new:
            kept.update(new)
            self._room.keep_vectors(version, lambda state: _still(self._room, state, new))


def _still(room: Room, state: Workshop, new: Mapping[str, Written]) -> dict[str, bytes]:
    """Of some new vectors those whose cards say in `state` what they said when it was asked."""
    texts = _texts(room, state)
    return {card: each.kept for card, each in new.items() if texts.get(card) == each.text}


def _texts(room: Room, state: Workshop) -> dict[str, str]:
    found = material_of(room, state)
    return {note.id: note.text for note in found[1].notes} if found else {}
