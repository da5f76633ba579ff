"""The forms a scenario is told in, and what an element of it may be (methods.md §2.8, §2.10)."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.message import message

FORMS: Mapping[str, str] = {
    "frontpage": message("Förstasida"),
    "day": message("En dag i livet"),
    "chain": message("Händelsekedja"),
    "fiction": message("Designfiktion"),
    "sketch": message("Eget scenario"),
}
TYPES: Mapping[str, str] = {
    "state": message("Tillstånd"),
    "event": message("Händelse"),
    "actor": message("Aktör"),
    "winner": message("Vinnare eller förlorare"),
    "figure": message("Siffra"),
}
