"""What the dots say: by thing, for the room and with each organisation weighing the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction

from facilitator.domain.conclusion import Conclusion
from facilitator.domain.entry import Entry
from facilitator.domain.offering import Cast, Followed, Makes, Sentence
from facilitator.domain.small_groups import (
    may_tell_again,
    may_weigh_alike,
    may_weigh_alike_again,
)
from facilitator.domain.workshop import Activity, Workshop
from facilitator.judging.listing import Listing, listing, names
from facilitator.judging.ranking import competition_ranks, first
from facilitator.judging.settled import said_now, said_then
from facilitator.judging.shares import Ballot, Counted, Dots, count, organisation_shares
from facilitator.judging.sheets import counted, turnout

from .votes import Votes, dots_on, papers_of, said_on, terms, votes_of

FORMULA = "dotvote-1"
GO_ON = 12


def conclude(workshop: Workshop, activity: Activity) -> Conclusion | None:
    """Every thing's dots, voters, shares and ranks; None while nobody has placed any here.

    methods.md §2.4. Dots on clusters that have changed since lie where their cards lie.
    """
    listed = listing(workshop, activity)
    sheets = voters(workshop, activity)
    if not sheets and (not activity.results or votes_of(activity).before):
        return None
    lying = _lying(listed, votes_of(activity), sheets)
    items = _rows(listed, lying.values())
    ballots: list[Ballot] = [(sheet.organisation, lying[sheet.id]) for sheet in sheets]
    most, least = _most(activity), workshop.small_group
    homes = Counter(sheet.organisation for sheet in sheets)
    found = count(ballots, items)
    before, now = said_then(activity, said_on), said_now(sheets, said_on)
    if not (may_weigh_alike(homes, least) and may_weigh_alike_again(before, now, least)):
        found = {item: replace(each, normalised=None) for item, each in found.items()}
    shares = organisation_shares(ballots, items)
    ranks = competition_ranks({item: each.dots for item, each in found.items()})
    fair = competition_ranks({item: each.normalised for item, each in found.items()})
    dots, each = terms(activity, listed)
    # Without a name a share of one person's dots would still be that person's.
    large = may_tell_again(before, now, least) and all(
        people >= least for people in homes.values())
    on_items = sum((row.dots for row in found.values()), Fraction(0))
    return Conclusion(
        inputs=[_inputs(sheets, lying), listed.wording()],
        formula=FORMULA,
        parameters={"dots": dots, "each": each, "first": most, "least": least},
        numbers={
            "items": {item: {**_numbers(row), "rank": ranks[item], "fair_rank": fair[item],
                             "organisation_shares": list(shares[item]) if large else []}
                      for item, row in found.items()},
            "order": sorted(items, key=lambda item: (ranks[item], items.index(item))),
            "first": list(first({item: ranks[item] if found[item].dots else None
                                 for item in items}, most)),
            **turnout(sheets),
            "dots": _plain(on_items),
            "outside": _plain(sum((sum(each.values(), Fraction(0)) for each in lying.values()),
                                  Fraction(0)) - on_items),
        },
    )


def voters(workshop: Workshop, activity: Activity) -> tuple[Entry, ...]:
    """The sheets that count and have any dots."""
    return tuple(sheet for sheet in counted(workshop, activity) if dots_on(sheet))


def changes(workshop: Workshop, activity: Activity) -> tuple[Sentence, ...]:
    """What has become of the clusters since dots were placed on them, in words."""
    made = listing(workshop, activity).maker
    state = made.state if made else None
    if not isinstance(state, Makes):
        return ()
    told = state.followed(cast_on(workshop, activity)).changes
    return tuple({repr(sentence): sentence for sentence in told}.values())


def cast_on(workshop: Workshop, activity: Activity) -> tuple[Cast, ...]:
    """The clusters that dots were placed on, as they stood then, in the order of what was cast."""
    votes = votes_of(activity)
    on: dict[tuple[str, tuple[str, ...]], int] = {}
    for sheet in voters(workshop, activity):
        for item, dots in dots_on(sheet).items():
            key = (item, votes.papers[papers_of(sheet)[item]].get(item, ()))
            on[key] = on.get(key, 0) + dots
    called = names(workshop, activity, {item for item, _ in on} | {c.item for c in votes.cast})
    before = (replace(each, name=called[each.item] or each.name) for each in votes.cast)
    return (*before, *(Cast(item, called[item], cards, dots)
                       for (item, cards), dots in on.items() if item not in votes.own))


def _lying(
    listed: Listing, votes: Votes, sheets: Iterable[Entry]
) -> dict[str, dict[str, Fraction | int]]:
    """Sheet -> where its dots lie now, thing or card -> how many; "" for what lies nowhere."""
    known: dict[tuple[str, int], Dots] = {}
    found: dict[str, dict[str, Fraction | int]] = {}
    for sheet in sheets:
        lies = found[sheet.id] = {}
        for item, dots in dots_on(sheet).items():
            cast = (item, papers_of(sheet)[item])
            if cast not in known:
                known[cast] = _shares(listed, votes, *cast)
            for place, share in known[cast].items():
                lies[place] = lies.get(place, 0) + share * dots
    return found


def _shares(listed: Listing, votes: Votes, item: str, paper: int) -> Dots:
    """Where one dot on a thing, as it stood on that paper, lies now: the shares are 1 together."""
    # A whole number where nothing has moved: of five hundred sheets fractions take a while.
    whole: Dots = {item: 1}
    made = listed.maker.state if listed.maker else None
    then = votes.papers[paper].get(item, ())
    now = next((each.cards for each in listed.items if each.id == item), None)
    if not isinstance(made, Makes) or item in votes.own or then in ((item,), now):
        return whole
    followed: Followed = made.followed([Cast(item, "", then, 1)])
    lies: dict[str, Fraction] = {**followed.by_item, **followed.by_card}
    return {**lies, "": followed.left} if followed.left else lies


def _rows(listed: Listing, lying: Iterable[Dots]) -> list[str]:
    """The list as it stands, and after it cards that bear their share of a cluster's dots."""
    ids = list(listed.ids())
    out = {item.id for item in listed.out} | {""}
    beside = {place for each in lying for place in each} - set(ids) - out
    made = listed.maker.state if listed.maker else None
    return [*ids, *sorted(place for place in beside
                          if isinstance(made, Makes) and not made.living(place))]


def _inputs(sheets: Iterable[Entry], lying: Mapping[str, Dots]) -> object:
    """What was counted, without whose it was, in an order that says nothing."""
    return sorted([sheet.organisation, sheet.proxy, sorted(
        [place, str(dots)] for place, dots in lying[sheet.id].items())] for sheet in sheets)


def _numbers(row: Counted) -> dict[str, object]:
    return {"dots": _plain(row.dots), "voters": row.voters, "share": row.share,
            "fair_share": row.normalised}


def _plain(number: Fraction) -> int | float:
    return int(number) if number.denominator == 1 else float(number)


def _most(activity: Activity) -> int:
    most = activity.options.get("first")
    return most if isinstance(most, int) and most else GO_ON
