"""What a clustering leaves behind: its tables, its facts, and where each came from."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.card import full_card, organisation_name
from facilitator.domain.kind import Sheet
from facilitator.domain.message import message
from facilitator.domain.scene import Scene

from . import said
from .board import ALONE, Cluster
from .chapter import by_size
from .nested import inner_of
from .phone import voices
from .shown import Shown, name_of


def sheets(scene: Scene) -> tuple[Sheet, ...]:
    shown = Shown.of(scene)
    return (
        Sheet("kluster", scene.activity.title,
              (("cluster", message("Kluster")), ("definition", message("Från vad till vad")),
               ("parent", message("Ligger i")), ("cards", message("Kort")),
               ("inner", message("Varav i delkluster")),
               ("organisations", message("Organisationer")), ("names", message("Hette förr")),
               ("origin", message("Kommer av"))),
              tuple(_cluster_row(shown, c) for c in by_size(shown))),
        Sheet("klustrade kort", scene.activity.title,
              (("nr", message("Nr")), ("headline", message("Rubrik")),
               ("category", message("Område")), ("cluster", message("Kluster")),
               ("under", message("Ligger under")), ("organisation", message("Organisation"))),
              tuple({**full_card(scene, e), "cluster": _place(shown, card),
                     "under": _top(shown, card)} for card, e in shown.deck.items()),
              spoken=frozenset({"category"}), part=message("Kort")),
    )


def facts(scene: Scene) -> Mapping[str, object]:
    """The evidence chain: every cluster with its cards, their organisations, and its origin."""
    shown = Shown.of(scene)
    board = shown.board
    return {
        "entries": [{
            "id": card, "headline": e.data["headline"], "text": e.data["text"],
            "category": e.data["category"], "type": e.data["type"],
            "horizon": e.data["horizon"], "source": e.data["source"],
            "organisation": organisation_name(scene, e),
            "cluster": board.places[card] if board.places.get(card) in board.clusters else None,
            "alone": board.places.get(card) == ALONE,
            "under": top if (top := board.tops.get(card)) in shown.deck else None,
            "derived_from": [card],
        } for card, e in shown.deck.items()],
        "clusters": [{
            "id": c.id, "name": c.name, "definition": c.definition,
            "parent": shown.parent(c) or None, "entries": list(shown.inside[c.id]),
            "organisations": _organisations(shown, shown.within(c.id)),
            "earlier_names": list(c.names), "derived_from": list(c.origin),
        } for c in board.clusters.values()],
        "results": {
            **shown.counts(),
            "proposals": [{
                "id": e.id, "what": e.data["what"], "name": e.data["name"],
                "entries": [c for c in e.data["entries"]  # type: ignore[attr-defined]
                            if c in shown.deck],
                "cluster": e.data["cluster"] or None, "machine": e.data["machine"],
                "supported_by": voices(board, e.id), "answer": _answer(shown, e.id),
            } for e in board.entries.visible()],
            "merged": dict(board.moved_to),
            "suggestions": said.counted(board),
        },
    }


def _cluster_row(shown: Shown, cluster: Cluster) -> dict[str, object]:
    held = shown.within(cluster.id)
    parent = shown.board.clusters.get(shown.parent(cluster))
    return {
        "cluster": cluster.name, "definition": cluster.definition,
        "parent": name_of(parent) if parent else "", "cards": len(held),
        "inner": inner_of(shown, cluster.id) or "",
        "organisations": ", ".join(_organisations(shown, held)),
        "names": ", ".join(cluster.names), "origin": len(cluster.origin) or "",
    }


def _organisations(shown: Shown, held: tuple[str, ...]) -> list[str]:
    names = {organisation_name(shown.scene, shown.deck[card]) for card in held}
    return sorted(name for name in names if name)


def _place(shown: Shown, card: str) -> str:
    found = shown.board.clusters.get(shown.board.places.get(card, ""))
    return name_of(found) if found else ""


def _top(shown: Shown, card: str) -> object:
    top = shown.deck.get(shown.board.tops.get(card, ""))
    return top.data["headline"] if top else ""


def _answer(shown: Shown, entry_id: str) -> str | None:
    answer = shown.board.answers.get(entry_id)
    if answer is None or answer.set_aside:
        return None
    return "accepted" if answer.accepted else "rejected"
