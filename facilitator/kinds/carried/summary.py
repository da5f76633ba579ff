"""What is left behind of what was brought: its tables, and facts that the chain goes on by."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.card import HORIZONS, TYPES
from facilitator.domain.category import BY_ID
from facilitator.domain.entry import Entry
from facilitator.domain.kind import Sheet
from facilitator.domain.message import message
from facilitator.domain.scene import Scene

from .held import CARD, Carried, Cluster, Driver, carried_of
from .parcel import FIELDS

_NUMBERS = ("impact", "uncertainty", "n", "priority", "rank", "dots")


def sheets(scene: Scene) -> tuple[Sheet, ...]:
    """A row for each thing with the numbers it came with; a row for each card behind them."""
    state = carried_of(scene.activity)
    on = state.goes_on()
    code = state.now.source.code if state.now else ""
    return (
        Sheet("underlag", scene.activity.title, (
            ("item", message("Drivkraft")), ("text", message("Från vad till vad")),
            ("goes_on", message("Går vidare")), ("impact", message("Påverkan")),
            ("uncertainty", message("Osäkerhet")), ("n", "n"),
            ("priority", message("Prioritet")), ("dots", message("Prickar")),
            ("field", message("Fält")), ("cards", message("Kort")),
            ("organisations", message("Organisationer")), ("result", message("Resultat")),
            ("from", message("Ur workshop"))),
            tuple({"item": each.name, "text": each.text,
                   "goes_on": message("ja") if each.id in on else "",
                   **{name: getattr(each, name) for name in _NUMBERS},
                   "field": FIELDS.get(each.field, ""), "cards": len(state.cards(each)),
                   "organisations": ", ".join(organisations(state.cards(each))),
                   "result": each.result, "from": code} for each in state.drivers),
            spoken=frozenset({"goes_on", "field"}),
            decimals=dict.fromkeys(("impact", "uncertainty", "priority"), 2)),
        Sheet("underlag kort", scene.activity.title, (
            ("nr", message("Nr")), ("headline", message("Rubrik")),
            ("text", message("Beskrivning")), ("category", message("Område")),
            ("type", message("Typ")), ("horizon", message("Tidshorisont")),
            ("source", message("Källa")), ("organisation", message("Organisation")),
            ("from", message("Ur workshop"))),
            tuple({**each.data, "headline": each.data["words"],
                   "category": BY_ID[str(each.data["category"])].name
                   if each.data["category"] else "",
                   "type": TYPES.get(str(each.data["type"]), ""),
                   "horizon": HORIZONS.get(str(each.data["horizon"]), ""), "from": code}
                  for each in state.entries.visible()),
            spoken=frozenset({"category", "type", "horizon"}), part=message("Kort")),
    )


def facts(scene: Scene) -> Mapping[str, object]:
    """Each thing leads to its cards, and each card to the workshop it was written in."""
    state = carried_of(scene.activity)
    now = state.now
    if now is None:
        return {"entries": [], "clusters": [], "results": {"source": None}}
    code, on = now.source.code, state.goes_on()
    return {
        "entries": [*(_driver(state, each, code) for each in state.drivers if each.sort != CARD),
                    *(_card(each, code) for each in state.entries.visible())],
        "clusters": [_cluster(state, each) for each in now.clusters],
        "results": {
            "source": _fields(now.source), "brought_at": now.at,
            "brought": [{**_fields(each), "cards": _ids(state, each),
                         "goes_on": each.id in on} for each in state.drivers],
            "cited": [_fields(each) for each in now.results], "merged": dict(now.merged),
        },
    }


def organisations(cards: tuple[Entry, ...]) -> list[str]:
    """The names of those that the cards are from, as far as they are told."""
    return sorted({str(each.data["organisation"]) for each in cards} - {""})


def _driver(state: Carried, each: Driver, code: str) -> dict[str, object]:
    return {"id": each.id, "headline": each.name, "text": each.text, "category": "",
            "type": each.sort, "horizon": "", "source": "", "organisation": "",
            "cluster": None, "derived_from": _ids(state, each), "from": code}


def _card(each: Entry, code: str) -> dict[str, object]:
    data = each.data
    return {"id": each.id, "nr": data["nr"], "headline": data["words"], "text": data["text"],
            "category": data["category"], "type": data["type"], "horizon": data["horizon"],
            "source": data["source"], "organisation": data["organisation"], "cluster": None,
            "derived_from": [], "at": data["at"], "from": code}


def _cluster(state: Carried, each: Cluster) -> dict[str, object]:
    return {"id": each.id, "name": each.name, "definition": each.text,
            "parent": each.parent or None, "entries": _ids(state, each),
            "organisations": organisations(state.cards(each)), "earlier_names": [],
            "derived_from": []}


def _ids(state: Carried, each: Driver | Cluster) -> list[str]:
    return [card.id for card in state.cards(each)]


def _fields(value: object) -> dict[str, object]:
    return {name: getattr(value, name)
            for name in value.__dataclass_fields__}  # type: ignore[attr-defined]
