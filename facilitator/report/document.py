"""A report as a document: what stands first, the chapters, and what is told whole at the end.

Every printed format (HTML, PDF, DOCX, PPTX) reads this and nothing else, so they cannot disagree.
"""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.domain.document import Block, Drawing, Meter, Quote
from facilitator.domain.message import message
from facilitator.domain.wording import Text

_UNEDITED = message(
    "Det här säger siffrorna av sig själva. Ingen redaktör har skrivit slutsatserna än.")
_OURS = message("Det här säger era egna siffror bredvid rummets.")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a conclusion rests on: `id` stands somewhere in the document, `words` tell how much."""

    id: str
    words: Text


@dataclass(frozen=True, slots=True)
class Conclusion:
    """A sentence of the summary; `place` says where in the strategy it belongs, () for nowhere."""

    id: str
    text: str
    place: Text
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a chapter, mostly one activity. `eyebrow` is its method, `question` what was asked.

    `method` says how its numbers came about: a presenter's notes, and an appendix.
    """

    id: str
    title: Text
    blocks: tuple[Block, ...]
    eyebrow: Text = ()
    question: str = ""
    method: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter; an appendix has a `letter`. `blocks` stand before its parts."""

    id: str
    title: Text
    parts: tuple[Part, ...] = ()
    blocks: tuple[Block, ...] = ()
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """Everything that is printed, in its order.

    `facts` are the few numbers it begins with, `pictures` and `quotes` are picked for the summary.
    `edited` says that an editor wrote the conclusions; else they are what the numbers say by
    themselves, and a reader is told so. `made` is when (ISO). `organisation` is whose part it is,
    "" for the whole.
    """

    title: str
    code: str
    programme: str
    date: str
    question: str
    made: str
    language: str
    organisation: str
    facts: tuple[tuple[int, Text], ...]
    conclusions: tuple[Conclusion, ...]
    edited: bool
    pictures: tuple[Drawing | Meter, ...]
    quotes: tuple[Quote, ...]
    chapters: tuple[Chapter, ...]
    appendices: tuple[Chapter, ...]

    @property
    def caveat(self) -> str:
        """What a reader must know of conclusions that nobody wrote, a sentence; "" for others."""
        if self.edited:
            return ""
        return _OURS if self.organisation else _UNEDITED
