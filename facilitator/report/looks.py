"""How the shapes of a figure look where a theme holds the colours: by token, not by value."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from facilitator.figures.shapes import TEXT

from .paint import ELEMENTS, holding
from .stylesheets import Declarations, rules

_BOLD = 600  # from which weight on an office program's bold comes nearer than its regular
_HALO = "--halo"


@dataclass(frozen=True, slots=True)
class Look:
    """What a shape is painted with: names of colour tokens ("" for none), px and a weight.

    A stroke is `stroke_width` px wide; `size` and `bold` are for text.
    """

    fill: str = ""
    stroke: str = ""
    stroke_width: float = 1.0
    size: int = TEXT
    bold: bool = False


@cache
def look_of(tag: str, look: str) -> Look:
    """How a shape with the `tag` and the classes `look` looks in static/css/figures.css."""
    said: Declarations = {_HALO: "var(--paper)"}
    for declarations in holding(ELEMENTS[tag], frozenset(look.split())):
        said |= declarations
    fill, stroke = (_token(said.get(name, ""), said) for name in ("fill", "stroke"))
    # A halo parts a shape from what is under it. Office programs have none, so it is no edge.
    if tag in ("words", "term") or said.get("paint-order") == "stroke":
        stroke = ""
    return Look(
        "" if fill == "none" else fill or ("" if tag == "line" else "ink"), stroke,
        float(said.get("stroke-width", "1").removesuffix("px")),
        int(said.get("font-size", str(TEXT)).removesuffix("px")),
        float(_weight(said.get("font-weight", "400"))) >= _BOLD)


def _token(value: str, said: Declarations) -> str:
    name = value.removeprefix("var(").removesuffix(")")
    return _token(said[name], said) if name in said else name.removeprefix("--")


def _weight(value: str) -> str:
    name = value.removeprefix("var(").removesuffix(")")
    return next((declarations[name] for selector, declarations in rules("tokens.css")
                 if selector == ":root" and name in declarations), value)
