"""The plane of two scales: axes, the lines that cut it in four, and what each quarter is called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor
from typing import Literal

from .grid import Rect
from .ground import DOWN
from .shapes import TEXT, Box, Line, Shape, Term, Words
from .widths import width

Quarter = Literal["top_left", "top_right", "bottom_left", "bottom_right"]
QUARTERS: tuple[Quarter, ...] = ("top_left", "top_right", "bottom_left", "bottom_right")
TITLE = 34  # px
# A sentence may be longer in another language than in the one it is measured in.
_LONGER = 1.2


@dataclass(frozen=True, slots=True)
class Frame:
    """What a scatter is drawn in: px of the wall, the ends of both scales, and their sentences.

    Sentences are keys of the catalogue; {low} and {high} in one are filled in. `cut_x` and `cut_y`
    are where the quarters meet, `zone` the quarter that is sunk ("" for none). `spread` says whose
    middle half is drawn: of those who are split, of all, or of none.
    """

    top_left: str
    top_right: str
    bottom_left: str
    bottom_right: str
    x_name: str
    x_low: str
    x_high: str
    y_name: str
    low: int = 1
    high: int = 5
    cut_x: float = 3.0
    cut_y: float = 3.0
    zone: Quarter | Literal[""] = "top_right"
    spread: Literal["split", "all", "none"] = "split"
    width: int = 1324
    height: int = 726


@dataclass(frozen=True, slots=True)
class Plane:
    """A frame with its measures: where a value lies, in px."""

    frame: Frame

    @property
    def inside(self) -> Rect:
        """The surface between the axes."""
        widest = max(width(str(value), TEXT, 400) for value in self._values())
        return Rect(30 + round(widest), 46, self.frame.width - 4, self.frame.height - 44)

    def x(self, value: float) -> int:
        """px from the left edge of the drawing."""
        inside = self.inside
        return round(inside.left + (inside.right - inside.left) * self._share(value))

    def y(self, value: float) -> int:
        """px from the upper edge of the drawing."""
        inside = self.inside
        return round(inside.bottom - (inside.bottom - inside.top) * self._share(value))

    def zone(self) -> Rect | None:
        """The quarter that is sunk."""
        return self.quarter(self.frame.zone) if self.frame.zone else None

    def quarter(self, name: Quarter) -> Rect:
        """One of the four surfaces between axes, cut lines and edges."""
        inside = self.inside
        x, y = self.x(self.frame.cut_x), self.y(self.frame.cut_y)
        left, right = (x, inside.right) if "right" in name else (inside.left, x)
        top, bottom = (y, inside.bottom) if "bottom" in name else (inside.top, y)
        return Rect(left, top, right, bottom)

    def home(self, x: float, y: float) -> Rect:
        """Where the dot of these values may be drawn, in px, edges included.

        A value on a cut is high, so the cut lines belong to the upper and to the right quarters;
        what lies off a line is not moved onto it.
        """
        inside, frame = self.inside, self.frame
        across, down = self.x(frame.cut_x), self.y(frame.cut_y)
        is_right, is_up = x >= frame.cut_x, y >= frame.cut_y
        return Rect(
            across + (self.x(x) > across) if is_right else inside.left,
            inside.top if is_up else down + 1,
            inside.right if is_right else across - 1,
            down - (self.y(y) < down) if is_up else inside.bottom)

    def ground(self) -> Iterator[Shape]:
        """What lies under everything: the zone, the cut lines, the axes."""
        frame, inside = self.frame, self.inside
        left, right = round(inside.left), round(inside.right)
        top, bottom = round(inside.top), round(inside.bottom)
        x, y = self.x(frame.cut_x), self.y(frame.cut_y)
        if zone := self.zone():
            yield Box(round(zone.left), round(zone.top), round(zone.right - zone.left),
                      round(zone.bottom - zone.top), "zone")
        yield Line(((x, top), (x, bottom)), "cut")
        yield Line(((left, y), (right, y)), "cut")
        yield Line(((left, top), (left, bottom), (right, bottom)), "axis")

    def titles(self, name: Quarter) -> Iterator[tuple[Term, Rect]]:
        """Where the name of a quarter may stand: in the corner of the plane, then further in."""
        sentence: str = getattr(self.frame, name)
        if not sentence:
            return
        inside, quarter = self.inside, self.quarter(name)
        wide = width(sentence, TITLE, 800) * _LONGER
        y = round(inside.top + 35 if "top" in name else inside.bottom - 20)
        look = "q sunk" if name == self.frame.zone else "q"
        for shift in range(0, max(1, round(quarter.right - quarter.left - wide - 20)), 20):
            if "left" in name:
                x = round(inside.left + 14 + shift)
                yield Term(x, y, sentence, look), Rect(x, y - 28, x + wide, y + 9)
            else:
                x = round(inside.right - 14 - shift)
                yield Term(x, y, sentence, look, "end"), Rect(x - wide, y - 28, x, y + 9)

    def scales(self) -> Iterator[Shape]:
        """Numbers and words along both axes; a number that has no room is left out."""
        frame, inside = self.frame, self.inside
        filled = (("low", frame.low), ("high", frame.high))
        under, left, right = frame.height - 9, round(inside.left), round(inside.right)
        yield Term(left, 29, frame.y_name, "name", "start", filled)
        yield from (Words(left - 17, self.y(value) + 10, str(value), "tick", "end")
                    for value in self._values())
        low, high = f"{frame.low} ", f" {frame.high}"
        after, before = (round(width(text, TEXT, 400)) for text in (low, high))
        yield Words(left, under, low.strip(), "tick")
        yield Term(left + after, under, frame.x_low, "tick", "start", filled)
        yield Words(right, under, high.strip(), "tick", "end")
        yield Term(right - before, under, frame.x_high, "tick", "end", filled)
        begun = left + after + width(frame.x_low, TEXT, 400) * _LONGER
        ended = right - before - width(frame.x_high, TEXT, 400) * _LONGER
        half = width(frame.x_name, TEXT, 560) * _LONGER / 2
        middle = self.x((frame.low + frame.high) // 2 + 0.5)
        yield Term(middle, under, frame.x_name, "name", "middle", filled)
        for value in self._values():
            x, reach = self.x(value), width(str(value), TEXT, 400) / 2 + 12
            if begun < x - reach and x + reach < ended and abs(x - middle) > half + reach:
                yield Words(x, under, str(value), "tick", "middle")

    def _values(self) -> range:
        return range(ceil(self.frame.low), floor(self.frame.high) + 1)

    def _share(self, value: float) -> float:
        share = (value - self.frame.low) / (self.frame.high - self.frame.low)
        return min(1.0, max(0.0, share))


def lines_within(rect: Rect, lines: tuple[str, ...], step: int) -> Iterator[tuple[int, str]]:
    """Each line with the y its letters stand on."""
    for nth, line in enumerate(lines):
        yield round(rect.bottom - DOWN - step * (len(lines) - 1 - nth)), line


