"""What one audience has on its screens, and what has to change there: never more than that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b

from jinja2 import Environment
from markupsafe import Markup

from facilitator.domain.picture import Lane, Part, Picture

Op = list[object]


@dataclass(frozen=True, slots=True)
class View:
    """A picture with the context its templates share, and the parts of the page around it."""

    picture: Picture
    context: Mapping[str, object]
    shell: tuple[Part | Lane, ...] = ()
    about: Mapping[str, object] = field(default_factory=dict)


@dataclass(slots=True)
class _Painted:
    """A part or lane as it stands: what it was made of, its markup, and a hash of that.

    A lane is hashed item by item: of a board of five hundred cards a move changes two items.
    """

    part: Part | Lane
    items: dict[str, str] = field(default_factory=dict)
    html: str = ""
    hashes: dict[str, bytes] = field(default_factory=dict)
    _hash: bytes | None = None

    def inner(self) -> str:
        return "".join(self.items.values()) if isinstance(self.part, Lane) else self.html

    def hash(self) -> bytes:
        """Of what it shows."""
        if self._hash is None:
            shown = b"".join(self.hashes[each] for each in self.items) \
                if isinstance(self.part, Lane) else self.html.encode()
            self._hash = _hash(shown)
        return self._hash

    def holds(self, lane: Lane, items: dict[str, str]) -> None:
        """It shows these items now."""
        self.hashes = {item_id: self.hashes[item_id] if html is self.items.get(item_id)
                       else _hash(html.encode()) for item_id, html in items.items()}
        self.part, self.items, self._hash = lane, items, None


class Canvas:
    """The painted state of one audience (a surface in a language, or one person's own part)."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._view: View | None = None
        self._painted: dict[str, _Painted] = {}
        self._frame: str | None = None
        self._mark: str | None = None

    def paint(self, view: View) -> list[Op]:
        """What must change on the screens for them to show `view`; [] for nothing.

        When a template fails nothing is known of the screens: the next picture is whole.
        """
        try:
            return self._paint(view)
        except BaseException:
            self._view, self._frame, self._mark, self._painted = None, None, None, {}
            raise

    def _paint(self, view: View) -> list[Op]:
        before, stood = self._view, self._painted
        self._view = view
        # A picture without a template has its elements in somebody else's frame.
        framed = bool(view.picture.template)
        fresh = framed and (before is None or not _same_frame(before, view))
        if before is not None and before.context != view.context:
            # Every template may say something of the context: what was made of it is not known.
            self._painted = {}
        ops: list[Op] = []
        seen = set()
        for part in (*view.picture.parts, *view.shell):
            seen.add(part.id)
            quiet = fresh and part not in view.shell
            ops += self._paint_part(part, stood.get(part.id), quiet=quiet)
        for gone in self._painted.keys() - seen:
            del self._painted[gone]
        if fresh or ops:
            self._frame = self._mark = None
        if fresh:
            ops.insert(0, ["whole", self.stage(), dict(view.about)])
        return ops

    def whole(self) -> list[Op]:
        """Everything anew, for one who comes late or has missed too much."""
        if self._view is None:
            return []
        ops: list[Op] = [["whole", self.stage(), dict(self._view.about)]]
        ops += [["fill", part.id, self._painted[part.id].inner()] for part in self._view.shell]
        return ops

    def stage(self) -> str:
        """The frame with its parts inside, as it stands on the screens."""
        if self._view is None or not self._view.picture.template:
            return ""
        if self._frame is None:
            template = self._environment.get_template(self._view.picture.template)
            self._frame = template.render({
                **self._view.context, **self._view.picture.data, "part": self.part})
        return self._frame

    def part_of_page(self) -> Markup:
        """The stage as it goes into a page that is fetched now."""
        return Markup(self.stage())  # noqa: S704 - Jinja made it

    def part(self, part_id: str) -> Markup:
        """The markup inside one part's element; nothing for one that is not there."""
        painted = self._painted.get(part_id)
        return Markup(painted.inner()) if painted else Markup("")  # noqa: S704 - Jinja made it

    def mark(self) -> str:
        """A hash of all that is painted: equal on two screens that show the same."""
        if self._mark is None:
            hashed = blake2b(digest_size=8)
            if self._view:
                hashed.update(f"{self._view.picture.template} {self._view.about}".encode())
            for part_id, painted in sorted(self._painted.items()):
                hashed.update(f"\0{part_id}\0".encode() + painted.hash())
            self._mark = hashed.hexdigest()
        return self._mark

    def lengths(self) -> dict[str, int]:
        """How many items each lane of the picture holds."""
        return {part_id: len(painted.items) for part_id, painted in self._painted.items()
                if isinstance(painted.part, Lane)}

    def fills(self) -> list[Op]:
        """Every part as it stands, for a frame that is already on the screen."""
        return [["fill", part_id, painted.inner()] for part_id, painted in self._painted.items()]

    def _paint_part(
        self, part: Part | Lane, stood: _Painted | None, *, quiet: bool
    ) -> list[Op]:
        """`stood` is what the screens have of it; one that was never painted is always filled."""
        before = stood.inner() if stood else None
        painted = self._painted.get(part.id)
        if isinstance(part, Lane):
            if painted is None or not isinstance(painted.part, Lane):
                painted = self._painted[part.id] = _Painted(Lane(part.id, part.template))
                self._paint_lane(painted, part)
                same = painted.inner() == before
                return [] if quiet or same else [["fill", part.id, painted.inner()]]
            ops = self._paint_lane(painted, part)
            return [] if quiet else ops
        if painted and painted.part == part:
            return []
        html = self._render(part.template, part.data)
        self._painted[part.id] = _Painted(part, html=html)
        return [] if quiet or html == before else [["fill", part.id, html]]

    def _paint_lane(self, painted: _Painted, lane: Lane) -> list[Op]:
        """Drop what is gone, then put what is new or changed, each before the one after it.

        An item that keeps its data keeps its markup; one that moved is put anew.
        """
        if painted.part == lane:
            return []
        before = dict(painted.part.items) if isinstance(painted.part, Lane) else {}
        wanted = {item_id for item_id, _ in lane.items}
        ops: list[Op] = [["drop", item_id] for item_id in painted.items if item_id not in wanted]
        kept = [item_id for item_id in painted.items if item_id in wanted]
        standing = _in_order(kept, [item_id for item_id, _ in lane.items])
        items: dict[str, str] = {}
        for item_id, data in lane.items:
            known = before.get(item_id)
            unchanged = known is data or known == data
            items[item_id] = painted.items[item_id] if unchanged and item_id in painted.items \
                else self._render(lane.template, {**data, "item_id": item_id})
        following: str | None = None
        for item_id, _ in reversed(lane.items):
            if item_id not in standing or items[item_id] != painted.items.get(item_id):
                ops.append(["put", lane.id, item_id, items[item_id], following])
            following = item_id
        painted.holds(lane, items)
        return ops

    def _render(self, template: str, data: Mapping[str, object]) -> str:
        context = self._view.context if self._view else {}
        return self._environment.get_template(template).render({**context, **data})


def _hash(shown: bytes) -> bytes:
    return blake2b(shown, digest_size=16).digest()


def _in_order(kept: list[str], wanted: list[str]) -> set[str]:
    """Those of `kept` that may stay where they are: what is left is put again.

    A simple scan from the end, exact when at most a block has moved, which is what happens.
    """
    place = {item_id: number for number, item_id in enumerate(wanted)}
    standing = set()
    lowest = len(wanted)
    for item_id in reversed(kept):
        if place[item_id] < lowest:
            standing.add(item_id)
            lowest = place[item_id]
    return standing


def _same_frame(before: View, after: View) -> bool:
    return (
        before.picture.template == after.picture.template
        and before.picture.data == after.picture.data
        and before.context == after.context
    )
