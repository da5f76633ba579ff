"""A document as plain values for the setter of type: every text spoken, every place named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict

from facilitator.domain.category import BY_ID
from facilitator.domain.document import Drawing, Groups, Meter, Quote
from facilitator.domain.message import message
from facilitator.domain.wording import said
from facilitator.show.language import long_date

from .anchors import blocks_in
from .depth import Depth
from .document import Chapter, Conclusion, Document, Part
from .marks import mark
from .pictures import signs_svg
from .places import Places
from .set_blocks import BlockSetter, Plain
from .set_texts import Speaker
from .stylesheets import tokens

_WORDS: Mapping[str, str] = {
    "report": message("Sammanställning"),
    "summary": message("Sammanfattning"),
    "contents": message("Innehåll"),
    "page": message("sida"),
    "appendix": message("Bilaga"),
    "based": message("Bygger på"),
    "draft": message("Utkast"),
    "voices": message("Med deltagarnas ord"),
    "area": message("Område"),
    "cards": message("Kort"),
    "number": message("Antal"),
    "gap": message("Lucka"),
    "legend": message("Varje tecken är ett kort."),
    "nothing": message("Inget har kommit in än."),
}
_LINE = 60  # letters


def set_document(document: Document, speaker: Speaker) -> Plain:
    """`document` as values of JSON. Signs that cannot be shown are counted by `speaker`."""
    places = Places(_pointed_at(document))
    blocks = BlockSetter(speaker, places)
    chapters = [_chapter(each, blocks) for each in (*document.chapters, *document.appendices)]
    title, programme, organisation = (speaker.line(each) for each in (
        document.title, document.programme, document.organisation))
    return {
        "lang": document.language, "title": title, "programme": programme,
        "organisation": organisation, "edited": document.edited,
        "caveat": speaker.say(document.caveat) if document.caveat else "",
        "running": [_short(title), _short(organisation), _short(programme)],
        "code": speaker.say(message("Workshopkod {code}"), code=document.code),
        "question": speaker.words(document.question),
        "date": long_date(document.date, document.language),
        "made": long_date(document.made, document.language),
        "facts": [{"number": speaker.number(number), "words": speaker.text(words)}
                  for number, words in document.facts],
        "conclusions": [_conclusion(each, speaker, places) for each in document.conclusions],
        "pictures": [_picked(each, blocks, places) for each in document.pictures],
        "quotes": [_quote(each, speaker, places) for each in document.quotes],
        "chapters": chapters,
        "words": {name: speaker.say(sentence) for name, sentence in _WORDS.items()},
        "colour": {name: tokens()[f"--{name}"]
                   for name in ("ink", "ink-soft", "line", "line-strong", "accent", "paper-sunk")},
        "marks": {key: {**asdict(mark(key)), "name": speaker.say(mark(key).name),
                        "svg": signs_svg((key,), speaker.tongue)} for key in BY_ID},
    }


def _short(words: str) -> str:
    """What stands on each page is one line, however long a title is."""
    return words if len(words) <= _LINE else f"{words[:_LINE - 1].rstrip()}…"


def _pointed_at(document: Document) -> Iterator[str]:
    for conclusion in document.conclusions:
        yield from (each.id for each in conclusion.evidence)
    yield from (each.id for each in document.pictures)
    yield from (each.id for each in document.quotes)
    yield from (card.id for block in blocks_in(document.chapters) if isinstance(block, Groups)
                for group in block.rows for card in group.rest)


def _chapter(chapter: Chapter, blocks: BlockSetter) -> Plain:
    depth = Depth()
    depth.section(1)
    place = blocks.places.place(chapter.id)
    first = blocks.set(chapter.blocks, depth)
    return {
        "title": blocks.speaker.text(chapter.title), "letter": chapter.letter, "place": place,
        "blocks": first, "parts": [_part(each, blocks, depth) for each in chapter.parts],
    }


def _part(part: Part, blocks: BlockSetter, depth: Depth) -> Plain:
    depth.section(2)
    title, eyebrow = blocks.speaker.text(part.title), blocks.speaker.text(part.eyebrow)
    return {
        "title": title, "eyebrow": "" if eyebrow == title else eyebrow,
        "question": blocks.speaker.words(part.question), "place": blocks.places.place(part.id),
        "blocks": blocks.set(part.blocks, depth),
    }


def _conclusion(conclusion: Conclusion, speaker: Speaker, places: Places) -> Plain:
    return {
        "text": speaker.words(conclusion.text), "place": _place(conclusion, speaker),
        "evidence": [{"words": speaker.text(each.words), "to": places.known(each.id)}
                     for each in conclusion.evidence],
    }


def _place(conclusion: Conclusion, speaker: Speaker) -> str:
    if not conclusion.place:
        return ""
    return speaker.text(said(message("Till RUS: {place}"), place=conclusion.place))


def _picked(block: Drawing | Meter, blocks: BlockSetter, places: Places) -> Plain:
    return {**blocks.alone(block), "place": "", "to": places.known(block.id)}


def _quote(quote: Quote, speaker: Speaker, places: Places) -> Plain:
    return {"words": speaker.words(quote.words), "told": speaker.text(quote.told),
            "to": places.known(quote.id)}
