"""What is judged: the list an activity has now, where it comes from, and what things are called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from facilitator.domain.card import cards_of
from facilitator.domain.fields import Choice, Field, Text
from facilitator.domain.kept import reckoned_once
from facilitator.domain.message import message
from facilitator.domain.offering import Item, Makes
from facilitator.domain.refused import Refused
from facilitator.domain.results import shown_result
from facilitator.domain.workshop import Activity, Result, Workshop

from .before import CARDS, CLUSTERS, NEAREST, OWN, cards_before, first_round, offered
from .sheets import Judging, Paper, judging_of

LIST_OPTIONS: dict[str, Field] = {"of": Choice((NEAREST, CLUSTERS, CARDS, OWN)), "again": Text(40)}
# A second round is made with a button, which knows the first.
UNASKED = frozenset({"again"})
LIST_WORDS = (message("Vad ska bedömas?"), {
    NEAREST: message("Det som kom fram närmast före"), CLUSTERS: message("Alla kluster"),
    CARDS: message("Alla kort"), OWN: message("Det jag skriver in")})


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of things to judge. `maker` is the activity whose own things they are, if any.

    `out` are those that the desk has taken out of it, `away` ids of what has been hidden.
    """

    items: tuple[Item, ...] = ()
    maker: Activity | None = None
    out: tuple[Item, ...] = ()
    away: frozenset[str] = frozenset()

    def paper(self) -> Paper:
        """The list as it is told in the log: ids and cards, no words."""
        return {item.id: item.cards for item in self.items}

    def wording(self) -> list[list[str]]:
        """What was judged as people read it; a new name makes another question of a thing."""
        return [[item.id, item.name, item.text] for item in self.items]

    def ids(self) -> tuple[str, ...]:
        return tuple(item.id for item in self.items)

    def item(self, wanted: object) -> Item:
        """The thing of that id. Raises `Refused` where it is not in the list."""
        found = next((item for item in self.items if item.id == wanted), None)
        if found is None:
            raise gone()
        return found

    def living(self, item: str) -> str:
        """The thing of the list that one is now: itself, or what it went into; "" for none."""
        ids = self.ids()
        if item in ids:
            return item
        made = self.maker.state if self.maker else None
        went = made.living(item) if isinstance(made, Makes) else ""
        return went if went in ids else ""


def gone() -> Refused:
    """The answer to a thing that is not in the list, or not any longer."""
    return Refused("no_such_item", message("Det finns inte i listan längre."), field="entry")


@reckoned_once
def listing(workshop: Workshop, activity: Activity) -> Listing:
    """The list of an activity as it stands."""
    judging = judging_of(activity)
    base = _base(workshop, activity)
    every = (*base.items, *judging.own.values(), *judging.things())
    return Listing(tuple(item for item in every if item.id not in judging.left_out), base.maker,
                   tuple(item for item in every if item.id in judging.left_out),
                   base.away | judging.put_away())


def first_result(workshop: Workshop, activity: Activity) -> Result | None:
    """What the first round came to, as far as it is shown; None where there is none."""
    again = first_round(workshop, activity)
    return shown_result(again) if again else None


def names(workshop: Workshop, activity: Activity, items: Iterable[str]) -> Mapping[str, str]:
    """What things are called now, or were when they went; "" where one has no name."""
    listed = listing(workshop, activity)
    known = {each.id: each.name for each in (*listed.items, *listed.out)}
    made = listed.maker.state if listed.maker else None
    cards = cards_of(*workshop.before(activity))
    found = {}
    for item in items:
        card = cards.get(item)
        headline = str(card.data["headline"]) if card and card.visible else ""
        was = made.called(item) if isinstance(made, Makes) else ""
        found[item] = known.get(item) or was or headline or workshop.called.get(item, "")
    return found


def _base(workshop: Workshop, activity: Activity) -> Listing:
    again = first_round(workshop, activity)
    if again:
        return listing(workshop, again)
    judging = judging_of(activity)
    of = activity.option("of", judging.usual)
    found = offered(workshop, activity, of)
    if found:
        items, handed_by = found
        return Listing(items, _maker(workshop, handed_by))
    return Listing(tuple(
        Item(e.id, str(e.data["headline"]), str(e.data["text"]), "card", (e.id,))
        for e in cards_before(workshop, activity, of, judging.fits)))


def _maker(workshop: Workshop, activity: Activity) -> Activity | None:
    """The activity that made the things that one hands on."""
    if isinstance(activity.state, Makes):
        return activity
    return listing(workshop, activity).maker if isinstance(activity.state, Judging) else None
