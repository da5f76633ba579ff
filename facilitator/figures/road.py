"""A road back in time: now at the left, the wanted year at the right, and read from the right.

Years lie in columns, one for each horizon, since milestones crowd where words need room: within a
column the axis is even, between columns it is not. A column without milestones is narrow. What a
milestone requires lies to the left of it, and a line leads from there to it; a line against time is
broken. Everything that a line says stands as numbers under the words, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .breaking import plain
from .lines import broken, wrapped
from .roadway import (
    ARROW,
    AXIS,
    GAP_ROW,
    HEAD,
    LANE,
    LANES,
    LINE,
    Frame,
    Link,
    Milestone,
    Places,
)
from .shapes import TEXT, Dot, Figure, Line, Shape, Spot, Term, Words
from .widths import width

_MOST = (4, 3, 2)  # lines of a milestone: as many as there is room for


def pages(
    milestones: Sequence[Milestone], links: Sequence[Link], frame: Frame
) -> tuple[tuple[Milestone, ...], ...]:
    """The milestones in pages that `frame` holds, each column going on where it ended.

    One page where they fit with shorter words. There is always one.
    """
    for lines in _MOST:
        cut = _Drawn(milestones, links, frame, lines).cut()
        if len(cut) == 1:
            return cut
    return cut


def road(milestones: Sequence[Milestone], links: Sequence[Link], frame: Frame) -> Figure:
    """The figure of one page. Raises ValueError for no horizons."""
    if not frame.horizons:
        raise ValueError("no horizons")
    drawn = [_Drawn(milestones, links, frame, lines) for lines in _MOST]
    fits = next((each for each in drawn if not frame.height or each.height <= frame.height),
                drawn[-1])
    return Figure(frame.width, fits.height, tuple(fits.shapes()))


class _Drawn(Places):
    """The shapes of a page."""

    def shapes(self) -> Iterator[Shape]:
        for nth, link in enumerate(self.links):
            if link.step in self.spots and link.needs in self.spots:
                yield from self._link(link, nth)
        yield from self._axis()
        for gap in self.frame.gaps:
            yield from self._gap(gap)
        for nth, column in enumerate(self.columns):
            for each in column:
                yield from self._milestone(each, nth)

    def _axis(self) -> Iterator[Shape]:
        for (year, words), left, room in zip(self.frame.horizons, self.lefts, self.rooms,
                                             strict=True):
            right = left + room
            yield Words(right, 32, str(year), "label hot", "end")
            if words:
                yield Term(right, 64, words, "tick", "end")
            yield Line(((right, AXIS - 10), (right, AXIS + 10)), "axis")
        yield Line(((ARROW, AXIS), (self.frame.width, AXIS)), "axis")
        yield Line(((0, AXIS), (ARROW * 2, AXIS - ARROW), (ARROW * 2, AXIS + ARROW),
                    (0, AXIS)), "arrow-head")

    def _gap(self, gap: tuple[int, int]) -> Iterator[Shape]:
        left, right = self.gap_words(gap)
        y = AXIS + 14
        start, end = self.along(gap[0]), self.along(gap[1])
        yield from (Line(part, "whisker gap") for part in broken(((start, y), (end, y))))
        yield Line(((start, y - 8), (start, y + 8)), "whisker gap")
        yield Line(((end, y - 8), (end, y + 8)), "whisker gap")
        yield Term((left + right) // 2, AXIS + 52 + GAP_ROW * self.rows[gap],
                   self.frame.gap_words, "name hot", "middle",
                   (("after", gap[0]), ("before", gap[1])))

    def _milestone(self, each: Milestone, nth: int) -> Iterator[Shape]:
        left, room = self.lefts[nth], self.rooms[nth]
        _, y = self.spots[each.id]
        yield Line(((left, y), (left + room, y)), "base" if each.hot else "between")
        number = str(each.number)
        yield Words(left, y + 31, number, "name hot")
        yield Words(left + round(width(number, TEXT, 700)) + 12, y + 31, str(each.year),
                    "name hot" if each.hot else "tick")
        if each.obstacles:
            yield from _obstacle(left + room, y, each.obstacles)
        y += HEAD
        for line in wrapped(each.text, room, self.lines):
            y += LINE
            yield Words(left, y - 6, line, "name")
        if each.needs:
            numbers = ", ".join(map(str, each.needs))
            yield Term(left, y + LINE - 6, self.frame.needs_words, "tick name", "start",
                       (("numbers", numbers),))

    def _link(self, link: Link, nth: int) -> Iterator[Shape]:
        """From what is required to what requires it, with its head there.

        It keeps to the gutters between columns, and over the columns that it passes.
        """
        (to, y), (start, start_y) = self.spots[link.step], self.spots[link.needs]
        y, start_y = y + 20, start_y + 20
        aside = (nth % LANES - 1) * LANE
        # In time it leaves to the right and comes in from the left; against it, the other way.
        back = start > to
        leaves = self.edge(start, right=start < to)
        comes = self.edge(to, right=back)
        out = self.gutter(start + (start < to)) + aside
        into = self.gutter(to + back) + aside
        points: list[Spot] = [(leaves, start_y), (out, start_y)]
        if out != into:
            band = self.band + LANE * (1 + nth % LANES)
            points += [(out, band), (into, band)]
        points += [(into, y), (comes, y)]
        if link.fault:
            yield from (Line(part, "whisker") for part in broken(points))
        else:
            yield Line(tuple(points), "link")
        tail = ARROW if back else -ARROW
        yield Line(((comes, y), (comes + tail, y - 8), (comes + tail, y + 8), (comes, y)),
                   "moved" if link.fault else "arrow-head")


def _obstacle(right: int, y: int, count: int) -> Iterator[Shape]:
    """A warning triangle, and how many there are: a shape that no other sign has."""
    room = round(width(str(count), TEXT, 700))
    tip = right - room - 22
    yield Line(((tip, y + 8), (tip + 15, y + 33), (tip - 15, y + 33), (tip, y + 8)), "other")
    yield Dot(tip, y + 28, 2, "bar")
    yield Line(((tip, y + 16), (tip, y + 23)), "between")
    yield Words(right, y + 31, plain(str(count)), "name hot", "end")
