"""What an audience sees, before it is markup: parts and lanes that change one by one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Part:
    """One element of the page: `template` rendered with `data` fills the element `id`."""

    id: str
    template: str
    data: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lane:
    """A list whose children come and go one by one; each item renders its own root element.

    An item is (element id, data); order is the order on the page.
    """

    id: str
    template: str
    items: tuple[tuple[str, Mapping[str, object]], ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A whole view: `template` is the frame in which parts and lanes have their elements.

    Two pictures with the same `template` and `data` differ only in their parts.
    """

    template: str
    data: Mapping[str, object] = field(default_factory=dict)
    parts: tuple[Part | Lane, ...] = ()
