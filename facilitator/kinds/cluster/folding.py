"""The board after an event. No rules here: what is in the log has happened."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from facilitator.domain.entry import Entry
from facilitator.domain.event import Event
from facilitator.domain.roles import Role

from .board import Answer, Board, Cluster, Step
from .drawing import CHANGES as DRAWN
from .laying import laid
from .steps import find_step, put_back, with_step
from .telling import told_of


def apply(board: Board, event: Event) -> Board:
    """The board after `event`; what a desk did to it becomes a step that can be taken back."""
    change = _CHANGES.get(event.name)
    if change is None:
        return board
    after = change(board, event)
    proposal = str(event.data.get("proposal") or "")
    if proposal:
        after = replace(after, answers={**after.answers, proposal: Answer(True)})
    if event.name != "cluster.taken_back" and event.data.get("said"):
        after = replace(after, said={**after.said, **event.data["said"]})  # type: ignore[dict-item]
    told = told_of(board, event)
    if told is None or event.actor.role is not Role.DESK:
        return after
    taken = find_step(board, event.data["step"]) if event.name == "cluster.taken_back" else None
    return with_step(board, after, Step(
        event.seq, event.actor.id, event.at, *told, of=taken.seq if taken else 0,
        again=bool(taken and taken.of and not taken.again)))


def _made(board: Board, event: Event) -> Board:
    data = event.data
    made = Cluster(str(data["cluster"]), str(data["name"]), str(data["definition"]),
                   str(data["parent"]), _ids(data["origin"]), nr=event.seq)
    cards = _ids(data["entries"])
    return replace(board, clusters={**board.clusters, made.id: made},
                   places=_placed(board.places, cards, made.id), tops=_lifted(board, cards))


def _moved(board: Board, event: Event) -> Board:
    cards = _ids(event.data["entries"])
    return replace(board, places=_placed(board.places, cards, str(event.data["cluster"])),
                   tops=_lifted(board, cards))


def _renamed(board: Board, event: Event) -> Board:
    data = event.data
    found = board.clusters.get(str(data["cluster"]))
    if found is None:
        return board
    names = (*found.names, found.name) if found.name and found.name != data["name"] else found.names
    origin = found.origin
    if data.get("proposal"):
        origin = (*origin, str(data["proposal"]))
    named = replace(found, name=str(data["name"]), definition=str(data["definition"]),
                    names=names[-10:], origin=origin)
    return replace(board, clusters={**board.clusters, found.id: named})


def _merged(board: Board, event: Event) -> Board:
    gone, into = _ids(event.data["clusters"]), str(event.data["into"])
    kept = _without(board, gone, into)
    target = kept[into]
    origin = tuple(dict.fromkeys((*target.origin, *gone)))
    kept[into] = replace(target, origin=origin)
    return replace(
        board, clusters=kept,
        places={card: into if place in gone else place for card, place in board.places.items()},
        moved_to={**board.moved_to, **dict.fromkeys(gone, into)},
        spotlight=into if board.spotlight in gone else board.spotlight)


def _dissolved(board: Board, event: Event) -> Board:
    gone = str(event.data["cluster"])
    return replace(
        board, clusters=_without(board, (gone,), ""),
        places={card: place for card, place in board.places.items() if place != gone},
        spotlight="" if board.spotlight == gone else board.spotlight)


def _nested(board: Board, event: Event) -> Board:
    found = board.clusters[str(event.data["cluster"])]
    nested = replace(found, parent=str(event.data["parent"]))
    return replace(board, clusters={**board.clusters, found.id: nested})


def _stacked(board: Board, event: Event) -> Board:
    lying, top = _ids(event.data["entries"]), str(event.data["top"])
    # What lay under one of these lies under the new top: a stack has one.
    tops = {card: top if under in lying else under for card, under in board.tops.items()}
    tops.pop(top, None)
    return replace(board, tops={**tops, **dict.fromkeys(lying, top)},
                   places=_placed(board.places, lying, str(event.data["cluster"])))


def _unstacked(board: Board, event: Event) -> Board:
    lying = _ids(event.data["entries"])
    return replace(board, tops={c: top for c, top in board.tops.items() if c not in lying})


def _spotlighted(board: Board, event: Event) -> Board:
    return replace(board, spotlight=str(event.data["cluster"]))


def _frozen(board: Board, event: Event) -> Board:
    del event
    return replace(board, still=replace(board, still=None, steps=()))


def _thawed(board: Board, event: Event) -> Board:
    del event
    return replace(board, still=None)


def _taken_back(board: Board, event: Event) -> Board:
    return put_back(board, event.data)


def _proposed(board: Board, event: Event) -> Board:
    data = event.data
    entry = Entry(str(data["entry"]), board.entries.made + 1, str(data["author"]),
                  str(data["organisation"]), event.at,
                  {"name": data["name"], "what": data["what"], "entries": _ids(data["entries"]),
                   "cluster": data["cluster"], "why": data["why"], "machine": data["machine"]},
                  proxy=not data["author"])
    return replace(board, entries=board.entries.add(entry))


def _withdrawn(board: Board, event: Event) -> Board:
    return replace(board, entries=board.entries.change(str(event.data["entry"]), withdrawn=True))


def _supported(board: Board, event: Event) -> Board:
    proposal = str(event.data["entry"])
    voices = (*board.support.get(proposal, ()), event.actor.id)
    return replace(board, support={**board.support, proposal: voices})


def _unsupported(board: Board, event: Event) -> Board:
    proposal = str(event.data["entry"])
    left = list(board.support.get(proposal, ()))
    if event.actor.id in left:  # those who were erased have one name: this is one of them
        left.remove(event.actor.id)
    return replace(board, support={**board.support, proposal: tuple(left)})


def _rejected(board: Board, event: Event) -> Board:
    said = Answer(False, str(event.data["reason"]))
    return replace(board, answers={**board.answers, str(event.data["entry"]): said})


def _accepted(board: Board, event: Event) -> Board:
    """Many suggestions at once, each as it would have been by itself."""
    for part, change in (("made", _made), ("moved", _moved), ("stacked", _stacked)):
        for data in event.data[part]:  # type: ignore[attr-defined]
            board = change(board, replace(event, data=data))
    yes = dict.fromkeys(_ids(event.data["proposals"]), Answer(True))
    return replace(board, answers={**board.answers, **yes})


_CHANGES: Mapping[str, Callable[[Board, Event], Board]] = {
    "cluster.made": _made, "cluster.moved": _moved, "cluster.renamed": _renamed,
    "cluster.merged": _merged, "cluster.dissolved": _dissolved, "cluster.nested": _nested,
    "cluster.stacked": _stacked, "cluster.unstacked": _unstacked,
    "cluster.spotlighted": _spotlighted, "cluster.frozen": _frozen, "cluster.thawed": _thawed,
    "cluster.taken_back": _taken_back, "cluster.proposed": _proposed,
    "cluster.withdrawn": _withdrawn, "cluster.supported": _supported,
    "cluster.rejected": _rejected, "cluster.accepted": _accepted,
    "cluster.unsupported": _unsupported, "cluster.laid": laid, **DRAWN,
}


def _placed(places: Mapping[str, str], cards: Iterable[str], target: str) -> dict[str, str]:
    """Where cards lie after some were moved; those come last, in the order they were given."""
    moving = tuple(cards)
    kept = {card: place for card, place in places.items() if card not in set(moving)}
    return {**kept, **dict.fromkeys(moving, target)} if target else kept


def _lifted(board: Board, cards: tuple[str, ...]) -> Mapping[str, str]:
    """The stacks after some cards were moved: one that is moved without its top leaves it."""
    moving = set(cards)
    if not any(card in board.tops for card in cards):
        return board.tops  # the same mapping: what is drawn by it need not be drawn anew
    return {card: top for card, top in board.tops.items() if card not in moving or top in moving}


def _without(board: Board, gone: tuple[str, ...], into: str) -> dict[str, Cluster]:
    """The clusters but for `gone`; what lay in those lies in `into`, or in nothing."""
    kept = {}
    if into and board.clusters[into].parent:
        into = ""  # one level deep
    for each in board.clusters.values():
        if each.id not in gone:
            inside = each.parent in gone
            parent = (into if each.id != into else "") if inside else each.parent
            kept[each.id] = replace(each, parent=parent) if parent != each.parent else each
    return kept


def _ids(value: Any) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list | tuple) else ()
