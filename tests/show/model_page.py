"""A page as the browser keeps it: elements by id, changed by ops. static/js/patch.js in small."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

Op = Sequence[object]
_VOID = {"br", "hr", "img", "input", "link", "meta", "wbr"}  # elements that never close


class ModelPage:
    """`#stage`, and beside it the empty elements of `shell`."""

    def __init__(self, shell: Iterable[str]) -> None:
        self.about: object = None
        self._body = ET.Element("body")
        for name in ("stage", *shell):
            ET.SubElement(self._body, "div", id=name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ModelPage) and self.html() == other.html()

    def __repr__(self) -> str:
        return self.html()

    def html(self) -> str:
        return ET.tostring(self._body, "unicode")

    def inside(self, element: str) -> list[str]:
        """The ids of the children of an element."""
        found = self._find(element)
        return [] if found is None else [str(child.get("id")) for child in found]

    def apply(self, ops: Iterable[Op]) -> None:
        for name, *rest in ops:
            match name:
                case "whole":
                    self._fill("stage", str(rest[0]))
                    self.about = rest[1]
                case "fill":
                    self._fill(str(rest[0]), str(rest[1]))
                case "put":
                    self._put(*map(str, rest[:3]), before=rest[3])
                case "drop":
                    self._remove(str(rest[0]))
                case _:
                    raise ValueError(name)

    def _find(self, element: str) -> ET.Element | None:
        return next((e for e in self._body.iter() if e.get("id") == element), None)

    def _fill(self, element: str, html: str) -> None:
        found = self._find(element)
        assert found is not None, f"#{element} is not on the page"
        parsed = _parsed(html)
        found.text = parsed.text
        found[:] = list(parsed)

    def _put(self, lane: str, item: str, html: str, before: object) -> None:
        self._remove(item)
        parent = self._find(lane)
        assert parent is not None, f"#{lane} is not on the page"
        (element,) = _parsed(html)
        assert element.get("id") == item
        following = [child.get("id") for child in parent]
        assert before is None or before in following, f"#{before} is not in #{lane}"
        parent.insert(len(parent) if before is None else following.index(str(before)), element)

    def _remove(self, item: str) -> None:
        for parent in self._body.iter():
            for child in [child for child in parent if child.get("id") == item]:
                parent.remove(child)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = ET.Element("root")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        element = ET.SubElement(self._open[-1], tag, given)
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        ET.SubElement(self._open[-1], tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        here = self._open[-1]
        if len(here):
            here[-1].tail = (here[-1].tail or "") + data
        else:
            here.text = (here.text or "") + data


def _parsed(html: str) -> ET.Element:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.root
