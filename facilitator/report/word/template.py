"""An empty A4 document with the report's own styles, lists and settings."""

from __future__ import annotations

import io
from typing import Any

import docx
from docx.document import Document as File
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import parse_xml
from docx.shared import Mm

from facilitator.report.measure import headed
from facilitator.report.properties import drop

from .ooxml import field, paragraph, run
from .styles import NAMESPACE, numbering, styles

MARGIN = 25  # mm, left and right
_OLD_STYLES = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"
WIDE, HIGH = 453.5, 700.0  # pt between the margins


def template(language: str, left: str, right: str) -> File:
    """A document without content; `left` and `right` head every page but the first."""
    file = docx.Document()
    _filled(file.styles.element, styles(language))
    _filled(file.part.numbering_part.element, numbering())
    _filled(file.settings.element, _settings(language))
    section = file.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(MARGIN)
    section.top_margin, section.bottom_margin = Mm(27), Mm(23)
    section.header_distance, section.footer_distance = Mm(12), Mm(11)
    section.different_first_page_header_footer = True
    _filled(section.header._element, _part("hdr", paragraph(
        "Header", run(headed(left, 9, False, WIDE * 0.6)), "<w:r><w:tab/></w:r>", run(right))))
    _filled(section.footer._element, _part("ftr", paragraph("Footer", field("PAGE", "1"))))
    drop(file.part.package, RT.THUMBNAIL, RT.EXTENDED_PROPERTIES)
    drop(file.part, RT.CUSTOM_XML, _OLD_STYLES)
    return file


def bytes_of(file: File) -> bytes:
    """The document as a file."""
    stream = io.BytesIO()
    file.save(stream)
    return stream.getvalue()


def fill(file: File, body: str) -> None:
    """Put `body`, elements of WordprocessingML, before the section's properties."""
    root = file.element.body
    section = root.sectPr
    for element in list(parse_xml(
            f'<w:body {NAMESPACE} '
            'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
            'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
            'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
            'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
            f"{body}</w:body>")):
        section.addprevious(element)


def _part(name: str, content: str) -> str:
    return f"<w:{name} {NAMESPACE}>{content}</w:{name}>"


def _filled(element: Any, xml: str) -> None:
    """Everything in `element` in place of what the library's own template has."""
    element.clear()
    for child in list(parse_xml(xml)):
        element.append(child)


def _settings(language: str) -> str:
    """Word of today, hyphens where a Swedish compound needs them, and no question on opening."""
    uri = "http://schemas.microsoft.com/office/word"
    return (
        f'<w:settings {NAMESPACE}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:autoHyphenation/><w:consecutiveHyphenLimit w:val="2"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        f'<w:compatSetting w:name="compatibilityMode" w:uri="{uri}" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{language}"/><w:decimalSymbol w:val=","/>'
        '<w:listSeparator w:val=";"/></w:settings>')
