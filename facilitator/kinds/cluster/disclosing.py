"""The board as it may be told: as it lies, and of how it came to lie so what a report tells.

Who moved what, what was tried and taken back, and what a machine suggested to the desk is not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict

from facilitator.domain.entry import Entry
from facilitator.domain.results import items_told
from facilitator.domain.scene import Scene
from facilitator.domain.told import Told, ids, voices
from facilitator.domain.workshop import Activity, Workshop

from . import said
from .board import Answer, Board, Step
from .deck import board_of
from .origin import changed_since_locked
from .phone import voices as voices_for
from .shown import Shown

_EMPTY = {"author": "", "organisation": "", "machine": False, "what": "together", "entries": [],
          "cluster": "", "name": "", "why": ""}


def disclose(workshop: Workshop, activity: Activity) -> Iterator[Told]:
    """What was proposed with as many voices as it had, and then the whole board at once."""
    board = board_of(activity)
    shown = Shown.of(Scene(workshop, activity, ""))
    for entry in board.entries.visible():
        yield Told("cluster.proposed", _proposed(shown, entry))
        yield from voices("cluster.supported", entry, voices_for(board, entry.id))
    if board != Board():
        yield Told("cluster.laid", _laid(workshop, activity, shown), at=activity.ended or "")


def _proposed(shown: Shown, entry: Entry) -> dict[str, object]:
    data = entry.data
    return {"entry": entry.id, **_EMPTY, "machine": bool(data["machine"]),
            "what": str(data["what"]), "name": str(data["name"]), "cluster": str(data["cluster"]),
            "entries": [card for card in ids(data["entries"]) if card in shown.deck]}


def _laid(workshop: Workshop, activity: Activity, shown: Shown) -> dict[str, object]:
    board = shown.board
    return {
        "clusters": {each.id: {
            "name": each.name, "definition": each.definition, "parent": shown.parent(each),
            "origin": list(each.origin), "names": list(each.names),
        } for each in board.clusters.values()},
        "places": dict(board.places),
        "tops": dict(board.tops),
        "answers": _answers(board), "moved_to": dict(board.moved_to),
        "gone": _gone(board, items_told(workshop)), "shared": _shared(shown),
        "counted": {what: dict(counts) for what, counts in said.counted(board).items()},
        "changed": [_changed(step) for step in changed_since_locked(board, activity)],
    }


def _answers(board: Board) -> dict[str, object]:
    """What was said to each proposal. A draft that waits for an answer is put aside."""
    waiting = set(board.open_drafts())
    told: dict[str, object] = {}
    for entry in board.entries.visible():
        answer = Answer(False, set_aside=True) if entry.id in waiting else board.answers.get(
            entry.id)
        if answer:
            reason = "" if entry.data["machine"] else answer.reason
            told[entry.id] = {**asdict(answer), "reason": reason}
    return told


def _gone(board: Board, items: frozenset[str]) -> dict[str, str]:
    """The names of clusters that are no more, where something that is told speaks of them."""
    spoken = {came for each in board.clusters.values() for came in each.origin} | items
    return {each: name for each in sorted(spoken - board.clusters.keys())
            if each not in board.entries.by_id and (name := board.called(each))}


def _shared(shown: Shown) -> list[dict[str, object]]:
    """Stacks in which somebody has more than one voice, and how many voices are too many so."""
    stacks = [(top, *lying) for top, lying in shown.lying.items()]
    told = []
    for held in stacks:
        apart = len(held) + sum(len(shown.deck[card].supporters) for card in held)
        if apart != shown.support(held[0]):
            told.append({"entries": list(held), "voices": apart - shown.support(held[0])})
    return told


def _changed(step: Step) -> Mapping[str, object]:
    return {"at": step.at, "sentence": step.sentence, "details": dict(step.details)}
