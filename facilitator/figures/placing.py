"""Where names stand beside their dots: none over another, over a dot or outside the frame.

A label takes the cheapest free place around its dot. First every label, in the order given, tries
the places that touch its dot; then those without one try places further out, with a leader line;
then one that still has none may take the place of another that can move. What finds no place is
hidden, and is for the caller to number. The same points are always placed the same way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, product
from math import cos, pi, sin

from .grid import Grid, in_common
from .ground import PAD, Ground, Label, Lead, Offer, Placed, height_of

_GAP = 4  # px between a dot and the padding of its name
_DEAREST = 150.0  # a place that costs more is none
_TWO_LINES = 7.0
_CROWD = 40  # labels, from which time weighs more than the last few names
_RINGS = (18, 36, 58, 84, 114)  # px from dot to label
_ALL_TURNS = tuple((cos(turn * pi / 16), sin(turn * pi / 16)) for turn in range(32))
_TURNS = _ALL_TURNS[::2]
_FAR, _FAR_PX = 22.0, 0.3  # what a leader line costs, and each px of it

Spot = tuple[float, float]


class Placing:
    """The labels of one picture on their ground."""

    def __init__(self, labels: Sequence[Label], ground: Ground, height: float) -> None:
        self._labels = labels
        self._ground = ground
        self._texts, self._leaders = Grid(height), Grid(height)
        self._offers: dict[int, list[Offer]] = {}
        self._chosen: dict[int, Offer] = {}
        self._reached: set[int] = set()
        self._leads: dict[Spot, list[tuple[float, float, float, Lead]]] = {}

    def place(self) -> tuple[Placed | None, ...]:
        """A place for each label, None for those that find none."""
        everyone = range(len(self._labels))
        for at in everyone:
            self._offers[at] = _sorted(self._beside(self._labels[at]))
            self._settle(at)
        for at in everyone:
            if at not in self._chosen:
                self._reach(at)
        for at in everyone:
            if at not in self._chosen:
                self._exchange(at)
        return tuple(self._chosen[at].placed(label) if at in self._chosen else None
                     for at, label in enumerate(self._labels))

    def number(self, label: Label) -> Placed | None:
        """A place for a number that must be seen: the nearest free one, however far; None only
        where the whole drawing is full."""
        offers = chain(_sorted(self._beside(label)), self._around(label))
        offer = next((each for each in offers if each and self._is_free(each)), None)
        offer = offer or self._anywhere(label)
        if offer is None:
            return None
        self._take(offer)
        return offer.placed(label)

    def _settle(self, at: int) -> bool:
        """Take the cheapest free place that is known."""
        for offer in self._offers[at]:
            if self._is_free(offer):
                self._chosen[at] = offer
                self._take(offer)
                return True
        return False

    def _reach(self, at: int) -> bool:
        """Look further out, too."""
        if at in self._reached:
            return self._settle(at)
        self._reached.add(at)
        further = self._around(self._labels[at])
        self._offers[at] = _sorted((*self._offers[at], *further))
        return self._settle(at)

    def _exchange(self, at: int) -> None:
        """Take a place that one other label stands in the way of, if that one can move."""
        for offer in self._offers[at]:
            others = [one for one, chosen in self._chosen.items()
                      if in_common(chosen.cells, offer.cells)]
            if len(others) != 1:
                continue
            other = others[0]
            before = self._chosen.pop(other)
            self._leave(before)
            if self._is_free(offer):
                self._take(offer)
                self._chosen[at] = offer
                if self._reach(other):
                    return
                del self._chosen[at]
                self._leave(offer)
            self._take(before)
            self._chosen[other] = before

    def _is_free(self, offer: Offer) -> bool:
        return not (self._texts.touches(offer.cells) or self._leaders.touches(offer.cells)
                    or self._texts.on_thread(offer.lead.thread)
                    or self._leaders.on_thread(offer.lead.thread))

    def _take(self, offer: Offer) -> None:
        self._texts.take(offer.cells)
        self._leaders.take_thread(offer.lead.thread)

    def _leave(self, offer: Offer) -> None:
        self._texts.give_back(offer.cells)
        self._leaders.give_back_thread(offer.lead.thread)

    def _beside(self, label: Label) -> Iterator[Offer | None]:
        """The places that touch the dot."""
        x, y, r = label.x, label.y + 1, label.radius
        for way, (lines, wide) in enumerate(label.ways):
            tall, more = height_of(lines), way * _TWO_LINES
            right, left, middle = x + r + _GAP, x - r - _GAP - wide, y - tall / 2
            above, below = y - r - 4 - tall, y + r + 6
            for dear, at_x, at_y in (
                (0, right, middle), (2, left, middle),
                (6, right, middle - 11), (6, right, middle + 11),
                (8, left, middle - 11), (8, left, middle + 11),
                (9, x - wide / 2, below), (11, x - wide / 2, above),
                (12, x - r - PAD, below), (13, x - r - PAD, above),
                (13, x + r + PAD - wide, below), (14, x + r + PAD - wide, above),
                (14, x + r / 2, y - r / 2 - tall), (14, x + r / 2, y + r / 2),
                (15, x - r / 2 - wide, y - r / 2 - tall), (15, x - r / 2 - wide, y + r / 2),
            ):  # fmt: skip
                yield self._ground.offer(label, way, at_x, at_y, dear + more)

    def _around(self, label: Label) -> Iterator[Offer | None]:
        """Places in rings around the dot, each tied to it by a leader line.

        In a crowd those whose line runs over a name that stands are left out at once: it seldom
        moves, and to try them all takes a third of the time.
        """
        crowd = len(self._labels) > _CROWD
        for dear, across, down, lead in self._leads_of(label):
            if crowd and self._texts.on_thread(lead.thread):
                continue
            x, y = lead.stroke[1]
            for way, (lines, wide) in enumerate(label.ways):
                tall = height_of(lines)
                left = x - wide / 2 if abs(across) < 0.2 else x if across > 0 else x - wide
                top = y - tall / 2 if abs(down) < 0.8 else y if down > 0 else y - tall
                yield self._ground.offer(label, way, left, top, dear + way * _TWO_LINES, lead)

    def _leads_of(self, label: Label) -> list[tuple[float, float, float, Lead]]:
        """The leader lines of a dot with their cost and direction; a number has those of a name."""
        spot = (label.x, label.y)
        if spot not in self._leads:
            found = [each for turn in _TURNS for each in self._led(label, *turn)]
            self._leads[spot] = sorted(found, key=lambda each: each[0])
        return self._leads[spot]

    def _led(
        self, label: Label, across: float, down: float
    ) -> Iterator[tuple[float, float, float, Lead]]:
        """Ever longer leader lines one way, until they leave the frame or run through too much."""
        for ring in _RINGS:
            x = label.x + (label.radius + ring) * across
            y = label.y + (label.radius + ring) * down
            if not self._ground.holds(x, y):
                return
            lead = self._ground.lead(label, x, y)
            if lead.cost >= _DEAREST - _FAR:
                return
            yield _FAR + _FAR_PX * ring, across, down, lead

    def _anywhere(self, label: Label) -> Offer | None:
        """The first free place of ever wider rings over the whole drawing, for a number."""
        lines, wide = label.ways[0]
        tall = height_of(lines)
        for ring, (across, down) in product(range(24, 1_400, 26), _ALL_TURNS):
            x, y = label.x + ring * across, label.y + ring * down
            cells = self._ground.room(x, y, x + wide, y + tall)
            if cells and not self._texts.touches(cells):
                return self._ground.offer(label, 0, x, y, 0, self._ground.lead(label, x, y))
        return None


def _sorted(offers: Sequence[Offer | None] | Iterator[Offer | None]) -> list[Offer]:
    """The places that may be, the cheapest first; equal ones stay in their order."""
    return sorted((offer for offer in offers if offer and offer.cost < _DEAREST),
                  key=lambda offer: offer.cost)
