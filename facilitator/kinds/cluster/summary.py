"""What a clustering leaves behind: its chapter, its tables, its facts, and where each came from."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.card import full_card, organisation_name
from facilitator.domain.kind import Scene, Sheet
from facilitator.domain.message import message
from facilitator.domain.picture import Picture

from . import said
from .board import ALONE, Cluster
from .nested import inner_of
from .origin import changed_since_locked, origin, proposals
from .phone import voices
from .shown import Shown, name_of


def report(scene: Scene) -> Picture:
    """Every cluster with its cards and where it comes from; what stands alone is kept as well."""
    shown = Shown.of(scene)
    return Picture("kinds/cluster/report.html", {
        "counts": shown.counts(),
        "clusters": tuple(_chapter(shown, c) for c in _by_size(shown)),
        "alone": _rows(shown, shown.alone),
        "loose": _rows(shown, shown.loose),
        "proposals": proposals(shown.board, shown.deck),
        "changed": changed_since_locked(shown.board, scene.activity),
    })


def sheets(scene: Scene) -> tuple[Sheet, ...]:
    shown = Shown.of(scene)
    return (
        Sheet("kluster", scene.activity.title,
              (("cluster", message("Kluster")), ("definition", message("Från vad till vad")),
               ("parent", message("Ligger i")), ("cards", message("Kort")),
               ("inner", message("Varav i delkluster")),
               ("organisations", message("Organisationer")), ("names", message("Hette förr")),
               ("origin", message("Kommer av"))),
              tuple(_cluster_row(shown, c) for c in _by_size(shown))),
        Sheet("klustrade kort", scene.activity.title,
              (("nr", message("Nr")), ("headline", message("Rubrik")),
               ("category", message("Område")), ("cluster", message("Kluster")),
               ("under", message("Ligger under")), ("organisation", message("Organisation"))),
              tuple({**full_card(scene, e), "cluster": _place(shown, card),
                     "under": _top(shown, card)} for card, e in shown.deck.items()),
              spoken=frozenset({"category"})),
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


def _by_size(shown: Shown) -> list[Cluster]:
    """The biggest first, each with those inside it after it."""
    heads = sorted(shown.heads(), key=lambda c: -len(shown.within(c.id)))
    return [each for head in heads for each in (head, *shown.children(head.id))]


def _chapter(shown: Shown, cluster: Cluster) -> dict[str, object]:
    held = shown.inside[cluster.id]
    return {
        "id": cluster.id, "name": cluster.name, "definition": cluster.definition,
        "deep": bool(shown.parent(cluster)), "count": len(held), "signs": shown.signs(held),
        "whole": len(shown.within(cluster.id)), "inner": inner_of(shown, cluster.id),
        "origin": origin(shown.board, cluster),
        "organisations": shown.organisations(held), "cards": _rows(shown, shown.tops(held)),
    }


def _rows(shown: Shown, held: tuple[str, ...]) -> tuple[dict[str, object], ...]:
    """Cards with those that lie under each."""
    return tuple({**_row(shown, card), "under": tuple(
        _row(shown, each) for each in shown.under(card))} for card in held)


def _row(shown: Shown, card: str) -> dict[str, object]:
    return {**full_card(shown.scene, shown.deck[card]), "support": shown.support(card)}


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
