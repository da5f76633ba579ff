"""The deck's own 16:9 template, made from the library's: theme, master and three layouts."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape

import pptx
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation

from facilitator.domain.category import EPISTEL
from facilitator.report.measure import headed
from facilitator.report.pigments import category_colour, pigments
from facilitator.report.properties import drop

from .ink import PT, filled

WIDE, HIGH = 960, 540  # pt, 16:9
MARGIN = 48
Place = tuple[float, float, float, float]  # x, y, width, height in pt
EYEBROW: Place = (MARGIN, 50, WIDE - 2 * MARGIN, 18)
TITLE: Place = (MARGIN, 68, WIDE - 2 * MARGIN, 72)
BODY: Place = (MARGIN, 144, WIDE - 2 * MARGIN, 358)
FRONT: Place = (MARGIN, 150, WIDE - 2 * MARGIN, 170)
UNDER: Place = (MARGIN, 336, WIDE - 2 * MARGIN, 130)
TITLE_SIZE = 30
_HALF = (WIDE - 2 * MARGIN) / 2
FONT = "Calibri"
# The library's own layouts that are kept, by their place, and what they become.
_KEPT = {0: "Titel", 1: "Rubrik och text", 5: "Rubrik"}
NAMESPACES = ('xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
               'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
               'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"')


def template(left: str, right: str, language: str) -> Presentation:
    """An empty 16:9 presentation; `left` and `right` stand at the head of every slide."""
    deck = pptx.Presentation()
    deck.slide_width, deck.slide_height = WIDE * PT, HIGH * PT  # type: ignore[assignment]
    _theme(deck)
    for nth, layout in reversed(list(enumerate(deck.slide_layouts))):
        if nth not in _KEPT:
            deck.slide_layouts.remove(layout)
    _shapes(deck.slide_master, _master(left, right, language))
    _styles(deck.slide_master)
    title, text, bare = deck.slide_layouts
    # The front has the day in its own words, so of the head it has the left half alone.
    title._element.set("showMasterSp", "0")
    _shapes(title, _line() + _left(left, language)
            + _holder(2, "ctrTitle", FRONT, language, anchor="b", size=54)
            + _holder(3, "subTitle", UNDER, language, 1, size=20))
    _shapes(text, _holder(2, "title", TITLE, language) + _holder(3, "body", BODY, language, 1))
    _shapes(bare, _holder(2, "title", TITLE, language))
    for layout, name in zip((title, text, bare), _KEPT.values(), strict=True):
        layout._element.cSld.set("name", name)
    root = deck.part._element
    # Else a program believes the sheet and not its measures.
    root.sldSz.attrib.pop("type", None)
    for look in root.iter(qn("a:defRPr")):
        look.set("lang", language)
    drop(deck.part.package, RT.THUMBNAIL, RT.EXTENDED_PROPERTIES)
    drop(deck.part, RT.PRINTER_SETTINGS)
    return deck


def bytes_of(deck: Presentation) -> bytes:
    """The presentation as a file."""
    file = io.BytesIO()
    deck.save(file)
    return file.getvalue()


def box(place: Place) -> str:
    """Where a shape stands; `place` is x, y, width, height in pt."""
    x, y, wide, high = (round(value * PT) for value in place)
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'


def _theme(deck: Presentation) -> None:
    """Ink, paper, accent and the categories' pigments; python-pptx has no door to a theme."""
    part: Any = deck.slide_master.part.part_related_by(RT.THEME)
    known = pigments()
    colours = {
        "dk1": known["ink"], "lt1": known["paper"], "dk2": known["ink-soft"],
        "lt2": known["paper-sunk"], "accent1": known["accent"],
        **{f"accent{nth}": category_colour(each.id) for nth, each in enumerate(EPISTEL[:5], 2)},
        "hlink": known["ink"], "folHlink": known["ink-soft"],
    }
    theme = part.blob.decode()
    begun, _, rest = theme.partition("<a:clrScheme")
    rest = rest.partition("</a:clrScheme>")[2]
    theme = f'{begun}{_scheme(colours)}{rest}'
    begun, _, rest = theme.partition("<a:fontScheme")
    rest = rest.partition("</a:fontScheme>")[2]
    fonts = "".join(f'<a:{kind}><a:latin typeface="{FONT}"/><a:ea typeface=""/>'
                    f'<a:cs typeface=""/></a:{kind}>' for kind in ("majorFont", "minorFont"))
    custom = "".join(f'<a:custClr name="{escape(each.name)}">'
                     f'<a:srgbClr val="{category_colour(each.id)}"/></a:custClr>'
                     for each in EPISTEL)
    theme = f'{begun}<a:fontScheme name="Papper">{fonts}</a:fontScheme>{rest}'
    begun, _, rest = theme.partition("<a:objectDefaults>")
    theme = f'{begun}<a:objectDefaults/>{rest.partition("</a:objectDefaults>")[2]}'
    theme = theme.replace("</a:theme>", f"<a:custClrLst>{custom}</a:custClrLst></a:theme>")
    part._blob = theme.encode()


def _scheme(colours: Mapping[str, str]) -> str:
    return '<a:clrScheme name="Papper">' + "".join(
        f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>' for name, colour in colours.items()
    ) + "</a:clrScheme>"


def _shapes(sheet: Any, shapes: str) -> None:
    """Put `shapes` in place of what the library's sheet has."""
    tree = sheet.shapes._spTree
    for shape in list(tree)[2:]:
        tree.remove(shape)
    tree.extend(list(parse_xml(f"<p:spTree {NAMESPACES}>{shapes}</p:spTree>")))


def _master(left: str, right: str, language: str) -> str:
    return (
        _holder(2, "title", TITLE, language) + _holder(3, "body", BODY, language, 1)
        + _line() + _left(left, language)
        + _head(6, (MARGIN + _HALF, 28, _HALF, 18), escape(right), "r", language)
        + _head(7, (WIDE - MARGIN - 60, 512, 60, 16), "", "r", language))


def _line() -> str:
    return (f'<p:sp><p:nvSpPr><p:cNvPr id="4" name="Linje"/><p:cNvSpPr/><p:nvPr userDrawn="1"/>'
            f'</p:nvSpPr><p:spPr>{box((MARGIN, 20, WIDE - 2 * MARGIN, 5))}<a:prstGeom prst="rect">'
            f'<a:avLst/></a:prstGeom>{filled("ink")}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>')


def _left(words: str, language: str) -> str:
    return _head(5, (MARGIN, 28, _HALF, 18), escape(headed(words, 12, True, _HALF)), "l", language)


def _head(id: int, place: Place, words: str, align: str, language: str) -> str:
    look = (f'<a:rPr lang="{language}" sz="1200" b="{int(align == "l")}">'
            f'{filled("ink" if align == "l" else "ink-soft")}</a:rPr>')
    run = f"<a:r>{look}<a:t>{words}</a:t></a:r>" if words else (
        f'<a:fld id="{{C1FF6DA9-008F-8B48-92A6-B652298478BF}}" type="slidenum">{look}'
        "<a:t>‹#›</a:t></a:fld>")
    return (f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="Sidhuvud {id}"/><p:cNvSpPr txBox="1"/>'
            f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{box(place)}<a:prstGeom prst="rect">'
            '<a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr wrap="square" lIns="0" '
            'tIns="0" rIns="0" bIns="0"/><a:lstStyle/>'
            f'<a:p><a:pPr algn="{align}"/>{run}</a:p></p:txBody></p:sp>')


def _holder(id: int, kind: str, place: Place, language: str, nr: int = 0, anchor: str = "t",
            size: int = 0) -> str:
    """A placeholder that says where its like stands on a slide; `size` 0 is the master's."""
    index = f' idx="{nr}"' if nr else ""
    style = f'<a:lvl1pPr><a:defRPr sz="{size * 100}"/></a:lvl1pPr>' if size else ""
    return (f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="{kind}"/><p:cNvSpPr>'
            f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{kind}"{index}/></p:nvPr>'
            f'</p:nvSpPr><p:spPr>{box(place)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            f'</p:spPr><p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}">'
            f'<a:noAutofit/></a:bodyPr><a:lstStyle>{style}</a:lstStyle>'
            f'<a:p><a:endParaRPr lang="{language}"/></a:p></p:txBody></p:sp>')


def _styles(master: Any) -> None:
    """Titles to the left, bold and tight; text without marks, in ink."""
    for name, size, bold, spacing in (("titleStyle", TITLE_SIZE, 1, 95), ("bodyStyle", 18, 0, 100)):
        style = master._element.find(f".//{{*}}{name}")
        style.clear()
        style.append(parse_xml(
            f'<a:lvl1pPr {NAMESPACES} marL="0" indent="0" algn="l">'
            f'<a:lnSpc><a:spcPct val="{spacing * 1000}"/></a:lnSpc><a:spcBef><a:spcPts val="0"/>'
            f'</a:spcBef><a:buNone/><a:defRPr sz="{size * 100}" b="{bold}" kern="1200">'
            f'{filled("ink")}<a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr>'))
