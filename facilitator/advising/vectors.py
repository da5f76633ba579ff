"""The vectors of a room's cards: those that came, those the file has kept, those still to come."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.advice import Material
from facilitator.room.room import Room
from facilitator.suggest.known import Written
from facilitator.suggest.wire import About

from .material import material_of, still
from .source import WORDS_ALONE, Source


class Vectors:
    """By the version of what made them, then by card."""

    def __init__(self, room: Room, source: Source) -> None:
        self._room, self._source = room, source
        self._written: dict[str, dict[str, Written]] = {}
        self._loaded: set[str] = set()

    def clear(self) -> None:
        """Let go of all; those in the file are read again when they are needed."""
        self._written.clear()
        self._loaded.clear()

    def missing(self, about: About, material: Material) -> dict[str, str]:
        """Card -> text of those that have no vector."""
        if about == WORDS_ALONE:
            return {}
        have = self._written.get(about.version, {})
        return {note.id: note.text for note in material.notes
                if (note.id not in have or have[note.id].text != note.text)
                and note.text not in self._source.left_out}

    def take(self, about: About, vectors: Mapping[str, bytes]) -> None:
        """Remember vectors by text for the cards that say that now, and have them kept."""
        found = material_of(self._room)
        new = {note.id: Written(note.text, vectors[note.text])
               for note in (found[1].notes if found else ()) if note.text in vectors}
        # Another dict: the one there was is what has been told, and is compared with.
        self._written[about.version] = self._written.get(about.version, {}) | new
        self._room.keep_vectors(about.version, lambda state: still(self._room, state, new))

    def load(self, about: About, material: Material) -> None:
        """Those the file has kept, once: each is of its card's words as they are in it now."""
        if about.version in self._loaded or about == WORDS_ALONE:
            return
        self._loaded.add(about.version)
        before = {note.id: note.text for note in material.notes}
        kept = self._room.vectors(about.version)
        here = dict(self._written.get(about.version, {}))
        now = material_of(self._room)
        for note in now[1].notes if now else ():
            # One that was reworded while the file was read may be of either wording.
            if note.id in kept and before.get(note.id) == note.text:
                here[note.id] = Written(note.text, kept[note.id])
        self._written[about.version] = here

    def here(self, about: About, material: Material) -> dict[str, Written]:
        """The vectors of the cards there are; those of what is gone are let go of."""
        texts = {note.id: note.text for note in material.notes}
        self._written = {
            version: {card: each for card, each in have.items() if texts.get(card) == each.text}
            for version, have in self._written.items()}
        if about == WORDS_ALONE:
            return {card: Written(text, b"") for card, text in texts.items()}
        return self._written.get(about.version, {})
