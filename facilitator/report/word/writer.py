"""A Word document while it is written: what comes next, where it can be led to, on which page."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO

from docx.document import Document as File

from facilitator.domain.document import Drawing, Meter, Photo
from facilitator.domain.message import message
from facilitator.domain.wording import Text
from facilitator.report.pictures import alt, png
from facilitator.report.tongue import Tongue

from .ooxml import Numbers, link, paragraph, run
from .ooxml import field as field_of
from .pages import Pages
from .template import HIGH

_EMU = 12_700  # in a pt
CONTENTS = 2  # levels of headings that the contents tell
_AROUND = 14.0  # pt above and below a picture, together
_BESIDE = 90.0  # pt of its heading and its caption
_CAPTIONS = {"Figur": message("Figur"), "Tabell": message("Tabell")}


@dataclass(frozen=True, slots=True)
class PageOf:
    """A reference to the page of a bookmark, written when all pages are known."""

    bookmark: str
    look: str = ""


@dataclass(slots=True)
class Writer:
    """Everything that is written so far, in order; `places` are the ids that are led to.

    `headings` are the level, text and bookmark of those that stand in the contents, and `before`
    how many pages those contents take, which nothing knows while the rest is written.
    """

    file: File
    tongue: Tongue
    places: dict[str, str]
    parts: list[str | PageOf] = field(default_factory=list)
    pages: Pages = field(default_factory=Pages)
    numbers: Numbers = field(default_factory=Numbers)
    level: int = 0
    before: int = 0
    headings: list[tuple[int, str, str]] = field(default_factory=list)
    _counted: dict[str, int] = field(default_factory=dict)
    _set: set[str] = field(default_factory=set)
    _drawn: dict[str, tuple[str, float]] = field(default_factory=dict)

    def write(self, style: str, text: str, *content: str, beside: float = 0.0) -> None:
        """A paragraph of `style` that says `text`, or `content` where that has more to it."""
        self.pages.paragraph(style, text, beside)
        self.parts.append(paragraph(style, *(content or (run(text),))))

    def heading(self, text: str, level: int, *ids: str, style: str = "") -> None:
        """A heading that `ids` lead to, never more than one level below the one before it.

        `style` is another than its level's own.
        """
        self.level = min(level, self.level + 1)
        if self.level == 1 and not style:
            self.pages.turn()
        marks = [self.mark(id) for id in ids]
        if self.level <= CONTENTS:
            name = f"_Toc{len(self.headings) + 1:08d}"
            self.headings.append((self.level, text, name))
            self.pages.mark(name)
            marks.append(self.numbers.bookmark(name))
        self.write(style or f"Heading{self.level}", text, *marks, run(text))

    def mark(self, id: str) -> str:
        """The bookmark of `id`, where it is led to and has not been set; else nothing."""
        name = self.places.get(id, "")
        if not name or name in self._set:
            return ""
        self._set.add(name)
        self.pages.mark(name)
        return self.numbers.bookmark(name)

    def led(self, id: str, text: str, look: str = "Hyperlink") -> str:
        """`text` as a link to `id`, or as text where that is nowhere."""
        name = self.places.get(id, "")
        return link(name, run(text, look)) if name else run(text)

    def caption(self, word: str, text: str, before: str = "") -> None:
        """A numbered caption; `word` is "Figur" or "Tabell", which Word counts by."""
        style = "Caption" if word == "Figur" else "TableCaption"
        nr = self._counted[word] = self._counted.get(word, 0) + 1
        name = self.tongue.say(_CAPTIONS[word])
        self.write(style, f"{name} {nr}. {text}", before, run(f"{name} ", "Strong"),
                   field_of(f"SEQ {word} \\* ARABIC", str(nr), "Strong"),
                   run(". ", "Strong"), run(text))

    def picture(self, block: Drawing | Meter, wide: float) -> None:
        """The picture, `wide` pt or less where it is longer than a page, with its words."""
        wide = min(wide, (HIGH - _AROUND - _BESIDE) / self.share(block, wide))
        self.pages.block(wide * self.share(block, wide) + _AROUND, keeps=True)
        self.parts.append(self.drawn(block, wide))

    def photo(self, block: Photo, wide: float) -> None:
        """A photograph, `wide` pt, with its alternative text."""
        high = wide * block.size[1] / block.size[0]
        self.pages.block(high + _AROUND, keeps=True)
        rel_id, _ = self.file.part.get_or_add_image(BytesIO(block.body))
        self.parts.append(paragraph("Figure", self.numbers.picture(
            rel_id, (round(wide * _EMU), round(high * _EMU)), self.text(block.caption),
            self.tongue.words(block.alt))))

    def drawn(self, block: Drawing | Meter, wide: float) -> str:
        """The same as XML, for who keeps account of the page."""
        rel_id, share = self._image(block, wide)
        return paragraph("Figure", self.numbers.picture(
            rel_id, (round(wide * _EMU), round(wide * share * _EMU)), self.text(block.title),
            alt(block, self.tongue)))

    def share(self, block: Drawing | Meter, wide: float) -> float:
        """A picture's height in times of its width; made for `wide` pt where it is new."""
        return self._image(block, wide)[1]

    def text(self, text: Text) -> str:
        return self.tongue.text(text)

    def body(self) -> str:
        """Everything as XML."""
        return "".join(self._written(part) for part in self.parts)

    def page_of(self, bookmark: str) -> int:
        """The page it will stand on, as far as that can be known."""
        return self.pages.of.get(bookmark, 1) + self.before

    def _written(self, part: str | PageOf) -> str:
        if isinstance(part, str):
            return part
        return field_of(f"PAGEREF {part.bookmark} \\h", str(self.page_of(part.bookmark)),
                        part.look)

    def _image(self, block: Drawing | Meter, wide: float) -> tuple[str, float]:
        """The relation of a picture's file and its height in times of its width."""
        if block.id not in self._drawn:
            px = round(wide * 2 * 96 / 72)
            rel_id, image = self.file.part.get_or_add_image(BytesIO(png(block, self.tongue, px)))
            self._drawn[block.id] = rel_id, image.px_height / image.px_width
        return self._drawn[block.id]
