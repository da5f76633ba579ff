"""What the demonstration says of each corner of its cross, and which corner a world is."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from facilitator.scenarios.values import Crossing, World

# Which poles hold: of the axis that was chosen first, and of the second.
Corner = tuple[str, str]
_HERE = Path(__file__).parent


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a file of the demonstration."""
    with (_HERE / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def by_corner(name: str) -> Mapping[Corner, list[dict[str, str]]]:
    """The rows of a file, by the corner of the cross that they are of."""
    found: dict[Corner, list[dict[str, str]]] = defaultdict(list)
    for row in rows(name):
        found[row["first"], row["second"]].append(row)
    return found


def cornered(crossing: Crossing | None, worlds: Sequence[World]) -> Mapping[Corner, World]:
    """World by the poles it has of the two axes that were chosen."""
    if crossing is None:
        return {}
    first, second = (axis.id for axis in crossing.axes())
    sides = {world.id: {stand.axis: stand.side for stand in world.stands} for world in worlds}
    return {(sides[world.id][first], sides[world.id][second]): world for world in worlds
            if {first, second} <= sides[world.id].keys()}
