"""The desk's board: every cluster with its cards, what is left, the inbox, and what was done."""

from __future__ import annotations

from collections.abc import Iterable

from facilitator.domain.card import organisation_name
from facilitator.domain.category import EPISTEL, UNPLACED
from facilitator.domain.picture import Lane, Part, Picture
from facilitator.domain.scene import Scene

from . import suggested
from .board import Cluster, Step
from .phone import voices
from .shown import Shown

_TOLD = 30
# So many cards of a cluster stand open; the rest unfold. board.css hides as many.
_OPEN = 3


def desk(scene: Scene) -> Picture:
    """Card by card; a moved card draws two clusters anew and nothing else."""
    shown = Shown.of(scene)
    board = shown.board
    lit, gone = board.clusters.get(board.spotlight), _undone(board.steps[-_TOLD:])
    waiting = sorted(board.open_proposals(), key=lambda each: -voices(board, each))
    return Picture("kinds/cluster/desk.html", {
        "categories": (*EPISTEL, UNPLACED),
        "organisations": tuple(scene.workshop.organisations.values()),
    }, (
        Part("board-counts", "kinds/cluster/counts.html", shown.counts()),
        Part("board-wall", "kinds/cluster/desk_wall.html", {
            "still": board.still is not None, "spotlit": lit is not None,
            "spotlight": lit.name if lit else ""}),
        Lane("loose", "kinds/cluster/desk_card.html", tuple(
            (f"d-{card}", {"card": _card(shown, card), "belongs": suggested.belongs(shown, card)})
            for card in shown.loose)),
        Lane("board", "kinds/cluster/desk_cluster.html", tuple(
            (f"k-{c.id}", _cluster(shown, c)) for c in shown.in_order())),
        Lane("alone", "kinds/cluster/desk_card.html", tuple(
            (f"d-{card}", {"card": _card(shown, card), "belongs": ()}) for card in shown.alone)),
        Lane("inbox", "kinds/cluster/desk_proposal.html", tuple(
            (f"p-{each}", suggested.proposed(shown, each)) for each in waiting)),
        Lane("told", "kinds/cluster/desk_step.html", tuple(
            (f"s-{step.seq}", _step(step, step.seq in gone))
            for step in board.steps[-_TOLD:][::-1])),
        *suggested.parts(shown),
    ))


def _cluster(shown: Shown, cluster: Cluster) -> dict[str, object]:
    own, whole = shown.inside[cluster.id], shown.within(cluster.id)
    parent = shown.board.clusters.get(shown.parent(cluster))
    return {
        "id": cluster.id, "name": cluster.name, "definition": cluster.definition,
        "parent": {"id": parent.id, "name": parent.name} if parent else None,
        "inside": len(shown.children(cluster.id)),
        "count": len(whole), "deeper": len(whole) - len(own), "signs": shown.signs(whole),
        "lit": shown.board.spotlight == cluster.id,
        # The newest first: what has just been put down is seen.
        "cards": tuple(_card(shown, card) for card in shown.tops(own)[::-1]), "most": _OPEN,
    }


def _card(shown: Shown, card: str) -> dict[str, object]:
    return shown.kept("desk", card, lambda: _drawn(shown, card))


def _drawn(shown: Shown, card: str) -> dict[str, object]:
    entry = shown.deck[card]
    under = tuple(shown.card(each) for each in shown.under(card))
    words = (entry.data["headline"], entry.data["text"], *(each["headline"] for each in under))
    return {
        **shown.card(card), "under": under, "text": entry.data["text"],
        "organisation": entry.organisation if organisation_name(shown.scene, entry) else "",
        "words": " ".join(str(each) for each in words if each),
    }


def _step(step: Step, undone: bool) -> dict[str, object]:
    return {"seq": step.seq, "who": step.who, "at": step.at, "sentence": step.sentence,
            "details": dict(step.details), "undone": undone,
            "way": "" if not step.of else "again" if step.again else "back"}


def _undone(steps: Iterable[Step]) -> set[int]:
    """The steps that have been taken back and not done again since."""
    gone: set[int] = set()
    meant: dict[int, int] = {}
    for step in steps:
        if step.of and step.again:
            gone.discard(meant.get(step.of, step.of))
        elif step.of:
            gone.add(step.of)
        meant[step.seq] = meant.get(step.of, step.of) or step.seq
    return gone
