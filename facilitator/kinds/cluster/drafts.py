"""A draft grouping: asked for at the desk, drawn up by the server, and gone when it is cleared.

Each of its groups is a proposal by nobody. Nothing of it is so until a person accepts it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, count
from typing import Any

from facilitator.domain.command import Command, Rule
from facilitator.domain.event import Draft
from facilitator.domain.fields import Field, Text, Whole
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.roles import FACILITATORS, Role
from facilitator.domain.rows import Ids
from facilitator.domain.workshop import Activity, Workshop

from .board import Board
from .deck import board_of, every_card, free
from .proposals import taken

MOST_GROUPS = 500
_FEWEST = 2
# From here on a group drawn up anew is the one that stood before, grown or shrunk.
_SAME = 0.5
_GROUP: Mapping[str, Field] = {
    "id": Text(60, required=True), "entries": Ids(1000, required=True), "name": Text(60),
    "named_after": Text(64), "strength": Whole(1, 3, required=True),
}


@dataclass(frozen=True, slots=True)
class Groups:
    """Groups as they were drawn up: each a table of `_GROUP`'s fields."""

    def clean(self, name: str, value: object) -> tuple[Mapping[str, object], ...]:
        if not isinstance(value, list | tuple) or len(value) > MOST_GROUPS:
            raise Refused("not_groups", message("Listan kan inte läsas."), field=name)
        return tuple({each: field.clean(each, group.get(each)) for each, field in _GROUP.items()}
                     for group in value if isinstance(group, Mapping))

    def schema(self) -> Mapping[str, object]:
        return {"type": "array", "maxItems": MOST_GROUPS, "items": {
            "type": "object", "properties": {k: f.schema() for k, f in _GROUP.items()}}}


COMMANDS = (
    Rule("cluster.ask_draft", FACILITATORS),
    Rule("cluster.clear_draft", FACILITATORS),
    Rule("cluster.draft", frozenset({Role.SYSTEM}), {
        "of": Whole(0, 10**9, required=True), "groups": Groups()}),
)


def decide(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    """What follows from asking for a draft, drawing it up, or clearing it. Raises `Refused`."""
    board = board_of(activity)
    match command.name:
        case "cluster.ask_draft":
            if workshop.current != activity.id:  # nobody would draw it up
                raise Refused("not_on", message(
                    "Ett utkast kan bara göras medan klustringen är igång."))
            return [] if board.asked else [Draft("cluster.draft_asked")]
        case "cluster.clear_draft":
            standing = list(board.open_drafts())
            return [Draft("cluster.draft_cleared", {"entries": standing})] if (
                standing or board.asked) else []
    return _drawn(workshop, activity, command)


def _drawn(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    """`of` is the asking that is answered, 0 where new cards only join what stands.

    An answer to what was taken back, or answered already, changes nothing.
    """
    board, of = board_of(activity), int(str(command.data["of"]))
    standing = {each: _cards(board, each) for each in board.open_drafts()}
    if of != board.asked or not (of or standing):
        return []
    deck, groups, left, dealt = every_card(workshop, activity), [], dict(standing), set[str]()
    for group in command.data["groups"]:  # type: ignore[attr-defined]
        cards = [card for card in free(board, deck, group["entries"]) if card not in dealt]
        dealt |= set(cards)
        if len(cards) >= _FEWEST:
            entry = _as_before(str(group["id"]), cards, left) or _unused(board, str(group["id"]))
            before = left.pop(entry, ())
            kept = () if of else before
            groups.append(_group(entry, tuple(dict.fromkeys((*kept, *cards))), before, group))
    if not of and not any(group["added"] for group in groups):
        return []
    return [Draft("cluster.drafted", {"of": of, "groups": groups,
                                      "gone": list(left) if of else []})]


def _group(
    entry: str, cards: tuple[str, ...], before: Iterable[str], group: Mapping[str, Any]
) -> dict[str, Any]:
    return {"entry": entry, "entries": list(cards), "name": group["name"],
            "named_after": group["named_after"], "strength": group["strength"],
            "added": [card for card in cards if card not in set(before)]}


def _as_before(given: str, cards: list[str], left: Mapping[str, tuple[str, ...]]) -> str:
    """The standing group that this one is, "" for none: by its id, else by most of its cards."""
    if given in left:
        return given
    best, most = "", _SAME
    for entry, held in left.items():
        share = len(set(held) & set(cards)) / len({*held, *cards})
        if share > most:
            best, most = entry, share
    return best


def _unused(board: Board, given: str) -> str:
    """An id of its own: the same cards may have been proposed and answered before."""
    tried = chain((given,), (f"{given}-{number}" for number in count(board.entries.made)))
    return next(each for each in tried if not taken(board, each))


def _cards(board: Board, entry: str) -> tuple[str, ...]:
    return tuple(board.entries.by_id[entry].data["entries"])  # type: ignore[arg-type]
