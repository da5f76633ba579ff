"""Colours as a screen has them, for files that have a theme and no stylesheet."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from .marks import mark
from .stylesheets import rules

_SHORT = 3  # signs of "#222"


@cache
def pigments() -> Mapping[str, str]:
    """From a token's name ("ink", "line-strong") to its colour in light as RRGGBB."""
    return {name.removeprefix("--"): value.removeprefix("#").upper()
            for selector, declarations in rules("tokens.css") if selector == ":root"
            for name, value in declarations.items() if value.startswith("#")}


def category_colour(category: str) -> str:
    """The colour of a category's sign as RRGGBB."""
    colour = mark(category).colour.removeprefix("#").upper()
    return "".join(sign * 2 for sign in colour) if len(colour) == _SHORT else colour
