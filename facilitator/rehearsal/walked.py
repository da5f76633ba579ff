"""What everybody's phone shows of roads back in time: the roads, their years, and milestones."""

import re
from typing import Any

MARKS = (b'"ro-', b'"bo-')
_ROAD = re.compile(r'<option id="ro-[\w:-]+" value="([\w:-]+)"')
_YEAR = re.compile(r'<option value="(\d{4})"')
_MILESTONE = re.compile(r'<li id="bo-([\w:-]+)"(.*?)<b class="bc-year">(\d{4})</b>', re.DOTALL)


class Walked:
    """The roads on the screens, none where there is nothing to choose.

    `years` are all that may be said, `milestones` id -> year of what others have written.
    """

    def __init__(self) -> None:
        self.roads: list[str] = []
        self.years: list[int] = []
        self.milestones: dict[str, int] = {}

    def take(self, op: list[Any]) -> None:
        """Take in one operation of a patch."""
        match op:
            case ["whole", str(html), *_]:
                self.roads = _ROAD.findall(html)
                self.years = sorted({int(year) for year in _YEAR.findall(html)})
                self.milestones = _milestones(html)
            case ["fill", "road", str(html)]:
                self.roads = _ROAD.findall(html)
            case ["put", "road", _, str(html), *_]:
                self.roads += [each for each in _ROAD.findall(html) if each not in self.roads]
            case ["fill", "others", str(html)]:
                self.milestones = _milestones(html)
            case ["put", "others", _, str(html), *_]:
                self.milestones |= _milestones(html)
            case ["drop", str(item)] if item.startswith("bo-"):
                self.milestones.pop(item[3:], None)
            case ["drop", str(item)] if item[3:] in self.roads and item.startswith("ro-"):
                self.roads.remove(item[3:])


def _milestones(html: str) -> dict[str, int]:
    return {milestone: int(year) for milestone, _, year in _MILESTONE.findall(html)}
