"""Where a cluster comes from, in words: merged from, split from, proposed by the room, once called.

And what was done to the board after the item was locked, which a report must say.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from facilitator.domain.message import message
from facilitator.domain.offering import Sentence
from facilitator.domain.workshop import Activity

from .board import Board, Cluster, Step
from .phone import answer, voices


def origin(board: Board, cluster: Cluster) -> tuple[Sentence, ...]:
    """Sentences of the catalogue with their details, in the order it happened."""
    told = [each for came in cluster.origin for each in _came_from(board, cluster, came)]
    if cluster.names:
        names = "”, ”".join(dict.fromkeys(cluster.names))
        told.append((message("Hette förr ”{names}”"), {"names": names}))
    return tuple(told)


def changed_since_locked(board: Board, activity: Activity) -> tuple[Step, ...]:
    """What facilitators did to the board after the item was locked, oldest first."""
    locked = activity.ended
    return tuple(_without_hidden(board, step) for step in (*board.past.changed, *board.steps)
                 if locked and step.at > locked)


def _without_hidden(board: Board, step: Step) -> Step:
    """A step as it may be told: the name of a proposal that has been hidden since is not."""
    hidden = {str(entry.data["name"]) for each in step.answers
              if (entry := board.entries.by_id.get(each)) and not entry.visible}
    if step.details.get("name") not in hidden or step.clusters:
        return step
    return replace(step, sentence=message("sade nej till ett förslag utan namn"), details={})


def proposals(board: Board, deck: Collection[str]) -> tuple[dict[str, object], ...]:
    """What the room proposed, the most supported first, and what was answered.

    Of its cards those are counted that may be seen, `deck`.
    """
    made = [e for e in board.entries.visible() if not e.data["machine"]]
    return tuple({
        "what": e.data["what"], "name": e.data["name"], "voices": voices(board, e.id),
        "target": board.called(board.living(str(e.data["cluster"]))),
        "cards": sum(c in deck for c in e.data["entries"]),  # type: ignore[attr-defined]
        **answer(board, e.id),
    } for e in sorted(made, key=lambda e: -voices(board, e.id)))


def _came_from(board: Board, cluster: Cluster, came: str) -> list[Sentence]:
    proposal = board.entries.by_id.get(came)
    if proposal is not None and not proposal.visible:
        return []  # what is hidden or taken back is in no report, its name neither
    if proposal is not None and proposal.data["machine"]:
        return [(message("Ett förslag från datorn som processledaren tog"), {})]
    if proposal is not None:
        return [(message("Föreslaget av rummet som ”{name}”, röster: {voices}"), {
            "name": proposal.data["name"] or "–", "voices": voices(board, came)})]
    name = board.called(came)
    if not name and came not in board.clusters and came not in board.moved_to:
        return []  # another organisation's proposal, in a part of the report
    name = name or "–"
    if board.living(came) == cluster.id:
        return [(message("Sammanslaget med ”{name}”"), {"name": name})]
    return [(message("Delat från ”{name}”"), {"name": name})]
