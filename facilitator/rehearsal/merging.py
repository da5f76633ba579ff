"""What everybody's phone shows while drafts are merged: drafts, scenarios and proposals."""

import re
from typing import Any

MARKS = (b'"md-', b'"mw-', b'"mp-')
_LANES = {"mg-drafts": "md", "mg-worlds": "mw", "mg-proposals": "mp"}
_ITEM = re.compile(r'<li id="(m[dwp])-([\w:-]+)"')


class Merged:
    """The drafts, scenarios and proposals on the screens, ids in their order."""

    def __init__(self) -> None:
        self.drafts: dict[str, None] = {}
        self.worlds: dict[str, None] = {}
        self.proposals: dict[str, None] = {}

    def take(self, op: list[Any]) -> None:
        """Take in one operation of a patch."""
        match op:
            case ["whole", str(html), *_]:
                for held in self._held().values():
                    held.clear()
                self._add(html)
            case ["fill", str(lane), str(html)] if lane in _LANES:
                self._held()[_LANES[lane]].clear()
                self._add(html)
            case ["put", str(lane), _, str(html), *_] if lane in _LANES:
                self._add(html)
            case ["drop", str(item)] if item[:2] in self._held():
                self._held()[item[:2]].pop(item[3:], None)

    def _held(self) -> dict[str, dict[str, None]]:
        return {"md": self.drafts, "mw": self.worlds, "mp": self.proposals}

    def _add(self, html: str) -> None:
        for lane, item in _ITEM.findall(html):
            self._held()[lane][item] = None
