"""The board after a draft was asked for, drawn up or cleared, and after two were held apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from facilitator.domain.entry import Entries, Entry
from facilitator.domain.event import Event

from .board import Answer, Board, Step

_ASIDE = Answer(False, set_aside=True)


def _asked(board: Board, event: Event) -> Board:
    return replace(board, asked=event.seq)


def _drafted(board: Board, event: Event) -> Board:
    """What was drawn up belongs to the step of the one who asked, and is taken back with it."""
    groups, gone = _rows(event.data["groups"]), [str(each) for each in _rows(event.data["gone"])]
    of = int(str(event.data["of"]))
    new = [group["entry"] for group in groups if group["entry"] not in board.entries.by_id]
    entries = board.entries
    for group in groups:
        entries = _with_group(entries, group, event.at)
    drawn = replace(board, entries=entries,
                    answers={**board.answers, **dict.fromkeys(gone, _ASIDE)},
                    news={group["entry"]: tuple(group["added"]) for group in groups})
    if not of:
        return drawn
    return replace(drawn, asked=0, drawn=of, steps=tuple(
        _with_draft(step, new, gone) if step.seq == of else step for step in board.steps))


def _with_group(entries: Entries, group: Mapping[str, Any], at: str) -> Entries:
    data = {"name": group["name"], "what": "together", "entries": tuple(group["entries"]),
            "cluster": "", "why": "", "machine": True, "strength": group["strength"],
            "named_after": group["named_after"]}
    known = group["entry"] in entries.by_id
    if known:
        return entries.change(group["entry"], data=data)
    return entries.add(Entry(group["entry"], entries.made + 1, "", "", at, data, proxy=True))


def _with_draft(step: Step, new: list[str], gone: list[str]) -> Step:
    return replace(step, answers={**step.answers, **dict.fromkeys(new, (_ASIDE, None)),
                                  **dict.fromkeys(gone, (None, _ASIDE))})


def _cleared(board: Board, event: Event) -> Board:
    gone = [str(each) for each in _rows(event.data["entries"])]
    return replace(board, asked=0, answers={**board.answers, **dict.fromkeys(gone, _ASIDE)})


def _kept_apart(board: Board, event: Event) -> Board:
    del event  # it is in `said`
    return board


def _rows(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else []


CHANGES: Mapping[str, Callable[[Board, Event], Board]] = {
    "cluster.draft_asked": _asked, "cluster.drafted": _drafted,
    "cluster.draft_cleared": _cleared, "cluster.kept_apart": _kept_apart,
}
