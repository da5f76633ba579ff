"""Votes as bars, one a row: the raw share, and what it were if every group weighed the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from .breaking import plain, within
from .shapes import TEXT, Box, Figure, Line, Shape, Term, Words
from .widths import width

ROW = 46  # px
# Text of 28 px can still be told apart on rows of so many; wider apart the eye loses the line.
_TIGHTEST, _LOOSEST = 38, 64
_TWO_LINES, _LINE = 67, 28  # px of a row whose name has two lines, and from one to the other
_NAMES = 0.42  # of the width, at most
_HEAD, _CUT, _FOOT = 52, 44, 8
_BAR = 24  # px high
_MARK = 11  # px from the middle of the diamond to its points
_NUMBER, _ARROW = 58, 66
_LONGER = 1.2  # a sentence in another language


@dataclass(frozen=True, slots=True)
class Bar:
    """One thing that was voted on.

    `value` is its share of all votes and `other` its share when every organisation weighs the
    same, both 0–1, `other` None where there is none. `rank` is written before the name, `note`
    after the bar (else the share in %). `moved` is how many places weighting lifts it: below
    nothing, how many it sinks.
    """

    id: str
    name: str
    value: float
    other: float | None = None
    rank: int = 0
    note: str = ""
    moved: int = 0


@dataclass(frozen=True, slots=True)
class Frame:
    """What bars are drawn in: px of the wall, and the sentences of the catalogue around them.

    `value_name` and `other_name` say what bar and diamond stand for. The first `cut` of all rows go
    on, which `cut_name` says ({count} is filled in); 0 draws no line. `before` rows stand on
    earlier pages. `most` is the longest bar's share, for pages that are to be compared; 0 takes
    the longest of the rows. `height` is what the rows are spread over, 0 lets it grow with them.
    """

    value_name: str
    other_name: str = ""
    cut_name: str = ""
    cut: int = 0
    before: int = 0
    most: float = 0.0
    width: int = 1324
    height: int = 0


def bars(rows: Sequence[Bar], frame: Frame) -> Figure:
    """The figure of `rows` in their order; whatever their number its text stays 28 px."""
    drawn = _Drawn(rows, frame)
    return Figure(frame.width, drawn.height, tuple(drawn.shapes()))


def pages(rows: Sequence[Bar], frame: Frame) -> tuple[tuple[Bar, ...], ...]:
    """`rows` in pages no higher than the frame, evenly filled; a page has at least one row.

    Where a name needs two lines rows are taller, and a page holds fewer.
    """
    room = max(1, (frame.height - _HEAD - _CUT - _FOOT) // _least(rows, frame, _TIGHTEST))
    count = ceil(len(rows) / room)
    if not count:
        return ()
    each = ceil(len(rows) / count)
    return tuple(tuple(rows[at:at + each]) for at in range(0, len(rows), each))


class _Drawn:
    """Rows with their measures: where names end, where bars begin and how long a share is."""

    def __init__(self, rows: Sequence[Bar], frame: Frame) -> None:
        self._rows, self._frame = rows, frame
        above = min(max(0, frame.cut - frame.before), len(rows)) if frame.cut else 0
        self._above = above
        self._has_line = bool(frame.cut_name) and 0 < frame.cut - frame.before <= len(rows)
        self._ranked = _NUMBER if any(row.rank for row in rows) else 0
        self._named = ceil(min(_longest_name(rows), frame.width * _NAMES))
        self._left = self._ranked + self._named + 22
        notes = max((width(_note(row), TEXT, 700) for row in rows), default=0.0)
        after = 18 + notes + (_ARROW if any(row.moved for row in rows) else 0)
        self._reach = max(40.0, frame.width - self._left - after - _MARK)
        shares = [share for row in rows for share in (row.value, row.other or 0.0)]
        self._most = frame.most or max(shares, default=0.0) or 1.0
        room = frame.height - _HEAD - _FOOT - (_CUT if self._has_line else 0)
        spread = min(max(room // max(1, len(rows)), _TIGHTEST), _LOOSEST) if frame.height else ROW
        self._tall = _least(rows, frame, spread)

    @property
    def height(self) -> int:
        return _HEAD + self._tall * len(self._rows) + (_CUT if self._has_line else 0) + _FOOT

    def shapes(self) -> Iterator[Shape]:
        yield from self._legend()
        for nth, row in enumerate(self._rows):
            yield from self._row(row, self._top(nth), nth < self._above or not self._frame.cut)
        if self._has_line:
            yield from self._cut()
        for first, last in self._runs():
            yield Line(((self._left, first), (self._left, last)), "axis")

    def _legend(self) -> Iterator[Shape]:
        frame, x = self._frame, self._left
        yield Box(x, 8, 34, _BAR, "bar")
        yield Term(x + 46, 30, frame.value_name, "tick")
        if frame.other_name:
            x += 46 + round(width(frame.value_name, TEXT, 400) * _LONGER) + 44
            yield _diamond(x, 20)
            yield Term(x + 24, 30, frame.other_name, "tick")

    def _row(self, row: Bar, top: int, is_above: bool) -> Iterator[Shape]:
        middle = top + self._tall // 2
        y = middle + 10
        look = "label hot" if is_above else "label"
        if row.rank:
            yield Words(self._ranked - 20, y, str(row.rank), "tick", "end")
        lines = within(row.name, self._named, 700 if is_above else 560)
        for nth, line in enumerate(lines):
            yield Words(self._ranked, y - _LINE * (len(lines) - 1) // 2 + _LINE * nth, line, look)
        end = self._left + self._long(row.value)
        if row.value:
            yield Box(self._left, middle - _BAR // 2, max(2, end - self._left), _BAR, "bar")
        if row.other is not None:
            at = self._left + self._long(row.other)
            yield Line(((min(end, at), middle), (max(end, at), middle)), "between")
            yield _diamond(at, middle)
            end = max(end, at + _MARK)
        note = _note(row)
        yield Words(end + 14, y, note, look)
        if row.moved:
            yield from _moved(row.moved, end + 14 + round(width(note, TEXT, 700)) + 18, middle)

    def _cut(self) -> Iterator[Shape]:
        y = self._top(self._above) - _CUT // 2
        yield Line(((0, y), (self._left - 22, y)), "cut-row")
        yield Term(self._left, y + 10, self._frame.cut_name, "label hot", "start",
                   (("count", self._frame.cut),))
        told = round(width(self._frame.cut_name, TEXT, 700) * _LONGER)
        yield Line(((min(self._frame.width, self._left + told + 16), y), (self._frame.width, y)),
                   "cut-row")

    def _runs(self) -> Iterator[tuple[int, int]]:
        """The upright axis, broken where the cut runs."""
        last = len(self._rows)
        if not self._has_line:
            yield self._top(0), self._top(last)
            return
        yield self._top(0), self._top(self._above) - _CUT
        if self._above < last:
            yield self._top(self._above), self._top(last)

    def _top(self, nth: int) -> int:
        below = self._has_line and nth >= self._above
        return _HEAD + self._tall * nth + _CUT * below

    def _long(self, share: float) -> int:
        return round(self._reach * min(1.0, share / self._most))


def _least(rows: Sequence[Bar], frame: Frame, usual: int) -> int:
    """px of a row: `usual`, or more where a name needs two lines."""
    return _TWO_LINES if _longest_name(rows) > frame.width * _NAMES else usual


def _longest_name(rows: Sequence[Bar]) -> float:
    return max((width(plain(row.name), TEXT, 700) for row in rows), default=0.0)


def _note(row: Bar) -> str:
    return row.note or f"{round(row.value * 100)} %"


def _diamond(x: int, y: int) -> Line:
    return Line(((x, y - _MARK), (x + _MARK, y), (x, y + _MARK), (x - _MARK, y), (x, y - _MARK)),
                "other")


def _moved(places: int, x: int, middle: int) -> Iterator[Shape]:
    """A triangle that points the way, and how many places."""
    tip, foot = (middle - 9, middle + 7) if places > 0 else (middle + 9, middle - 7)
    yield Line(((x, foot), (x + 18, foot), (x + 9, tip), (x, foot)), "moved")
    yield Words(x + 25, middle + 10, str(abs(places)), "label moved-by")
