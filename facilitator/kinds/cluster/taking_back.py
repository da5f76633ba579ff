"""What becomes of the board when a step is taken back, whatever others did since.

Taken back is only what still stands as the step left it: a card that somebody has placed since
stays where it is, a name that was changed again stays too, and what somebody removed stays gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, replace

from .board import ALONE, Answer, Board, Cluster, Step
from .steps import standing, with_changes

_Clusters = dict[str, Cluster | None]
_Cards = dict[str, str | None]


def taken_back(board: Board, step: Step) -> dict[str, object]:
    """The data of the event that takes `step` back: what each thing becomes, None for gone."""
    since = standing(board.steps, step.seq)
    clusters: _Clusters = {each: _cluster_back(board, each, *change, since)
                           for each, change in step.clusters.items()}
    clusters = {each: become for each, become in clusters.items()
                if become != board.clusters.get(each)}
    places = _places_back(board, step, with_changes(board.clusters, clusters), since)
    for each in (*_staying(board, step, clusters, places), *_ghosts(board, step, clusters, places)):
        del clusters[each]
    clusters |= _flattened(with_changes(board.clusters, clusters))
    left = with_changes(board.clusters, clusters)
    # What a cluster that stays was made of has been said yes to.
    stays = {came for each, (was, _) in step.clusters.items() if was is None and each in left
             for came in left[each].origin}
    return {
        "step": step.seq, "places": places,
        "tops": _tops_back(board, step, with_changes(board.places, places)),
        "clusters": {each: asdict(become) if become else None
                     for each, become in clusters.items()},
        "moved_to": {each: was for each, (was, became) in step.moved_to.items()
                     if board.moved_to.get(each) == became and (each in left) == (was is None)},
        "answers": {each: asdict(answer) if answer else None
                    for each, answer in _answers_back(board, step) if each not in stays},
        "said": {each: was for each, (was, became) in step.said.items()
                 if board.said.get(each) == became and stays.isdisjoint(each.split(" "))},
    }


def _cluster_back(
    board: Board, each: str, was: Cluster | None, became: Cluster | None, since: Iterable[Step]
) -> Cluster | None:
    now = board.clusters.get(each)
    if now is None:
        removed = became is not None or any(
            each in later.clusters and later.clusters[each][1] is None for later in since)
        return None if removed else was
    if was is None:
        return None
    # It may have come back already, as somebody else wanted it.
    return now if became is None else _as_before(now, was, became)


def _as_before(now: Cluster, was: Cluster, became: Cluster) -> Cluster:
    """A cluster without what one step made of it; what others made of it stays."""
    back = {name: getattr(was, name) for name in ("name", "definition", "parent")
            if getattr(now, name) == getattr(became, name)}
    names = now.names
    if now.name == became.name != was.name:
        names = was.names if names == became.names else \
            tuple(name for name in names if name != was.name)
    kept = (each for each in now.origin if each in was.origin or each not in became.origin)
    gone = (each for each in was.origin if each not in became.origin)
    return replace(replace(now, **back), names=names,
                   origin=tuple(dict.fromkeys((*kept, *gone))))


def _places_back(
    board: Board, step: Step, left: Mapping[str, Cluster], since: Iterable[Step]
) -> _Cards:
    """What a place becomes. Also one who put a card back where it lay has placed it since."""
    others = {card for later in since if later.who != step.who for card in later.places}
    return {card: _still_there(board, was, left) for card, (was, became) in step.places.items()
            if board.places.get(card) == became and card not in others}


def _staying(
    board: Board, step: Step, clusters: _Clusters, places: _Cards
) -> tuple[str, ...]:
    """Those the step made that somebody has given something since: words, a place, or cards."""
    leaving = {each for each, become in clusters.items() if become is None}
    held = {*with_changes(board.places, places).values()}
    kept = {each for each in leaving if each in held
            or _given_more(board, board.clusters[each], step.clusters[each][1])}
    # A cluster in which another lies that stays.
    kept |= {c.parent for c in with_changes(board.clusters, clusters).values()} & leaving
    return tuple(kept | ({board.clusters[each].parent for each in kept} & leaving))


def _given_more(board: Board, now: Cluster, became: Cluster | None) -> bool:
    """True when it is not as it was left; that what it lay in is gone is nothing it was given."""
    lost = became is not None and not now.parent and became.parent not in board.clusters
    return (replace(now, parent=became.parent) if became and lost else now) != became


def _ghosts(
    board: Board, step: Step, clusters: _Clusters, places: _Cards
) -> tuple[str, ...]:
    """Those that went into a cluster that is gone since, and would get nothing back."""
    full = {*places.values(), *(c.parent for c in clusters.values() if c)}
    return tuple(each for each, become in clusters.items()
                 if become and each not in board.clusters and each not in full
                 and (into := step.moved_to.get(each, (None, None))[1])
                 and into not in board.clusters)


def _flattened(left: Mapping[str, Cluster]) -> dict[str, Cluster]:
    """Those that would lie in what is gone, or too deep: they lie in nothing."""
    return {each.id: replace(each, parent="") for each in left.values()
            if each.parent and (each.parent not in left or left[each.parent].parent)}


def _tops_back(board: Board, step: Step, places: Mapping[str, str]) -> _Cards:
    """What each stacked card becomes: under one top, and only where that lies, at `places`.

    Where place and top do not agree the card leaves the stack, and stays where it is.
    """
    wanted = {card: was for card, (was, became) in step.tops.items()
              if board.tops.get(card) == became
              and (was is None or places.get(card) == places.get(was))}
    left = with_changes(board.tops, wanted)
    roots = {card: _root(left, card) for card in left}
    flat = {card: top for card, top in roots.items()
            if top is not None and places.get(card) == places.get(top)}
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
    board: Board, place: str | None, left: Mapping[str, Cluster]
) -> str | None:
    if place is None or place == ALONE or place in left:
        return place
    return board.living(place) or None


def _answers_back(board: Board, step: Step) -> Iterator[tuple[str, Answer | None]]:
    """A group of a draft whose asking has been taken back is not open again: it stays aside."""
    back = [(entry, was) for entry, (was, became) in step.answers.items()
            if board.answers.get(entry) == became]
    aside = _put_aside(board, step) if back else {}
    return ((entry, was or aside.get(entry)) for entry, was in back)


def _put_aside(board: Board, step: Step) -> dict[str, Answer]:
    """The groups whose draft is taken back, once `step` is too, as they were before it was."""
    then = replace(step, seq=board.steps[-1].seq + 1, of=step.seq)
    stands = {each.seq for each in standing((*board.steps, then))}
    return {entry: was for each in board.steps if not each.of and each.seq not in stands
            for entry, (was, became) in each.answers.items()
            if was and was.set_aside and became is None}
