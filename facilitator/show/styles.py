"""Style sheets: the parts that a surface is joined from, and one that stands alone in a file."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path

_FONT = re.compile(r"""url\("?[^")]*fonts/([^")]+)"?\)""")
_LISTED = "css/surfaces.json"


def surfaces(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """One style sheet for each surface, joined as surfaces.json says: one request, not four.

    `files` are the static ones by path, and must hold those that are listed.
    """
    listed = json.loads(files.get(_LISTED, b"{}"))
    return {name: b"\n".join(files[f"css/{part}"] for part in parts)
            for name, parts in listed.items()}


def self_contained(static: Path, name: str) -> str:
    """A surface's style sheet with its fonts inside, for a page that opens beside nothing."""
    listed = json.loads((static / _LISTED).read_bytes())
    sheet = "\n".join((static / "css" / part).read_text("utf-8") for part in listed[name])

    def inside(found: re.Match[str]) -> str:
        font = (static / "fonts" / found[1]).read_bytes()
        return f'url("data:font/woff2;base64,{b64encode(font).decode()}")'

    return _FONT.sub(inside, sheet)
