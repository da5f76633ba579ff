"""Where things lie on a road back in time: its columns, and each milestone in them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from .lines import wrapped
from .shapes import TEXT
from .widths import width

LINE, HEAD, AFTER = 31, 34, 13  # px of a line of words, of a milestone's head, and after it
AXIS, UNDER, GAP_ROW = 84, 24, 46  # y of the axis, and px under it and for a row of gaps
GUTTER, NARROW = 44, 118  # px between columns, and of one without milestones
WIDEST = 1.5  # times the width of a column with one milestone
ARROW = 12
LANES, LANE = 3, 9  # links side by side before they share a lane, and px between lanes


@dataclass(frozen=True, slots=True)
class Milestone:
    """One on the road. `number` is its place in reading, `needs` the numbers it requires."""

    id: str
    number: int
    year: int
    text: str
    needs: tuple[int, ...] = ()
    obstacles: int = 0
    hot: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """`needs` is required for `step`; a `fault` is one that is not earlier."""

    step: str
    needs: str
    fault: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """`horizons` are years in order, each the last of its column, with a sentence or "" of it.

    `gap_words` is a sentence of the catalogue with {after} and {before}, `needs_words` one with
    {numbers}. `height` is what a page may take, 0 for as much as it needs.
    """

    horizons: tuple[tuple[int, str], ...]
    now: int
    gap_words: str
    needs_words: str
    gaps: tuple[tuple[int, int], ...] = ()
    width: int = 1776
    height: int = 0


class Places:
    """Columns with their measures, and where each milestone stands."""

    def __init__(
        self, milestones: Sequence[Milestone], links: Sequence[Link], frame: Frame, lines: int
    ) -> None:
        self.links, self.frame, self.lines = links, frame, lines
        self.ends = [year for year, _ in frame.horizons]
        self.columns: list[list[Milestone]] = [[] for _ in self.ends]
        for each in milestones:
            self.columns[self.column(each.year)].append(each)
        self.lefts, self.rooms = self._measures()
        rows = self._gap_rows()
        self.rows = rows
        self.band = AXIS + UNDER + GAP_ROW * (1 + max(rows.values()) if rows else 0)
        self.top = self.band + (LANE * (LANES + 1) if self._has_far(milestones) else 0)
        self.spots: dict[str, tuple[int, int]] = {}
        bottom = self.top
        for nth, column in enumerate(self.columns):
            y = self.top
            for each in column:
                self.spots[each.id] = (nth, y)
                y += self.tall(each, nth)
            bottom = max(bottom, y)
        self.height = bottom

    def cut(self) -> tuple[tuple[Milestone, ...], ...]:
        """The milestones page by page."""
        found: list[list[Milestone]] = [[]]
        for nth, column in enumerate(self.columns):
            page, y = 0, self.top
            for each in column:
                tall = self.tall(each, nth)
                if self.frame.height and y + tall > self.frame.height and y > self.top:
                    page, y = page + 1, self.top
                if page == len(found):
                    found.append([])
                found[page].append(each)
                y += tall
        return tuple(tuple(sorted(page, key=lambda each: each.number)) for page in found)

    def _measures(self) -> tuple[list[int], list[int]]:
        """Where each column begins and how wide it is: wider where more stand in it."""
        shares = [min(WIDEST, sqrt(len(column))) for column in self.columns]
        narrow = sum(1 for share in shares if not share)
        room = self.frame.width - GUTTER * len(shares) - NARROW * narrow
        if narrow == len(shares):
            room, shares = self.frame.width - GUTTER * narrow, [1.0] * narrow
        rooms = [int(room * share / sum(shares)) if share else NARROW for share in shares]
        lefts = [GUTTER + sum(rooms[:nth]) + GUTTER * nth for nth in range(len(rooms))]
        return lefts, rooms

    def column(self, year: int) -> int:
        return min(bisect_left(self.ends, year), len(self.ends) - 1)

    def along(self, year: int) -> int:
        """Where a year lies on the axis: at a column's right edge its horizon."""
        nth = self.column(year)
        before = self.ends[nth - 1] if nth else self.frame.now - 1
        left = self.lefts[nth] - (GUTTER if nth else 0)
        right = self.lefts[nth] + self.rooms[nth]
        share = (year - before) / max(1, self.ends[nth] - before)
        return round(left + (right - left) * min(1, max(0, share)))

    def tall(self, each: Milestone, nth: int) -> int:
        words = len(wrapped(each.text, self.rooms[nth], self.lines))
        return HEAD + LINE * (words + bool(each.needs)) + AFTER

    def _gap_rows(self) -> dict[tuple[int, int], int]:
        """In which row the words of each gap stand, so that none lies over another."""
        rows: dict[tuple[int, int], int] = {}
        taken: list[int] = []
        for gap in self.frame.gaps:
            left, right = self.gap_words(gap)
            row = next((nth for nth, end in enumerate(taken) if end < left), len(taken))
            taken[row:row + 1] = [right + TEXT]
            rows[gap] = row
        return rows

    def gap_words(self, gap: tuple[int, int]) -> tuple[int, int]:
        """Where a gap's words begin and end, with some room for another language."""
        after, before = gap
        text = self.frame.gap_words.replace("{after}", str(after)).replace("{before}", str(before))
        half = round(width(text, TEXT, 700) * 0.55)
        middle = (self.along(after) + self.along(before)) // 2
        middle = min(max(middle, half), self.frame.width - half)
        return middle - half, middle + half

    def edge(self, nth: int, *, right: bool) -> int:
        return self.lefts[nth] + (self.rooms[nth] + 6 if right else -6)

    def gutter(self, nth: int) -> int:
        """The middle of the gutter before a column; after the last there is none but the edge."""
        if nth == len(self.lefts):
            return self.frame.width - LANE
        return self.lefts[nth] - GUTTER // 2

    def _has_far(self, milestones: Sequence[Milestone]) -> bool:
        """True where a link passes over a column."""
        at = {each.id: self.column(each.year) for each in milestones} if self.links else {}
        return any(abs(at[link.step] - at[link.needs]) > 1 for link in self.links
                   if link.step in at and link.needs in at)
