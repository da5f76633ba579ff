"""Text on a slide as XML: paragraphs of runs in the deck's language, measured before they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from xml.sax.saxutils import escape

from facilitator.report.measure import tall
from facilitator.report.pigments import pigments

# Which of the theme's colours is which token: pasted into another deck they follow its theme.
THEME = {"paper": "bg1", "ink": "tx1", "paper-sunk": "bg2", "ink-soft": "tx2", "accent": "accent1"}
PT = 12_700  # EMU
Align = Literal["l", "ctr", "r"]


@dataclass(frozen=True, slots=True)
class Run:
    """Signs of one look. `colour` is a token."""

    text: str
    size: float = 18
    bold: bool = False
    colour: str = "ink"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph; `before` is the room above it in pt, `bullet` its mark.

    One that `follows` stands on the same slide as the one before it.
    """

    runs: tuple[Run, ...]
    before: float = 0
    bullet: str = ""
    align: Align = "l"
    follows: bool = False

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


INDENT = 18  # pt from a mark to its text


def line(text: str, size: float = 18, bold: bool = False, colour: str = "ink", before: float = 0,
         bullet: str = "", align: Align = "l") -> Line:
    """A paragraph of one run."""
    return Line((Run(text, size, bold, colour),), before, bullet, align)


def height(lines: Sequence[Line], room: float) -> float:
    """The height of paragraphs in `room` pt; the most prominent run of each is what counts."""
    return sum(_tall(each, room) + (each.before if nth else 0) for nth, each in enumerate(lines))


def _tall(each: Line, room: float) -> float:
    size = max(run.size for run in each.runs)
    bold = any(run.bold for run in each.runs)
    return tall(each.text, size, bold, room - (INDENT if each.bullet else 0))


def colour(token: str) -> str:
    """A token's colour as the theme's, or as itself."""
    if token in THEME:
        return f'<a:schemeClr val="{THEME[token]}"/>'
    return f'<a:srgbClr val="{pigments()[token]}"/>'


def filled(token: str) -> str:
    """A fill with a token's colour, or none."""
    return f"<a:solidFill>{colour(token)}</a:solidFill>" if token else "<a:noFill/>"


def paragraphs(lines: Sequence[Line], language: str) -> str:
    """The `a:p` elements of `lines`."""
    return "".join(_paragraph(each, nth, language) for nth, each in enumerate(lines))


def _paragraph(each: Line, nth: int, language: str) -> str:
    before = each.before if nth else 0
    mark = f'<a:buFont typeface="Arial"/><a:buChar char="{each.bullet}"/>' if each.bullet \
        else "<a:buNone/>"
    hang = f' marL="{INDENT * PT}" indent="{-INDENT * PT}"' if each.bullet \
        else ' marL="0" indent="0"'
    return (f'<a:p><a:pPr algn="{each.align}"{hang}>'
            f'<a:spcBef><a:spcPts val="{round(before * 100)}"/></a:spcBef>{mark}</a:pPr>'
            + "".join(_run(run, language) for run in each.runs)
            + f'<a:endParaRPr lang="{language}" sz="{round(each.runs[-1].size * 100)}"/></a:p>')


def _run(run: Run, language: str) -> str:
    look = (f'lang="{language}" sz="{round(run.size * 100)}" b="{int(run.bold)}" dirty="0">'
            f"{filled(run.colour)}")
    parts = [f"<a:r><a:rPr {look}</a:rPr><a:t>{escape(part)}</a:t></a:r>" if part else ""
             for part in run.text.split("\n")]
    return f'<a:br><a:rPr lang="{language}" sz="{round(run.size * 100)}"/></a:br>'.join(parts)
