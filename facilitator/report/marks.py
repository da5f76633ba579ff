"""The sign of each category as an outline, read from the stylesheet that draws it on the wall."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from facilitator.domain.category import BY_ID, UNPLACED

from .stylesheets import resolved, rules, tokens

Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Mark:
    """A category's sign in a square of side 1: its corners, or none where it is a circle.

    `radius` is the circle's. A `hollow` one is a ring with the paper in it. `colour` and `on` (of
    the letter) are those of print, `drop` is how much lower than the middle its letter stands.
    """

    letter: str
    name: str
    corners: tuple[Spot, ...]
    radius: float
    hollow: bool
    colour: str
    on: str
    drop: float = 0.0


@cache
def mark(category: str) -> Mark:
    """The sign of a category's id; of an unknown one as of a card without a category."""
    known = BY_ID.get(category, UNPLACED)
    said = {**tokens(), **_said(f".{known.sign}")}
    clip = _said(f".{known.sign}:is(.mark, .unit)").get("clip-path", "")
    drop = 0.13 if known.sign == "so" else 0.03 if known.sign == "te" else 0.0
    if not clip:
        soft, ink = said["--ink-soft"], said["--ink"]
        return Mark(known.letter, known.name, (), 0.43, True, soft, ink)
    return Mark(known.letter, known.name, _corners(clip), _radius(clip), False,
                resolved(said["--c"], said), said["--on-cat"], drop)


def _said(selector: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for each, declarations in rules("components.css"):
        if each == selector:
            found.update(declarations)
    return found


def _corners(clip: str) -> tuple[Spot, ...]:
    form, _, inside = clip.removesuffix(")").partition("(")
    if form == "polygon":
        return tuple((x, y) for x, y in (_shares(pair) for pair in inside.split(",")))
    if form == "inset":
        upright, *across = _shares(inside)
        side = across[0] if across else upright
        return (side, upright), (1 - side, upright), (1 - side, 1 - upright), (side, 1 - upright)
    return ()


def _radius(clip: str) -> float:
    return _shares(clip)[0] if clip.startswith("circle") else 0.0


def _shares(text: str) -> list[float]:
    return [float(number) / 100 for number in re.findall(r"(?<![\d.])([\d.]+)", text)]
