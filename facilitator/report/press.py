"""Typst, the setter of type: our fonts and nobody's, no network, no clock."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import typst

from facilitator.paths import asset

FONTS = Path(__file__).parent / "fonts"
_WIDE = 1_000  # pt of the page that a PNG is set on, as picture.typ has it


@cache
def fonts() -> typst.Fonts:
    """The shipped fonts alone: what stands on the server's own shelves must change nothing."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def png_of(template: str, values: Mapping[str, object], width: int) -> bytes:
    """The one page of a template, `width` px wide. Raises typst.TypstError."""
    page = typst.compile(
        str(_folder() / template), root=str(_folder()), font_paths=fonts(), format="png",
        ppi=width * 72 / _WIDE, sys_inputs={"data": json.dumps(values, ensure_ascii=False)})
    if not isinstance(page, bytes):
        raise TypeError("a picture is one page")
    return page


def pdf_of(
    template: str, values: Mapping[str, object], standards: list[typst.PDFStandard], at: int
) -> bytes:
    """A template as PDF, made `at` (UNIX seconds). Raises typst.TypstError."""
    return typst.compile(
        str(_folder() / template), root=str(_folder()), font_paths=fonts(), pdf_standards=standards,
        sys_inputs={"data": json.dumps(values, ensure_ascii=False)}, timestamp=at)


def _folder() -> Path:
    return asset("templates") / "report" / "print"
