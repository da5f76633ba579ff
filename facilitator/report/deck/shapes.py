"""A figure as native shapes in one group: the layout of the wall, which an office program edits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from facilitator.domain.wording import Said
from facilitator.figures.shapes import Box, Dot, Figure, Shape, Term, Words
from facilitator.figures.shapes import Line as Stroke
from facilitator.figures.widths import width
from facilitator.report.looks import Look, look_of
from facilitator.report.measure import LINE

from .ink import PT, Line, Run, filled, paragraphs
from .slides import Slide, named
from .template import NAMESPACES, Place, box

_BASE = 0.952  # of the text size, from the upper edge of a line to the line its letters stand on
_SPARE = 1.08  # another font in Calibri's place


def scale_of(figure: Figure, wide: float, high: float) -> float:
    """pt for a px of the figure, when it is to fill `wide` × `high` pt."""
    return min(wide / figure.width, high / figure.height)


def draw(slide: Slide, figure: Figure, place: Place, title: str, alt: str) -> None:
    """The figure as one group in the upper left of `place`, with its alternative text."""
    scale = scale_of(figure, place[2], place[3])
    first = slide.next_id()
    drawn = _Drawn(slide, place[0], place[1], scale, count(first + 1))
    shapes = "".join(each for shape in figure.shapes for each in drawn.shape(shape))
    x, y, wide, high = (round(each * PT) for each in (
        place[0], place[1], figure.width * scale, figure.height * scale))
    slide.add(
        f"<p:grpSp {NAMESPACES}><p:nvGrpSpPr>{named(first, title, alt)}<p:cNvGrpSpPr/><p:nvPr/>"
        f'</p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{wide}" cy="{high}"/>'
        f'<a:chOff x="{x}" y="{y}"/><a:chExt cx="{wide}" cy="{high}"/></a:xfrm></p:grpSpPr>'
        f"{shapes}</p:grpSp>")


@dataclass(slots=True)
class _Drawn:
    """A figure's shapes at (`left`, `top`) pt, a px being `scale` pt."""

    slide: Slide
    left: float
    top: float
    scale: float
    ids: Iterator[int]

    def shape(self, shape: Shape) -> Iterator[str]:
        look = look_of(shape.tag, shape.look)
        match shape:
            case Box(x, y, wide, high):
                yield self._form("rect", (x, y, wide, high), look)
            case Dot(x, y, radius):
                yield self._form("ellipse", (x - radius, y - radius, 2 * radius, 2 * radius), look)
            case Stroke():
                yield self._path(shape, look)
            case Words():
                yield self._text(shape, self.slide.deck.tongue.words(shape.text), look)
            case Term():
                spoken = self.slide.deck.tongue.text((Said(shape.sentence, shape.details),))
                yield self._text(shape, spoken, look)

    def _form(self, form: str, px: Place, look: Look) -> str:
        geometry = f'<a:prstGeom prst="{form}"><a:avLst/></a:prstGeom>'
        return self._sp(self._place(px), geometry, look)

    def _path(self, stroke: Stroke, look: Look) -> str:
        xs, ys = zip(*stroke.points, strict=True)
        left, top, wide, high = min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
        steps = "".join(
            f'<a:{step}><a:pt x="{(x - left) * 100}" y="{(y - top) * 100}"/></a:{step}>'
            for step, (x, y) in zip(("moveTo", *["lnTo"] * len(xs)), stroke.points, strict=False))
        closed = "<a:close/>" if stroke.points[0] == stroke.points[-1] else ""
        surface = "" if look.fill else ' fill="none"'
        geometry = (
            "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
            '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
            f'<a:path w="{wide * 100}" h="{high * 100}"{surface}>'
            f"{steps}{closed}</a:path></a:pathLst></a:custGeom>")
        return self._sp(self._place((left, top, wide, high)), geometry, look)

    def _text(self, shape: Words | Term, words: str, look: Look) -> str:
        """A line of text; its box is as wide as the words with the slack of another font."""
        if not words:
            return ""
        weight = 700 if look.bold else 400
        wide = max(width(words, look.size, weight) * _SPARE, 4)
        x = {"start": shape.x, "middle": shape.x - wide / 2, "end": shape.x - wide}[shape.anchor]
        y = shape.y - look.size * _BASE
        size = look.size * self.scale
        align = {"start": "l", "middle": "ctr", "end": "r"}[shape.anchor]
        row = Line((Run(words, size, look.bold, look.fill),), align=align)  # type: ignore[arg-type]
        id = next(self.ids)
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="Text {id}"/><p:cNvSpPr txBox="1"/><p:nvPr/>'
            f"</p:nvSpPr><p:spPr>{box(self._place((x, y, wide, look.size * LINE)))}"
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody>'
            '<a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0"><a:noAutofit/></a:bodyPr>'
            f"<a:lstStyle/>{paragraphs([row], self.slide.deck.language)}</p:txBody></p:sp>")

    def _sp(self, place: Place, geometry: str, look: Look) -> str:
        id = next(self.ids)
        edge = (f'<a:ln w="{round(look.stroke_width * self.scale * PT)}">{filled(look.stroke)}'
                '<a:miter lim="800000"/></a:ln>' if look.stroke else "<a:ln><a:noFill/></a:ln>")
        return (f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="Form {id}"/><p:cNvSpPr/><p:nvPr/>'
                f"</p:nvSpPr><p:spPr>{box(place)}{geometry}{filled(look.fill)}{edge}</p:spPr></p:sp>")

    def _place(self, px: Place) -> Place:
        x, y, wide, high = px
        return (self.left + x * self.scale, self.top + y * self.scale,
                wide * self.scale, high * self.scale)
