"""What everybody's phone shows of a list to judge: its things, the dots to place, the questions."""

import re
from html import unescape
from typing import Any

_LANES = {"dv-items": "di-", "jd-items": "ji-"}
MARKS = (b'"di-', b'"ji-')
_ITEM = re.compile(r'<li id="(?:di|ji)-[\w:-]+" data-item="([\w:-]+)"')
_DOTS = re.compile(r'id="dots" data-dots="(\d+)" data-each="(\d+)"')
_RATE = re.compile(r'data-rate data-kind="(\w+)" data-share="(\d*)"')
_QUESTION = re.compile(r'data-criterion="(\w+)"(.*?)</fieldset>', re.DOTALL)
_STEP = re.compile(r'(?:value|min|max)="(-?\d+)"')
_UNCERTAINTY = re.compile(r'<option value="([\w:-]+)" data-uncertainty="([^"]*)"')


class Listed:
    """The list on the screens.

    `items` are ids, in the list's order. `dots` each person has to place, `each` at most on one
    thing; 0 where it is no dot vote. `criteria` are the questions about each thing, each with the
    lowest and the highest number of its scale, and `kind` begins the command that answers them.
    `share` is how many things one gets of a long list, 0 where everybody rates all.
    `uncertainties` are what poles are written to, each with its name.
    """

    def __init__(self) -> None:
        self.items: dict[str, None] = {}
        self._frame("")

    def take(self, op: list[Any]) -> None:
        """Take in one operation of a patch."""
        match op:
            case ["whole", str(html), *_]:
                self.items.clear()
                self._frame(html)
                self._add(html)
            case ["fill", str(lane), str(html)] if lane in _LANES:
                self.items.clear()
                self._add(html)
            case ["put", str(lane), _, str(html), *_] if lane in _LANES:
                self._add(html)
            case ["drop", str(item)] if item.startswith(tuple(_LANES.values())):
                self.items.pop(item[3:], None)

    def _frame(self, html: str) -> None:
        dots, rate = _DOTS.search(html), _RATE.search(html)
        self.dots, self.each = (int(dots[1]), int(dots[2])) if dots else (0, 0)
        self.kind, self.share = (rate[1], int(rate[2] or 0)) if rate else ("", 0)
        self.criteria = {name: _ends(inside) for name, inside in _QUESTION.findall(html)}
        self.uncertainties = {item: unescape(name) for item, name in _UNCERTAINTY.findall(html)}

    def _add(self, html: str) -> None:
        self.items |= dict.fromkeys(_ITEM.findall(html))


def _ends(inside: str) -> tuple[int, int]:
    steps = [int(step) for step in _STEP.findall(inside)]
    return min(steps, default=0), max(steps, default=0)
