"""What a desk did to the board as a step that can be taken back: the difference it made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from .board import Answer, Board, Cluster, Step

Value = TypeVar("Value")
_KEPT = 1000


def with_step(before: Board, after: Board, step: Step) -> Board:
    """`after` with one more step: the difference from `before`."""
    step = replace(
        step, places=_changed(before.places, after.places), tops=_changed(before.tops, after.tops),
        clusters=_changed(before.clusters, after.clusters),
        answers=_changed(before.answers, after.answers), said=_changed(before.said, after.said),
        moved_to=_changed(before.moved_to, after.moved_to))
    return replace(after, steps=(*after.steps, step)[-_KEPT:])


def find_step(board: Board, seq: object) -> Step | None:
    """The step that event `seq` was, None for one that was long ago."""
    return next((step for step in reversed(board.steps) if step.seq == seq), None)


def standing(steps: tuple[Step, ...], after: int = 0) -> tuple[Step, ...]:
    """Those since event `after` that stand, oldest first: not what was taken back, nor the undo.

    What was done again stands as what it was; an undo of something older stands by itself.
    """
    found, gone = [], set[int]()
    for step in reversed(steps):
        if step.seq <= after:
            break
        if step.seq in gone:
            continue
        if step.of > after:
            gone.add(step.of)
        else:
            found.append(step)
    return tuple(reversed(found))


def put_back(board: Board, data: Mapping[str, Any]) -> Board:
    """The board after such an event."""
    clusters = {each: _cluster(given) if given else None
                for each, given in data["clusters"].items()}
    answers = {each: Answer(**given) if given else None
               for each, given in data["answers"].items()}
    return replace(
        board, clusters=_in_order(with_changes(board.clusters, clusters)),
        places=with_changes(board.places, data["places"]),
        tops=with_changes(board.tops, data["tops"]),
        answers=with_changes(board.answers, answers),
        said=with_changes(board.said, data.get("said", {})),
        moved_to=with_changes(board.moved_to, data.get("moved_to", {})),
        asked=0 if board.asked == data["step"] else board.asked)


def _cluster(given: Mapping[str, Any]) -> Cluster:
    return Cluster(**{**given, "origin": tuple(given["origin"]), "names": tuple(given["names"])})


def _in_order(clusters: Mapping[str, Cluster]) -> dict[str, Cluster]:
    """Each where it stood when it was made: one that comes back does not come last."""
    return {each.id: each for each in sorted(clusters.values(), key=lambda c: c.nr)}


def _changed(
    before: Mapping[str, Value], after: Mapping[str, Value]
) -> dict[str, tuple[Value | None, Value | None]]:
    if before is after:
        return {}
    return {key: (before.get(key), after.get(key)) for key in {**before, **after}
            if before.get(key) != after.get(key)}


def with_changes(
    mapping: Mapping[str, Value], changes: Mapping[str, Value | None]
) -> dict[str, Value]:
    """`mapping` after some changes, None for what is gone."""
    kept = {key: value for key, value in mapping.items() if changes.get(key, value) is not None}
    return {**kept, **{key: value for key, value in changes.items() if value is not None}}
