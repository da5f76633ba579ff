"""Every style of the document, and no other: what somebody pastes from must bring nothing along."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.report.pigments import pigments

FONT = "Calibri"
NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BULLETS, NUMBERS = 1, 2  # the lists of `numbering`


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style; sizes and spaces in pt, `line` in times of the size.

    `level` is a heading's, `list` the list it counts in, `more` what else its paragraphs have.
    `name` is Word's own where there is one: each language then shows its own word for it.
    """

    id: str
    name: str
    size: float = 11
    bold: bool = False
    colour: str = ""
    before: float = 0
    after: float = 6
    line: float = 1.15
    based: str = "Normal"
    next: str = ""
    level: int = 0
    keep: bool = False
    more: str = ""
    list: int = 0
    left: float = 0


def _border(side: str, eighths: int, space: int, colour: str) -> str:
    return (f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" '
            f'w:color="{pigments()[colour]}"/>')


def _borders(*sides: str) -> str:
    return f"<w:pBdr>{''.join(sides)}</w:pBdr>"


_RIGHT = '<w:tabs><w:tab w:val="right" w:pos="9070"/></w:tabs>'
PARAGRAPHS: tuple[Style, ...] = (
    Style("Normal", "Normal", based=""),
    Style("Cover", "Omslag", 11, True, line=1.0, next="Title",
          more=_borders(_border("top", 36, 10, "ink")) + _RIGHT),
    Style("Title", "Title", 44, True, before=150, after=14, line=1.0, next="Subtitle"),
    Style("Subtitle", "Subtitle", 17, colour="ink-soft", after=4, next="Normal"),
    Style("Heading1", "heading 1", 26, True, after=14, line=1.0, next="Normal", level=1, keep=True,
          more="<w:pageBreakBefore/>" + _borders(_border("top", 36, 10, "ink"))),
    Style("Appendix", "Kort bilaga", 26, True, before=34, after=14, line=1.0, based="Heading1",
          next="Normal", level=1, keep=True,
          more='<w:pageBreakBefore w:val="0"/>' + _borders(_border("top", 36, 10, "ink"))),
    Style("Heading2", "heading 2", 18, True, before=24, after=6, line=1.0, next="Normal", level=2,
          keep=True),
    Style("Heading3", "heading 3", 13, True, before=16, after=4, line=1.0, next="Normal", level=3,
          keep=True),
    Style("Heading4", "heading 4", 11, True, before=10, after=2, line=1.0, next="Normal", level=4,
          keep=True),
    Style("TOCHeading", "TOC Heading", 26, True, after=14, line=1.0, next="Normal", keep=True,
          more="<w:pageBreakBefore/>" + _borders(_border("top", 36, 10, "ink"))),
    Style("TOC1", "toc 1", 11, True, before=8, after=2, line=1.0,
          more=_RIGHT),
    Style("TOC2", "toc 2", 11, after=2, line=1.0, left=14,
          more=_RIGHT),
    Style("Lead", "Ingress", 14, after=8, line=1.2),
    Style("Note", "Not", 9.5, colour="ink-soft"),
    Style("Eyebrow", "Metod och fråga", 10, colour="ink-soft", keep=True),
    Style("ListBullet", "List Bullet", after=3, list=BULLETS, left=14),
    Style("Conclusion", "Slutsats", 13, True, before=12, after=2, list=NUMBERS, left=22, keep=True,
          next="Evidence"),
    Style("Evidence", "Underlag", 10, colour="ink-soft", after=2, left=22),
    Style("Quote", "Quote", 11.5, before=4, after=8, left=14,
          more="<w:keepLines/>" + _borders(_border("left", 12, 8, "line-strong"))),
    Style("Figure", "Bild", before=6, after=4, line=1.0, keep=True, next="Caption"),
    Style("Caption", "caption", 9.5, colour="ink-soft", before=4, after=8, next="Normal"),
    Style("TableCaption", "Tabellrubrik", 9.5, colour="ink-soft", before=8, after=4,
          based="Caption", keep=True),
    Style("TableText", "Tabelltext", 9.5, after=0, line=1.05),
    Style("TableNumber", "Tabelltal", 9.5, after=0, line=1.05, based="TableText",
          more='<w:jc w:val="right"/>'),
    Style("TableTextKept", "Tabelltext med nästa", 9.5, after=0, line=1.05, based="TableText",
          keep=True),
    Style("TableNumberKept", "Tabelltal med nästa", 9.5, after=0, line=1.05, based="TableNumber",
          keep=True, more='<w:jc w:val="right"/>'),
    Style("Spacer", "Avstånd", 5, after=0, line=1.0),
    Style("FactNumber", "Tal", 28, True, after=0, line=1.0),
    Style("FactLabel", "Talets namn", 10, colour="ink-soft", after=0, line=1.0),
    Style("Header", "header", 9, colour="ink-soft", after=0, line=1.0,
          more=_RIGHT),
    Style("Footer", "footer", 9, colour="ink-soft", after=0, line=1.0,
          more='<w:jc w:val="right"/>'),
)
BY_ID = {style.id: style for style in PARAGRAPHS}


def styles(language: str) -> str:
    """The content of styles.xml."""
    return (
        f"<w:styles {NAMESPACE}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
        f'<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="{language}" '
        f'w:eastAsia="{language}" w:bidi="{language}"/></w:rPr></w:rPrDefault><w:pPrDefault/>'
        '</w:docDefaults><w:style w:type="character" w:default="1" w:styleId="DefaultFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        + "".join(_paragraph(style) for style in PARAGRAPHS)
        + _character("Strong", "Strong", "<w:b/>")
        + _character("Hyperlink", "Hyperlink", '<w:u w:val="single"/>')
        + _character("Flag", "Markering",
                     f'<w:b/><w:color w:val="{pigments()["accent"]}"/>')
        + _character("Soft", "Dämpad", f'<w:color w:val="{pigments()["ink-soft"]}"/>')
        + _table() + "</w:styles>")


def numbering() -> str:
    """The content of numbering.xml: a list with bullets and one with numbers."""
    accent = f'<w:rPr><w:b/><w:color w:val="{pigments()["accent"]}"/></w:rPr>'
    return (
        f"<w:numbering {NAMESPACE}>" + _list(0, "bullet", "•", 14, "") +
        _list(1, "decimal", "%1", 22, accent) + "".join(
            f'<w:num w:numId="{nth}"><w:abstractNumId w:val="{nth - 1}"/></w:num>'
            for nth in (BULLETS, NUMBERS)) + "</w:numbering>")


def _list(nth: int, form: str, text: str, hang: int, look: str) -> str:
    return (f'<w:abstractNum w:abstractNumId="{nth}"><w:multiLevelType w:val="singleLevel"/>'
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>'
            f'<w:ind w:left="{hang * 20}" w:hanging="{hang * 20}"/></w:pPr>{look}</w:lvl>'
            "</w:abstractNum>")


def _paragraph(style: Style) -> str:
    default = ' w:default="1"' if not style.based else ""
    based = f'<w:basedOn w:val="{style.based}"/>' if style.based else ""
    after = f'<w:next w:val="{style.next}"/>' if style.next else ""
    return (f'<w:style w:type="paragraph"{default} w:styleId="{style.id}">'
            f'<w:name w:val="{style.name}"/>{based}{after}<w:qFormat/>'
            f"<w:pPr>{_properties(style)}</w:pPr><w:rPr>{_look(style)}</w:rPr></w:style>")


def _properties(style: Style) -> str:
    """In the order that the schema wants them."""
    indent = f'<w:ind w:left="{round(style.left * 20)}"/>' if style.left and not style.list else ""
    justified = style.more if style.more.startswith("<w:jc") else ""
    return (
        ("<w:keepNext/><w:keepLines/>" if style.keep else "")
        + ("" if justified else style.more)
        + (f'<w:numPr><w:numId w:val="{style.list}"/></w:numPr>' if style.list else "")
        + f'<w:spacing w:before="{round(style.before * 20)}" w:after="{round(style.after * 20)}" '
        f'w:line="{round(style.line * 240)}" w:lineRule="auto"/>{indent}{justified}'
        + (f'<w:outlineLvl w:val="{style.level - 1}"/>' if style.level else ""))


def _look(style: Style) -> str:
    colour = f'<w:color w:val="{pigments()[style.colour]}"/>' if style.colour else ""
    return (f'{"<w:b/>" if style.bold else ""}{colour}<w:sz w:val="{round(style.size * 2)}"/>'
            f'<w:szCs w:val="{round(style.size * 2)}"/>')


def _character(id: str, name: str, look: str) -> str:
    return (f'<w:style w:type="character" w:styleId="{id}"><w:name w:val="{name}"/>'
            f'<w:basedOn w:val="DefaultFont"/><w:qFormat/><w:rPr>{look}</w:rPr></w:style>')


def _table() -> str:
    """Hairlines between rows, ink under the head: the table of the report."""
    hair, ink = pigments()["line"], pigments()["ink"]
    cell = ('<w:tblCellMar><w:top w:w="50" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
            '<w:bottom w:w="50" w:type="dxa"/><w:right w:w="140" w:type="dxa"/></w:tblCellMar>')
    bold = "<w:rPr><w:b/></w:rPr>"
    return (
        '<w:style w:type="table" w:default="1" w:styleId="PlainTable">'
        '<w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:left w:w="0" w:type="dxa"/><w:right w:w="120" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        "</w:style>"
        '<w:style w:type="table" w:styleId="ReportTable"><w:name w:val="Rapporttabell"/>'
        '<w:basedOn w:val="PlainTable"/><w:qFormat/><w:tblPr><w:tblBorders>'
        f'<w:top w:val="single" w:sz="12" w:space="0" w:color="{ink}"/>'
        f'<w:bottom w:val="single" w:sz="12" w:space="0" w:color="{ink}"/>'
        f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{hair}"/></w:tblBorders>{cell}'
        f'</w:tblPr><w:tblStylePr w:type="firstRow">{bold}<w:tcPr><w:tcBorders>'
        f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{ink}"/></w:tcBorders>'
        f'<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
        f'<w:tblStylePr w:type="firstCol">{bold}</w:tblStylePr></w:style>')
