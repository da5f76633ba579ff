"""What everybody's phone shows, read once for the whole crowd from the scout's."""

import json
import re
from html import unescape
from typing import Any

from facilitator.rehearsal.crossed import MARKS as CROSSED_MARKS
from facilitator.rehearsal.crossed import Crossed
from facilitator.rehearsal.listed import MARKS, Listed
from facilitator.rehearsal.merging import MARKS as MERGED_MARKS
from facilitator.rehearsal.merging import Merged
from facilitator.rehearsal.walked import MARKS as WALKED_MARKS
from facilitator.rehearsal.walked import Walked

# A patch without any of these has nothing to tell: most of them have not.
_TELLING = (b'"whole"', b'"fill"', b'"pl-', b'"pc-', b'"pp-', b'"pk-', b'"so-', *MARKS,
            *CROSSED_MARKS, *MERGED_MARKS, *WALKED_MARKS)
_LANES = {"cl-loose": "pl", "cl-placed": "pc", "cl-proposals": "pp", "cl-clusters": "pk",
          "st-open": "so"}
_ITEM = re.compile(
    r'<li id="(p[lcpk]|so)-([\w:-]+)"(.*?)(?=<li id="(?:p[lcpk]|so)-|\Z)', re.DOTALL)
_WORDS = re.compile(r'data-words="([^"]*)"|<p>(.*?)(?:<|\Z)', re.DOTALL)
_PLACE = re.compile(r'data-in="([\w:-]*)"')
_WORLD = re.compile(r'data-world="([^"]+)"')
_STANDS_ALONE = "alone"


class Seen:
    """The cards, clusters and proposals on the screens; `listed` is the list that is judged,
    `crossed` the scenario cross, `walked` the roads back in time, `merged` what is merged.

    `loose`: card -> its words; `placed`: card -> (cluster, its words). `asked` are the proposals
    of the crowd itself, by the cards or the cluster and name they are about, and what it has
    given as reasons. `worlds` are those that are filled, `texts` the stories that anybody may
    join.
    """

    def __init__(self) -> None:
        self.loose: dict[str, str] = {}
        self.placed: dict[str, tuple[str, str]] = {}
        self.clusters: set[str] = set()
        self.proposals: set[str] = set()
        self.asked: set[object] = set()
        self.worlds: set[str] = set()
        self.texts: set[str] = set()
        self.listed = Listed()
        self.crossed = Crossed()
        self.walked = Walked()
        self.merged = Merged()

    def read(self, patch: bytes) -> None:
        """Take in a patch as the scout received it."""
        if any(mark in patch for mark in _TELLING):
            for op in json.loads(patch[2:])[1].get("ops", []):
                self._take(op)
                self.listed.take(op)
                self.crossed.take(op)
                self.walked.take(op)
                self.merged.take(op)

    def _take(self, op: list[Any]) -> None:
        match op:
            case ["whole", str(html), *_]:
                self.worlds = set(_WORLD.findall(html))
                for lane in _LANES.values():
                    self._clear(lane)
                self._add(html)
            case ["fill", str(lane), str(html)] if lane in _LANES:
                self._clear(_LANES[lane])
                self._add(html)
            case ["put", str(lane), _, str(html), *_] if lane in _LANES:
                self._add(html)
            case ["drop", str(item)]:
                self._drop(*item.partition("-")[::2])

    def _add(self, html: str) -> None:
        for lane, item, inside in _ITEM.findall(html):
            match lane:
                case "pl":
                    self.loose[item] = _said(inside)
                case "pc":
                    place = _PLACE.search(inside)
                    self.placed[item] = (place[1] if place else "", _said(inside))
                case "pp":
                    self.proposals.add(item)
                case "so":
                    self.texts.add(item)
                case "pk" if item != _STANDS_ALONE:
                    self.clusters.add(item)

    def _drop(self, lane: str, item: str) -> None:
        match lane:
            case "pl":
                self.loose.pop(item, None)
            case "pc":
                self.placed.pop(item, None)
            case "pp":
                self.proposals.discard(item)
            case "pk":
                self.clusters.discard(item)
            case "so":
                self.texts.discard(item)

    def _clear(self, lane: str) -> None:
        held: dict[str, dict[str, Any] | set[str]] = {
            "pl": self.loose, "pc": self.placed, "pp": self.proposals, "pk": self.clusters,
            "so": self.texts}
        held[lane].clear()


def _said(inside: str) -> str:
    found = _WORDS.search(inside)
    return unescape(found[1] or found[2] or "").strip() if found else ""
