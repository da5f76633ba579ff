"""Bringing results along, saying which go on, forgetting them and taking them back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from facilitator.domain.command import Command, Rule
from facilitator.domain.entry import Entries, Entry
from facilitator.domain.erasing import ERASED
from facilitator.domain.event import Draft, Event
from facilitator.domain.fields import Choice, Text
from facilitator.domain.message import message
from facilitator.domain.refused import Refused
from facilitator.domain.roles import FACILITATORS, Role
from facilitator.domain.told import ids
from facilitator.domain.workshop import Activity, Undo, Workshop

from .held import Bringing, Carried, Cluster, Driver, Result, Source, carried_of
from .parcel import Parcel

WORDS = ("words", "text", "source")
_CARD_FIELDS = ("nr", "text", "category", "type", "horizon", "source", "organisation", "at")
COMMANDS = (
    # Only the server reads a report: what a desk could send as one would prove nothing.
    Rule("carried.bring", frozenset({Role.SYSTEM}), {"parcel": Parcel()}),
    Rule("carried.choose", FACILITATORS, {
        "item": Text(64, required=True), "on": Choice(("yes", "no"), required=True)}),
    Rule("carried.forget", FACILITATORS),
    Rule("carried.restore", FACILITATORS),
)


def decide(workshop: Workshop, activity: Activity, command: Command) -> list[Draft]:
    """What follows. Raises `Refused`."""
    state = carried_of(activity)
    match command.name:
        case "carried.bring":
            return _bring(workshop, state, command.data["parcel"])
        case "carried.choose":
            return _choose(state, str(command.data["item"]), command.data["on"] == "yes")
        case "carried.forget":
            return [Draft("carried.forgotten", {})] if state.now else []
        case "carried.restore":
            return [Draft("carried.restored", {})] if state.forgotten else []
    raise NotImplementedError(command.name)


def _bring(workshop: Workshop, state: Carried, parcel: Any) -> list[Draft]:
    if parcel["source"]["code"] == workshop.code:
        raise Refused("itself", message("Workshopen kan inte hämta underlag ur sig själv."))
    # Where nobody is named no organisation is told, wherever the card was written.
    nameless = workshop.naming == "anonymous"
    cards = [{**card, **({"organisation": ""} if nameless else {}), **_erased(state, card["id"])}
             for card in parcel["cards"]]
    brought = {**parcel, "cards": cards}
    if state.now and _said(state) == {**brought, "source": _lasting(brought["source"])}:
        return []
    return [Draft("carried.brought", brought)]


def _erased(state: Carried, card: str) -> Mapping[str, object]:
    """What has been erased here does not come back with a later state of the source."""
    entry = state.entries.by_id.get(card)
    gone = entry is not None and entry.data["words"] == ERASED
    return {"headline": ERASED, "text": "", "source": "", "organisation": ""} if gone else {}


def _said(state: Carried) -> Mapping[str, object]:
    now = state.now
    if now is None:
        return {}
    cards = [e for e in state.entries if not e.withdrawn]
    told = parcel_of(now, cards)
    return {**told, "source": _lasting(told["source"])}


def _lasting(source: Any) -> Mapping[str, object]:
    """A source without what differs each time that its report is made."""
    return {name: value for name, value in source.items() if name not in ("made", "digest")}


def _choose(state: Carried, item: str, on: bool) -> list[Draft]:
    if state.driver(item) is None:
        raise Refused("no_such_item", message("Det finns inte i underlaget längre."), field="item")
    return [] if (item in state.goes_on()) == on else [
        Draft("carried.chosen", {"item": item, "on": on})]


def apply(state: Carried, event: Event) -> Carried:
    """The state after `event`."""
    data: Any = event.data
    match event.name:
        case "carried.brought":
            bringing = bringing_of(data, event.at)
            return replace(state, entries=_held(state.entries, data["cards"], event.at),
                           bringings=(*state.bringings, bringing), forgotten=False)
        case "carried.chosen":
            return replace(state, ticks={**state.ticks, str(data["item"]): bool(data["on"])})
        case "carried.forgotten":
            return replace(state, entries=_withdrawn(state.entries, frozenset()), forgotten=True)
        case "carried.restored":
            last = state.bringings[-1]
            return replace(state, entries=_withdrawn(state.entries, last.cards), forgotten=False)
        case "carried.recalled":
            return replace(state, known={**state.known, **data["names"]})
    return state


def bringing_of(data: Any, at: str) -> Bringing:
    """What an event of the log says came along."""
    return Bringing(
        at, Source(**data["source"]),
        tuple(Driver(**{**each, "cards": tuple(ids(each["cards"]))}) for each in data["drivers"]),
        tuple(Cluster(**{**each, "cards": tuple(ids(each["cards"]))})
              for each in data["clusters"]),
        tuple(Result(**each) for each in data["results"]), dict(data["merged"]),
        frozenset(str(card["id"]) for card in data["cards"]))


def parcel_of(bringing: Bringing, cards: list[Entry] | tuple[Entry, ...]) -> dict[str, Any]:
    """The same the other way, with those cards and with links to no others."""
    there = {card.id for card in cards}

    def links(each: Driver | Cluster) -> list[str]:
        return [card for card in each.cards if card in there]

    return {
        "source": _fields(bringing.source),
        "drivers": [{**_fields(each), "cards": links(each)} for each in bringing.drivers
                    if each.sort != "card" or each.id in there],
        "clusters": [{**_fields(each), "cards": links(each)} for each in bringing.clusters],
        "cards": [{"id": card.id, "headline": card.data["words"],
                   **{name: card.data[name] for name in _CARD_FIELDS}} for card in cards],
        "results": [_fields(each) for each in bringing.results],
        "merged": dict(bringing.merged),
    }


def _fields(value: Source | Driver | Cluster | Result) -> dict[str, Any]:
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


def _held(entries: Entries, cards: Any, at: str) -> Entries:
    """The cards as they are now; what has not come along again is withdrawn."""
    entries = _withdrawn(entries, frozenset(str(card["id"]) for card in cards))
    # One by one a thousand cards would be copied a thousand times.
    by_id, made = dict(entries.by_id), entries.made
    for card in cards:
        data = {"words": card["headline"], **{name: card[name] for name in _CARD_FIELDS}}
        known = by_id.get(card["id"])
        if known:
            by_id[card["id"]] = replace(known, data=data)
        else:
            made += 1
            by_id[card["id"]] = Entry(str(card["id"]), made, "", "", at, data)
    return Entries(by_id, made)


def _withdrawn(entries: Entries, there: frozenset[str]) -> Entries:
    return Entries({each.id: replace(each, withdrawn=each.id not in there) for each in entries},
                   entries.made)


def undo(activity: Activity, event: Event) -> Undo | None:
    """How a desk takes back what it did, seen from before it."""
    state = carried_of(activity)
    match event.name:
        case "carried.chosen":
            item, on = str(event.data["item"]), bool(event.data["on"])
            words = {"words": state.called(item) or "–"}
            sentence = message("tog med ”{words}” vidare") if on else \
                message("lät ”{words}” stanna i underlaget")
            return Undo(event.seq, sentence, words, "carried.choose", activity.id,
                        {"item": item, "on": "no" if on else "yes"})
        case "carried.forgotten" if state.now:
            return Undo(event.seq, message("glömde underlaget ur {title}"),
                        {"title": state.now.source.title}, "carried.restore", activity.id, {})
        case "carried.restored":
            return Undo(event.seq, message("tog tillbaka underlaget ur {title}"),
                        {"title": state.bringings[-1].source.title}, "carried.forget",
                        activity.id, {})
    return None
