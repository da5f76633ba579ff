"""The things that a JSON report speaks of, whichever methods made them: named, rated, ranked."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Row = dict[str, Any]
_LONGEST_ID = 64
_LEAST = float("inf")
_BROUGHT = ("name", "text", "sort", "cards", "impact", "uncertainty", "n", "priority", "rank",
            "dots", "field", "split", "result")


def carried_id(code: str, item: str) -> str:
    """The id of a thing in the workshop that it comes to: it says where it is from."""
    whole = f"{code}:{item}"
    if len(whole) <= _LONGEST_ID:
        return whole
    # Carried on from workshop to workshop an id grows: then it is known by its hash.
    return f"{code}:{hashlib.sha256(item.encode()).hexdigest()[:40]}"


@dataclass(slots=True)
class Things:
    """What was made of the cards of a workshop, and what the room has been shown of it.

    `found` is by id, `groups` are the clusters, `merged` says what became of those that are gone.
    """

    found: dict[str, Row] = field(default_factory=dict)
    groups: dict[str, Row] = field(default_factory=dict)
    cards: dict[str, Row] = field(default_factory=dict)
    merged: dict[str, str] = field(default_factory=dict)
    results: dict[str, Row] = field(default_factory=dict)

    @classmethod
    def of(cls, activities: Sequence[Mapping[str, Any]]) -> Things:
        """Of the activities of a report, in its order; a later one has the last word."""
        things = cls()
        for each in activities:
            things._learn_groups(each)
            things._learn_brought(each)
            things._learn_result(each)
        if not things.found:
            things.found = {card: {"name": each["headline"], "text": each["text"], "sort": "card",
                                   "cards": [card]} for card, each in things.cards.items()}
        return things

    def ranked(self) -> Iterator[tuple[str, Row]]:
        """What was rated first, the highest on top; then what got most dots; then the rest."""
        yield from sorted(self.found.items(), key=lambda pair: (
            pair[1].get("rank") or _LEAST, -(pair[1].get("dots") or 0)))

    def cards_behind(self) -> list[Row]:
        """The cards that something rests on, in the order they were written."""
        held = {card for row in (*self.found.values(),) for card in row["cards"]}
        held |= {card for group in self.groups.values() for card in group["entries"]}
        return [card for each, card in self.cards.items() if each in held]

    def _learn_groups(self, activity: Mapping[str, Any]) -> None:
        for entry in activity["entries"]:
            if "nr" in entry and "category" in entry and entry.get("headline"):
                self.cards[entry["id"]] = entry
        clusters = activity["clusters"]
        self.groups |= {each["id"]: each for each in clusters}
        self.merged |= activity["results"].get("merged") or {}
        for each in clusters:
            if not each["parent"] and each["name"]:
                within = [card for group in clusters if each["id"] in (group["id"], group["parent"])
                          for card in group["entries"]]
                self.found[each["id"]] = {
                    "name": each["name"], "text": each["definition"], "sort": "driver",
                    "cards": list(dict.fromkeys(within))}

    def _learn_brought(self, activity: Mapping[str, Any]) -> None:
        """What that workshop had itself brought along from one before it."""
        for each in activity["results"].get("brought") or ():
            self.found[each["id"]] = {name: each[name] for name in _BROUGHT}
        for each in activity["results"].get("cited") or ():
            self.results[each["id"]] = dict(each)

    def _learn_result(self, activity: Mapping[str, Any]) -> None:
        """What a shown result says of each thing, where it is one of importance or of dots."""
        results = activity["results"]
        result = results.get("result")
        items = result["numbers"].get("items") if isinstance(result, dict) else None
        if not isinstance(result, dict) or not items:
            return
        listed = {each["id"]: each for each in activity["entries"]}
        drawn = {each["id"]: each for each in results.get("drivers", ())}
        spoken = {item: numbers for item, row in items.items()
                  if item in listed and (numbers := _numbers(row, drawn.get(item, {})))
                  and ("dots" not in numbers or listed[item]["type"] != "own")}
        for item, numbers in spoken.items():
            entry = listed[item]
            row = self.found.setdefault(item, {
                "name": entry["headline"], "text": entry["text"], "sort": entry["type"],
                "cards": list(entry["derived_from"])})
            row |= {**numbers, "result": result["id"]}
        if spoken:
            self.results[result["id"]] = {
                "id": result["id"], "at": result["at"], "title": activity["title"],
                "formula": result["formula"], "sheets": result["numbers"]["sheets"],
                "low": result["parameters"].get("low"), "high": result["parameters"].get("high"),
                **{name: (results.get("look") or {}).get(name)
                   for name in ("cut_impact", "cut_uncertainty")}}


def _numbers(row: Mapping[str, Any], drawn: Mapping[str, Any]) -> Row:
    """A thing's numbers, {} where they say nothing of its weight."""
    if "priority" in row:
        return {"priority": row["priority"], "rank": row["rank"], "impact": row["impact"]["mean"],
                "uncertainty": row["uncertainty"]["mean"], "n": row["impact"]["n"],
                "field": drawn.get("quadrant"), "split": drawn.get("split")}
    return {"dots": row["dots"]} if "dots" in row else {}

