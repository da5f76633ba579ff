"""How a shape of a figure is painted in a file, where no stylesheet reaches: attributes of SVG."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from .stylesheets import Declarations, resolved, rules, tokens

ELEMENTS = {"line": "path", "box": "rect", "dot": "circle", "words": "text", "term": "text"}
_PAINTED = ("fill", "stroke", "stroke-width", "stroke-linejoin", "paint-order", "font-size",
            "font-weight")
_FIGURE = ".fig"


@cache
def paint(tag: str, look: str) -> Mapping[str, str]:
    """The attributes of a shape, by its `tag` and `look`, as static/css/figures.css has them.

    Colours are those of print, sizes px of the drawing, weights whole hundreds as fonts in files
    have them.
    """
    element, classes = ELEMENTS[tag], frozenset(look.split())
    said: Declarations = {**tokens()}
    for declarations in holding(element, classes):
        said.update(declarations)
    return {name: _attribute(name, resolved(said[name], said)) for name in _PAINTED if name in said}


def holding(element: str, classes: frozenset[str]) -> list[Declarations]:
    """What figures.css says of an element of SVG with `classes`, the most particular last."""
    found = []
    for nth, (selector, declarations) in enumerate(rules("figures.css")):
        first, _, last = selector.partition(" ")
        if first != _FIGURE or " " in last:
            continue
        wanted = frozenset(re.findall(r"\.([\w-]+)", last))
        name = last.partition(".")[0]
        if wanted <= classes and name in ("", element):
            found.append((len(wanted), bool(name), nth, declarations))
    return [declarations for *_, declarations in sorted(found, key=lambda each: each[:3])]


def _attribute(name: str, value: str) -> str:
    if name == "font-weight":
        return str(round(int(value), -2))
    return value.removesuffix("px")
