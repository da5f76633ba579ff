"""What a desk did to the board, in words: for the log that is shown, and for undo."""

from __future__ import annotations

from collections.abc import Mapping

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
        case "cluster.made":
            return message("gjorde klustret ”{name}” av {cards} kort"), {
                "name": data["name"] or "–", "cards": cards}
        case "cluster.moved" if data["cluster"] == ALONE:
            return message("lät {cards} kort stå för sig"), {"cards": cards}
        case "cluster.moved" if not data["cluster"]:
            return message("lade tillbaka {cards} kort bland de osorterade"), {"cards": cards}
        case "cluster.moved":
            return message("flyttade {cards} kort till ”{name}”"), {"cards": cards, "name": name}
        case "cluster.renamed" if data["name"] == _plain(board, data["cluster"]):
            return message("beskrev ”{name}”"), {"name": name}
        case "cluster.renamed":
            return message("döpte om ”{old}” till ”{name}”"), {
                "old": name, "name": data["name"] or "–"}
        case "cluster.merged":
            return message("slog ihop ”{names}” med ”{name}”"), {
                "names": "”, ”".join(_name(board, each) for each in _ids(data["clusters"])),
                "name": _name(board, data["into"])}
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
            return message("tog bort {groups} grupper i utkastet"), {"groups": cards}
        case "cluster.rejected":
            return message("sade nej till ett förslag"), {}
        case "cluster.kept_apart" if data["what"] == "alike":
            return message("sade att {cards} kort inte säger samma sak"), {"cards": cards}
        case "cluster.kept_apart":
            return message("sade att {cards} kort inte hör till ”{name}”"), {
                "cards": cards, "name": name}
    made, stacks = _count(data.get("made")), _count(data.get("stacked"))
    if made:
        return message("gjorde {clusters} kluster av förslag, {cards} kort"), {
            "clusters": made, "cards": cards}
    if stacks:
        return message("lade {cards} kort på {stacks} högar efter förslag"), {
            "cards": cards, "stacks": stacks}
    return message("flyttade {cards} kort efter förslag"), {"cards": cards}


def _count(value: object) -> int:
    return len(value) if isinstance(value, list | tuple) else 0


def _ids(value: object) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list | tuple) else ()


def _name(board: Board, wanted: object) -> str:
    return _plain(board, wanted) or "–"


def _plain(board: Board, wanted: object) -> str:
    found = board.clusters.get(str(wanted))
    return found.name if found else ""
