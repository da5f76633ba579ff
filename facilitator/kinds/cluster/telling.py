"""What a desk did to the board, in words: for the log that is shown, and for undo."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from facilitator.domain.event import Event
from facilitator.domain.message import message

from .board import ALONE, Board
from .steps import find_step

Told = tuple[str, Mapping[str, object]]


def told_of(board: Board, event: Event) -> Told | None:
    """Seen from before it: a catalogue sentence and its details; None where there is no step."""
    data = event.data
    cards = _count(data.get("entries"))
    name = _name(board, data.get("cluster"))
    match event.name:
        case "cluster.accepted" | "cluster.kept_apart" | "cluster.draft_asked" \
                | "cluster.draft_cleared" | "cluster.rejected":
            return _of_suggestion(board, event)
        case "cluster.made" if not data["name"]:
            return message("gjorde ett kluster av {cards} kort"), {"cards": cards}
        case "cluster.made":
            return message("gjorde klustret ”{name}” av {cards} kort"), {
                "name": data["name"], "cards": cards}
        case "cluster.moved" if data["cluster"] == ALONE:
            return message("lät {cards} kort stå för sig"), {"cards": cards}
        case "cluster.moved" if not data["cluster"]:
            return message("lade tillbaka {cards} kort bland de osorterade"), {"cards": cards}
        case "cluster.moved" if not _plain(board, data["cluster"]):
            return message("flyttade {cards} kort till ett kluster utan namn"), {"cards": cards}
        case "cluster.moved":
            return message("flyttade {cards} kort till ”{name}”"), {"cards": cards, "name": name}
        case "cluster.renamed" if data["name"] == _plain(board, data["cluster"]):
            return message("beskrev ”{name}”"), {"name": name}
        case "cluster.renamed" if not _plain(board, data["cluster"]):
            return message("döpte ett kluster till ”{name}”"), {"name": data["name"]}
        case "cluster.renamed":
            return message("döpte om ”{old}” till ”{name}”"), {
                "old": name, "name": data["name"] or "–"}
        case "cluster.merged":
            return message("slog ihop ”{names}” med ”{name}”"), {
                "names": "”, ”".join(_name(board, each) for each in _ids(data["clusters"])),
                "name": _name(board, data["into"])}
        case "cluster.dissolved" if not _plain(board, data["cluster"]):
            return message("löste upp ett kluster utan namn, {cards} kort"), {"cards": cards}
        case "cluster.dissolved":
            return message("löste upp ”{name}”"), {"name": name}
        case "cluster.nested" if data["parent"]:
            return message("lade ”{name}” i ”{parent}”"), {
                "name": name, "parent": _name(board, data["parent"])}
        case "cluster.nested":
            return message("lyfte ut ”{name}”"), {"name": name}
        case "cluster.stacked":
            return message("lade {cards} kort på hög"), {"cards": cards + 1}
        case "cluster.unstacked":
            return message("lade isär {cards} kort"), {"cards": cards}
        case "cluster.taken_back":
            step = find_step(board, data["step"])
            return (step.sentence, step.details) if step else None
    return None


def _of_suggestion(board: Board, event: Event) -> Told | None:
    data = event.data
    cards, name = _count(data.get("entries")), _name(board, data.get("cluster"))
    match event.name:
        case "cluster.draft_asked":
            return message("bad om ett utkast"), {}
        case "cluster.draft_cleared":
            return message("tog bort utkastet"), {}
        case "cluster.rejected" if proposed := _proposed_name(board, data["entry"]):
            return message("sade nej till förslaget ”{name}”"), {"name": proposed}
        case "cluster.rejected":
            return message("sade nej till ett förslag utan namn"), {}
        case "cluster.kept_apart" if data["what"] == "alike":
            return message("sade att {cards} kort inte säger samma sak"), {"cards": cards}
        case "cluster.kept_apart":
            return message("sade att {cards} kort inte hör till ”{name}”"), {
                "cards": cards, "name": name}
    return _accepted(board, event, cards)


def _accepted(board: Board, event: Event, cards: int) -> Told:
    made, moved = _ids(event.data.get("made")), _ids(event.data.get("moved"))
    if len(made) == 1 and made[0]["name"]:
        return message("gjorde klustret ”{name}” av {cards} kort, efter förslag"), {
            "name": made[0]["name"], "cards": cards}
    if made:
        return message("gjorde {clusters} kluster av {cards} kort, efter förslag"), {
            "clusters": len(made), "cards": cards}
    if event.data.get("stacked"):
        return message("lade ihop {cards} kort som säger samma, efter förslag"), {"cards": cards}
    if len(moved) == 1 and _plain(board, moved[0]["cluster"]):
        return message("flyttade {cards} kort till ”{name}”, efter förslag"), {
            "cards": cards, "name": _plain(board, moved[0]["cluster"])}
    return message("flyttade {cards} kort dit de föreslogs"), {"cards": cards}


def _proposed_name(board: Board, entry: object) -> str:
    found = board.entries.by_id.get(str(entry))
    return str(found.data["name"]) if found else ""


def _count(value: object) -> int:
    return len(value) if isinstance(value, list | tuple) else 0


def _ids(value: Any) -> tuple[Any, ...]:
    return tuple(value) if isinstance(value, list | tuple) else ()


def _name(board: Board, wanted: object) -> str:
    return _plain(board, wanted) or "–"


def _plain(board: Board, wanted: object) -> str:
    found = board.clusters.get(str(wanted))
    return found.name if found else ""
