"""A trend card: its fields, its words, and whom it is from."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.category import BY_ID, CATEGORY
from facilitator.domain.entry import Entry
from facilitator.domain.fields import Choice, Field, Text
from facilitator.domain.kind import Scene
from facilitator.domain.message import message
from facilitator.domain.stage import Stage
from facilitator.domain.workshop import Activity

TYPES = {
    "megatrend": message("Megatrend"), "trend": message("Trend"),
    "svag_signal": message("Svag signal"), "joker": message("Joker"),
    "drivkraft": message("Drivkraft"), "osakerhet": message("Osäkerhet"),
}
HORIZONS = {"nu": message("Nu"), "2030": "2030", "2040": "2040", "2050": "2050"}
CARD: Mapping[str, Field] = {
    "headline": Text(80, required=True),
    "text": Text(400, lines=True),
    "category": CATEGORY,
    "type": Choice(tuple(TYPES), also={"svag signal": "svag_signal", "osäkerhet": "osakerhet"}),
    "horizon": Choice(tuple(HORIZONS)),
    "source": Text(200),
}
# How the columns of a file may be headed, in small letters.
COLUMNS: Mapping[str, str] = {
    "rubrik": "headline", "headline": "headline", "trend": "headline", "text": "text",
    "beskrivning": "text", "description": "text", "område": "category", "kategori": "category",
    "category": "category", "typ": "type", "type": "type", "tidshorisont": "horizon",
    "horisont": "horizon", "horizon": "horizon", "källa": "source", "source": "source",
    "organisation": "organisation", "organization": "organisation",
}


def others_shown(activity: Activity) -> bool:
    """True when a phone may show other people's cards."""
    others = activity.option("others", "at_once")
    return others == "at_once" or (others == "on_reveal" and activity.stage is Stage.REVEALED)


def organisations_in(cards: tuple[Entry, ...]) -> int:
    """How many organisations the cards come from."""
    return len({card.organisation for card in cards if card.organisation})


def shown_card(scene: Scene, entry: Entry) -> dict[str, object]:
    """What any audience may see of a visible card."""
    return {
        "id": entry.id, "nr": entry.nr, "headline": entry.data["headline"],
        "category": BY_ID[str(entry.data["category"])], "at": entry.at,
        "from": from_words(scene, entry), "proxy": entry.proxy,
    }


def from_words(scene: Scene, entry: Entry) -> str:
    """What stands under a card: nothing, the organisation, or name and organisation."""
    naming = scene.workshop.naming
    if naming == "anonymous":
        return ""
    organisation = scene.workshop.organisation_name(entry.organisation)
    name = author_name(scene, entry) if naming == "open" else ""
    return ", ".join(part for part in (name, organisation) if part)


def organisation_name(scene: Scene, entry: Entry) -> str:
    anonymous = scene.workshop.naming == "anonymous"
    return "" if anonymous else scene.workshop.organisation_name(entry.organisation)


def author_name(scene: Scene, entry: Entry) -> str:
    person = scene.workshop.people.get(entry.author)
    return person.name if person and scene.workshop.naming != "anonymous" else ""


def full_card(scene: Scene, entry: Entry) -> dict[str, object]:
    """A card as a row of the report, in words."""
    data = entry.data
    return {
        "id": entry.id, "nr": entry.nr, "headline": data["headline"], "text": data["text"],
        "category": BY_ID[str(data["category"])].name if data["category"] else "",
        "sign": BY_ID[str(data["category"])].sign,
        "type": TYPES.get(str(data["type"]), ""), "horizon": HORIZONS.get(str(data["horizon"]), ""),
        "source": data["source"], "at": entry.at, "proxy": entry.proxy,
        "organisation": organisation_name(scene, entry),
        "name": author_name(scene, entry) if scene.workshop.naming == "open" else "",
    }
