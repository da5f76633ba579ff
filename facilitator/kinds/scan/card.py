"""What is written on a trend card, and when a phone may show other people's."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.card import HORIZONS, TYPES
from facilitator.domain.category import CATEGORY
from facilitator.domain.fields import Choice, Field, Text
from facilitator.domain.stage import Stage
from facilitator.domain.workshop import Activity

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
