"""A card: the words on it and whom it is from, the same in every method that shows cards."""

from __future__ import annotations

from .category import BY_ID
from .contributions import entries_of
from .document import Card
from .entry import Entry
from .message import message, messages
from .scene import Scene
from .wording import Text, counted, joined, own, said
from .workshop import Activity

TYPES = {
    "megatrend": message("Megatrend"), "trend": message("Trend"),
    "svag_signal": message("Svag signal"), "joker": message("Joker"),
    "drivkraft": message("Drivkraft"), "osakerhet": message("Osäkerhet"),
}
HORIZONS = {"nu": message("Nu"), "2030": "2030", "2040": "2040", "2050": "2050"}


def organisations_in(cards: tuple[Entry, ...]) -> int:
    """How many organisations the cards come from."""
    return len({card.organisation for card in cards if card.organisation})


def cards_of(*activities: Activity) -> dict[str, Entry]:
    """Their cards by id, the withdrawn and hidden too, in the order they came."""
    return {e.id: e for each in activities for e in entries_of(each) if "headline" in e.data}


def shown_card(scene: Scene, entry: Entry) -> dict[str, object]:
    """What any audience may see of a visible card."""
    return {
        "id": entry.id, "nr": entry.nr, "headline": entry.data["headline"],
        "category": BY_ID[str(entry.data["category"])], "at": entry.at,
        "from": from_words(scene, entry), "proxy": entry.proxy, "same": len(entry.supporters),
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
        "same": len(entry.supporters),
        "organisation": organisation_name(scene, entry),
        "name": author_name(scene, entry) if scene.workshop.naming == "open" else "",
    }


def told_card(scene: Scene, entry: Entry, *, at_home: bool = False) -> Card:
    """A card as the report's appendix tells it, with all that may be known of it.

    `at_home` leaves out the organisation, for its own readers.
    """
    data, category = entry.data, BY_ID[str(entry.data["category"])]
    return Card(entry.id, str(data["headline"]), category.id, entry.nr, str(data["text"]), joined((
        said(TYPES[str(data["type"])]) if data["type"] else (),
        said(HORIZONS[str(data["horizon"])]) if data["horizon"] else (),
        whose(scene, entry, at_home=at_home),
        said(message("källa: {source}"), source=str(data["source"])) if data["source"] else (),
        counted(messages("{n} till säger samma", "{n} till säger samma"), len(entry.supporters))
        if entry.supporters else (),
    )))


def whose(scene: Scene, entry: Entry, *, at_home: bool = False) -> Text:
    """Whom a card is from, as far as the workshop tells, and that somebody wrote it for another."""
    name = author_name(scene, entry) if scene.workshop.naming == "open" else ""
    return joined((own(name if at_home else from_words(scene, entry)),
                   said(message("inskrivet åt någon")) if entry.proxy else ()))
