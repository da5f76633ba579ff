"""WordprocessingML as text: what python-docx has no word for, or is slow at by the hundred."""

from __future__ import annotations

from itertools import count
from xml.sax.saxutils import escape, quoteattr


def paragraph(style: str, *content: str) -> str:
    """A paragraph of `style`, an id."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{"".join(content)}</w:p>'


def run(text: str, look: str = "") -> str:
    """Text in a character style ("" for none); its line breaks and tabs stay."""
    if not text:
        return ""
    rows = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return f"<w:r>{_look(look)}{'<w:br/>'.join(_row(row) for row in rows)}</w:r>"


def field(code: str, shown: str, look: str = "") -> str:
    """A field that shows `shown` until somebody has it updated."""
    def char(kind: str) -> str:
        return f'<w:r>{_look(look)}<w:fldChar w:fldCharType="{kind}"/></w:r>'

    return (f'{char("begin")}<w:r>{_look(look)}<w:instrText xml:space="preserve"> {escape(code)} '
            f'</w:instrText></w:r>{char("separate")}{run(shown, look)}{char("end")}')


def link(bookmark: str, *content: str) -> str:
    """A link to a place in the document."""
    return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{"".join(content)}</w:hyperlink>'


class Numbers:
    """Numbers that are given once in a document: of bookmarks and of pictures."""

    def __init__(self) -> None:
        self._bookmarks, self._pictures = count(1), count(1)

    def bookmark(self, name: str) -> str:
        """A place that can be led to, without extent."""
        id = next(self._bookmarks)
        return f'<w:bookmarkStart w:id="{id}" w:name="{name}"/><w:bookmarkEnd w:id="{id}"/>'

    def picture(self, rel_id: str, emu: tuple[int, int], name: str, alt: str) -> str:
        """A run with a picture of that size and its alternative text."""
        id, (wide, high) = next(self._pictures), emu
        return (
            '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{wide}" cy="{high}"/>'
            f"<wp:docPr id=\"{id}\" name={quoteattr(name)} descr={quoteattr(alt)}/>"
            '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/>'
            '</wp:cNvGraphicFramePr><a:graphic><a:graphicData '
            'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
            f"<pic:cNvPr id=\"{id}\" name={quoteattr(name)} descr={quoteattr(alt)}/><pic:cNvPicPr/>"
            f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{rel_id}"/><a:stretch><a:fillRect/>'
            '</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
            f'<a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
            "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>"
            "</w:drawing></w:r>")


def _look(look: str) -> str:
    return f'<w:rPr><w:rStyle w:val="{look}"/></w:rPr>' if look else ""


def _row(row: str) -> str:
    return "<w:tab/>".join(
        f'<w:t xml:space="preserve">{escape(part)}</w:t>' if part else ""
        for part in row.split("\t"))
