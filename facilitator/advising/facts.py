"""What is new on a board since it was last told of: only that goes over to the one who reckons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from facilitator.domain.advice import Material, Note, Pair
from facilitator.suggest.known import Written

Fact = tuple[Any, ...]
# So many go over at a time: the event loop packs them, and has others to see to in between.
MOST_FACTS = 100
_PAIRS = ("apart", "unlike", "not_in")


@dataclass(frozen=True, slots=True)
class Told:
    """A board as it has been told of: its material, and the vectors of its cards by id.

    A vector of no bytes is one that whoever reckons makes of the card's words.
    """

    material: Material = field(default_factory=Material)
    written: Mapping[str, Written] = field(default_factory=dict)


def pieces(before: Told, now: Told) -> Iterator[list[Fact]]:
    """The facts that make `before` into `now`, a hundred at a time."""
    piece: list[Fact] = []
    for fact in _facts(before, now):
        piece.append(fact)
        if len(piece) == MOST_FACTS:
            yield piece
            piece = []
    if piece:
        yield piece


def _facts(before: Told, now: Told) -> Iterator[Fact]:
    had = {note.id: note for note in before.material.notes}
    have = {note.id: note for note in now.material.notes}
    for each in had:
        if each not in have:
            yield "gone", each
    for each, note in have.items():
        yield from _of_card(had.get(each), note, before.written.get(each), now.written.get(each))
    staying = [each for each in had if each in have]
    if [*staying, *(each for each in have if each not in had)] != list(have):
        yield "order", tuple(have)
    for name in _PAIRS:
        yield from _of_pairs(name, getattr(before.material, name), getattr(now.material, name))


def _of_card(
    had: Note | None, note: Note, was: Written | None, written: Written | None
) -> Iterator[Fact]:
    if had is None or had.text != note.text:
        yield "card", note.id, note.text, note.group, note.under
        was = None  # the vector of other words is let go of with them
    elif had != note:
        yield "moved", note.id, note.group, note.under
    if written is not was and written != was:
        yield "vector", note.id, written.kept if written else None


def _of_pairs(name: str, had: frozenset[Pair], have: frozenset[Pair]) -> Iterator[Fact]:
    if had != have:
        yield from ((name, each, True) for each in sorted(have - had))
        yield from ((name, each, False) for each in sorted(had - have))


class Slate:
    """A board put together from facts. `lost` is true once words have gone that may not stay."""

    def __init__(self) -> None:
        self.written: dict[str, Written] = {}
        self.lost = False
        self._notes: dict[str, Note] = {}
        self._pairs: dict[str, set[Pair]] = {name: set() for name in _PAIRS}

    @property
    def material(self) -> Material:
        """The board as it stands, without its draft."""
        apart, unlike, not_in = (frozenset(self._pairs[name]) for name in _PAIRS)
        return Material(tuple(self._notes.values()), apart=apart, unlike=unlike, not_in=not_in)

    def take(self, fact: Fact) -> None:
        """One fact more."""
        match fact:
            case "card", each, text, group, under:
                self.lost = self.lost or each in self._notes
                self.written.pop(each, None)
                self._notes[each] = Note(each, text, group, under)
            case "moved", each, group, under:
                self._notes[each] = replace(self._notes[each], group=group, under=under)
            case "vector", each, None:
                del self.written[each]
            case "vector", each, kept:
                self.written[each] = Written(self._notes[each].text, kept)
            case "gone", each:
                self.lost = True
                del self._notes[each]
                self.written.pop(each, None)
            case "erased",:
                self.lost = True
            case "order", order:
                self._notes = {each: self._notes[each] for each in order}
            case name, pair, true:
                (self._pairs[name].add if true else self._pairs[name].discard)(pair)
