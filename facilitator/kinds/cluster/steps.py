"""What a desk did to the board as a step that can be taken back, whatever others did since.

Taken back is only what still stands as the step left it: a card that somebody has moved on stays
where it is, a name that was changed again stays too. So no hand undoes another's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any, TypeVar

from .board import ALONE, Answer, Board, Cluster, Step

Value = TypeVar("Value")
_KEPT = 1000
_FIELDS = ("name", "definition", "parent")


def with_step(before: Board, after: Board, step: Step) -> Board:
    """`after` with one more step: the difference from `before`."""
    step = replace(
        step, places=_changed(before.places, after.places), tops=_changed(before.tops, after.tops),
        clusters=_changed(before.clusters, after.clusters),
        answers=_changed(before.answers, after.answers), said=_changed(before.said, after.said))
    return replace(after, steps=(*after.steps, step)[-_KEPT:])


def find_step(board: Board, seq: object) -> Step | None:
    """The step that event `seq` was, None for one that was long ago."""
    return next((step for step in reversed(board.steps) if step.seq == seq), None)


def taken_back(board: Board, step: Step) -> dict[str, object]:
    """The data of the event that takes `step` back: what each thing becomes, None for gone."""
    clusters = {each: _cluster_back(board, each, *change)
                for each, change in step.clusters.items()}
    clusters = {each: become for each, become in clusters.items()
                if become != board.clusters.get(each)}
    left = {**board.clusters, **clusters}
    places = {}
    for card, (was, became) in step.places.items():
        if board.places.get(card) == became:
            places[card] = _still_there(board, was, left)
    leaving = [each for each, become in clusters.items() if become is None]
    for each in leaving:
        staying = any(places.get(card, place) == each for card, place in board.places.items())
        if staying or any(c.parent == each for c in left.values() if c and c.id not in leaving):
            # Somebody has put more into it since: it stays, with that.
            del clusters[each]
    clusters |= _flattened(_with(board.clusters, clusters))
    tops = _tops_back(board, step)
    after = _with(board.tops, tops)
    standing = _with(board.places, places)
    for card, top in after.items():  # a stack lies in one place
        if standing.get(card) != standing.get(top):
            places[card] = standing.get(top)
    return {
        "step": step.seq, "places": places, "tops": tops,
        "clusters": {each: asdict(become) if become else None
                     for each, become in clusters.items()},
        "answers": {each: asdict(was) if was else None
                    for each, (was, became) in step.answers.items()
                    if board.answers.get(each) == became},
        "said": {each: was for each, (was, became) in step.said.items()
                 if board.said.get(each) == became},
    }


def put_back(board: Board, data: Mapping[str, Any]) -> Board:
    """The board after such an event."""
    return replace(
        board,
        clusters=_in_order(_with(board.clusters, {
            each: Cluster(**{**given, "origin": tuple(given["origin"]),
                             "names": tuple(given["names"])}) if given else None
            for each, given in data["clusters"].items()})),
        places=_with(board.places, data["places"]), tops=_with(board.tops, data["tops"]),
        answers=_with(board.answers, {each: Answer(**given) if given else None
                                      for each, given in data["answers"].items()}),
        said=_with(board.said, data.get("said", {})),
        asked=0 if board.asked == data["step"] else board.asked)


def _in_order(clusters: Mapping[str, Cluster]) -> dict[str, Cluster]:
    """Each where it stood when it was made: one that comes back does not come last."""
    return {each.id: each for each in sorted(clusters.values(), key=lambda c: c.nr)}


def _cluster_back(
    board: Board, each: str, was: Cluster | None, became: Cluster | None
) -> Cluster | None:
    now = board.clusters.get(each)
    if was is None or now is None:
        return was if now is None else None
    if became is None:
        return now  # it has come back already, as somebody else wanted it
    back = {name: getattr(was, name) for name in _FIELDS
            if getattr(now, name) == getattr(became, name)}
    return replace(now, **back)


def _flattened(left: Mapping[str, Cluster]) -> dict[str, Cluster]:
    """Those that would lie in what is gone, or too deep: they lie in nothing."""
    return {each.id: replace(each, parent="") for each in left.values()
            if each.parent and (each.parent not in left or left[each.parent].parent)}


def _tops_back(board: Board, step: Step) -> dict[str, str | None]:
    """What each stacked card becomes; whatever was restacked since, a stack has one top."""
    wanted = {card: was for card, (was, became) in step.tops.items()
              if board.tops.get(card) == became}
    left = _with(board.tops, wanted)
    flat = {card: _root(left, card) for card in left}
    return {card: flat.get(card) for card in {**board.tops, **flat}
            if flat.get(card) != board.tops.get(card)}


def _root(tops: Mapping[str, str], card: str) -> str | None:
    """The card at the top of the stack, None for a ring: then it lies under none."""
    seen, top = {card}, tops[card]
    while top in tops:
        if top in seen:
            return None
        seen.add(top)
        top = tops[top]
    return None if top == card else top


def _still_there(
    board: Board, place: str | None, left: Mapping[str, Cluster | None]
) -> str | None:
    if place is None or place == ALONE or left.get(place):
        return place
    return board.living(place) or None


def _changed(
    before: Mapping[str, Value], after: Mapping[str, Value]
) -> dict[str, tuple[Value | None, Value | None]]:
    if before is after:
        return {}
    return {key: (before.get(key), after.get(key)) for key in {**before, **after}
            if before.get(key) != after.get(key)}


def _with(mapping: Mapping[str, Value], changes: Mapping[str, Value | None]) -> dict[str, Value]:
    kept = {key: value for key, value in mapping.items() if changes.get(key, value) is not None}
    return {**kept, **{key: value for key, value in changes.items() if value is not None}}
