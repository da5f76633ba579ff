"""The board: clusters, where each card lies, and what has been proposed. Values, no rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from facilitator.domain.card import cards_of
from facilitator.domain.entry import Entries
from facilitator.domain.offering import Cast, Followed, Item
from facilitator.domain.workshop import Activity, Workshop

from . import following

# A card that has been looked at and stands by itself: a minority is not lost.
ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Cluster:
    """A driver in the making. `definition` says from what to what.

    `parent` is the cluster it lies in, "" for none; one level deep. `origin` are the proposals
    and clusters it came from; `names` what it was called before, the last one last.
    `nr` is its place among the others, also when it is made again by an undo.
    """

    id: str
    name: str
    definition: str = ""
    parent: str = ""
    origin: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    nr: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What the desk said to a proposal."""

    accepted: bool
    reason: str = ""
    # Neither yes nor no: a draft that was cleared, or drawn up anew without this group.
    set_aside: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """What one event of a desk changed, so that it can be taken back whatever came after.

    `places`, `tops`, `clusters`, `answers`, `said` and `moved_to` hold (before, after) by id;
    None is "not there".
    `of` is the step that it took back, 0 for none; the sentence tells what that did. `again` true:
    that had itself taken something back, which so was done again.
    """

    seq: int
    who: str
    at: str
    sentence: str
    details: Mapping[str, object]
    of: int = 0
    again: bool = False
    places: Mapping[str, tuple[str | None, str | None]] = field(default_factory=dict)
    tops: Mapping[str, tuple[str | None, str | None]] = field(default_factory=dict)
    clusters: Mapping[str, tuple[Cluster | None, Cluster | None]] = field(default_factory=dict)
    answers: Mapping[str, tuple[Answer | None, Answer | None]] = field(default_factory=dict)
    said: Mapping[str, tuple[bool | None, bool | None]] = field(default_factory=dict)
    moved_to: Mapping[str, tuple[str | None, str | None]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Past:
    """What is still told of a board from before it was imported, when nobody knows who did what.

    `called`: a cluster that is gone -> its name. `shared`: the cards of a stack -> how many of its
    voices are somebody's second. `said`: how many suggestions of each sort were accepted and
    rejected. `changed` is what was done to the board after its item was locked.
    """

    called: Mapping[str, str] = field(default_factory=dict)
    shared: Mapping[frozenset[str], int] = field(default_factory=dict)
    said: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    changed: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Board:
    """What is so after every event of the activity.

    `places`: card -> cluster or `ALONE`; a card that is not in it has not been dealt with.
    `tops`: card -> the card it is stacked under. `entries` are the proposals, so that they are
    hidden, erased and withdrawn as any contribution; `support`: proposal -> who is for it.
    `moved_to`: a cluster that is gone -> the one its cards went to. `still` is the board as the
    wall shows it while it is frozen, None while it follows.

    `said`: what was said of each suggestion, True for yes, by a key of `said.py`. `asked` is the
    number of the event that asked for a draft, 0 once it is there; `drawn` that of the last one
    which is. `news`: a draft's group -> the cards in it that the draft before did not have there.
    """

    entries: Entries = field(default_factory=Entries)
    clusters: Mapping[str, Cluster] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    tops: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, Answer] = field(default_factory=dict)
    support: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    moved_to: Mapping[str, str] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    spotlight: str = ""
    said: Mapping[str, bool] = field(default_factory=dict)
    asked: int = 0
    drawn: int = 0
    news: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    still: Board | None = None
    past: Past = field(default_factory=Past)

    def members(self, cluster: str) -> tuple[str, ...]:
        """The cards of a cluster, in the order they came there."""
        return tuple(card for card, place in self.places.items() if place == cluster)

    def children(self, cluster: str) -> tuple[Cluster, ...]:
        """The clusters inside one."""
        return tuple(each for each in self.clusters.values() if each.parent == cluster)

    def within(self, cluster: str) -> tuple[str, ...]:
        """The cards of a cluster and of those inside it."""
        return tuple(card for each in (cluster, *(c.id for c in self.children(cluster)))
                     for card in self.members(each))

    def living(self, cluster: str) -> str:
        """The cluster itself, or the one its cards went to; "" when both are gone."""
        seen = set()
        while cluster and cluster not in self.clusters and cluster not in seen:
            seen.add(cluster)
            cluster = self.moved_to.get(cluster, "")
        return cluster if cluster in self.clusters else ""

    def head(self, cluster: str) -> str:
        """The cluster that one lies in, or itself."""
        found = self.clusters.get(cluster)
        return found.parent if found and found.parent in self.clusters else cluster

    def offered(self, workshop: Workshop, activity: Activity) -> tuple[Item, ...]:
        """The outer clusters, oldest first, each with all its cards: what is judged next."""
        del workshop, activity
        inside: dict[str, list[str]] = {}
        for card, place in self.places.items():
            inside.setdefault(self.head(place), []).append(card)
        heads = (c for c in self.clusters.values() if self.head(c.id) == c.id)
        return tuple(Item(c.id, c.name, c.definition, "driver", tuple(inside.get(c.id, ())))
                     for c in sorted(heads, key=lambda each: each.nr))

    def shows(self, workshop: Workshop, activity: Activity) -> frozenset[str]:
        """The cards that it puts before the room, ids: all there are."""
        return frozenset(cards_of(*workshop.before(activity)))

    def called(self, item: str) -> str:
        """What a cluster is called, or was when it went."""
        if item in self.clusters:
            return self.clusters[item].name
        gone = (step.clusters[item] for step in reversed(self.steps) if item in step.clusters)
        return next((before.name for before, after in gone if before and not after),
                    self.past.called.get(item, ""))

    def followed(self, cast: Iterable[Cast]) -> Followed:
        """Where what was cast on clusters lies now."""
        return following.follow(cast, self)

    def stacked(self, card: str) -> tuple[str, ...]:
        """The cards that lie under one."""
        return tuple(each for each, top in self.tops.items() if top == card)

    def open_proposals(self) -> Iterator[str]:
        """Those that the desk has not answered, oldest first."""
        return (e.id for e in self.entries.visible() if e.id not in self.answers)

    def open_drafts(self) -> Iterator[str]:
        """Those of them that a machine has drawn up."""
        return (each for each in self.open_proposals() if self.entries.by_id[each].data["machine"])
