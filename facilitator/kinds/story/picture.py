"""The texts that are pictures: a front page, a day, a line of time, a thing from the future."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from facilitator.domain.message import message
from facilitator.figures.chain import Link, chain
from facilitator.figures.day import Day, Hours, leaves
from facilitator.figures.day_spread import spreads
from facilitator.figures.exhibit import SETTINGS, Exhibit, exhibit
from facilitator.figures.front_page import DENSE, USUAL, FrontPage, front_page
from facilitator.figures.persona import Persona
from facilitator.figures.shapes import Figure

from .spec import CHAIN, DAY, FICTION, SKETCH, SPEC, Part, written_parts
from .writing import Narrative

PAPER, LONG = 1200, 1500  # px across on paper, and down a page of it
WALL, TALL = 1776, 712  # px that a wall has room for beside its head and foot
# A picture that is laid out narrower stands larger on the wall.
_WIDTHS = (1510, 1640, WALL)
_ON_PAPER, _ON_WALL, _NARROWEST = 3, 6, 3  # events beside each other


@dataclass(frozen=True, slots=True)
class Plate:
    """A picture on paper, and the parts of the text (their ids) that begin in it."""

    figure: Figure
    parts: tuple[str, ...]


def is_drawn(text: Narrative) -> bool:
    """True for the forms that have a picture."""
    return text.form != SKETCH and bool(text.words)


def on_paper(text: Narrative) -> tuple[Plate, ...]:
    """The whole text; in several pictures where one would be longer than a page."""
    ids = tuple(part.id for part in written_parts(text.form, text.words))
    match text.form:
        case form if form == CHAIN:
            return _links_on_paper(links(text), ids)
        case form if form == DAY:
            who, *hours = SPEC[DAY]
            return tuple(Plate(leaf.figure, tuple(
                part.id for part in (*([who] if not nth else []),
                                     *(hours[each] for each in leaf.begun)) if part.id in ids))
                for nth, leaf in enumerate(leaves(_day(text), PAPER, LONG)))
        case form if form == FICTION:
            figures = [exhibit(_exhibit(text), PAPER, how) for how in SETTINGS[1:]]
        case _:
            figures = [front_page(_page(text), PAPER, faces) for faces in (USUAL, DENSE)]
    return (Plate(_short(figures), ids),)


def _short(drawn: Iterable[Figure]) -> Figure:
    """The first that has room on a page; the last where none has."""
    for figure in drawn:
        if figure.height <= LONG:
            break
    return figure


def _links_on_paper(events: tuple[Link, ...], ids: tuple[str, ...]) -> tuple[Plate, ...]:
    """As few pictures as it takes, with whole rows in each."""
    rows = -(-len(events) // _ON_PAPER)
    plates: tuple[Plate, ...] = ()
    for number in range(1, rows + 1):
        each = -(-rows // number) * _ON_PAPER
        plates = tuple(Plate(chain(events[at:at + each], PAPER, _ON_PAPER), ids[at:at + each])
                       for at in range(0, len(events), each))
        if all(plate.figure.height <= LONG for plate in plates):
            break
    return plates


def on_wall(text: Narrative) -> tuple[Figure, ...]:
    """A picture for each page of the wall, as large as it goes; none where one has no room."""
    match text.form:
        case form if form == CHAIN:
            return _links_on_wall(links(text))
        case form if form == DAY:
            return spreads(_day(text), _WIDTHS, TALL / WALL)
        case form if form == FICTION:
            return next((made for how in SETTINGS
                         if (made := _largest(partial(exhibit, _exhibit(text), how=how)))), ())
    return _largest(partial(front_page, _page(text))) or _largest(
        partial(front_page, _page(text), faces=DENSE))


def _links_on_wall(events: tuple[Link, ...]) -> tuple[Figure, ...]:
    for columns in range(_NARROWEST, _ON_WALL + 1):
        whole = _largest(partial(chain, events, columns=columns))
        if whole:
            return whole
    number = -(-len(events) // _ON_WALL)
    each = -(-len(events) // max(1, number))
    pages = [_largest(partial(chain, events[first:first + each], columns=each))
             for first in range(0, len(events), each)]
    return tuple(figure for page in pages for figure in page) if all(pages) else ()


def _largest(draw: Callable[[int], Figure]) -> tuple[Figure, ...]:
    """The figure laid out as narrow as still has room on the wall; () where none has."""
    return next(((figure,) for wide in _WIDTHS
                 if (figure := draw(wide)).height * WALL <= TALL * wide), ())


def links(text: Narrative) -> tuple[Link, ...]:
    """The events of a chain, by year."""
    words = text.words
    return tuple(Link(*(words.get(f"{part.id}_{each}", "") for each in (
        "year", "head", "why", "who"))) for part in written_parts(text.form, words))


def _page(text: Narrative) -> FrontPage:
    words: Mapping[str, str] = text.words
    notices = tuple((words.get(f"notice{nth}_head", ""), words.get(f"notice{nth}_text", ""))
                    for nth in (1, 2, 3))
    return FrontPage(
        words.get("paper", ""), words.get("date", ""), words.get("headline", ""),
        words.get("lead", ""), tuple(each for each in notices if any(each)),
        words.get("advert", ""), message("Tidning utan namn"), message("Annons"))


def _day(text: Narrative) -> Day:
    words, (who, *hours) = text.words, SPEC[DAY]
    name, *facts = who.slots
    persona = Persona(words.get(name.name, ""), tuple(
        (slot.label, words[slot.name]) for slot in facts if words.get(slot.name)),
        message("Utan namn"))
    return Day(persona, tuple(Hours(nth, words[part.id]) for nth, part in enumerate(hours)
                              if words.get(part.id)),
               tuple(part.label for part in hours), message("forts."))


def _exhibit(text: Narrative) -> Exhibit:
    words, (name, what, *facts) = text.words, SPEC[FICTION]

    def field(part: Part) -> tuple[str, str]:
        return part.label, words.get(part.id, "")

    return Exhibit(words.get(name.id, ""), field(what),
                   tuple(field(part) for part in facts if words.get(part.id)),
                   message("Utan namn"))
