"""A deck while it is written: slides with a title, text in places, and notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import quoteattr

from pptx.oxml import parse_xml
from pptx.presentation import Presentation

from facilitator.domain.message import message
from facilitator.report.measure import fitted, wrapped
from facilitator.report.properties import region
from facilitator.report.tongue import Tongue

from .ink import Line, filled, line, paragraphs
from .template import EYEBROW, NAMESPACES, TITLE, TITLE_SIZE, Place, box

OF = message("{n} av {of}")
_LINES = 2  # of a title
_SMALLER = 24  # pt of a title that needs a third line in the usual size


@dataclass(slots=True)
class Deck:
    """Slides in `tongue`'s language, written one after the other."""

    file: Presentation
    tongue: Tongue
    language: str = field(init=False)
    last: Slide = field(init=False)

    def __post_init__(self) -> None:
        self.language = region(self.tongue.language)

    def slide(self, title: str, eyebrow: str = "", layout: int = 2, place: Place = TITLE,
              sizes: Sequence[float] = (TITLE_SIZE, _SMALLER)) -> Slide:
        """A slide with its title first in reading order; a title that is too long is cut.

        `eyebrow` stands above it, and says which part of the workshop the slide is from.
        """
        made = self.file.slides.add_slide(self.file.slide_layouts[layout])
        size = next((each for each in sizes
                     if len(wrapped(title, each, True, place[2])) <= _LINES), sizes[-1])
        shown = fitted(title, size, True, place[2], _LINES)
        slide = self.last = Slide(made, self)
        slide.write(made.shapes.title, [line(shown, size, True)])
        if shown != title:
            slide.note(title)
        if eyebrow and eyebrow != title:
            told = fitted(eyebrow, 14, False, EYEBROW[2], 1)
            slide.text([line(told, 14, colour="ink-soft")], EYEBROW)
        return slide


    def part(self, title: str, nr: int, count: int) -> str:
        """A title that says which of its slides this is, where it takes more than one."""
        return f"{title} ({self.tongue.say(OF, n=nr, of=count)})" if count > 1 else title


@dataclass(slots=True)
class Slide:
    """One slide of `deck`."""

    made: Any
    deck: Deck
    noted: list[str] = field(default_factory=list)

    def write(self, holder: Any, lines: Sequence[Line]) -> None:
        """Fill a placeholder."""
        body = holder.text_frame._txBody
        for old in body.findall("{*}p"):
            body.remove(old)
        for new in self._paragraphs(lines):
            body.append(new)

    def text(self, lines: Sequence[Line], place: Place, anchor: str = "t") -> None:
        """A box of text without edges; it is for the caller to know that it has room."""
        id = self.next_id()
        self.add(
            f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{id}" name="Text {id}"/>'
            f'<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>{box(place)}'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody>'
            '<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" '
            f'anchor="{anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
            f'{paragraphs(lines, self.deck.language)}</p:txBody></p:sp>')

    def rule(self, x: float, y: float, wide: float, thick: float = 0.75,
             colour: str = "line") -> None:
        """A line across, for the eye alone: a reader of the screen passes it by."""
        id = self.next_id()
        self.add(
            f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{id}" name="Linje {id}">{DECORATIVE}'
            f'</p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{box((x, y, wide, thick))}'
            f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{filled(colour)}<a:ln><a:noFill/>'
            '</a:ln></p:spPr></p:sp>')

    def add(self, xml: str) -> None:
        """A shape after all others."""
        self.made.shapes._spTree.append(parse_xml(xml))

    def next_id(self) -> int:
        """An id that no shape of the slide has. Groups take one for each of their shapes."""
        ids = self.made.shapes._spTree.xpath("//p:cNvPr/@id")
        return 1 + max(int(each) for each in ids)

    def note(self, *sentences: str) -> None:
        """What the speaker reads; a paragraph a sentence, none said twice."""
        new = [each for each in sentences if each and each not in self.noted]
        if not new:
            return
        self.noted += new
        frame = self.made.notes_slide.notes_text_frame
        body = frame._txBody
        for old in body.findall("{*}p"):
            body.remove(old)
        for row in self._paragraphs([line(each, 12, before=6) for each in self.noted]):
            body.append(row)

    def _paragraphs(self, lines: Sequence[Line]) -> list[Any]:
        made = parse_xml(f"<p:txBody {NAMESPACES}>{paragraphs(lines, self.deck.language)}"
                         "</p:txBody>")
        return list(made)


def named(id: int, name: str, alt: str) -> str:
    """The properties of a shape that has an alternative text."""
    return f"<p:cNvPr id=\"{id}\" name={quoteattr(name)} descr={quoteattr(alt)}/>"


# Office 2019 and later: not read aloud. Older programs pass the extension by.
DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
    "</a:extLst>")
