"""The board after it was laid out as it had been told, and what of its past goes on being told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from facilitator.domain.event import Event
from facilitator.domain.told import ids, whole

from .board import Answer, Board, Cluster, Past, Step


def laid(board: Board, event: Event) -> Board:
    """The board after such an event; the proposals are there already."""
    data: Mapping[str, Any] = event.data
    return replace(
        board,
        clusters={str(each): _cluster(str(each), given, event.seq)
                  for each, given in data["clusters"].items()},
        places=_texts(data["places"]), tops=_texts(data["tops"]),
        moved_to=_texts(data["moved_to"]),
        answers={str(each): _answer(given) for each, given in data["answers"].items()},
        past=_past(data, event))


def _past(data: Mapping[str, Any], event: Event) -> Past:
    return Past(
        called=_texts(data["gone"]),
        shared={frozenset(ids(each["entries"])): whole(each["voices"]) or 0
                for each in data["shared"]},
        said={str(what): {str(answer): whole(number) or 0 for answer, number in counts.items()}
              for what, counts in data["counted"].items()},
        changed=tuple(Step(event.seq, "", str(each["at"]), str(each["sentence"]),
                           {str(name): value for name, value in each["details"].items()})
                      for each in data["changed"]))


def _cluster(each: str, given: Mapping[str, Any], seq: int) -> Cluster:
    return Cluster(each, str(given["name"]), str(given["definition"]), str(given["parent"]),
                   tuple(ids(given["origin"])), tuple(ids(given["names"])), seq)


def _answer(given: Mapping[str, Any]) -> Answer:
    return Answer(bool(given["accepted"]), str(given["reason"]), bool(given["set_aside"]))


def _texts(given: Mapping[str, Any]) -> dict[str, str]:
    return {str(each): str(value) for each, value in given.items()}
