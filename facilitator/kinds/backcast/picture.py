"""The road as a drawing, the same on wall and paper; and what it says in words."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.domain.message import message, messages
from facilitator.domain.wording import Text, counted, figure_of, joined, own, said
from facilitator.figures import road as drawing
from facilitator.figures.roadway import Frame, Link, Milestone
from facilitator.figures.shapes import Figure

from .checking import Way
from .state import year_of

NOTHING_BETWEEN = message("Inget mellan {after} och {before}")
_NEEDS = message("kräver {numbers}")


@dataclass(frozen=True, slots=True)
class Page:
    """One of the drawings of a road, drawn when it is asked for: a wall shows one at a time."""

    milestones: tuple[Milestone, ...]
    links: tuple[Link, ...]
    frame: Frame

    def figure(self) -> Figure:
        return drawing.road(self.milestones, self.links, self.frame)


def pages(way: Way, height: int = 0, hot: str = "") -> tuple[Page, ...]:
    """The drawings of a road, each of at most `height` px where that is not 0."""
    frame = Frame(
        tuple((stop.year, stop.words) for stop in way.span.stops), way.span.now, NOTHING_BETWEEN,
        _NEEDS, tuple((gap.after, gap.before) for gap in way.checked.gaps), height=height)
    milestones, links = _milestones(way, hot), _links(way)
    return tuple(Page(page, links, frame)
                 for page in drawing.pages(milestones, links, frame))


def in_words(way: Way) -> Text:
    """What the drawing shows: how many milestones and when, and where there are none."""
    if not way.milestones:
        return said(message("Inga milstolpar på vägen än."))
    last, first = year_of(way.milestones[0]), year_of(way.milestones[-1])
    told = [counted(messages("{n} milstolpe, från {last} tillbaka till {first}.",
                             "{n} milstolpar, från {last} tillbaka till {first}."),
                    len(way.milestones), last=str(last), first=str(first))]
    told += [(*said(NOTHING_BETWEEN, after=str(gap.after), before=str(gap.before)), *own("."))
             for gap in way.checked.gaps]
    return joined(told, " ")


def numbers(way: Way, milestones: tuple[str, ...]) -> Text:
    """The numbers of some milestones, in the order of reading."""
    return joined([figure_of(each) for each in sorted(way.numbers[one] for one in milestones)])


def _milestones(way: Way, hot: str) -> tuple[Milestone, ...]:
    return tuple(Milestone(
        each.id, way.numbers[each.id], year_of(each), str(each.data["text"]),
        tuple(sorted(way.numbers[one] for one in way.requires.get(each.id, ()))),
        len(way.obstacles.get(each.id, ())), each.id == hot) for each in way.milestones)


def _links(way: Way) -> tuple[Link, ...]:
    faults = {(fault.step, fault.needs) for fault in way.checked.faults}
    return tuple(Link(step, needs, (step, needs) in faults)
                 for step, required in way.requires.items() for needs in required)
