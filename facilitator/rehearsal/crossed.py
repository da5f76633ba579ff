"""What everybody's phone shows of a scenario cross: axes, worlds, and the proposed names."""

import json
import re
from html import unescape
from typing import Any

MARKS = (b'"cx-', b'"cn-')
_PARTS = ("cx-plane-now", "cx-pick", "cx-names")
_VIEW = re.compile(r'data-view="([^"]*)"')
_WORLD = re.compile(r'name="world" value="([^"]+)"')
_NAME = re.compile(r'data-for="([\w:-]+)"')
_ASKED = re.compile(r'data-which="(\w+)"')


class Crossed:
    """The cross on the screens; empty where there is none.

    `asked` are the questions about where we are, `across` the axis that lies down. `worlds` are
    ids while names are asked for, `names` the proposals, ids.
    """

    def __init__(self) -> None:
        self.asked: tuple[str, ...] = ()
        self.across = ""
        self.worlds: tuple[str, ...] = ()
        self.names: set[str] = set()

    def take(self, op: list[Any]) -> None:
        """Take in one operation of a patch."""
        match op:
            case ["whole", str(html), *_]:
                self.__init__()  # type: ignore[misc]
                self.asked = tuple(_ASKED.findall(html))
                self._read(html)
            case ["fill", str(part), str(html)] if part in _PARTS:
                if part == "cx-names":
                    self.names.clear()
                self._read(html)
            case ["put", "cx-names", _, str(html), *_]:
                self._read(html)
            case ["drop", str(item)] if item.startswith("cn-"):
                self.names.discard(item[3:])

    def _read(self, html: str) -> None:
        if view := _VIEW.search(html):
            self.across = json.loads(unescape(view[1]))["across"]["id"]
        if worlds := _WORLD.findall(html):
            self.worlds = tuple(map(unescape, worlds))
        self.names.update(_NAME.findall(html))
