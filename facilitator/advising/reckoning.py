"""From vectors and what people have said to suggestions. Pure, and run in a process of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from facilitator.domain.advice import Alike, Belonging, Draft, Material, Note
from facilitator.suggest.catalogue import Catalogue
from facilitator.suggest.draft import Proposal, draft, refresh
from facilitator.suggest.embedder import Strength
from facilitator.suggest.known import Known

_MOST_PLACES = 3


@dataclass(frozen=True, slots=True)
class Reckoned:
    """Cards that say the same, and unplaced card -> the groups that it may belong to."""

    alike: tuple[Alike, ...] = ()
    places: Mapping[str, tuple[Belonging, ...]] = field(default_factory=dict)


def reckon(known: Known, material: Material, catalogue: Catalogue) -> Reckoned:
    """What is suggested, once `known` is of the very cards of `material` that have vectors."""
    groups = {note.id: note.group for note in material.notes if note.group}
    places = known.places(groups, free(material), catalogue, _MOST_PLACES, material.not_in)
    return Reckoned(
        _alike(known, material),
        {card: tuple(Belonging(p.group, int(p.strength), p.closest, p.shared, p.shared_there)
                     for p in best) for card, best in places.items()})


def free(material: Material) -> set[str]:
    """The cards that nobody has placed and that lie under no other."""
    return {note.id for note in material.notes if not (note.group or note.under)}


def drawn(known: Known, material: Material, catalogue: Catalogue) -> list[dict[str, object]]:
    """A draft from the beginning, as the command that hands it in has it."""
    return _told(draft(known.notes({}, free(material)), material.apart, catalogue, known.margins))


def joined(
    known: Known, material: Material, catalogue: Catalogue, drafts: Sequence[Draft]
) -> list[dict[str, object]]:
    """What stands with the new cards in it, as the command that hands it in has it."""
    standing = [Proposal(each.id, each.cards, each.name, Strength(each.strength),
                         each.named_after) for each in drafts]
    told = _told(refresh(standing, known.notes({}, free(material)), material.apart, catalogue,
                         known.margins))
    return [_as_named(group, drafts) for group in told]


def _told(proposals: Iterable[Proposal]) -> list[dict[str, object]]:
    """Named after a card, it holds no name: those words are a person's and may have to go."""
    return [{"id": each.id, "entries": list(each.notes),
             "name": "" if each.named_after else each.name, "named_after": each.named_after,
             "strength": int(each.strength)} for each in proposals]


def _as_named(group: dict[str, object], standing: Sequence[Draft]) -> dict[str, object]:
    """What stands keeps its name."""
    for each in standing:
        if each.id == group["id"]:
            return {**group, "name": each.name, "named_after": each.named_after}
    return group


def _alike(known: Known, material: Material) -> tuple[Alike, ...]:
    notes = {note.id: note for note in material.notes}
    order = {card: place for place, card in enumerate(notes)}
    found = []
    for group, strength in known.alike(material.unlike):
        tops = dict.fromkeys(notes[card].under or card for card in sorted(
            (card for card in group if card in notes), key=order.__getitem__))
        cards = _in_one_place([notes[top] for top in tops if top in notes])
        if len(cards) > 1:
            found.append(Alike(_id(cards), cards, int(strength)))
    return tuple(sorted(found, key=lambda one: (-one.strength, order[one.cards[0]])))


def _in_one_place(tops: Sequence[Note]) -> tuple[str, ...]:
    """Those that are loose or lie where the first placed one does: none leaves its group."""
    home = next((note.group for note in tops if note.group), "")
    return tuple(note.id for note in tops if note.group in ("", home))


def _id(cards: Collection[str]) -> str:
    return "lika-" + hashlib.sha256(" ".join(sorted(cards)).encode()).hexdigest()[:12]
