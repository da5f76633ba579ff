"""What is asked of the pressroom."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Copy:
    """One file: a format or a box, of the whole or of the part of one organisation (an id).

    `version` is of the summary: "published", "draft" or a number.
    """

    ware: str
    organisation: str = ""
    separator: str = ","
    version: str = "published"


@dataclass(frozen=True, slots=True)
class Order:
    """Files of one workshop, made by one start of the child. Two that are equal are one job."""

    code: str
    file: Path
    language: str
    copies: tuple[Copy, ...]

    def line(self, sessions: Path) -> bytes:
        """The order as the child reads it."""
        return json.dumps({
            "file": str(self.file), "sessions": str(sessions), "language": self.language,
            "copies": [_told(copy) for copy in self.copies],
        }).encode() + b"\n"


def read_order(line: bytes) -> tuple[Order, Path]:
    """The order in a line, and the folder of the sessions. Raises ValueError, KeyError."""
    told = json.loads(line)
    copies = tuple(Copy(each["ware"], each["organisation"], each["separator"], each["version"])
                   for each in told["copies"])
    return Order("", Path(told["file"]), told["language"], copies), Path(told["sessions"])


def _told(copy: Copy) -> Mapping[str, str]:
    return {"ware": copy.ware, "organisation": copy.organisation, "separator": copy.separator,
            "version": copy.version}
