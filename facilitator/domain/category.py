"""EPISTEL: the seven fields of the scan, each with a letter, a shape and a colour of its own."""

from __future__ import annotations

from dataclasses import dataclass

from .fields import Choice
from .message import message


@dataclass(frozen=True, slots=True)
class Category:
    """`sign` is the CSS class that carries shape and colour; `letter` stands in the sign."""

    id: str
    name: str
    letter: str
    sign: str


EPISTEL = (
    Category("ekonomi", message("Ekonomi"), "E", "ek"),
    Category("politik", message("Politik"), "P", "po"),
    Category("institutioner", message("Institutioner"), "I", "in"),
    Category("socialt", message("Sociala förhållanden"), "S", "so"),
    Category("teknologi", message("Teknologi"), "T", "te"),
    Category("ekologi", message("Ekologi"), "E", "el"),
    Category("lag", message("Lagstiftning"), "L", "la"),
)
UNPLACED = Category("", message("Utan område"), "–", "no")
BY_ID = {category.id: category for category in (*EPISTEL, UNPLACED)}
CATEGORY = Choice(
    tuple(category.id for category in EPISTEL),
    also={
        **{category.name.casefold(): category.id for category in EPISTEL},
        "institution": "institutioner", "sociala": "socialt", "legala": "lag",
    },
)
