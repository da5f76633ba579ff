"""Word and PowerPoint files as others read them: their XML, and the pages LibreOffice sets."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from pathlib import Path
from typing import Any

from lxml import etree

CARLITO = Path("/usr/share/fonts/truetype/crosextra/Carlito-Regular.ttf")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
# Everything that people may write and a document must survive.
HOSTILE = (" \N{SMILING FACE WITH OPEN MOUTH} مرحبا \x00\x07\x1b\ufffe \u202egnirts\u202c =1+1 "
           "</script></w:t></a:t>]]>&amp;& \"'> _x0041_ @@ {n} %s \\h "
           + "regionutvecklingsstrategi" * 16 + "\r\nny rad\tflik")  # fmt: skip


def names_in(body: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return archive.namelist()


def parts(body: bytes) -> dict[str, Any]:
    """Every XML part of a file, parsed: what is not well-formed raises."""
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist()
                if name.endswith((".xml", ".rels"))}


def pdf_of(body: bytes, ending: str, folder: Path, outline: str = "false") -> bytes:
    """The file as LibreOffice sets it. `outline` "true": with its headings as bookmarks."""
    source = folder / f"report.{ending}"
    source.write_bytes(body)
    kind = "writer" if ending == "docx" else "impress"
    options = f'{{"ExportBookmarks":{{"type":"boolean","value":"{outline}"}}}}'
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
         "--convert-to", f"pdf:{kind}_pdf_Export:{options}", "--outdir", str(folder),
         str(source)], check=True, capture_output=True, timeout=120)  # fmt: skip
    return (folder / "report.pdf").read_bytes()


def text_of(element: Any, tag: str) -> str:
    return "".join(each.text or "" for each in element.iter(tag))


def plain(text: str) -> str:
    """Without blanks, which line ends and tabs become."""
    return re.sub(r"\s+", "", text)
